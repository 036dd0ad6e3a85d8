"""A machine as docs/runbook.md knows one: its folders, its services and its commands, below one folder.

The services run as their units say. What only a whole system has (systemd, the user onir, its clock) is played by
scripts of the same names, which do what matters here.
"""

import os
import pathlib
import re
import subprocess
import time

import server
from cabinet_service import Service, people

SERVICES = """#!/usr/bin/python3
import os, pathlib, re, shlex, signal, subprocess, sys, time, urllib.request
root = pathlib.Path("@ROOT@")
pid, log = pathlib.Path("@PID@"), open("@JOURNAL@", "ab")
settings = dict(line.split("=", 1) for line in (root / "etc/onir/onir.conf").read_text().splitlines() if line)

def alive():
    try:
        os.kill(int(pid.read_text()), 0)
        state = pathlib.Path(f"/proc/{int(pid.read_text())}/stat").read_text().rsplit(")", 1)[1].split()[0]
        return state != "Z"
    except (OSError, ValueError):
        return False

def words():
    unit = pathlib.Path("@UNIT@").read_text()
    line = re.search(r"^ExecStart=(.*)$", unit, re.M)[1]
    line = re.sub(r"\\$\\{(\\w+)\\}|\\$(\\w+)", lambda m: settings[m[1] or m[2]], line)
    clock = root / "clock"
    more = ["--now", clock.read_text()] if clock.exists() else []
    return shlex.split(line.replace("/usr/bin/onir", "@PROGRAM@").replace("/var/lib/onir", f"{root}/var/lib/onir")) + more

def stop():
    if alive():
        os.kill(int(pid.read_text()), signal.SIGTERM)
        while alive():
            time.sleep(0.02)

def start():
    if alive():
        return
    process = subprocess.Popen(words(), cwd="/", stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                               start_new_session=True)
    pid.write_text(str(process.pid))
    for _ in range(500):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{settings['ONIR_API_PORT']}/api/v1/health", timeout=5).read()
            return
        except OSError:
            if process.poll() is not None:
                sys.exit("Job for onir-api.service failed.")
            time.sleep(0.02)

verb, names = sys.argv[1], sys.argv[2:]
if "onir-api" in names:
    if verb in ("stop", "restart"):
        stop()
    if verb in ("start", "restart"):
        start()
    if verb == "is-active":
        print("active" if alive() else "inactive")
"""
OTHERS = {
    "journalctl": "cat @JOURNAL@",
    "runuser": 'shift 3; exec "$@"',
    "chown": "exit 0",
    "timedatectl": "rm -f @ROOT@/clock",
    "install": """words=(); while [ $# -gt 0 ]; do case $1 in -o|-g) shift;; *) words+=("$1");; esac; shift; done
exec /usr/bin/install "${words[@]}" """,
}
SENDER = """#!/bin/sh
# Codes leave; what becomes of notices stands in files.
text=$(cat)
case "$text" in *'"notice"'*) ;; *) exit 0 ;; esac
# One is refused, however many there are.
if echo "$text" | grep -q '[0-9]-[0-9]\\{7\\}-[0-9]' && mv @ROOT@/send-refuses @ROOT@/send-refused 2>/dev/null; then exit 65; fi
read -r code <@ROOT@/send-ends
exit "$code"
"""


class Machine(Service):
    """People use it as they use a service; the runbook's commands run on it."""

    def __init__(self, folder, aside):
        self.root, self.aside = pathlib.Path(folder), pathlib.Path(aside)
        self.cabinet, self.backup = self.root / "var/lib/onir/cabinet", self.root / "var/lib/onir/backup"
        for place in (self.cabinet, self.backup, self.backup / "apart"):
            place.mkdir(parents=True, mode=0o700)
        for place in (self.root / "etc/onir", self.aside / "bin"):
            place.mkdir(parents=True)
        self.database, self.documents = self.cabinet / "onir.sqlite", self.cabinet / "documents"
        self.kept = ["--database", f"sqlite:{self.database}", "--key-file", str(self.cabinet / "key")]
        self.folder, self.written, self.options = self.cabinet, [], ()
        self.port, self.door, self.metrics_port = (people.free_port() for _ in range(3))
        self.journal, self.pid = self.aside / "journal", self.aside / "pid"
        self.journal.touch()
        (self.root / "clock").write_text(server.NOW)
        (self.root / "send-ends").write_text("0\n")
        (self.root / "etc/onir/onir.conf").write_text(
            f"ONIR_CONTENT={server.ROOT}/content\nONIR_TEMPLATES={server.ROOT}/templates\nONIR_API_PORT={self.port}\n"
            f"ONIR_API_OPTIONS=--sandbox --metrics-port {self.metrics_port} --sandbox-port {self.door}"
            f" --sender {self.aside}/bin/send\n")
        self.script("systemctl", SERVICES)
        self.script("send", SENDER)
        for name, text in OTHERS.items():
            self.script(name, f"#!/bin/bash\n{text}\n")
        self.start()

    def script(self, name, text):
        for word, value in {"@ROOT@": self.root, "@PID@": self.pid, "@JOURNAL@": self.journal,
                            "@UNIT@": server.ROOT / "packaging/onir-api.service",
                            "@PROGRAM@": server.program()}.items():
            text = text.replace(word, str(value))
        path = self.aside / "bin" / name
        path.write_text(text)
        path.chmod(0o755)

    def local(self, text):
        """A text of the page with this machine's places."""
        for word, value in {"/var/lib/onir": f"{self.root}/var/lib/onir", "/etc/onir": f"{self.root}/etc/onir",
                            "/usr/local/lib/onir/send": f"{self.aside}/bin/send", "/usr/bin/onir": str(server.program()),
                            "127.0.0.1:8081": f"127.0.0.1:{self.port}",
                            "127.0.0.1:9081": f"127.0.0.1:{self.metrics_port}"}.items():
            text = text.replace(word, value)
        return text

    @property
    def environment(self):
        return os.environ | {"PATH": f"{self.aside}/bin:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}

    def services(self, verb):
        return subprocess.run(["systemctl", verb, "onir-api"], env=self.environment, capture_output=True, text=True,
                              timeout=60, check=False).returncode

    def start(self):
        self.services("start")

    def stop(self):
        self.hang_up()
        self.services("stop")

    def close(self):
        self.stop()

    def said(self):
        return self.journal.read_text()

    def copy(self):
        """The last copy, and the key that is kept apart."""
        done = self.command("database", "backup", self.backup / "last.sqlite", "--papers", self.backup / "papers",
                            at=("database", "documents"))
        assert done[0] == 0, done
        (self.backup / "apart/key").write_bytes((self.cabinet / "key").read_bytes())


class Shell:
    """One shell, in which the commands of a section are typed one after another."""

    def __init__(self, machine):
        self.machine = machine
        self.process = subprocess.Popen(
            ["bash", "--norc", "-s"], env=machine.environment, cwd=server.ROOT, text=True, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def type(self, command):
        """Gives what is printed, and the exit code."""
        if "systemctl" in command:
            self.machine.hang_up()
        self.process.stdin.write(f"{self.machine.local(command)}\necho \"end-of-command $?\"\n")
        self.process.stdin.flush()
        lines = []
        while True:
            line = self.process.stdout.readline()
            assert line, f"the shell ended at: {command}"
            if match := re.search(r"^(.*)end-of-command (\d+)$", line.rstrip("\n")):
                # What is printed without a line's end stands before it.
                return lines + ([match[1]] if match[1] else []), int(match[2])
            lines.append(line.rstrip("\n"))

    def expect(self, command, wanted, codes):
        """Types a command and compares; what is asked of a server may take some seconds to be true."""
        deadline = time.monotonic() + (25 if command.startswith("curl ") else 0)
        pattern = "".join("(?:.*\n)*" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + "\n"
                          for line in map(self.machine.local, wanted))
        while True:
            lines, code = self.type(command)
            text = "".join(line.strip() + "\n" for line in lines)
            if (code in codes and re.fullmatch(pattern, text)) or time.monotonic() > deadline:
                assert code in codes, (command, code, text)
                assert re.fullmatch(pattern, text), (command, text, wanted)
                return
            time.sleep(0.5)

    def close(self):
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()
