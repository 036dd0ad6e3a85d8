"""A portal whose cabinet is open: made-up people, messages that can be read, and its staff."""

import contextlib
import json
import re
import subprocess
import tempfile
import time
import urllib.request

import server
from ports import free_port


class Sandbox:
    def __init__(self, portal, port, folder):
        self.portal = portal
        self.door = f"http://127.0.0.1:{port}/sandbox"
        self.kept = ["--database", f"sqlite:{folder}/onir.sqlite", "--key-file", f"{folder}/key"]

    def messages(self):
        with urllib.request.urlopen(f"{self.door}/messages", timeout=10) as answer:
            return json.load(answer)["items"]

    def code(self, phone, after=0):
        """The newest code that was sent to a number, once more than `after` of them were."""
        for _ in range(100):
            sent = [m["text"] for m in self.messages() if m["kind"] == "code" and m["to"] == phone]
            if len(sent) > after:
                return re.search(r"\d{6}", sent[0]).group()
            time.sleep(0.05)
        raise AssertionError(f"no code was sent to {phone}")

    def count(self, phone):
        return sum(m["kind"] == "code" and m["to"] == phone for m in self.messages())

    def set_clock(self, moment):
        body = json.dumps({"now": moment}).encode()
        request = urllib.request.Request(
            f"{self.door}/clock", data=body, headers={"Content-Type": "application/json"})
        urllib.request.urlopen(request, timeout=10).close()

    def command(self, *words):
        """Runs an onir command on the database of this portal; returns what it prints."""
        done = subprocess.run(
            [server.program(), *words, *self.kept], cwd=server.ROOT, capture_output=True,
            text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def hire(self, place="pavlodar", role="officer"):
        return self.employ("Synthetic Officer", place, role)[0]

    def employ(self, name, place, role="officer"):
        """Takes an employee on; the id and the token."""
        return self.command("cabinet", "hire", name, "--role", role, "--place", place).split()[:2]

    def staff(self, *words):
        return self.command("cabinet", *words, "--now", server.NOW)


@contextlib.contextmanager
def opened(*options):
    """A sandbox with an empty database, and more options for `onir serve`."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        kept = ["--database", f"sqlite:{folder}/onir.sqlite", "--key-file", f"{folder}/key"]
        with server.serving(
                "content", "--sandbox", "--sandbox-port", str(port),
                "--documents", f"{folder}/documents", *kept, *options) as portal:
            yield Sandbox(portal, port, folder)
