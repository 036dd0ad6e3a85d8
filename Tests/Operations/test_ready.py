"""What `ready` says, and that it is true: the database, the papers, a stop, and when each is over."""

import json
import shutil
import signal
import sqlite3
import time

import pytest

from cabinet_service import people
from papers import lying


def reason(answer):
    assert dict(answer.headers)["Retry-After"].isdigit()
    problem = json.loads(answer.body)
    # The state of the machine is nobody's business outside.
    assert set(problem) == {"type", "title", "status", "detail", "reason"}
    return problem["reason"]


def notices(service):
    return [line for line in service.said().splitlines() if "ready" in line]


def test_is_ready_when_all_is_well(service):
    assert json.loads(service.ready(200).body) == {"status": "ok", "sandbox": True}
    assert notices(service) == []


def test_names_the_papers_while_their_folder_takes_none(service):
    service.ready(200)
    away = service.folder / "unmounted"
    service.documents.rename(away)
    for _ in range(3):
        answer = service.ready(503)
        assert reason(answer) == "documents" and str(service.folder).encode() not in answer.body
    # A folder in the place of the one that is gone would hide the papers when it comes back.
    assert not service.documents.exists()
    assert service.caller()("GET", "health").status == 200
    away.rename(service.documents)
    service.ready(200)
    said = notices(service)
    assert len(said) == 2 and said[0].startswith("not ready: the folder of papers: ") and said[1] == "ready again"
    assert lying(service.documents) == []


def test_names_the_papers_when_others_may_look_into_them(service):
    service.ready(200)
    service.documents.chmod(0o755)
    assert reason(service.ready(503)) == "documents"
    service.documents.chmod(0o700)
    service.ready(200)


def test_names_the_database_while_another_process_keeps_it(service):
    service.ready(200)
    holder = sqlite3.connect(service.database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert reason(service.ready(503)) == "database"
    holder.execute("ROLLBACK")
    holder.close()
    service.ready(200)
    assert [line.split(":")[0] for line in notices(service)] == ["not ready", "ready again"]


def test_names_the_database_when_another_program_has_changed_its_tables(service):
    service.ready(200)
    with sqlite3.connect(service.database) as database:
        database.execute("INSERT INTO migration VALUES (9999, 'of tomorrow', 0)")
    assert reason(service.ready(503)) == "database"
    assert "version 9999" in service.said()
    with sqlite3.connect(service.database) as database:
        database.execute("DELETE FROM migration WHERE version = 9999")
    service.ready(200)


def test_names_the_database_when_its_folder_is_gone(service):
    service.ready(200)
    shutil.copytree(service.folder, service.folder.parent / (service.folder.name + "-kept"))
    service.database.rename(service.folder / "aside.sqlite")
    assert reason(service.ready(503)) == "database"
    (service.folder / "aside.sqlite").rename(service.database)
    service.ready(200)
    shutil.rmtree(service.folder.parent / (service.folder.name + "-kept"))


def test_says_that_it_stops_to_whoever_watches_before_it_refuses_anybody(service):
    watcher = service.caller()
    assert [watcher("GET", "ready").status for _ in range(2)] == [200, 200]
    service.process.send_signal(signal.SIGTERM)
    # Each on a connection of its own, as a proxy asks: until it was told, nobody is refused.
    deadline = time.monotonic() + 10
    while (answer := people.Caller(service.port)("GET", "ready")).status == 200:
        assert time.monotonic() < deadline
    assert (answer.status, reason(answer)) == (503, "stopping")
    assert people.Caller(service.port)("GET", "health").status == 200
    service.hang_up()
    assert service.process.wait(30) == 0
    with pytest.raises(ConnectionRefusedError):
        people.Caller(service.port)("GET", "ready")


def test_does_not_begin_with_an_empty_folder_where_papers_ought_to_be(service, families):
    call, draft = service.draft_with_benefit(families[0])
    assert service.upload(call, draft).status == 201
    service.stop()
    away = service.folder / "unmounted"
    service.documents.rename(away)
    with pytest.raises(RuntimeError, match=r"--documents: \S+ is missing, and the database names 1 paper in it"):
        service.start()
    assert service.process.returncode == 3 and not service.documents.exists()
    away.rename(service.documents)
    service.again(call)
    service.ready(200)
