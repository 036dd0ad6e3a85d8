"""Messages through the operator's program, from a server that runs to what the program reads."""

import json
import pathlib
import re
import subprocess
import time

import pytest

import server

# Writes down what it reads, says it aloud, and ends as the file beside it tells.
PROGRAM = """#!/usr/bin/python3
import json, os, pathlib, sys, time
here = pathlib.Path(__file__).parent
text = sys.stdin.read()
kind = json.loads(text)["kind"]
print(text, flush=True)
print(text, file=sys.stderr, flush=True)
with open(here / "taken.jsonl", "a") as taken:
    taken.write(text)
while kind == "notice" and (here / "hold").exists():
    time.sleep(0.02)
code = here / f"exit-{kind}"
sys.exit(int(code.read_text()) if code.exists() else 0)
"""
LINE = re.compile(r"^(?P<id>[0-9a-z]{26})  notice  sms  \*\*\*01  (kk|ru)  \S+  (?P<tries>\d+) tr(y|ies)"
                  r"  (?P<state>.+)$")


class Operator:
    """The program, and what it was given."""

    def __init__(self, folder):
        self.folder = folder
        self.path = folder / "send"
        self.path.write_text(PROGRAM)
        self.path.chmod(0o700)

    def ends(self, kind, code):
        (self.folder / f"exit-{kind}").write_text(str(code))

    def hold(self):
        (self.folder / "hold").touch()

    def let_go(self):
        (self.folder / "hold").unlink()

    def taken(self, kind):
        file = self.folder / "taken.jsonl"
        lines = file.read_text().splitlines() if file.exists() else []
        return [found for found in map(json.loads, lines) if found["kind"] == kind]


def until(condition):
    for _ in range(1500):
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError("it did not come to that")


@pytest.fixture
def operator(tmp_path):
    return Operator(tmp_path)


@pytest.fixture
def trial(operator, sandbox_with):
    """A sandbox whose messages go to the program too."""
    return sandbox_with("--sender", str(operator.path))


def command(sandbox, *words):
    done = subprocess.run(
        [server.program(), "cabinet", "messages", *words, *sandbox.kept], cwd=server.ROOT,
        capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def listed(sandbox):
    code, printed, _ = command(sandbox)
    assert code == 0
    return [LINE.match(line) for line in printed.splitlines()]


def test_the_program_gets_codes_and_notices_and_nobody_else_does(
        trial, operator, families, personal):
    family = families[0]
    trial.parent(family)
    code = until(lambda: operator.taken("code"))[0]
    notice = until(lambda: operator.taken("notice"))[0]
    for message in (code, notice):
        assert list(message) == ["version", "id", "kind", "channel", "to", "language", "text"]
        assert (message["version"], message["channel"], message["to"]) == (1, "sms", family[1])
        assert message["language"] in ("kk", "ru") and message["text"].startswith("Önir: ")
    assert re.search(r"\b\d{6}\b", code["text"])
    until(lambda: len(operator.taken("code")) == 2 and not listed(trial))
    ids = [message["id"] for kind in ("code", "notice") for message in operator.taken(kind)]
    assert len(set(ids)) == len(ids)
    shown = sorted(message["text"] for message in trial.messages())
    assert shown == sorted(
        message["text"] for kind in ("code", "notice") for message in operator.taken(kind))
    assert trial.stop() == 0
    for file in map(pathlib.Path, [*trial.written, trial.log]):
        for value in [*personal, code["text"], notice["text"], *ids, *trial_codes(operator)]:
            assert value not in file.read_text(), f"{file.name} holds {value}"


def trial_codes(operator):
    return [re.search(r"\b\d{6}\b", message["text"]).group() for message in operator.taken("code")]


def test_what_was_not_sent_waits_and_what_was_refused_does_not(trial, operator, families):
    operator.ends("notice", 75)
    trial.parent(families[0])
    # One of the application, one of the password.
    until(lambda: [(m["tries"], m["state"][:14]) for m in listed(trial)]
          == [("1", "waiting until ")] * 2)
    first = operator.taken("notice")[0]["id"]
    operator.ends("notice", 65)
    trial.set_clock("2026-11-20T12:00:00+05:00")
    trial.applicant(families[1])
    until(lambda: first in [m["id"] for m in listed(trial)
                            if m["state"] == "undelivered: refused"])
    times = len([m for m in operator.taken("notice") if m["id"] == first])
    assert times == 2
    operator.ends("notice", 0)
    code, printed, said = command(trial, "--again", first)
    assert (code, printed) == (0, "") and "sent by the server" in said
    # Another process wrote it: the server looks every half minute, or when something happens.
    trial.applicant(families[2])
    until(lambda: first not in [m["id"] for m in listed(trial)])
    assert len([m for m in operator.taken("notice") if m["id"] == first]) == 3
    assert command(trial, "--again", first)[0] == 4
    assert command(trial, "--again", "x")[0] == 2
    checked = subprocess.run(
        [server.program(), "database", "check", *trial.kept], capture_output=True, timeout=60)
    assert checked.returncode == 0, "the audit is not whole"


def test_what_a_kill_interrupted_is_not_sent_again(trial, operator, families):
    operator.hold()
    trial.parent(families[0])
    until(lambda: [m for m in listed(trial) if m["state"] == "sending"])
    begun = until(lambda: operator.taken("notice"))
    trial.kill()
    operator.let_go()
    trial.start()
    trial.set_clock("2026-11-20T12:00:00+05:00")
    # Whoever asks for a code wakes the thread that looks for what was left.
    trial.applicant(families[1])
    until(lambda: not [m for m in listed(trial) if m["state"] == "sending"])
    unknown = [m["id"] for m in listed(trial) if m["state"] == "undelivered: unknown"]
    assert set(unknown) >= {begun[0]["id"]}
    for message in unknown:
        assert len([m for m in operator.taken("notice") if m["id"] == message]) <= 1


def test_a_failing_program_hides_nothing_from_the_page(trial, operator, families):
    operator.ends("code", 75)
    trial.applicant(families[0])
    codes = until(lambda: len(operator.taken("code")) == 2 and operator.taken("code"))
    assert codes[0] == codes[1], "the second try is another message"
    assert len(trial.codes(families[0][1])) == 1


def test_the_documented_example_takes_the_documented_message(tmp_path):
    text = (server.ROOT / "docs" / "messages-program.md").read_text()
    shown, = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    script, = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    (tmp_path / "send").write_text(script)
    (tmp_path / "send").chmod(0o700)

    def run(message):
        return subprocess.run([tmp_path / "send"], cwd=tmp_path, input=message, text=True,
                              timeout=60).returncode

    assert run(shown) == 0
    assert json.loads((tmp_path / "messages.jsonl").read_text()) == json.loads(shown)
    assert run(json.dumps(json.loads(shown) | {"channel": "email"})) == 65


def test_refuses_a_program_that_cannot_be_run(operator, tmp_path):
    kept = ["--database", f"sqlite:{tmp_path}/x.sqlite", "--key-file", f"{tmp_path}/key"]

    def run(*words):
        done = subprocess.run(
            [server.program(), *words, "--port", "0"], cwd=server.ROOT, capture_output=True,
            text=True, timeout=60)
        return done.returncode, done.stderr

    for name in ("serve", "api"):
        code, said = run(name, "--sandbox", *kept, "--sender", str(tmp_path / "none"))
        assert (code, said.count("\n")) == (3, 1) and "there is no program" in said
        operator.path.chmod(0o600)
        for path in (operator.path, tmp_path):
            code, said = run(name, "--sandbox", *kept, "--sender", str(path))
            assert (code, said.count("\n")) == (3, 1) and "chmod +x" in said
        operator.path.chmod(0o700)
    code, said = run("serve", "--sender", str(operator.path))
    assert (code, said.count("\n")) == (2, 1) and "--sandbox" in said
    assert not (tmp_path / "x.sqlite").exists()
