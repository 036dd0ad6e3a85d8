"""A sandbox as a process of its own that can be ended and started again, and people who call it."""

import concurrent.futures
import http.client
import json
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import uuid

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Browser"))
import server  # noqa: E402
from ports import free_port  # noqa: E402

PASSWORD = "жауқазын-гүлдеді"
TERMS = re.compile(r'name="terms" value="([0-9a-f]+)"')

# Made-up people: parent, phone, child, relation, in the sandbox's registers.
FAMILIES = [
    ("850214390005", "+77000000101", "230715690495", "parent"),
    ("901130490109", "+77000000102", "210901590634", "parent"),
    ("880708491103", "+77000000105", "221204690973", "parent"),
    ("001231590285", "+77000000106", "230101591042", "parent"),
    ("601127490764", "+77000000107", "220808691259", "representative"),
    ("790806490214", "+77000000103", "210415591185", "parent"),
]
NAMES = ["Мысалбаев", "Мысалбаева", "Ақбота", "Образцова", "Злата", "Үлгібаев", "Төстік",
         "Дархан", "Мысалова", "Құртқа", "Примеров", "Вера", "Айсұлу", "Асанқызы"]


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def __getitem__(self, name):
        return json.loads(self.body)[name]

    @property
    def steady(self):
        """What may not differ between a person who is known and one who is not."""
        changing = ("x-request-id", "date", "onir-time")
        return self.status, self.body, [h for h in self.headers if h[0].lower() not in changing]


class Caller:
    """Calls the API over one connection and keeps its cookie."""

    def __init__(self, port, token=None):
        self.port, self.token, self.cookie = port, token, None
        self.connection = None

    def __call__(self, method, path, body=None, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None:
            headers["Content-Type"] = "application/json"
        if self.cookie:
            headers["Cookie"] = self.cookie
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            self.connection.request(
                method, "/api/v1/" + path,
                None if body is None else json.dumps(body).encode(), headers)
            answer = self.connection.getresponse()
            result = Answer(answer.status, answer.getheaders(), answer.read())
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            raise
        if answer.getheader("Connection") == "close":
            self.connection.close()
            self.connection = None
        cookie = answer.getheader("Set-Cookie")
        if cookie:
            self.cookie = cookie.split(";")[0]
        return result


class Sandbox:
    """A process of `onir serve --sandbox` on a folder that outlives it."""

    password = PASSWORD

    def __init__(self, folder, *options, url=None):
        self.folder, self.options = pathlib.Path(folder), options
        self.database = self.folder / "onir.sqlite"
        self.url = url or f"sqlite:{self.database}"
        self.log = self.folder / "access.log"
        self.written = []
        self.start()

    def start(self):
        self.door = free_port()
        self.documents = self.folder / "documents"
        self.kept = ["--database", self.url, "--key-file", f"{self.folder}/key"]
        self.out = open(self.folder / f"out-{len(self.written)}", "w+")
        self.err = open(self.folder / f"err-{len(self.written)}", "w+")
        self.written += [self.out.name, self.err.name]
        self.process = subprocess.Popen(
            [server.program(), "serve", "--content", "content", "--host", "127.0.0.1",
             "--port", "0", "--now", server.NOW, "--sandbox", "--sandbox-port", str(self.door),
             "--log", str(self.log), "--documents", str(self.documents), *self.kept,
             *self.options],
            cwd=server.ROOT, stdout=self.out, stderr=self.err)
        deadline = time.monotonic() + server.SECONDS_TO_START
        while time.monotonic() < deadline and self.process.poll() is None:
            found = re.search(r"http://127\.0\.0\.1:(\d+)", pathlib.Path(self.out.name).read_text())
            if found:
                self.port = int(found.group(1))
                return
            time.sleep(0.02)
        raise RuntimeError(pathlib.Path(self.err.name).read_text())

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """Asks the process to end; gives its exit code."""
        self.process.terminate()
        return self.process.wait(timeout=30)

    def close(self):
        if self.process.poll() is None:
            self.kill()
        self.out.close()
        self.err.close()

    def caller(self, token=None):
        return Caller(self.port, token)

    def messages(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.door, timeout=10)
        connection.request("GET", "/sandbox/messages")
        items = json.loads(connection.getresponse().read())["items"]
        connection.close()
        return items

    def codes(self, phone):
        return [re.search(r"\d{6}", m["text"]).group() for m in self.messages()
                if m["kind"] == "code" and m["to"] == phone]

    def code(self, phone, after):
        for _ in range(600):
            codes = self.codes(phone)
            if len(codes) > after:
                return codes[0]
            time.sleep(0.02)
        raise AssertionError("no code came")

    def set_clock(self, moment):
        connection = http.client.HTTPConnection("127.0.0.1", self.door, timeout=10)
        connection.request("POST", "/sandbox/clock", json.dumps({"now": moment}),
                           {"Content-Type": "application/json"})
        assert connection.getresponse().status == 200
        connection.close()

    def hire(self, *places, role="officer"):
        done = subprocess.run(
            [server.program(), "cabinet", "hire", "Synthetic Officer", "--role", role,
             *(word for place in places for word in ("--place", place)), *self.kept],
            cwd=server.ROOT, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        self.token = done.stdout.split()[1]
        return done.stdout.split()[0]

    def terms(self):
        """The version of the texts that are consented to, as the page has it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", "/pavlodar/kk/queue/")
        found = TERMS.search(connection.getresponse().read().decode())
        connection.close()
        return found.group(1)

    def applicant(self, family):
        iin, phone, _, _ = family
        call, known = self.caller(), len(self.codes(phone))
        asked = call("POST", "codes", {
            "city": "pavlodar", "purpose": "application", "iin": iin, "phone": phone})
        assert asked.status == 202, asked.body
        opened = call("POST", "sessions", {
            "city": "pavlodar", "method": "application", "iin": iin, "phone": phone,
            "code": self.code(phone, known)})
        assert opened.status == 201, opened.body
        return call

    def app(self, phone):
        """A companion app that is linked to a number."""
        link = self.caller()("POST", "devices/links", {"city": "atyrau", "phone": phone})
        assert link.status == 201, link.body
        call, known = self.caller(), len(self.codes(phone))
        claim = {"consent": True, "policy_version": self.terms_version, "link": link["link"]}
        assert call("POST", "devices", claim).status == 202
        done = call("POST", "devices", claim | {"code": self.code(phone, known)})
        assert done.status == 201, done.body
        return call

    def draft(self, call, family, key=None):
        _, _, child, relation = family
        return call("POST", "applications", {
            "city": "pavlodar", "queue_type": "general", "child_iin": child,
            "relation": relation, "language": "kk", "group_type": "general",
            "kindergartens": [], "benefit": None}, Idempotency_Key=key or str(uuid.uuid4()))

    def submit(self, call, draft, key=None):
        return call("POST", f"applications/{draft}/submit", {
            "consents": ["terms", "contacts"], "terms_version": self.terms_version},
            Idempotency_Key=key or str(uuid.uuid4()))

    @property
    def terms_version(self):
        if not hasattr(self, "_terms"):
            self._terms = self.terms()
        return self._terms

    def parent(self, family):
        """A parent in the cabinet, whose application stands in the queue."""
        iin, phone, _, _ = family
        call = self.applicant(family)
        draft = self.draft(call, family)
        assert draft.status == 201, draft.body
        assert self.submit(call, draft["id"]).status == 200
        call, known = self.caller(), len(self.codes(phone))
        assert call("POST", "codes", {
            "city": "pavlodar", "purpose": "sign_in", "iin": iin}).status == 202
        opened = call("POST", "sessions", {
            "city": "pavlodar", "method": "iin_password", "iin": iin,
            "code": self.code(phone, known), "new_password": PASSWORD})
        assert opened.status == 201, opened.body
        return call


@pytest.fixture
def sandbox_with():
    """Starts a sandbox with more options."""
    with tempfile.TemporaryDirectory() as folder:
        started = []

        def start(*options, **more):
            started.append(Sandbox(folder, *options, **more))
            return started[-1]
        yield start
        for sandbox in started:
            sandbox.close()


@pytest.fixture
def sandbox(sandbox_with):
    return sandbox_with()


@pytest.fixture
def families():
    return FAMILIES


@pytest.fixture
def personal():
    """Values that belong to persons and may stand in no output of the program."""
    return NAMES + [PASSWORD] + [value for family in FAMILIES for value in family[:3]]


@pytest.fixture
def at_once():
    """Runs things at the same time; gives what they gave."""
    def run(works):
        with concurrent.futures.ThreadPoolExecutor(len(works)) as pool:
            return [future.result() for future in [pool.submit(work) for work in works]]
    return run


@pytest.fixture
def run(sandbox):
    """Runs a command on the sandbox's database; gives its exit code and what it wrote."""
    def run(*words, clock=True):
        done = subprocess.run(
            [server.program(), *words, *sandbox.kept, *(["--now", server.NOW] if clock else [])],
            cwd=server.ROOT, capture_output=True, text=True, timeout=60)
        return done.returncode, done.stdout, done.stderr
    return run


@pytest.fixture
def numbers(sandbox, families):
    """Two applications in the queue, the second one with a benefit that is not proved."""
    sent = []
    for family, benefit in zip(families[:3:2], [None, "military"]):
        call = sandbox.applicant(family)
        _, _, child, relation = family
        draft = call("POST", "applications", {
            "city": "pavlodar", "queue_type": "general", "child_iin": child,
            "relation": relation, "language": "kk", "group_type": "general",
            "kindergartens": [], "benefit": benefit})
        sent.append(sandbox.submit(call, draft["id"])["number"])
    return sent
