"""What stands before the cabinet's interface: what is passed on, limits, and what is said when it does not answer."""

import concurrent.futures
import json
import subprocess

import pytest

from fronts import PROGRAM, Front, free_port, need, onir, running

PAPER = "/api/v1/applications/0123456789abcdef/documents"


def last(front):
    return front.upstream.seen[-1]


def test_passes_calls_on_as_they_came(front):
    answer = front.ask("/api/v1/feed?cursor=a%20b", Cookie="__Host-onir=1", X_Forwarded_For="198.51.100.7",
                       Forwarded="for=198.51.100.7", X_Forwarded_Host="elsewhere.example", X_Real_IP="198.51.100.7")
    assert answer.status == 200
    method, path, headers, _ = last(front)
    assert (method, path) == ("GET", "/api/v1/feed?cursor=a%20b")
    assert headers["Host"] == front.host
    assert headers["Cookie"] == "__Host-onir=1"
    # The interface believes the last address there; nothing of it may come from the client.
    assert headers.get_all("X-Forwarded-For") == ["127.0.0.1"]
    for name in ["Forwarded", "X-Forwarded-Host", "X-Real-IP"]:
        assert headers[name] is None, name


def test_asks_for_one_host(front):
    """An address with a host of its own counts more than the header, and the interface learns of no other."""
    seen = len(front.upstream.seen)
    status = front.ask(f"http://{front.host}/api/v1/health", host="elsewhere.example").status
    hosts = [headers["Host"] for _, _, headers, _ in front.upstream.seen[seen:]]
    assert (status, hosts) in [(421, []), (200, [front.host])]
    assert front.ask(f"http://{front.host}/api/v1/health").status == 200


def test_keeps_its_answers_as_they_are(front):
    answer = front.ask("/api/v1/health", Accept_Encoding="gzip, br")
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert answer["Content-Encoding"] is None


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_lets_calls_change_things(front, method):
    assert front.ask("/api/v1/children", method=method, body=b"{}").status == 200
    assert last(front)[0] == method


def test_limits_bodies_as_the_interface_does(front):
    assert front.ask("/api/v1/codes", method="POST", body=bytes(60_000)).status == 200
    assert last(front)[3] == 60_000
    seen = len(front.upstream.seen)
    answer = front.ask("/api/v1/codes", method="POST", body=bytes(70_000))
    assert answer.status == 413
    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.body)["type"] == "urn:onir:too-large"
    assert all(size < 70_000 for *_, size in front.upstream.seen[seen:])


def test_lets_papers_through_to_where_they_belong(front):
    paper = bytes(9 << 20)
    assert front.ask(PAPER, method="POST", body=paper).status == 200
    assert last(front)[3] == len(paper)
    for path in [PAPER + "/1", "/api/v1/applications/a/b/documents", "/api/v1/admissions/1/documents"]:
        assert front.ask(path, method="POST", body=bytes(200_000)).status == 413, path
    assert front.ask("/api/v1/admissions/1/documents/065", method="PUT", body=bytes(200_000)).status == 200
    assert front.ask(PAPER, method="POST", body=bytes(11 << 20)).status == 413


@pytest.mark.parametrize("name", ["nginx", "caddy"])
def test_says_that_the_cabinet_does_not_answer(name, portal):
    need(name)
    with running(name, portal, "portal.example") as front:
        answer = front.ask("/api/v1/health", Accept_Language="ru")
        assert answer.status == 503
        assert answer["Content-Type"] == "application/problem+json"
        assert answer["Cache-Control"] == "no-store"
        assert answer["Retry-After"] == "30"
        problem = json.loads(answer.body)
        assert (problem["type"], problem["status"]) == ("urn:onir:unavailable", 503)
        assert "Кабинет сейчас не отвечает" in problem["title"]
        assert front.ask("/kk/").status == 200


def test_nginx_slows_down_whoever_asks_too_often(portal, upstream):
    need("nginx")
    with running("nginx", portal, "portal.example", upstream=upstream) as front:
        def statuses(method, count):
            with concurrent.futures.ThreadPoolExecutor(4) as pool:
                asked = [pool.submit(front.ask, "/api/v1/codes", method=method, body=b"{}")
                         for _ in range(count)]
            return [one.result() for one in asked]

        changes = statuses("POST", 60)
        refused = [answer for answer in changes if answer.status == 429]
        assert 20 <= len(changes) - len(refused) < 60
        assert refused[0]["Retry-After"] == "5"
        assert json.loads(refused[0].body)["type"] == "urn:onir:too-many"
        # Reading goes on, and pages have no limit.
        assert front.ask("/api/v1/health").status == 200
        assert all(front.ask("/kk/").status == 200 for _ in range(200))


def test_nginx_counts_a_network_of_ipv6_as_one_client(portal, upstream):
    need("nginx")

    def edit(configuration):
        return "set_real_ip_from 127.0.0.1;\nreal_ip_header X-Test-Address;\n" + configuration

    with running("nginx", portal, "portal.example", upstream=upstream, edit=edit) as front:
        def refused(address):
            answers = [front.ask("/api/v1/codes", method="POST", body=b"{}", X_Test_Address=address(number))
                       for number in range(60)]
            return any(answer.status == 429 for answer in answers)

        assert refused(lambda number: f"2001:db8:a:a:{number:x}::1")
        assert not refused(lambda number: f"2001:db8:a:{number:x}::1")
        assert not refused(lambda number: f"198.51.100.{number}")


@pytest.mark.parametrize("name", ["nginx", "caddy"])
def test_a_sandbox_refuses_to_be_published(name, portal, tmp_path):
    """The real interface behind the real server: the made-up people stay on this machine."""
    need(name)
    port = free_port()
    words = [PROGRAM, "api", "--sandbox", *portal.inputs, "--port", str(port), "--sandbox-port", "0",
             "--database", f"sqlite:{tmp_path}/onir.sqlite", "--key-file", tmp_path / "key",
             "--documents", tmp_path / "documents", "--log", tmp_path / "log"]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout.readline().startswith("http://127.0.0.1:")
        upstream = type("Upstream", (), {"port": port})
        with running(name, portal, "portal.example", upstream=upstream) as front:
            answer = front.ask("/api/v1/health")
            assert answer.status == 403
            assert answer["Content-Type"] == "application/problem+json"
        assert Front("onir", port, f"127.0.0.1:{port}").ask("/api/v1/health").status == 200
    finally:
        process.terminate()
        process.wait(20)


def test_refuses_to_print_what_it_cannot_vouch_for(portal, tmp_path):
    words = ["server-config", "nginx", *portal.inputs]
    for more in [[], ["--root", "relative"], ["--root", "/srv/$x"], ["--root", '/srv/"x'], ["--root", "/a;b"],
                 ["--root", "/srv", "--api", "8081"],
                 ["--root", "/srv", "--api", "127.0.0.1:1", "--api", "127.0.0.1:1"], ["--root", "/srv", "--api", "a b:1"],
                 ["--root", "/srv", "--listen", "80; x"], ["--root", "/srv", "--listen", "70000"],
                 ["--root", "/srv", "--certificate", "/a.pem"]]:
        assert onir(*words, *more, code=2), more
    assert onir("server-config", "apache", *portal.inputs, "--root", "/srv", code=2)
