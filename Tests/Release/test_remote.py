"""Sends releases to servers of two kinds, which rclone itself serves, and is cut off on the way."""

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import time

import pytest

from releases import IS_LONG, files

pytestmark = pytest.mark.skipif(not shutil.which("rclone"), reason="needs rclone")
KILLS = 40 if IS_LONG else 2


class Remote:
    """A server of rclone on a folder of this machine."""

    def __init__(self, kind, folder):
        self.kind, self.root, self.process = kind, folder / "remote", None
        (self.root / "site").mkdir(parents=True)
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            self.port = door.getsockname()[1]
        self.start()

    @property
    def address(self):
        if self.kind == "webdav":
            return f":webdav,url='http://127.0.0.1:{self.port}',vendor=other:site"
        secret = subprocess.run(["rclone", "obscure", "p"], capture_output=True, text=True).stdout
        return (f":sftp,host=127.0.0.1,port={self.port},user=u,pass='{secret.strip()}',"
                "shell_type=none:site")

    def start(self):
        words = ["rclone", "serve", self.kind, "--addr", f"127.0.0.1:{self.port}", self.root]
        if self.kind == "sftp":
            words += ["--user", "u", "--pass", "p"]
        self.process = subprocess.Popen(words, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)
        raise RuntimeError("rclone does not serve")

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def restart(self):
        """So that it sees what was changed behind its back."""
        self.stop()
        self.start()

    def files(self):
        """What the server has, without what is there for the next sending."""
        site = self.root / "site"
        return {str(p.relative_to(site)): p.read_bytes() for p in site.rglob("*")
                if p.is_file() and ".onir" not in p.parts}

    def kept(self):
        return sorted(p.name for p in (self.root / "site" / ".onir").iterdir())


@pytest.fixture(params=["webdav", "sftp"])
def remote(request, folder):
    remote = Remote(request.param, folder)
    yield remote
    remote.stop()


@pytest.fixture
def sftp(folder):
    """The quicker one: between two calls to a server of WebDAV rclone waits."""
    remote = Remote("sftp", folder)
    yield remote
    remote.stop()


@pytest.fixture(autouse=True)
def without_configuration(monkeypatch):
    monkeypatch.setenv("RCLONE_CONFIG", "/dev/null")


def send(portal, remote, *words):
    return portal.publish("--to", remote.address, "--no-compress", *words)


def test_sends_what_changed_and_deletes_what_is_gone(portal, remote):
    first = send(portal, remote)
    assert first["sent"] == first["written"]
    assert remote.files() == files(portal.out / "current")
    assert remote.kept() == ["manifest.json"]
    # The same length and nearly the same time: by these a change cannot be told.
    portal.write(1)
    changed = send(portal, remote)
    assert changed["sent"] == changed["written"] < 30
    assert remote.files() == files(portal.out / "current")
    extra = portal.content / "cities" / "inder" / "guides" / "extra"
    extra.mkdir(parents=True)
    (extra / "kk.md").write_text("---\ntitle: T\n---\nx\n")
    send(portal, remote)
    assert (remote.root / "site/inder/kk/guides/extra/index.html").exists()
    (extra / "kk.md").unlink()
    assert send(portal, remote)["deleted"] >= 1
    assert remote.files() == files(portal.out / "current")
    assert not (remote.root / "site/inder/kk/guides/extra").exists()
    nothing = send(portal, remote)
    assert not nothing["published"] and nothing["sent"] == nothing["deleted"] == 0


def test_goes_back_and_signs_there_as_here(portal, remote):
    key = portal.folder / "key"
    subprocess.run([portal.words()[0], "publish", "--new-key", key], check=True)
    send(portal, remote, "--key", key)
    before = remote.files()
    assert remote.kept() == ["manifest.json", "manifest.json.sig"]
    name = os.readlink(portal.out / "current").removeprefix("releases/")
    manifest = portal.out / "manifests" / f"{name}.json"
    assert (remote.root / "site/.onir/manifest.json").read_bytes() == manifest.read_bytes()
    portal.write(1)
    send(portal, remote)
    assert remote.kept() == ["manifest.json"]
    subprocess.run([portal.words()[0], "rollback", portal.out], check=True)
    portal.write(0)
    summary = send(portal, remote)
    assert not summary["published"] and summary["sent"] > 0
    assert remote.files() == before


def test_says_where_it_stopped_and_goes_on(portal, remote):
    send(portal, remote)
    remote.stop()
    portal.write(1)
    done = portal.run("publish", portal.out, "--no-compress", "--to", remote.address,
                      "--format", "json")
    remote.start()
    assert done.returncode == 3 and done.stdout == ""
    said = [s for s in done.stderr.splitlines() if s.startswith("onir: ")]
    assert said == ["onir: rclone could not read the manifest of the remote target: nothing was sent; "
                    "run the same again"]
    # Published here it is; only the sending is left.
    assert portal.version() == 1
    assert send(portal, remote)["sent"] > 0
    assert remote.files() == files(portal.out / "current")


def test_ends_as_published_after_being_killed_on_the_way(portal, remote):
    send(portal, remote)
    chance = random.Random(7)
    for number in range(1, KILLS + 1):
        # Every other version is the first one again: it differs from what the manifest there says
        # only by what a sending that was cut off has left.
        portal.write(number if number % 2 else 0)
        words = portal.words("publish", portal.out, "--no-compress", "--to", remote.address)
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   start_new_session=True)
        try:
            process.wait(timeout=chance.uniform(0.2, 1.5))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    send(portal, remote)
    assert remote.files() == files(portal.out / "current")
    assert remote.kept() == ["manifest.json"]
    portal.assert_no_litter()


def spoil(remote, file, data):
    (remote.root / "site" / ".onir" / file).write_bytes(data)


@pytest.mark.parametrize("file, data", [
    ("manifest.json", b"{"), ("manifest.json", b""), ("unsure.json", b"{"),
    ("unsure.json", b'{"version":1,"files":["../x"]}')])
def test_takes_everything_for_unsure_where_the_state_cannot_be_read(portal, sftp, file, data):
    send(portal, sftp)
    spoil(sftp, file, data)
    page = sftp.root / "site" / "inder" / "kk" / "index.html"
    page.write_text("spoiled")
    (page.parent / "gone.html").write_text("left")
    sftp.restart()
    portal.write(1)
    send(portal, sftp)
    assert sftp.files() == files(portal.out / "current")
    assert sftp.kept() == ["manifest.json"]


def test_refuses_a_folder_of_somebody_else(portal, sftp):
    mine = sftp.root / "site" / "index.html"
    mine.write_text("mine")
    sftp.restart()
    done = portal.run("publish", portal.out, "--no-compress", "--to", sftp.address)
    assert done.returncode == 2 and "the remote target is not empty" in done.stderr
    assert sftp.files() == {"index.html": b"mine"} and not (mine.parent / ".onir").exists()
    mine.unlink()
    (sftp.root / "site" / ".onir").mkdir()
    (sftp.root / "site" / ".onir" / "unsure.json.x.partial").write_text("{")
    sftp.restart()
    send(portal, sftp)
    assert (sftp.root / "site" / "robots.txt").exists()


def test_sends_a_signature_that_was_made_later(portal, sftp):
    key = portal.folder / "key"
    subprocess.run([portal.words()[0], "publish", "--new-key", key], check=True)
    send(portal, sftp)
    summary = send(portal, sftp, "--key", key)
    assert not summary["published"] and sftp.kept() == ["manifest.json", "manifest.json.sig"]


@pytest.fixture
def slow_program(folder, monkeypatch):
    """An rclone that waits where pages are sent, until a file is there."""
    programs = folder / "programs"
    programs.mkdir()
    program, go = programs / "rclone", folder / "go"
    program.write_text(f"""#!/bin/sh
case "$1 $*" in
"copy "*/releases/*) touch {folder}/waits; while ! [ -e {go} ]; do sleep 0.05; done;;
esac
exec {shutil.which("rclone")} "$@"
""")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    return folder / "waits", go


def test_others_publish_while_one_sends(portal, sftp, slow_program):
    waits, go = slow_program
    process = subprocess.Popen(
        portal.words("publish", portal.out, "--no-compress", "--to", sftp.address),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not waits.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    (first,) = portal.names("releases")
    for number in (1, 2, 3):
        portal.write(number)
        portal.publish("--no-compress", "--keep", "2")
    assert first in portal.names("releases") and len(portal.names("releases")) == 3
    busy = portal.run("publish", portal.out, "--no-compress", "--to", sftp.address)
    assert busy.returncode == 3 and "somebody else is sending" in busy.stderr
    before = files(portal.out / "releases" / first)
    go.touch()
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 0 and sftp.files() == before
    steps = ["reading what stands", "sending assets: ", "sending pages: "]
    assert [step for step in steps if step in said] == steps
    portal.write(4)
    portal.publish("--no-compress", "--keep", "2")
    assert first not in portal.names("releases")
    portal.assert_no_litter()


def test_gives_rclone_a_time_for_everything(portal, sftp, folder, monkeypatch):
    programs = folder / "programs"
    programs.mkdir()
    (programs / "rclone").write_text(f"""#!/bin/sh
echo "$*" >> {folder}/calls
exec {shutil.which("rclone")} "$@"
""")
    (programs / "rclone").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    send(portal, sftp)
    calls = [call for call in (folder / "calls").read_text().splitlines() if not call.startswith("obscure")]
    assert len(calls) > 5
    assert all("--contimeout 15s --timeout 60s" in call for call in calls)
    assert all("--retries " in call and "--low-level-retries 3" in call for call in calls)


@pytest.mark.parametrize("address", ["-v", "--config=x"])
def test_refuses_what_rclone_would_read_as_an_option(portal, address):
    done = portal.run("publish", portal.out, f"--to={address}")
    assert done.returncode == 2 and not portal.out.exists()
    assert json.dumps(done.stderr).startswith('"onir: --to needs a target')
