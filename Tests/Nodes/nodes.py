"""Several processes of `onir api` on one PostgreSQL, one key and one folder of papers, asked in turn."""

import functools
import importlib.util
import itertools
import pathlib
import re
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS / "Browser"))
import server  # noqa: E402

# The people and their steps are those of the tests of one process.
_spec = importlib.util.spec_from_file_location("one_process", TESTS / "API" / "conftest.py")
one_process = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(one_process)

FAMILIES = one_process.FAMILIES


@functools.cache
def terms_version():
    """The version of the texts that are consented to, as their page has it."""
    with server.serving() as portal, urllib.request.urlopen(f"{portal}/pavlodar/kk/queue/") as page:
        return one_process.TERMS.search(page.read().decode()).group(1)


class Databases:
    """A private server of PostgreSQL that makes an empty database for each test."""

    def __init__(self, *settings):
        self.process = subprocess.Popen(
            [TESTS / "TestSupport" / "postgresql-server", *settings], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()
        assert self.url, "PostgreSQL does not start"
        self.count = 0

    def make(self):
        self.count += 1
        self.process.stdin.write(f"nodes{self.count}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def query(self, database, text):
        """What a statement gives, a list of fields for each row."""
        host = urllib.parse.unquote(urllib.parse.urlsplit(database).netloc.split("@")[1])
        done = subprocess.run(
            ["psql", "-h", host, "-U", "onir", "-AtF", "|", "-c", text,
             database.rsplit("/", 1)[1]], capture_output=True, text=True, timeout=60, check=True)
        return [line.split("|") for line in done.stdout.splitlines()]

    def stop(self):
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()


class Node:
    """One process, which may be ended and started again."""

    def __init__(self, cluster, number):
        self.cluster, self.number, self.wanted, self.starts = cluster, number, 0, 0

    def begin(self):
        """Starts the process without waiting until it answers."""
        self.door, self.seen = one_process.free_port(), 0
        self.starts += 1
        name = f"{self.cluster.folder}/node-{self.number}-{self.starts}"
        self.out, self.err = open(name + ".out", "w+"), open(name + ".err", "w+")
        self.process = subprocess.Popen(
            [server.program(), "api", "--content", "content", "--port", str(self.wanted),
             "--sandbox", "--sandbox-port", str(self.door), "--now", self.cluster.now(),
             "--log", name + ".log", *self.cluster.kept, "--documents", self.cluster.folders[self.number],
             *self.cluster.options], cwd=server.ROOT, stdout=self.out, stderr=self.err)

    def wait(self):
        deadline = time.monotonic() + server.SECONDS_TO_START
        while time.monotonic() < deadline and self.process.poll() is None:
            found = re.search(r"http://127\.0\.0\.1:(\d+)", pathlib.Path(self.out.name).read_text())
            if found:
                # From now on always the same: it is what stands in the configuration in front.
                self.port = self.wanted = int(found.group(1))
                return
            time.sleep(0.02)
        raise RuntimeError(pathlib.Path(self.err.name).read_text())

    def start(self):
        self.begin()
        self.wait()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        return self.process.wait(timeout=60)

    def close(self):
        if self.process.poll() is None:
            self.kill()
        self.out.close()
        self.err.close()

    @property
    def runs(self):
        return self.process.poll() is None

    # What the sandbox of this process shows and takes.
    messages = one_process.Sandbox.messages
    set_clock = one_process.Sandbox.set_clock


class Caller(one_process.Caller):
    """A person whose calls go to one process after the other; or always to one."""

    def __init__(self, cluster, token=None, only=None):
        super().__init__(None, token)
        self.cluster, self.only = cluster, only

    def __call__(self, *words, **headers):
        self.port = (self.only or self.cluster.next()).port
        try:
            return super().__call__(*words, **headers)
        finally:
            # Every call on a connection of its own: no process sees two that belong together.
            if self.connection:
                self.connection.close()
                self.connection = None

    def at(self, node):
        """The same person, who asks one process."""
        same = Caller(self.cluster, self.token, node)
        same.cookie = self.cookie
        return same


class Cluster:
    """The processes, and what they share."""

    password = one_process.PASSWORD

    def __init__(self, folder, database, count=3, options=(), folders=None):
        self.folder, self.database, self.options = pathlib.Path(folder), database, options
        # Where each finds the papers: one folder, or on machines of their own one each that shows the same.
        self.folders = folders or [self.folder / "documents"] * count
        self.kept = ["--database", database, "--key-file", f"{folder}/key"]
        self.began = time.time()
        self.turn, self.seen = itertools.count(), []
        self.nodes = [Node(self, number) for number in range(count)]
        # All at once, on a database that is empty and without a key.
        for node in self.nodes:
            node.begin()
        for node in self.nodes:
            node.wait()

    def now(self):
        """The clock of a process that starts now: the same as that of the others."""
        seconds = int(time.time() - self.began)
        return f"{server.NOW}T10:{seconds // 60:02}:{seconds % 60:02}+05:00"

    def next(self):
        running = [node for node in self.nodes if node.runs]
        return running[next(self.turn) % len(running)]

    def close(self):
        for node in self.nodes:
            node.close()

    def caller(self, token=None):
        return Caller(self, token)

    def messages(self):
        """What all of them sent, the newest first: in the order in which it was seen here."""
        for node in self.nodes:
            if node.runs:
                new = node.messages()[:-node.seen or None]
                node.seen += len(new)
                self.seen += reversed(new)
        return self.seen[::-1]

    def set_clock(self, moment):
        for node in self.nodes:
            node.set_clock(moment)

    @property
    def terms_version(self):
        return terms_version()

    def command(self, *words, code=0):
        done = subprocess.run([server.program(), *words, *self.kept], cwd=server.ROOT,
                              capture_output=True, text=True, timeout=60)
        assert done.returncode == code, done.stderr
        return done.stdout, done.stderr

    def hire(self, *places, role="officer"):
        words = [word for place in places for word in ("--place", place)]
        printed, _ = self.command("cabinet", "hire", "Synthetic Officer", "--role", role, *words)
        identifier, self.token = printed.split()[:2]
        return identifier

    codes = one_process.Sandbox.codes
    code = one_process.Sandbox.code
    applicant = one_process.Sandbox.applicant
    draft = one_process.Sandbox.draft
    submit = one_process.Sandbox.submit
    parent = one_process.Sandbox.parent


def until(condition, seconds=40):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("it did not come to that")
