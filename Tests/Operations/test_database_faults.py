"""What the machine does to a cabinet that runs: a full disk, a lock, damage, a folder that is gone.

Whatever happens, an answer is right or it is a 503 that says when to come again; nothing that was acknowledged
is lost, and when the cause is gone the cabinet works without a new start.
"""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import threading
import time

import pytest
from cabinet_service import Service


class Parents:
    """Somebody in the queue, and somebody with a draft."""

    def __init__(self, service, families):
        self.service = service
        call = service.applicant(families[0])
        self.number = service.submit(call, service.draft(call, families[0])["id"])["number"]
        self.call, self.draft = service.draft_with_benefit(families[1])
        self.language = "kk"

    def read(self):
        answer = self.service.caller()("GET", "queue?city=pavlodar&queue_type=general")
        if answer.status == 200:
            assert self.number in [line["number"] for line in answer["items"]]
        return answer

    def write(self):
        """Changes the draft; what was acknowledged is what is read afterwards."""
        before = self.call("GET", f"applications/{self.draft}")
        if before.status != 200:
            return before
        assert before["language"] == self.language
        wanted = {"kk": "ru", "ru": "uz", "uz": "kk"}[self.language]
        answer = self.call("PATCH", f"applications/{self.draft}", {
            "language": wanted, "group_type": "general", "kindergartens": [], "benefit": "large_family"},
            If_Match=dict(before.headers)["ETag"])
        if answer.status == 200:
            self.language = wanted
        return answer

    def again(self):
        self.service.again(self.call)


@pytest.fixture
def parents(service, families):
    return Parents(service, families)


def assert_refused(answer):
    assert answer.status == 503, (answer.status, answer.body)
    assert int(dict(answer.headers)["Retry-After"]) > 0


def assert_works(service, parents):
    service.ready(200)
    assert parents.read().status == 200
    assert parents.write().status == 200
    assert service.upload(parents.call, parents.draft).status == 201
    assert service.command("database", "check")[0] == 0


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 24 MB."""
    if os.getuid() != 0:
        pytest.skip("only root can mount")
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m,mode=0700", "tmpfs", folder], check=False)
    if done.returncode != 0:
        pytest.skip("nothing can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def fill(folder):
    """Leaves not a byte."""
    with open(folder / "ballast", "wb", buffering=0) as ballast:
        for size in (1 << 20, 4096, 1):
            with contextlib.suppress(OSError):
                while ballast.write(b"x" * size):
                    pass


def test_a_full_disk_refuses_what_is_new_and_loses_nothing(small_disk, families):
    service = Service(small_disk)
    try:
        parents = Parents(service, families)
        fill(small_disk)
        # What fits into pages that are there may still be kept; then no more.
        for _ in range(200):
            answer = parents.write()
            if answer.status == 503:
                break
        assert_refused(answer)
        assert_refused(service.upload(parents.call, parents.draft))
        assert parents.read().status == 200
        answer = service.ready(503)
        assert b'"reason"' in answer.body
        assert service.caller()("GET", "health").status == 200
        (small_disk / "ballast").unlink()
        assert_works(service, parents)
    finally:
        service.close()


def test_does_not_begin_on_a_full_disk_and_says_so(service, small_disk):
    fill(small_disk)
    words = ["api", "--sandbox", "--port", "0", "--database", f"sqlite:{small_disk}/onir.sqlite", "--documents",
             f"{small_disk}/documents"]
    code, printed, said = service.command(*words, at=("key-file",))
    assert (code, printed) == (3, "") and said.startswith("onir: ") and said.count("\n") == 1
    assert "No space left" in said or "disk is full" in said
    (small_disk / "ballast").unlink()
    assert service.command("database", "migrate", *words[4:6], at=("key-file",))[0] == 0


def test_does_not_begin_where_nothing_may_be_written_and_says_so(service, small_disk):
    service.stop()
    for path in service.folder.glob("onir.sqlite*"):
        shutil.copy(path, small_disk)
    shutil.copy(service.folder / "key", small_disk)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    done = service.command("database", "check", "--database", f"sqlite:{small_disk}/onir.sqlite", at=("key-file",))
    assert done[0] == 3 and "Read-only file system" in done[2], done
    assert done[2].startswith("onir: ") and done[2].count("\n") == 1
    subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)
    assert service.command("database", "check", "--database", f"sqlite:{small_disk}/onir.sqlite", at=("key-file",))[0] == 0


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_another_process_that_keeps_the_database_holds_up_writing_alone(service, parents, lock):
    holder = sqlite3.connect(service.database, isolation_level=None)
    holder.execute(f"BEGIN {lock}")
    try:
        answers = []
        threads = [threading.Thread(target=lambda: answers.append(
            service.caller()("POST", "codes", {"city": "pavlodar", "purpose": "sign_in", "iin": "850214390005"})))
            for _ in range(30)]
        for thread in threads:
            thread.start()
        assert parents.read().status == 200
        assert not answers, "whoever reads waited for those who write"
        for thread in threads:
            thread.join(60)
        assert len(answers) == 30
        for answer in answers:
            assert_refused(answer)
        assert_refused(parents.write())
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert_works(service, parents)


def test_does_not_begin_while_another_process_keeps_the_database(service, parents):
    service.stop()
    with contextlib.closing(sqlite3.connect(service.database, isolation_level=None)) as holder:
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        holder.execute("INSERT INTO setting VALUES ('held', 'yes')")
        with pytest.raises(RuntimeError, match="onir: sqlite:.*: database is locked"):
            service.start()
        assert service.process.returncode == 3
        holder.execute("ROLLBACK")
    parents.again()
    assert_works(service, parents)


def test_a_folder_that_is_gone_is_refused_and_found_again(service_with, families):
    service = service_with()
    service.stop()
    folder = service.folder / "data"
    folder.mkdir(mode=0o700)
    for path in service.folder.glob("onir.sqlite*"):
        path.rename(folder / path.name)
    service.database = folder / "onir.sqlite"
    service.start()
    parents = Parents(service, families)
    away = service.folder / "elsewhere"
    folder.rename(away)
    for _ in range(3):
        assert_refused(parents.write())
        assert_refused(parents.read())
    assert not folder.exists(), "nothing is made in its place"
    service.ready(503)
    away.rename(folder)
    assert_works(service, parents)


def test_writes_nothing_into_a_file_that_was_moved_away(service, parents):
    aside = service.folder / "aside.sqlite"
    service.database.rename(aside)
    before = aside.read_bytes()
    log = service.database.with_name("onir.sqlite-wal").read_bytes()
    assert_refused(parents.write())
    assert aside.read_bytes() == before and service.database.with_name("onir.sqlite-wal").read_bytes() == log
    # An empty file in its place is no cabinet either.
    service.database.touch()
    assert_refused(parents.write())
    assert_refused(parents.read())
    service.ready(503)
    service.database.unlink()
    aside.rename(service.database)
    assert_works(service, parents)


def damage(path, first=1):
    """Overwrites the pages of a file after the first ones."""
    size = path.stat().st_size
    with open(path, "r+b") as file:
        file.seek(first * 4096)
        file.write(b"\x5a" * (size - first * 4096))


def test_damage_is_refused_and_a_restored_copy_is_taken_up(service, parents, tmp_path):
    copy = tmp_path / "copy.sqlite"
    assert service.command("database", "backup", copy, at=("database",))[0] == 0
    service.stop()
    whole = service.database.read_bytes()
    damage(service.database)
    # Of a first page alone it may begin; then nothing is answered that needs another one.
    try:
        parents.again()
    except RuntimeError as error:
        assert "malformed" in str(error) and service.process.returncode == 3
    else:
        assert_refused(parents.read())
        assert_refused(parents.write())
        assert_refused(service.ready(503))
        service.stop()
    code, printed, said = service.command("database", "check")
    assert code in (3, 4) and ("malformed" in printed + said or "Tree" in printed)
    service.database.rename(service.database.with_name("damaged.sqlite"))
    for end in ("-wal", "-shm"):
        service.database.with_name("onir.sqlite" + end).unlink(missing_ok=True)
    assert service.command("database", "restore", copy, at=("database", "key-file", "documents"))[0] == 0
    assert len(whole) > 0
    parents.again()
    assert_works(service, parents)


def test_damage_under_a_running_cabinet_gives_no_wrong_answer(service, parents):
    with contextlib.closing(sqlite3.connect(service.database)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = service.database.read_bytes()
    damage(service.database)
    for _ in range(10):
        # What a connection remembers is right; what it has to read is refused.
        assert parents.read().status in (200, 503)
        answer = service.caller()("GET", "queue?city=atyrau&queue_type=general")
        assert answer.status == 503 or answer["items"] == []
    service.stop()
    service.database.write_bytes(whole)
    for end in ("-wal", "-shm"):
        service.database.with_name("onir.sqlite" + end).unlink(missing_ok=True)
    parents.again()
    assert_works(service, parents)


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
@pytest.mark.parametrize("call", ["fdatasync", "pwrite64"])
def test_a_disk_that_fails_is_refused_and_worked_with_again(service, parents, call):
    fault = subprocess.Popen(
        ["strace", "-f", "-qq", "-e", f"trace={call}", "-e", f"inject={call}:error=EIO", "-o", "/dev/null",
         "-p", str(service.process.pid)], stderr=subprocess.PIPE)
    try:
        refused = []
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and not refused:
            answer = parents.write()
            assert answer.status in (200, 503), (answer.status, answer.body)
            if answer.status == 503:
                refused.append(answer)
            assert fault.poll() is None or pytest.skip("nothing can be traced here")
        assert_refused(refused[0])
        assert parents.read().status == 200
    finally:
        fault.terminate()
        fault.wait(20)
    assert_works(service, parents)
