"""A server of PostgreSQL that a test can stop, start, kill, fill up and make a replica of."""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.parse

PROGRAMS = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), default=None,
               key=lambda path: int(path.parent.name))
# The server refuses to run as root.
AS = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []


class Cluster:
    """One server on a socket in a folder of its own; `data` may lie elsewhere, on a small disk."""

    def __init__(self, data=None, settings=(), copy_of=None):
        assert PROGRAMS, "no server of PostgreSQL below /usr/lib/postgresql"
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="onir-pg.", dir="/tmp"))
        self.own(self.folder)
        self.data = data or self.folder / "data"
        self.settings, self.process = settings, None
        if copy_of:
            self.run("pg_basebackup", "-D", self.data, "-h", copy_of.folder, "-U", "onir", "--write-recovery-conf",
                     "--checkpoint=fast", "--wal-method=stream")
        else:
            self.run("initdb", "-D", self.data, "-A", "trust", "-U", "onir", "-E", "UTF8", "--locale=C.UTF-8",
                     "--no-sync")

    @staticmethod
    def own(folder):
        if AS:
            os.chown(folder, 65534, 65534)

    def run(self, program, *words, check=True):
        return subprocess.run([*AS, PROGRAMS / program, *words], cwd=self.folder, check=check, timeout=60,
                              capture_output=True, text=True, env=os.environ | {"LC_ALL": "C.UTF-8"})

    def start(self):
        words = ["listen_addresses=", f"unix_socket_directories={self.folder}", *self.settings]
        with open(self.folder / "log", "a") as log:
            self.process = subprocess.Popen(
                [*AS, PROGRAMS / "postgres", "-D", self.data, *(part for word in words for part in ("-c", word))],
                cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=os.environ | {"LC_ALL": "C.UTF-8"})
        for _ in range(400):
            if self.run("pg_isready", "-h", self.folder, "-q", check=False).returncode == 0:
                return self
            assert self.process.poll() is None, (self.folder / "log").read_text()
            time.sleep(0.05)
        raise AssertionError((self.folder / "log").read_text())

    def stop(self, how=signal.SIGINT):
        """Ends it: SIGINT breaks every connection off first, SIGQUIT is as if the power went."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(30)

    def close(self):
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def sql(self, text, database="postgres"):
        return self.run("psql", "-h", self.folder, "-U", "onir", "-d", database, "-X", "-A", "-t", "-q",
                        "-v", "ON_ERROR_STOP=1", "-c", text).stdout.strip()

    def url(self, *others, database="onir"):
        """What the program is given; with other servers, whichever takes what is written."""
        hosts = ",".join(str(each.folder) for each in (self, *others))
        more = "&target_session_attrs=read-write" if others else ""
        return f"postgres://onir@/{database}?host={urllib.parse.quote(hosts, safe='')}{more}"
