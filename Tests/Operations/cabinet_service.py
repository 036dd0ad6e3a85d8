"""`onir api` as a process of its own, with its metrics, and people in its cabinet."""

import http.client
import importlib.util
import os
import pathlib
import re
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "Tests" / "Browser")]
import server  # noqa: E402
from papers import pdf  # noqa: E402

_spec = importlib.util.spec_from_file_location("cabinet_people", ROOT / "Tests" / "API" / "conftest.py")
people = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(people)


class Service(people.Sandbox):
    """A process of `onir api --sandbox` with metrics, on a folder that outlives it."""

    callers = ()

    def terms(self):
        """The version of the texts that are consented to, which only the pages tell."""
        with server.serving() as address:
            host = address.removeprefix("http://").split("/")[0]
            connection = http.client.HTTPConnection(host, timeout=10)
            connection.request("GET", "/pavlodar/kk/queue/")
            found = people.TERMS.search(connection.getresponse().read().decode())
            connection.close()
            return found.group(1)

    def start(self):
        self.documents = self.folder / "documents"
        self.kept = ["--database", f"sqlite:{self.database}", "--key-file", f"{self.folder}/key"]
        self.out = open(self.folder / f"out-{len(self.written)}", "w+")
        self.err = open(self.folder / f"err-{len(self.written)}", "w+")
        self.written += [self.out.name, self.err.name]
        self.process = subprocess.Popen(
            [*getattr(self, "before", []), server.program(), "api", "--content", "content", "--port", "0",
             "--now", server.NOW, "--sandbox", "--metrics-port", "0", "--log", str(self.log),
             "--documents", str(self.documents), *self.kept, *self.options],
            cwd=server.ROOT, stdout=self.out, stderr=self.err, env=os.environ | {"LC_ALL": "C.UTF-8"})
        deadline = time.monotonic() + server.SECONDS_TO_START
        while time.monotonic() < deadline and self.process.poll() is None:
            found = re.search(r"http://127\.0\.0\.1:(\d+)/api", pathlib.Path(self.out.name).read_text())
            doors = re.findall(r"http://127\.0\.0\.1:(\d+)/(sandbox|metrics)", self.said())
            if found and len(doors) == 2:
                self.port = int(found.group(1))
                self.door, self.metrics_port = (int(port) for port, _ in doors)
                return
            time.sleep(0.02)
        raise RuntimeError(self.said())

    def caller(self, token=None):
        call = super().caller(token)
        self.callers += (call,)
        return call

    def hang_up(self):
        """Closes what callers keep open: an API that stops waits for silent connections."""
        for call in self.callers:
            if call.connection is not None:
                call.connection.close()
                call.connection = None

    def stop(self):
        self.hang_up()
        return super().stop()

    def said(self):
        """What it wrote to standard error in this life."""
        return pathlib.Path(self.err.name).read_text()

    def metrics(self, path="/metrics", method="GET", **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.metrics_port, timeout=20)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        result = answer.status, answer.getheader("Content-Type"), answer.read().decode()
        connection.close()
        return result

    def ready(self, wanted, seconds=20):
        """Asks until `ready` is answered with a status; gives that answer."""
        deadline = time.monotonic() + seconds
        while True:
            answer = self.caller()("GET", "ready")
            if answer.status == wanted or time.monotonic() > deadline:
                assert answer.status == wanted, (answer.status, answer.body, self.said())
                return answer
            time.sleep(0.1)

    def draft_with_benefit(self, family):
        """A parent and a draft that takes papers."""
        call = self.applicant(family)
        draft = call("POST", "applications", {
            "city": "pavlodar", "queue_type": "general", "child_iin": family[2], "relation": family[3],
            "language": "kk", "group_type": "general", "kindergartens": [], "benefit": "large_family"})
        assert draft.status == 201, draft.body
        return call, draft["id"]

    def upload(self, call, draft, data=None):
        """Sends a paper; gives the answer's status and its body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("POST", f"/api/v1/applications/{draft}/documents", data or pdf(), {
            "Content-Type": "application/pdf", "Cookie": call.cookie})
        answer = connection.getresponse()
        result = people.Answer(answer.status, answer.getheaders(), answer.read())
        connection.close()
        return result

    def again(self, *calls):
        """Starts it, and lets callers of the life before go on."""
        self.start()
        for call in calls:
            call.port, call.connection = self.port, None

    def command(self, *words, at=("database", "key-file"), under=()):
        """Runs a command on the cabinet's things, under another if need be; gives its exit code and what it wrote."""
        places = {"database": f"sqlite:{self.database}", "key-file": self.folder / "key", "documents": self.documents}
        named = [word for name in at for word in (f"--{name}", str(places[name]))]
        done = subprocess.run([*under, server.program(), *map(str, words), *named], cwd=server.ROOT, capture_output=True,
                              text=True, timeout=120, env=os.environ | {"LC_ALL": "C.UTF-8"})
        return done.returncode, done.stdout, done.stderr
