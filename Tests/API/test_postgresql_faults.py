"""The server of PostgreSQL fails: requests are refused cleanly, nothing acknowledged is lost, and the same process goes on."""

import concurrent.futures
import os
import pathlib
import signal
import subprocess
import threading
import time

import pytest

from cluster import Cluster

LONG = os.environ.get("ONIR_LONG")


@pytest.fixture
def cluster():
    server = Cluster().start()
    server.run("createdb", "-h", server.folder, "-U", "onir", "onir")
    yield server
    server.close()


def refused(answer):
    """A refusal that tells when to come again and nothing of the inside."""
    headers = {name.lower(): value for name, value in answer.headers}
    assert answer.status == 503, answer.body
    assert 0 < int(headers["retry-after"]) <= 60
    assert b"onir-pg" not in answer.body and b"socket" not in answer.body and b"libpq" not in answer.body
    return True


def until(condition, seconds=30):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError("it did not come in time")


class Wisher:
    """Changes the language of a draft again and again, and remembers what was acknowledged."""

    def __init__(self, sandbox, family):
        self.sandbox, self.call = sandbox, sandbox.applicant(family)
        self.id = sandbox.draft(self.call, family)["id"]
        # What may be kept: what was acknowledged last, and what was asked since without an answer that tells.
        self.possible, self.tag, self.statuses = {"kk"}, '"1"', []

    def wish(self, number):
        asked = ["kk", "ru", "uz"][number % 3]
        answer = self.call("PATCH", f"applications/{self.id}", {
            "language": asked, "group_type": "general", "kindergartens": [], "benefit": None}, If_Match=self.tag)
        self.statuses.append(answer.status)
        if answer.status == 200:
            self.possible, self.tag = {asked}, dict(answer.headers)["ETag"]
        elif answer.status == 412:
            # The change before was kept, and its answer was not: so the tag moved on.
            self.look()
        else:
            refused(answer)
            self.possible.add(asked)

    def look(self):
        """What is kept is one of what may be."""
        card = until(lambda: (lambda answer: answer if answer.status == 200 else None)(
            self.call("GET", f"applications/{self.id}")))
        assert card["language"] in self.possible
        self.possible, self.tag = {card["language"]}, dict(card.headers)["ETag"]

    def run(self, is_over):
        number = 0
        while not is_over.is_set():
            self.wish(number)
            number += 1


def under_load(sandbox, families, fault):
    """Runs a fault while several people change what is theirs; gives them."""
    wishers, is_over = [Wisher(sandbox, family) for family in families], threading.Event()
    with concurrent.futures.ThreadPoolExecutor(len(wishers)) as pool:
        work = [pool.submit(wisher.run, is_over) for wisher in wishers]
        try:
            time.sleep(0.3)
            fault()
            marks = [len(wisher.statuses) for wisher in wishers]
            # Everybody gets through again, by the same process.
            until(lambda: any(each.done() for each in work)
                  or all(200 in wisher.statuses[mark:] for wisher, mark in zip(wishers, marks)))
        finally:
            is_over.set()
        for each in work:
            each.result(60)
    for wisher in wishers:
        wisher.look()
    return wishers


def check(sandbox):
    done = subprocess.run([os.environ["ONIR"], "database", "check", *sandbox.kept], capture_output=True, text=True,
                          timeout=60, cwd=pathlib.Path(__file__).parents[2])
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


def test_a_server_that_is_stopped_refuses_with_a_time_to_come_again_and_goes_on_when_it_is_back(
        sandbox_with, cluster, families):
    sandbox = sandbox_with(url=cluster.url())
    call = sandbox.parent(families[0])
    before = call("GET", "feed").body
    cluster.stop()
    for method, path, body in [("GET", "feed", None), ("GET", "me", None), ("PATCH", "me", {"language": "ru"}),
                               ("POST", "codes", {"city": "pavlodar", "purpose": "sign_in", "iin": families[1][0]})]:
        assert refused(call(method, path, body, If_Match='"1"'))
    until(lambda: sandbox.caller()("GET", "ready").status == 503)
    assert sandbox.caller()("GET", "health").status == 200
    cluster.start()
    until(lambda: sandbox.caller()("GET", "ready").status == 200)
    assert call("GET", "feed").body == before
    check(sandbox)
    assert sandbox.stop() == 0


def test_connections_that_are_cut_lose_nothing_that_was_acknowledged(sandbox_with, cluster, families):
    sandbox = sandbox_with(url=cluster.url())

    def cut():
        for _ in range(15):
            cluster.sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'onir'")
            time.sleep(0.1)

    wishers = under_load(sandbox, families, cut)
    assert {status for wisher in wishers for status in wisher.statuses} <= {200, 412, 503}
    check(sandbox)


def test_a_server_whose_power_goes_loses_nothing_that_was_acknowledged(sandbox_with, cluster, families):
    sandbox = sandbox_with(url=cluster.url())

    def fall():
        for _ in range(2):
            cluster.stop(signal.SIGQUIT)
            time.sleep(0.2)
            cluster.start()
            time.sleep(0.5)

    wishers = under_load(sandbox, families, fall)
    assert any(503 in wisher.statuses for wisher in wishers)
    check(sandbox)


def test_a_server_that_only_reads_is_told_and_left_for_one_that_writes(sandbox_with, cluster, families):
    sandbox = sandbox_with(url=cluster.url())
    call = sandbox.parent(families[0])
    cluster.sql("ALTER DATABASE onir SET default_transaction_read_only = on")
    cluster.sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'onir'")
    assert call("GET", "feed").status == 200
    tag = dict(call("GET", "me").headers)["ETag"]
    until(lambda: sandbox.caller()("GET", "ready").status == 503)
    assert refused(call("PATCH", "me", {"language": "ru"}, If_Match=tag))
    cluster.sql("SET default_transaction_read_only = off; ALTER DATABASE onir RESET default_transaction_read_only")
    until(lambda: sandbox.caller()("GET", "ready").status == 200)
    assert call("PATCH", "me", {"language": "ru"}, If_Match=tag).status == 200


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a small disk")
def test_a_full_disk_refuses_what_is_written_and_gives_what_is_there(sandbox_with, families, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=120m", "onir", disk], check=True)
    server = None
    try:
        for folder in [*tmp_path.parents[:2], tmp_path]:
            folder.chmod(0o755)
        Cluster.own(disk)
        server = Cluster(disk / "data", ["min_wal_size=48MB", "max_wal_size=64MB"]).start()
        server.run("createdb", "-h", server.folder, "-U", "onir", "onir")
        sandbox = sandbox_with(url=server.url())
        wishers = [Wisher(sandbox, family) for family in families]
        filling = disk / "filling"
        with open(filling, "wb") as file:
            try:
                while True:
                    file.write(bytes(1 << 20))
                    file.flush()
            except OSError:
                pass
        number = 0
        while not any(503 in wisher.statuses for wisher in wishers) and number < 3000:
            for wisher in wishers:
                wisher.wish(number)
            number += 1
        assert any(503 in wisher.statuses for wisher in wishers)
        filling.unlink()
        until(lambda: sandbox.caller()("GET", "ready").status == 200)
        for wisher in wishers:
            wisher.look()
            wisher.wish(1)
            assert wisher.statuses[-1] == 200
        check(sandbox)
    finally:
        if server:
            server.close()
        subprocess.run(["umount", "-l", disk], check=False)


@pytest.mark.skipif(not LONG, reason="a part of the long tests")
def test_a_replica_that_is_promoted_has_everything_that_was_acknowledged(sandbox_with, families):
    first = Cluster(settings=["synchronous_standby_names=*", "wal_keep_size=64MB"])
    second = None
    try:
        first.start()
        second = Cluster(copy_of=first)
        second.settings = ["hot_standby=on"]
        second.start()
        until(lambda: first.sql("SELECT sync_state FROM pg_stat_replication") == "sync")
        first.run("createdb", "-h", first.folder, "-U", "onir", "onir")
        sandbox = sandbox_with(url=first.url(second))

        def promote():
            first.stop(signal.SIGQUIT)
            time.sleep(0.5)
            # It waits for a replica of its own no more.
            second.sql("SELECT pg_promote(true, 30)")

        wishers = under_load(sandbox, families, promote)
        assert any(503 in wisher.statuses for wisher in wishers)
        until(lambda: sandbox.caller()("GET", "ready").status == 200)
        check(sandbox)
    finally:
        for server in (first, second):
            if server:
                server.close()


def test_an_address_that_leads_nowhere_refuses_the_start_in_one_line(tmp_path):
    for url, words in [("postgres://onir:secret@127.0.0.1:1/onir", "Connection refused"),
                       ("postgres://onir:secret@127.0.0.1:99999/onir", "port"),
                       ("postgres://onir:secret@[/onir", "does not understand")]:
        done = subprocess.run(
            [os.environ["ONIR"], "database", "migrate", "--database", url, "--key-file", tmp_path / "key"],
            capture_output=True, text=True, timeout=60, check=False, env=os.environ | {"LC_ALL": "C.UTF-8"},
            cwd=pathlib.Path(__file__).parents[2])
        assert done.returncode == 3
        assert words in done.stderr and len(done.stderr.splitlines()) == 1
        assert "secret" not in done.stderr + done.stdout
    assert list(tmp_path.iterdir()) == []
