"""The systemd units: sound, shut in, and wide enough for what the program does."""

import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import time

import pytest

from fronts import PROGRAM, ROOT, Front, free_port, need

PACKAGING = ROOT / "packaging"
# SQLite keeps the owner of a database, and only where it runs as root.
ROOTS_OWN = {"fchown"}
SERVICES = sorted(PACKAGING.glob("*.service"))
TIMERS = sorted(PACKAGING.glob("*.timer"))


def test_there_are_units_for_the_interface_and_for_both_timers():
    assert [path.name for path in SERVICES + TIMERS] == [
        "onir-api.service", "onir-api@.service", "onir-publish.service", "onir-tick.service",
        "onir-publish.timer", "onir-tick.timer"]


@pytest.mark.parametrize("unit", SERVICES + TIMERS, ids=lambda path: path.name)
def test_systemd_finds_nothing_to_say_of(unit, tmp_path):
    need("systemd-analyze")
    for path in SERVICES + TIMERS:
        # The program that the package installs is this one here.
        text = path.read_text().replace("/usr/bin/onir ", f"{PROGRAM} ")
        text = re.sub(r"^Documentation=.*\n", "", text, flags=re.M)
        (tmp_path / path.name.replace("@", "@8081")).write_text(text)
    done = subprocess.run(["systemd-analyze", "verify", tmp_path / unit.name.replace("@", "@8081")], capture_output=True, text=True)
    said = [line for line in done.stderr.splitlines() if "onir" in line]
    assert (done.returncode, said) == (0, [])


@pytest.mark.parametrize("unit", SERVICES, ids=lambda path: path.name)
def test_shuts_services_in(unit):
    need("systemd-analyze")
    done = subprocess.run(["systemd-analyze", "security", "--offline=true", "--no-pager", unit],
                          capture_output=True, text=True)
    exposure = float(re.search(r"exposure level for \S+: ([0-9.]+)", done.stdout)[1])
    assert exposure < 2.0


@pytest.mark.parametrize("unit", SERVICES, ids=lambda path: path.name)
def test_runs_commands_and_options_that_there_are(unit):
    line = re.search(r"^ExecStart=/usr/bin/onir (.*)$", unit.read_text(), re.M)[1]
    words = re.match(r"(cabinet [a-z]+|[a-z]+)", line)[1].split()
    listed = subprocess.run([PROGRAM, *words, "--help"], capture_output=True, text=True)
    if words == ["publish"] and listed.returncode == 2:
        pytest.skip("this version does not publish")
    assert listed.returncode == 0
    for option in re.findall(r" (--[a-z-]+)", line):
        assert f"  {option} " in listed.stdout, option


def allowed(unit):
    """The system calls that the filter of a unit lets through."""
    calls = set()
    for line in re.findall(r"^SystemCallFilter=(.*)$", unit.read_text(), re.M):
        named = set().union(*(expanded(name) for name in line.lstrip("~").split()))
        calls = calls - named if line.startswith("~") else calls | named
    return calls


def expanded(name, _seen={}):
    if not name.startswith("@"):
        return {name}
    if name not in _seen:
        text = subprocess.run(["systemd-analyze", "syscall-filter", name], capture_output=True, text=True,
                              check=True).stdout
        lines = [line.strip() for line in text.splitlines()[1:]]
        _seen[name] = set().union(*(expanded(line) for line in lines if line and not line.startswith("#")))
    return _seen[name] | expanded("@default") if name == "@system-service" else _seen[name]


def traced(words, tmp_path, ask=None):
    """The system calls of a run, those of its threads included."""
    log = tmp_path / "calls"
    process = subprocess.Popen(["strace", "-f", "-qq", "-o", log, *map(str, words)],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        if ask:
            assert process.stdout.readline().startswith("http://127.0.0.1:")
            ask()
            children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
            os.kill(int(children[0]), signal.SIGTERM)
        assert process.wait(60) == 0
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    return {match[1] for match in re.finditer(r"^\d+ +([a-z0-9_]+)\(", log.read_text(), re.M)}


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_lets_through_every_system_call_of_the_interface(portal, tmp_path):
    port = free_port()
    kept = ["--database", f"sqlite:{tmp_path}/onir.sqlite", "--key-file", tmp_path / "key"]
    front = Front("onir", port, f"127.0.0.1:{port}")
    watched = free_port()
    numbers = Front("onir", watched, f"127.0.0.1:{watched}")

    def ask():
        assert b"process_resident_memory_bytes" in numbers.ask("/metrics").body
        assert front.ask("/api/v1/ready").status == 200
        assert front.ask("/api/v1/codes", method="POST", body=b"{}", Content_Type="application/json").status >= 400

    calls = traced([PROGRAM, "api", "--sandbox", *portal.inputs, "--port", port, "--sandbox-port", "0", *kept,
                    "--metrics-port", watched, "--documents", tmp_path / "documents"], tmp_path, ask)
    assert {"listen", "openat"} <= calls
    assert calls - allowed(PACKAGING / "onir-api.service") - ROOTS_OWN == set()
    calls = traced([PROGRAM, "cabinet", "tick", *portal.inputs, *kept], tmp_path)
    assert calls - allowed(PACKAGING / "onir-tick.service") - ROOTS_OWN == set()


@pytest.mark.parametrize("unit", ["onir-api.service", "onir-api@.service"])
def test_leaves_room_for_a_thread_of_every_client(unit, portal, tmp_path):
    port = free_port()
    process = subprocess.Popen(
        [PROGRAM, "api", "--sandbox", *portal.inputs, "--port", str(port), "--sandbox-port", "0", "--database",
         f"sqlite:{tmp_path}/onir.sqlite", "--key-file", tmp_path / "key", "--documents", tmp_path / "documents"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    clients = []
    try:
        assert process.stdout.readline().startswith("http://127.0.0.1:")
        for _ in range(400):
            clients.append(socket.create_connection(("127.0.0.1", port), timeout=10))
        deadline, threads = time.monotonic() + 10, 0
        while threads <= 256 and time.monotonic() < deadline:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            threads = max(threads, int(re.search(r"^Threads:\s+(\d+)$", status, re.M)[1]))
    finally:
        for client in clients:
            client.close()
        process.terminate()
        process.wait(30)
    most = int(re.search(r"^TasksMax=(\d+)$", (PACKAGING / unit).read_text(), re.M)[1])
    assert 256 < threads < most - 100


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_lets_through_every_system_call_of_publishing(portal, tmp_path):
    help_text = subprocess.run([PROGRAM, "publish", "--help"], capture_output=True)
    words = ["publish", tmp_path / "site"] if help_text.returncode == 0 else ["build", "--output", tmp_path / "site"]
    calls = traced([PROGRAM, *words, *portal.inputs], tmp_path)
    assert "openat" in calls
    assert calls - allowed(PACKAGING / "onir-publish.service") == set()
