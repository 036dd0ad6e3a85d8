"""Portals below a path, with a host for each city, by TLS, and with addresses that try to break out."""

import http.client
import re
import socket
import ssl
import subprocess
from urllib.parse import urljoin

import pytest

from fronts import PROGRAM, SERVERS, Portal, command, free_port, need, onir, running, said


@pytest.fixture(scope="module")
def below(tmp_path_factory):
    return Portal(tmp_path_factory.mktemp("below"), "http://portal.example/onir/")


@pytest.fixture(scope="module")
def hosts(tmp_path_factory):
    """A city at the root of its host, one at a path of another, one on the country's host."""
    return Portal(tmp_path_factory.mktemp("hosts"), "http://portal.example/", "city",
                  ("http://atyrau.portal.example/", "http://east.example/inder/",
                   "http://portal.example/kokshetau/"))


@pytest.mark.parametrize("name", SERVERS)
def test_serves_a_portal_below_a_path(name, below, upstream):
    need(name)
    with running(name, below, "portal.example", upstream=upstream) as front:
        for path in ["", "kk/", "kokshetau/ru/cabinet/", "robots.txt", "app/"]:
            answer = front.ask("/onir/" + path)
            assert answer.status == 200, path
            file = path + ("" if path.endswith(".txt") else "index.html")
            assert answer.body == (below.current / file).read_bytes()
        for path, status, target in [
                ("/", 302, "/onir/"), ("/onir", 308, "/onir/"), ("/onir/kk", 308, "/onir/kk/"),
                ("/onir/kk/index.html", 308, "/onir/kk/"), ("/onir/atyrau/", 302, "/onir/atyrau/ru/"),
                ("/onir/inder/kk/guides/papers/", 301, "/onir/inder/kk/guides/documents/")]:
            answer = front.ask(path, Accept_Language="ru")
            assert (answer.status, urljoin(path, answer.target)) == (status, target), path
        style = next(below.current.glob("assets/style.*.css")).name
        assert "immutable" in front.ask(f"/onir/assets/{style}")["Cache-Control"]
        assert "wss:" in front.ask("/onir/kokshetau/kk/cabinet/")["Content-Security-Policy"]
        assert "wss:" not in front.ask("/onir/atyrau/kk/cabinet/")["Content-Security-Policy"]
        for path in ["/kk/", "/onirx/", "/onir/nothing", "/onir/.onir/state"]:
            answer = front.ask(path)
            assert answer.status == 404, path
            assert answer.body == (below.current / "404.html").read_bytes()
        assert front.ask("/robots.txt").body == (below.current / "robots.txt").read_bytes()
        assert front.ask("/api/v1/health").status == 200


@pytest.mark.parametrize("name", SERVERS)
def test_serves_cities_at_hosts_of_their_own(name, hosts, upstream):
    need(name)
    own, east = "atyrau.portal.example", "east.example"
    with running(name, hosts, "portal.example", upstream=upstream) as front:
        style = next(hosts.current.glob("assets/style.*.css")).name
        for host, path, file in [
                (own, "/kk/", "atyrau/kk/index.html"), (own, "/ru/guides/queue/", "atyrau/ru/guides/queue/index.html"),
                (own, "/sitemap.xml", "atyrau/sitemap.xml"), (own, "/robots.txt", "atyrau/robots.txt"), (east, "/robots.txt", "robots.txt"),
                (own, f"/assets/{style}", f"assets/{style}"), (own, "/app/", "app/index.html"),
                (east, "/inder/kk/", "inder/kk/index.html"), (east, f"/assets/{style}", f"assets/{style}"),
                ("portal.example", "/", "index.html"), ("portal.example", "/kk/", "kk/index.html"),
                ("portal.example", "/kokshetau/ru/", "kokshetau/ru/index.html")]:
            answer = front.ask(path, host=host)
            assert answer.status == 200, f"{host} {path}"
            assert answer.body == (hosts.current / file).read_bytes(), f"{host} {path}"
        for host, path, status, target in [
                (own, "/", 302, f"http://{own}/ru/"), (own, "/kk", 308, f"http://{own}/kk/"),
                (own, "/kk/guides/waiting-list/", 301, f"http://{own}/kk/guides/queue/"),
                (own, "/kk/index.html?a=1", 308, f"http://{own}/kk/?a=1"),
                (east, "/inder/", 302, f"http://{east}/inder/ru/"), (east, "/inder", 308, f"http://{east}/inder/"),
                (east, "/inder/kk/guides/papers/", 301, f"http://{east}/inder/kk/guides/documents/"),
                ("portal.example", "/kokshetau/", 302, "http://portal.example/kokshetau/ru/"),
                ("portal.example", "/atyrau/kk/guides/queue/?a=1", 308, f"http://{own}/kk/guides/queue/?a=1"),
                ("portal.example", "/inder/ru/", 308, f"http://{east}/inder/ru/")]:
            answer = front.ask(path, host=host, Accept_Language="ru")
            assert (answer.status, urljoin(f"http://{host}{path}", answer.target)) == (status, target), path
        for host, path in [(own, "/atyrau/kk/"), (own, "/inder/kk/"), (own, "/nothing"), (east, "/"),
                           (east, "/kk/"), (east, "/atyrau/kk/"), (own, "/.onir/state")]:
            answer = front.ask(path, host=host)
            assert answer.status == 404, f"{host} {path}"
            assert answer.body == (hosts.current / "404.html").read_bytes()
        for host in [own, east, "portal.example"]:
            assert front.ask("/api/v1/health", host=host).status == 200
        assert front.ask("/kk/", host="elsewhere.example").status == 421


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    return Portal(tmp_path_factory.mktemp("elsewhere"), "http://portal.example/", "path",
                  ("http://atyrau.example/", "", ""))


@pytest.mark.parametrize("name", SERVERS)
def test_leads_from_another_address_of_a_city_to_where_it_stands(name, elsewhere, upstream):
    need(name)
    with running(name, elsewhere, "portal.example", upstream=upstream) as front:
        assert front.ask("/atyrau/kk/").status == 200
        for path, target in [("/", "/atyrau/"), ("/kk/guides/queue/", "/atyrau/kk/guides/queue/")]:
            answer = front.ask(path, host="atyrau.example")
            assert (answer.status, answer.target) == (302, "http://portal.example" + target)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("certificate")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                    "/CN=portal.example", "-addext", "subjectAltName=DNS:portal.example",
                    "-keyout", folder / "key.pem", "-out", folder / "all.pem"], check=True, capture_output=True)
    return folder / "all.pem", folder / "key.pem"


@pytest.mark.parametrize("name", SERVERS)
def test_leads_to_the_only_language_of_a_portal(name, tmp_path, upstream):
    need(name)
    portal = Portal(tmp_path, "http://portal.example/", languages="kk")
    with running(name, portal, "portal.example", upstream=upstream) as front:
        answer = front.ask("/atyrau/", Accept_Language="ru")
        assert (answer.status, urljoin("/atyrau/", answer.target)) == (302, "/atyrau/kk/")
        assert front.ask("/atyrau/kk/").status == 200
        assert front.ask("/api/v1/health").status == 200


@pytest.fixture(scope="module")
def secure(tmp_path_factory):
    return Portal(tmp_path_factory.mktemp("secure"), "https://portal.example/")


@pytest.mark.parametrize("name", SERVERS)
def test_serves_by_tls_and_leads_there(name, secure, upstream, certificate):
    need(name)
    plain = free_port()
    words = ["--certificate", certificate[0], "--certificate-key", certificate[1],
             "--redirect-listen", f"127.0.0.1:{plain}"]
    with running(name, secure, "portal.example", *words, upstream=upstream) as front:
        trust = ssl.create_default_context(cafile=str(certificate[0]))
        connection = http.client.HTTPSConnection("portal.example", front.port, timeout=10, context=trust)
        connection._create_connection = lambda *_, **__: socket.create_connection(
            ("127.0.0.1", front.port), 10)
        for path in ["/kk/", "/nothing", "/api/v1/health", "/atyrau/"]:
            connection.request("GET", path, headers={"Host": "portal.example"})
            answer = connection.getresponse()
            answer.read()
            assert answer.getheader("Strict-Transport-Security") == "max-age=31536000", path
        connection.close()
        front.port = plain
        answer = front.ask("/kk/?a=1")
        assert (answer.status, answer.target) == (308, "https://portal.example/kk/?a=1")


@pytest.mark.parametrize("name", SERVERS)
def test_listens_without_tls_behind_a_server_that_ends_it(name, secure, upstream):
    need(name)
    with running(name, secure, "portal.example", "--behind-tls", upstream=upstream) as front:
        answer = front.ask("/kk/")
        assert answer.status == 200
        assert answer["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize("name", SERVERS)
def test_every_city_of_the_shipped_portal_fits_a_configuration(name, tmp_path):
    need(name)
    text = onir("server-config", name, "--root", tmp_path, "--listen", f"127.0.0.1:{free_port()}")
    words, environment = command(name, tmp_path / name, text, False)
    check = [*words, "-t"] if name == "nginx" else ["caddy", "validate", *words[2:]]
    done = subprocess.run(check, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr[-2000:] + said(tmp_path / name)
    warnings = [line for line in done.stderr.splitlines() if "warn" in line.lower()]
    # The tests themselves switch this off.
    assert [line for line in warnings if "automatic HTTPS is completely disabled" not in line] == []


@pytest.mark.parametrize("base", [
    "https://portal.example/;}}server{{/", "https://portal.example/$host/", "https://portal.example/a'b/",
    "https://portal.example/{env.HOME}/", "https://portal.example/a`b/", "https://portal.example/a\\/",
    "https://portal.example/../", "https://portal.example/a%0ab/", "https://portal.example/қазақ/",
    "https://portal.example/#/", "https://portal.example//"])
def test_refuses_an_address_that_means_something_to_a_server(base, tmp_path):
    portal = Portal.__new__(Portal)
    portal.content = tmp_path / "content"
    for name in SERVERS:
        portal.write("site.yaml", "title: {kk: Сынақ, ru: Проба}\n"
                     f"base_url: '{base.replace(chr(39), chr(39) * 2)}'\nlanguages: [kk, ru]\ndefault_language: kk\n")
        portal.write("regions.csv", "region,city,kato,name_kk,name_ru\natyrau,,230000000,Атырау облысы,Атырауская область\n"
                     "atyrau,atyrau,231000000,Атырау,Атырау\n")
        portal.guide("guides/queue/kk.md", "Кезек")
        portal.guide("guides/queue/ru.md", "Очередь")
        done = subprocess.run([PROGRAM, "server-config", name, "--content", portal.content, "--root", "/srv/onir"],
                              capture_output=True, text=True)
        assert done.returncode in (1, 2), done.stdout
        assert done.stdout == ""
        assert re.search("base_url", done.stderr)


@pytest.mark.parametrize("portals", [
    ("http://same.example/", "http://same.example/", ""), ("http://portal.example/", "", "")])
def test_refuses_two_cities_at_one_address(portals, tmp_path):
    portal = Portal(tmp_path, "http://portal.example/", "city", portals, is_published=False)
    for name in SERVERS:
        done = subprocess.run([PROGRAM, "server-config", name, *portal.inputs, "--root", "/srv/onir"],
                              capture_output=True, text=True)
        assert done.returncode in (1, 2)
        assert done.stdout == ""
        assert portals[0].split("/")[2] in done.stderr
