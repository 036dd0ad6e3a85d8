"""Processes behind a web server are ended and started again one after the other, and nobody notices."""

import http.client
import itertools
import pathlib
import sys
import threading
import uuid

import pytest

import nodes

sys.path.insert(0, str(nodes.TESTS / "Servers"))
import fronts  # noqa: E402


def untold(configuration):
    """The same without what a sandbox refuses, an address from a proxy, and without limits of calls."""
    lines = [line for line in configuration.splitlines() if "X-Forwarded-" not in line]
    text = "\n".join(lines).replace("rate=20r/s", "rate=9999r/s").replace("rate=3r/s", "rate=9999r/s")
    text = text.replace("limit_conn onir_connections 32", "limit_conn onir_connections 9999")
    # Caddy writes these by itself.
    return text.replace("header_up -X-Real-IP", "\n".join(
        f"header_up -X-Forwarded-{name}" for name in ("For", "Proto", "Host")))


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    return fronts.Portal(tmp_path_factory.mktemp("portal"), "http://127.0.0.1/")


@pytest.fixture(params=fronts.SERVERS)
def front(request, portal, cluster):
    fronts.need(request.param)
    upstream = type("Upstream", (), {"port": 0, "ports": [node.port for node in cluster.nodes]})
    with fronts.running(request.param, portal, "127.0.0.1", upstream=upstream, edit=untold) as front:
        yield front


class Person(nodes.one_process.Caller):
    """Somebody whose calls go through the web server, on one connection as a browser's do."""

    def __init__(self, front, cookie):
        super().__init__(front.port)
        self.cookie = cookie


class Traffic:
    """People who ask all the time, each in one way."""

    def __init__(self):
        self.isOver, self.threads = threading.Event(), []
        self.failures, self.count, self.lock = [], 0, threading.Lock()

    def add(self, call, *answers):
        def run():
            while not self.isOver.is_set():
                try:
                    answer = call()
                    failed = None if answer.status in answers else (answer.status, answer.body[:60])
                except (OSError, http.client.HTTPException) as error:
                    failed = repr(error)
                with self.lock:
                    self.count += 1
                    if failed:
                        self.failures.append(failed)

        self.threads.append(threading.Thread(target=run))
        self.threads[-1].start()

    def more(self, count):
        """Waits until so many more were answered."""
        until = self.count + count
        nodes.until(lambda: self.count >= until)

    def end(self):
        self.isOver.set()
        for thread in self.threads:
            thread.join()


def change(person, draft):
    """A parent who changes a draft again and again: each change needs the answer of the one before."""
    languages, tag = itertools.cycle(["kk", "ru"]), ['"1"']

    def call():
        answer = person("PATCH", f"applications/{draft}", {
            "language": next(languages), "group_type": "general", "kindergartens": [],
            "benefit": None}, If_Match=tag[0])
        # After a failure nobody knows whether it was changed: then the parent looks.
        seen = answer if answer.status == 200 else person("GET", f"applications/{draft}")
        tag[0] = {name.lower(): value for name, value in seen.headers}.get("etag", tag[0])
        return answer

    return call


@pytest.fixture
def traffic(cluster, front, families):
    traffic = Traffic()
    # Somebody who sends an application again and again, in the belief that no answer came.
    for family in families[:2]:
        call, key = cluster.applicant(family), str(uuid.uuid4())
        draft = cluster.draft(call, family)["id"]
        person = Person(front, call.cookie)
        traffic.add(lambda person=person, draft=draft, key=key: cluster.submit(person, draft, key), 200)
    for family in families[2:4]:
        call = cluster.applicant(family)
        draft = cluster.draft(call, family)["id"]
        traffic.add(change(Person(front, call.cookie), draft), 200)
        reader = Person(front, call.cookie)
        traffic.add(lambda reader=reader, draft=draft: reader("GET", f"applications/{draft}"), 200)
    # Somebody who comes anew each time.
    traffic.add(lambda: Person(front, None)("GET", "queue?city=pavlodar&queue_type=general"), 200)
    traffic.add(lambda: Person(front, None)("POST", "codes", {"city": "pavlodar"}), 422)
    yield traffic
    traffic.end()


def lines(node):
    log = pathlib.Path(f"{node.cluster.folder}/node-{node.number}-{node.starts}.log")
    return log.read_text().count("\n") if log.exists() else 0


def test_a_rolling_restart_fails_nobody(cluster, front, traffic):
    traffic.more(100)
    assert all(lines(node) for node in cluster.nodes)
    for node in cluster.nodes:
        assert node.stop() == 0
        node.start()
        # The web server asks it again.
        nodes.until(lambda: lines(node) > 20)
    traffic.more(100)
    traffic.end()
    assert traffic.failures == [], front.said()


def test_a_killed_process_fails_only_what_it_was_doing(cluster, front, traffic):
    """What it had not answered may be refused with 503; whoever asks afterwards meets the others."""
    traffic.more(100)
    for node in cluster.nodes[:2]:
        before = len(traffic.failures)
        node.kill()
        traffic.more(400)
        # At most what each of the people was asking at that moment.
        assert len(traffic.failures) - before <= len(traffic.threads)
        node.start()
        nodes.until(lambda: lines(node) > 20)
    traffic.end()
    unanswered = [failure for failure in traffic.failures if failure[0] != 503]
    assert unanswered == []
