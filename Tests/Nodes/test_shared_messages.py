"""Messages leave once, whichever process wrote them and whichever sends them."""

import collections
import json
import os
import signal

import pytest

import nodes

# Writes down what it reads and by which server it was started, and holds notices while a file is there.
PROGRAM = """#!/usr/bin/python3
import json, os, pathlib, sys, time
here = pathlib.Path(__file__).parent
message = json.load(sys.stdin)
line = json.dumps({"id": message["id"], "kind": message["kind"], "to": message["to"],
                   "server": os.getppid(), "program": os.getpid()}) + "\\n"
file = os.open(here / "taken.jsonl", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
os.write(file, line.encode())
while message["kind"] == "notice" and (here / "hold").exists():
    time.sleep(0.02)
"""


class Operator:
    def __init__(self, folder):
        self.folder, self.path = folder, folder / "send"
        self.path.write_text(PROGRAM)
        self.path.chmod(0o700)

    def hold(self):
        (self.folder / "hold").touch()

    def let_go(self):
        (self.folder / "hold").unlink()

    def notices(self):
        file = self.folder / "taken.jsonl"
        lines = file.read_text().splitlines() if file.exists() else []
        return [line for line in map(json.loads, lines) if line["kind"] == "notice"]


@pytest.fixture
def operator(tmp_path):
    return Operator(tmp_path)


@pytest.fixture
def cluster(cluster_with, operator):
    return cluster_with("--sender", str(operator.path))


def families(count):
    return [family for family, _ in zip(nodes.FAMILIES, range(count))]


def test_every_message_leaves_once_with_three_that_send(cluster, query, operator, at_once):
    operator.hold()
    # Every parent is served by all; their notices wait together and then leave together.
    at_once([lambda family=family: cluster.parent(family) for family in families(6)])
    waiting = int(query("SELECT COUNT(*) FROM message")[0][0])
    assert waiting >= 6
    operator.let_go()
    # One that waits is looked for every half minute, by each of them.
    nodes.until(lambda: query("SELECT COUNT(*) FROM message") == [["0"]], 90)
    taken = collections.Counter(line["id"] for line in operator.notices())
    assert set(taken.values()) == {1} and len(taken) == waiting
    assert len({line["server"] for line in operator.notices()}) > 1


def test_a_killed_process_loses_no_message_and_sends_none_twice(cluster, query, operator, at_once):
    operator.hold()
    at_once([lambda family=family: cluster.parent(family) for family in families(6)])
    begun = nodes.until(operator.notices)
    victim, = [node for node in cluster.nodes if node.process.pid == begun[0]["server"]]
    victim.kill()
    held = {line["id"] for line in operator.notices() if line["server"] == begun[0]["server"]}
    for line in operator.notices():
        if line["server"] == begun[0]["server"]:
            os.kill(line["program"], signal.SIGKILL)
    left = {row[0] for row in query("SELECT id FROM message WHERE state = 'sending'")}
    assert held <= left
    everything = {row[0] for row in query("SELECT id FROM message")} | {
        line["id"] for line in operator.notices()}
    operator.let_go()
    for node in cluster.nodes:
        if node.runs:
            node.set_clock("2026-11-20T12:00:00+05:00")
    nodes.until(lambda: query("SELECT COUNT(*) FROM message WHERE state <> 'undelivered'") == [["0"]], 90)
    undelivered = {row[0]: row[1] for row in query("SELECT id, reason FROM message")}
    assert held <= set(undelivered) and set(undelivered.values()) == {"unknown"}
    taken = collections.Counter(line["id"] for line in operator.notices())
    assert set(taken.values()) == {1}
    # What was only marked by the process that died may have left too; all others did.
    assert set(taken) | set(undelivered) == everything
    assert set(undelivered) <= left
