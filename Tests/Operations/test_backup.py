"""Copies of the cabinet, made while people use it, and what comes back from them."""

import contextlib
import re
import shutil
import sqlite3
import subprocess
import threading
import time

import pytest
import server
from papers import lying


class Filled:
    """People in a cabinet, of whom everything was acknowledged."""

    def __init__(self, service, families):
        self.service = service
        self.calls, self.numbers = [], []
        for family in families[:2]:
            call = service.applicant(family)
            draft = service.draft(call, family)
            self.numbers.append(service.submit(call, draft["id"])["number"])
            self.calls.append(call)
        self.call, self.draft = service.draft_with_benefit(families[2])
        for _ in range(2):
            assert service.upload(self.call, self.draft).status == 201

    def papers(self):
        return [item["id"] for item in self.call("GET", f"applications/{self.draft}")["documents"]]

    def assert_there(self):
        """All that was acknowledged is answered as before, and new work is taken."""
        queue = self.service.caller()("GET", "queue?city=pavlodar&queue_type=general")
        assert {line["number"] for line in queue["items"]} >= set(self.numbers)
        papers = self.papers()
        assert len(papers) == 2
        for paper in papers:
            answer = self.call("GET", f"applications/{self.draft}/documents/{paper}")
            assert answer.status == 200 and answer.body.startswith(b"%PDF-")
        assert self.service.upload(self.call, self.draft).status == 201
        sent = self.service.submit(self.call, self.draft)
        assert sent.status == 200, sent.body


@pytest.fixture
def filled(service, families):
    return Filled(service, families)


@pytest.fixture
def copies(tmp_path):
    return tmp_path / "copy.sqlite", tmp_path / "papers"


def destroy(service):
    """Nothing of the cabinet is left but its key."""
    for path in service.folder.glob("onir.sqlite*"):
        path.unlink()
    shutil.rmtree(service.documents)


# A disk on which everything takes its time.
SLOW_DISK = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync",
             "-e", "inject=fsync,fdatasync:delay_exit=300000")


def backup(service, file, papers=None, under=()):
    words = ["--papers", papers] if papers else []
    return service.command("database", "backup", file, *words, at=("database", "documents"), under=under)


def restore(service, file, papers=None):
    words = ["--papers", papers] if papers else []
    return service.command("database", "restore", file, *words, at=("database", "key-file", "documents"))


def check(service):
    return service.command("database", "check", at=("database", "key-file", "documents"))


def change(file, statement):
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as database:
        return database.execute(statement).fetchall()


def leftovers(folder):
    return [path.name for path in folder.iterdir() if "unfinished" in path.name or path.name.startswith("new-")]


@pytest.mark.parametrize("under", [(), SLOW_DISK], ids=["fast", "slow"])
def test_brings_back_what_was_acknowledged_before_a_backup_that_was_written_to(
        service, filled, families, copies, under):
    file, papers = copies
    stop, done = threading.Event(), []

    def write():
        """Parents go on: drafts change, papers come and are taken back."""
        call, draft = service.draft_with_benefit(families[3])
        kept = []
        while not stop.is_set():
            answer = service.upload(call, draft)
            if answer.status == 201:
                kept.append(answer["id"])
                done.append(answer["id"])
            if len(kept) > 2:
                assert call("DELETE", f"applications/{draft}/documents/{kept.pop(0)}").status == 204

    def wait_for(papers):
        while len(done) < papers:
            assert thread.is_alive()
            time.sleep(0.01)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        wait_for(5)
        assert backup(service, file, papers, under) == (0, "", f"copied to {file}\n")
        wait_for(10)
    finally:
        stop.set()
        thread.join()
    service.stop()
    destroy(service)
    code, out, said = restore(service, file, papers)
    assert (code, out) == (0, ""), said
    assert re.match(r"restored sqlite:\S+: accounts \d+, applications 4, referrals 0, admissions 0, papers \d+\n", said)
    assert check(service)[::2] == (0, "the database is whole\n")
    assert not leftovers(service.folder) and not leftovers(service.documents) and not leftovers(file.parent)
    assert oct(service.database.stat().st_mode & 0o777) == "0o600"
    assert oct(service.documents.stat().st_mode & 0o777) == "0o700"
    service.again(*filled.calls, filled.call)
    service.ready(200)
    filled.assert_there()


def test_a_paper_taken_back_in_between_is_in_the_copy(service, filled, copies):
    file, papers = copies
    assert backup(service, file.with_name("first.sqlite"), papers)[0] == 0
    gone = filled.papers()[0]
    assert filled.call("DELETE", f"applications/{filled.draft}/documents/{gone}").status == 204
    # The first copy of the database still names it, and the folder of copies has it.
    service.stop()
    destroy(service)
    assert restore(service, file.with_name("first.sqlite"), papers)[0] == 0
    assert check(service)[0] == 0


def test_copies_papers_once(service, filled, copies):
    file, papers = copies
    assert backup(service, file, papers)[0] == 0
    before = {path.name: path.stat().st_ino for path in papers.iterdir()}
    # One that a fallen machine left half-written is copied anew.
    broken = sorted(papers.iterdir())[0]
    broken.write_bytes(b"")
    assert backup(service, file.with_name("second.sqlite"), papers)[0] == 0
    after = {path.name: path.stat().st_ino for path in papers.iterdir()}
    assert before.keys() == after.keys() and broken.stat().st_size > 0
    assert {name for name in before if before[name] != after[name]} <= {broken.name}
    assert {path.read_bytes() for path in papers.iterdir()} == {
        path.read_bytes() for path in lying(service.documents)}


def test_tells_which_papers_are_missing_and_changed(service, filled, copies):
    file, papers = copies
    assert backup(service, file, papers)[0] == 0
    first, second = lying(service.documents)
    first.unlink()
    second.write_bytes(b"x" + second.read_bytes()[1:])
    code, out, _ = check(service)
    assert code == 4 and sorted(out.splitlines()) == [
        f"paper {first.name} of a draft is missing", f"paper {second.name} of a draft was changed"]
    assert service.command("database", "check")[0] == 0
    # A backup is made all the same, and says so.
    code, out, said = backup(service, file.with_name("later.sqlite"), papers.with_name("other"))
    assert code == 4 and f"paper {first.name} is missing" in out and "copied to" in said
    assert restore(service, file, papers / "nowhere")[2] == f"onir: --papers: {papers}/nowhere is missing\n"
    # From the copy it comes back: without its folder the restore tells what is missing.
    service.stop()
    destroy(service)
    code, out, said = restore(service, file)
    assert code == 4 and len(out.splitlines()) == 2
    assert "2 papers not in the folder of papers: onir database check --documents tells whose" in said
    for path in service.folder.glob("onir.sqlite*"):
        path.unlink()
    assert restore(service, file, papers)[0] == 0
    assert check(service)[0] == 0


def test_never_takes_the_place_of_a_database(service, filled, copies):
    file, _ = copies
    assert backup(service, file)[0] == 0
    assert backup(service, file)[::2] == (3, f"onir: {file} is there already\n")
    code, _, said = restore(service, file)
    assert code == 3 and "a database is restored to where none is" in said
    service.stop()
    before = service.database.read_bytes()
    assert restore(service, file)[0] == 3 and service.database.read_bytes() == before
    # What a killed server left beside a file that was moved away would become part of the new one.
    service.database.unlink()
    log = service.database.with_name("onir.sqlite-wal")
    log.write_bytes(b"of another")
    code, _, said = restore(service, file)
    assert code == 3 and str(log) in said and not service.database.exists()
    assert not leftovers(service.folder)


@pytest.mark.parametrize("harm", ["cut", "page", "text", "empty", "key", "newer", "foreign", "log", "folder", "none"])
def test_refuses_a_copy_that_is_none_and_leaves_nothing(service, filled, copies, harm):
    file, _ = copies
    assert backup(service, file)[0] == 0
    service.stop()
    destroy(service)
    key = (service.folder / "key").read_bytes()
    wanted = "onir: "
    if harm == "cut":
        file.write_bytes(file.read_bytes()[:-8192])
    elif harm == "page":
        data = bytearray(file.read_bytes())
        data[5 * 4096:6 * 4096] = b"Z" * 4096
        file.write_bytes(data)
    elif harm == "text":
        file.write_text("Dear reader, this is no database. " * 200)
    elif harm == "empty":
        file.write_bytes(b"")
    elif harm == "key":
        (service.folder / "key").write_bytes(bytes(range(32)))
        wanted = f"onir: {service.folder}/key is not the key that {file} was made with"
    elif harm == "newer":
        change(file, "INSERT INTO migration VALUES (9999, 'of tomorrow', 0)")
        wanted = f"onir: {file}: the database has version 9999"
    elif harm == "foreign":
        file.unlink()
        change(file, "CREATE TABLE note (text TEXT)")
        wanted = f"onir: {file}: the database belongs to another program"
    elif harm == "log":
        file.with_name(file.name + "-wal").write_bytes(b"x")
        wanted = f"onir: {file}-wal lies beside the copy"
    elif harm == "folder":
        file.unlink()
        file.mkdir()
    elif harm == "none":
        file.unlink()
    code, out, said = restore(service, file)
    assert code == 3 and out == "" and said.startswith(wanted) and said.count("\n") == 1, said
    assert [path.name for path in service.folder.glob("onir.sqlite*")] == []
    (service.folder / "key").write_bytes(key)


def test_needs_the_key_and_makes_none(service, filled, copies):
    file, _ = copies
    assert backup(service, file)[0] == 0
    service.stop()
    destroy(service)
    (service.folder / "key").rename(service.folder / "key-elsewhere")
    code, _, said = restore(service, file)
    assert code == 3 and said == f"onir: {service.folder}/key is missing\n"
    assert not (service.folder / "key").exists()
    (service.folder / "key-elsewhere").rename(service.folder / "key")
    assert restore(service, file)[0] == 4
    # Whoever has lost the papers says so by an empty folder.
    service.documents.mkdir(mode=0o700)
    service.again(*filled.calls)
    assert filled.calls[0]("GET", "me").status in (200, 401)


def test_takes_a_copy_from_before_a_new_key(service, filled, copies):
    file, papers = copies
    assert backup(service, file, papers)[0] == 0
    service.stop()
    assert service.command("database", "rotate-key")[0] == 0
    destroy(service)
    assert restore(service, file, papers)[0] == 0
    service.again(*filled.calls, filled.call)
    filled.assert_there()


def test_sends_nothing_twice_after_a_restore(service_with, families, copies, tmp_path):
    sender = tmp_path / "send"
    # Codes leave; notices surely do not, and are tried again later.
    sender.write_text("#!/bin/sh\nif grep -q '\"notice\"'; then exit 75; fi\n")
    sender.chmod(0o755)
    service = service_with("--sender", sender)
    service.parent(families[0])
    for _ in range(500):
        listed = service.command("cabinet", "messages")[1]
        if listed.count("waiting until") == 2:
            break
        threading.Event().wait(0.02)
    assert listed.count("waiting until") == 2
    file, papers = copies
    assert backup(service, file, papers)[0] == 0
    service.stop()
    destroy(service)
    code, _, said = restore(service, file, papers)
    assert code == 0 and "2 notices may have left since the copy was made: onir cabinet messages" in said
    assert service.command("cabinet", "messages")[1].count("undelivered: unknown") == 2


def test_a_backup_that_is_killed_leaves_no_file_of_its_name(service, filled, copies):
    file, _ = copies
    for _ in range(5):
        process = subprocess.Popen([server.program(), "database", "backup", file, "--database",
                                    f"sqlite:{service.database}"], stderr=subprocess.DEVNULL)
        threading.Event().wait(0.01)
        process.kill()
        process.wait()
        if file.exists():
            assert change(file, "PRAGMA integrity_check") == [("ok",)]
            file.unlink()


def test_a_restore_that_is_killed_leaves_no_database_or_a_whole_one(service, filled, copies):
    file, papers = copies
    assert backup(service, file, papers)[0] == 0
    service.stop()
    destroy(service)
    for step in range(12):
        process = subprocess.Popen(
            [server.program(), "database", "restore", file, "--papers", papers, *service.kept, "--documents",
             service.documents], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        threading.Event().wait(0.004 * step)
        process.kill()
        process.wait()
        if service.database.exists():
            # Its papers were there before it.
            assert check(service)[0] == 0
            destroy(service)
        assert list(service.folder.glob("onir.sqlite-*")) == []
    assert restore(service, file, papers)[0] == 0
    service.again(*filled.calls, filled.call)
    filled.assert_there()


def test_copies_a_database_of_another_version_before_an_upgrade(service, filled, copies):
    file, papers = copies
    service.stop()
    change(service.database, "DELETE FROM migration WHERE version = (SELECT MAX(version) FROM migration)")
    assert backup(service, file)[0] == 0
    code, _, said = backup(service, file.with_name("other.sqlite"), papers)
    assert code == 3 and "of an older program: onir database migrate" in said
    assert not file.with_name("other.sqlite").exists() and not leftovers(file.parent)
