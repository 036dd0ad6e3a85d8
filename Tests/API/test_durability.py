"""What was acknowledged outlives a kill; a stop answers everybody first."""

import concurrent.futures
import http.client
import sqlite3
import threading
import uuid

import pytest

FALLS = 10


def wish(call, draft, languages):
    """Changes a draft until the process is gone; gives the last acknowledged and the last asked."""
    tag, acknowledged, asked = '"1"', None, None
    for number in range(10_000):
        asked = languages[number % len(languages)]
        try:
            answer = call("PATCH", f"applications/{draft}", {
                "language": asked, "group_type": "general", "kindergartens": [],
                "benefit": None}, If_Match=tag)
        except (OSError, http.client.HTTPException):
            return acknowledged, asked
        assert answer.status == 200, answer.body
        acknowledged = asked
        tag = dict(answer.headers)["ETag"]
    return acknowledged, asked


def test_nothing_that_was_acknowledged_is_lost_by_a_kill(sandbox, families):
    calls = [sandbox.applicant(family) for family in families]
    keys = [str(uuid.uuid4()) for _ in families]
    drafts = [sandbox.draft(call, family, key)["id"]
              for call, family, key in zip(calls, families, keys)]
    version, numbers = sandbox.terms_version, {}
    for fall in range(FALLS):
        # From the fifth fall on somebody sends an application in each life.
        sender = fall - 4 if 4 <= fall < 4 + len(families) - 1 else None
        waiting = [n for n in range(len(families)) if n not in numbers and n != sender]
        with concurrent.futures.ThreadPoolExecutor(len(families)) as pool:
            work = {n: pool.submit(wish, calls[n], drafts[n], ["kk", "ru", "uz"])
                    for n in waiting}
            if sender is not None:
                sent = sandbox.submit(calls[sender], drafts[sender])
                assert sent.status == 200, sent.body
                numbers[sender] = sent["number"]
            threading.Event().wait(0.15)
            sandbox.kill()
            changed = {n: future.result(timeout=60) for n, future in work.items()}
        with sqlite3.connect(sandbox.database) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        sandbox.start()
        # Each life begins at the same time of day; what is begun in it must not be older than who is signed in.
        sandbox.set_clock(f"2026-11-20T00:{fall + 1:02}:00+05:00")
        for call in calls:
            call.port, call.connection = sandbox.port, None
        assert sandbox.terms_version == version
        for n, (acknowledged, asked) in changed.items():
            kept = calls[n]("GET", f"applications/{drafts[n]}")
            assert kept.status == 200
            if acknowledged:
                assert kept["language"] in (acknowledged, asked), (fall, n)
            # The next life begins with the version that is there.
            reset = calls[n]("PATCH", f"applications/{drafts[n]}", {
                "language": "kk", "group_type": "general", "kindergartens": [],
                "benefit": None}, If_Match=dict(kept.headers)["ETag"])
            assert reset.status == 200
            again = sandbox.draft(calls[n], families[n], str(uuid.uuid4()))
            assert again.status in (201, 429)
            if again.status == 201:
                drafts[n] = again["id"]
        for n, number in numbers.items():
            assert calls[n]("GET", f"applications/{drafts[n]}")["number"] == number
    assert len(set(numbers.values())) == len(numbers) == len(families) - 1
    queue = sandbox.caller()("GET", "queue?city=pavlodar&queue_type=general")
    assert {line["number"] for line in queue["items"]} == set(numbers.values())


def test_a_stop_answers_everybody_and_ends_with_0(sandbox, families, at_once):
    calls = [sandbox.applicant(family) for family in families]
    started = threading.Barrier(len(calls) + 1)

    def work(call):
        def run():
            started.wait()
            answers = []
            while True:
                try:
                    answers.append(call("GET", "me").status)
                except http.client.RemoteDisconnected:
                    return answers
                except (ConnectionRefusedError, ConnectionResetError, BrokenPipeError):
                    return answers
        return run

    def stop():
        started.wait()
        threading.Event().wait(0.2)
        return sandbox.stop()

    *answers, code = at_once([work(call) for call in calls] + [stop])
    assert code == 0
    # Whoever was heard got a whole answer: a body that was cut off raises IncompleteRead.
    assert all(len(each) > 1 and set(each) <= {200, 503} for each in answers)


@pytest.mark.parametrize("broken", ["no JSON", ""])
def test_a_connection_that_ends_early_harms_nobody(sandbox, broken):
    connection = http.client.HTTPConnection("127.0.0.1", sandbox.port, timeout=10)
    connection.putrequest("POST", "/api/v1/codes")
    connection.putheader("Content-Length", "1000")
    connection.endheaders(broken.encode())
    connection.close()
    assert sandbox.caller()("GET", "health").status == 200
