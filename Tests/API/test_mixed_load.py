"""A while of mixed traffic with faults: no lost acknowledgement, no wrong position, on both stores.

Some seconds in ordinary runs, an hour with ONIR_LONG (ONIR_LONG_SECONDS sets another time).
"""

import http.client
import os
import pathlib
import random
import signal
import subprocess
import threading
import time
import uuid

import pytest

from cluster import Cluster

SECONDS = int(os.environ.get("ONIR_LONG_SECONDS", 3600 if os.environ.get("ONIR_LONG") else 8))
ROOT = pathlib.Path(__file__).parents[2]


class Parent:
    """Sends and withdraws an application again and again; knows what was acknowledged last."""

    def __init__(self, sandbox, family):
        self.sandbox, self.family = sandbox, family
        self.call = sandbox.parent(family)
        self.id = self.ask("GET", "applications")["items"][0]["id"]
        self.number, self.is_waiting, self.acknowledged = self.ask("GET", f"applications/{self.id}")["number"], True, 0

    def ask(self, method, path, body=None, key=None):
        """Asks until there is an answer that counts, with the same key, as the page does."""
        headers = {"Idempotency_Key": key} if key else {}
        for _ in range(600):
            try:
                answer = self.call(method, path, body, **headers)
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)
                continue
            if answer.status == 503:
                assert int(dict(answer.headers)["Retry-After"]) > 0
                time.sleep(0.05)
                continue
            return answer
        raise AssertionError("no answer for 30 seconds")

    def turn(self):
        """Withdraws what waits, or sends a new application; each acknowledged change is there at once."""
        if self.is_waiting:
            answer = self.ask("POST", f"applications/{self.id}/withdraw", {}, str(uuid.uuid4()))
            # Kept the first time, and its answer lost with the connection.
            assert answer.status in (200, 409), answer.body
            self.is_waiting = False
        else:
            draft = self.ask("POST", "applications", {
                "city": "pavlodar", "queue_type": "general", "child_iin": self.family[2], "relation": self.family[3],
                "language": "kk", "group_type": "general", "kindergartens": [], "benefit": None}, str(uuid.uuid4()))
            if draft.status == 429:
                return
            assert draft.status == 201, draft.body
            sent = self.ask("POST", f"applications/{draft['id']}/submit", {
                "consents": ["terms", "contacts"], "terms_version": self.sandbox.terms_version}, str(uuid.uuid4()))
            assert sent.status == 200, sent.body
            self.id, self.number, self.is_waiting = draft["id"], sent["number"], True
        self.acknowledged += 1
        kept = self.ask("GET", f"applications/{self.id}")
        assert kept["status"] == ("in_queue" if self.is_waiting else "withdrawn"), kept.body

    def run(self, is_over, chance, lock, failures):
        while not is_over.is_set():
            try:
                # Positions are asked for by the same connection.
                with lock:
                    if chance.random() < 0.3:
                        self.turn()
                        continue
                    assert self.ask("GET", chance.choice(["feed", "me", "applications", "children"])).status == 200
            except Exception as error:  # noqa: BLE001 - told at the end, by name
                failures.append(f"{self.family[0]}: {error!r}")
                return


def positions(parents):
    """Everybody who waits stands where those who were sent before leave off."""
    waiting = sorted(parent.number for parent in parents if parent.is_waiting)
    for parent in parents:
        if parent.is_waiting:
            card = parent.ask("GET", f"applications/{parent.id}")
            assert card["position"]["overall"] == waiting.index(parent.number) + 1, (card.body, waiting)


@pytest.mark.parametrize("store", ["sqlite", "postgresql"])
def test_loses_no_acknowledgement_and_tells_no_wrong_position_while_machines_fail(sandbox_with, families, store):
    cluster = None
    if store == "postgresql":
        cluster = Cluster().start()
        cluster.run("createdb", "-h", cluster.folder, "-U", "onir", "onir")
    try:
        sandbox = sandbox_with(**({"url": cluster.url()} if cluster else {}))
        # No two children of one parent, and no parent of the same child twice.
        parents = [Parent(sandbox, family) for family in families]
        locks = [threading.Lock() for _ in parents]
        chance, is_over, failures = random.Random(29), threading.Event(), []
        threads = [threading.Thread(target=parent.run, args=(is_over, random.Random(n), locks[n], failures))
                   for n, parent in enumerate(parents)]
        for thread in threads:
            thread.start()
        end = time.monotonic() + SECONDS
        while time.monotonic() < end and not failures:
            time.sleep(chance.uniform(0.2, 1))
            fault(chance, sandbox, cluster, parents)
            # Nobody changes anything while positions are compared.
            for lock in locks:
                lock.acquire()
            try:
                if not failures:
                    positions(parents)
            finally:
                for lock in locks:
                    lock.release()
        is_over.set()
        for thread in threads:
            thread.join(60)
        assert not failures, failures
        assert all(parent.acknowledged for parent in parents)
        positions(parents)
        done = subprocess.run([os.environ["ONIR"], "database", "check", *sandbox.kept], cwd=ROOT, capture_output=True,
                              text=True, timeout=300, check=False)
        assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
    finally:
        if cluster:
            cluster.close()


def fault(chance, sandbox, cluster, parents):
    """Something breaks: the program, or the server's connections, or the server."""
    kind = chance.choice(["program", "connections", "server"] if cluster else ["program"])
    if kind == "program":
        sandbox.kill()
        sandbox.start()
        for parent in parents:
            parent.call.port = sandbox.port
    elif kind == "connections":
        cluster.sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'onir'")
    else:
        cluster.stop(chance.choice([signal.SIGINT, signal.SIGQUIT]))
        time.sleep(chance.uniform(0, 0.3))
        cluster.start()
