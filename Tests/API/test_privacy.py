"""What the process writes, and what it tells of who is known."""

import os
import pathlib
import statistics
import time

import pytest

UNKNOWN = "710101300106"


def test_no_personal_value_is_written_anywhere(sandbox, families, personal):
    calls = [sandbox.parent(family) for family in families[:2]]
    token = sandbox.hire("pavlodar")
    officer = sandbox.caller(token)
    secrets = [token]
    for call, family in zip(calls, families):
        listed = call("GET", "applications")["items"][0]
        officer("GET", f"staff/applications/{listed['number']}")
        for path in ["me", "me/export", "children", "feed", "consents", "referrals", "sessions",
                     f"applications/{listed['id']}", "applications/" + family[0]]:
            call("GET", path)
        call("PATCH", "me", {"email": "ata-ana@example.kz"}, If_Match='"1"')
        call("POST", "sessions", {"city": "pavlodar", "method": "iin_password",
                                  "iin": family[0], "password": "басқа-құпиясөз"})
        secrets += [call.cookie.split("=")[1], listed["id"], listed["number"]]
        secrets += sandbox.codes(family[1])
    calls[0]("DELETE", "me", {"password": sandbox.password})
    assert sandbox.stop() == 0
    files = [pathlib.Path(name) for name in [*sandbox.written, sandbox.log]]
    texts = {file.name: file.read_text() for file in files}
    assert texts["access.log"].count("\n") > 30
    for name, text in texts.items():
        for value in [*personal, *secrets, "ata-ana@example.kz", "басқа-құпиясөз"]:
            assert value not in text, f"{name} holds {value}"


def test_nothing_tells_who_is_known(sandbox, families):
    known = families[0][0]
    sandbox.parent(families[0])
    sandbox.set_clock("2026-11-20T20:00:00+05:00")
    call = sandbox.caller()
    for path, body in [
        ("codes", {"purpose": "sign_in"}), ("codes", {"purpose": "sign_in"}),
        ("sessions", {"method": "iin_password", "password": "басқа-құпиясөз"}),
        ("sessions", {"method": "iin_password", "code": "000000",
                      "new_password": "басқа-құпиясөз"}),
    ]:
        answers = [call("POST", path, {"city": "pavlodar", "iin": iin, **body})
                   for iin in (known, UNKNOWN)]
        assert answers[0].steady == answers[1].steady, path


def rank_sum(one, other):
    """How many standard deviations the ranks of two samples lie apart (Mann and Whitney's U)."""
    order = sorted([(value, 0) for value in one] + [(value, 1) for value in other])
    rank = sum(place for place, (_, which) in enumerate(order, 1) if which == 0)
    n, m = len(one), len(other)
    u = rank - n * (n + 1) / 2
    return (u - n * m / 2) / (n * m * (n + m + 1) / 12) ** 0.5


@pytest.mark.skipif("ONIR_LONG" not in os.environ, reason="a measurement: make test-long")
@pytest.mark.parametrize("path", ["sessions", "codes"])
def test_known_and_unknown_take_as_long(sandbox, families, path, capsys):
    """Statuses and bodies are asserted; the times are printed, for a person to judge."""
    known = families[0][0]
    sandbox.parent(families[0])
    call, times = sandbox.caller(), {known: [], UNKNOWN: []}
    for number in range(200):
        # Each try in an hour of its own, so that no limit answers instead.
        day, hour = divmod(number * 3, 24)
        sandbox.set_clock(f"{2026 + (day + 330) // 360}-{(day + 330) % 360 // 30 + 1:02}"
                          f"-{(day + 330) % 30 % 28 + 1:02}T{hour:02}:00:00+05:00")
        steady = []
        for iin in sorted(times, reverse=number % 2 == 0):
            body = {"city": "pavlodar", "iin": iin}
            body |= ({"purpose": "sign_in"} if path == "codes"
                     else {"method": "iin_password", "password": "басқа-құпиясөз"})
            began = time.perf_counter()
            answer = call("POST", path, body)
            times[iin].append(time.perf_counter() - began)
            steady.append(answer.steady)
        assert steady[0] == steady[1], number
    apart = rank_sum(times[known], times[UNKNOWN])
    with capsys.disabled():
        medians = [statistics.median(times[iin]) * 1000 for iin in (known, UNKNOWN)]
        print(f"\n{path}: known {medians[0]:.2f} ms, unknown {medians[1]:.2f} ms, "
              f"{apart:+.2f} standard deviations apart")
