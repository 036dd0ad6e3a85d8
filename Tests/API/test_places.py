"""Places, the waiting list and reviews: the commands of the staff, and what they write into the content."""

import csv
import io
import re
import shutil
import subprocess
import time
import uuid

import pytest

import server

TODAY = server.NOW[:10]


@pytest.fixture
def content(tmp_path):
    """A copy of the content to write into."""
    shutil.copytree(server.ROOT / "content", tmp_path / "content")
    return tmp_path / "content"


@pytest.fixture
def run(sandbox, content):
    """Runs a command on the sandbox's database; gives its exit code and what it wrote."""
    def run(*words, content=content, now=server.NOW):
        done = subprocess.run(
            [server.program(), *words, *sandbox.kept, "--content", str(content), "--now", now],
            cwd=server.ROOT, capture_output=True, text=True, timeout=60)
        return done.returncode, done.stdout, done.stderr
    return run


def publish(run, officer, *words, kindergarten="pavlodar-0002", age="3-4", places=1):
    code, printed, message = run(
        "cabinet", "publish", "pavlodar", kindergarten, "--age", age, "--places", str(places),
        "--employee", officer, *words)
    assert code == 0, message
    return printed.split()[0]


def apply(call, place):
    application = call("GET", "applications")["items"][0]["id"]
    return call("POST", f"applications/{application}/places", {"place": place},
                Idempotency_Key=str(uuid.uuid4()))


def review(call, text, rating=5, kindergarten="pavlodar-0001"):
    answer = call("POST", "reviews", {
        "city": "pavlodar", "kindergarten": kindergarten, "rating": rating, "text": text,
        "language": "kk"})
    assert answer.status == 201, answer.body
    return answer["id"]


def rows(content, name, city="pavlodar"):
    text = (content / "cities" / city / name).read_text()
    return list(csv.DictReader(io.StringIO(text)))


def check(content):
    done = subprocess.run(
        [server.program(), "check", "--content", str(content), "--now", server.NOW],
        cwd=server.ROOT, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout


def test_leads_from_a_published_place_to_a_referral_and_the_waiting_list(sandbox, run, families):
    officer = sandbox.hire("pavlodar")
    # Two three-year-olds and who applies to nothing.
    parents = [sandbox.parent(families[index]) for index in (0, 2, 3)]
    place = publish(run, officer)
    assert f"{place}  {TODAY}  pavlodar-0002  3-4  general  kk  1 of 1 left  until " in run(
        "cabinet", "places", "pavlodar")[1]
    for call in parents[1:]:
        assert apply(call, place)["status"] == "in_bulletin"
    words = ["cabinet", "allocate", "pavlodar", "--employee", officer]
    _, plan, hint = run(*words)
    decisions = [line.split()[1] for line in plan.splitlines()]
    assert decisions == ["places_taken", "place", "outranked"] and plan.count("  applied\n") == 1
    digest = re.search(r"--confirm ([0-9a-f]{16})", hint).group(1)
    assert run(*words, "--confirm", digest)[0] == 0
    found = [call("GET", "applications")["items"][0]["status"] for call in parents]
    assert found == ["in_queue", "referral_issued", "waiting_list"]
    assert "0 of 1 left" in run("cabinet", "places", "pavlodar")[1]
    publish(run, officer)
    assert parents[2]("GET", "applications")["items"][0]["status"] == "in_queue"
    assert any("жарияланды" in m["text"] or "опубликовано" in m["text"]
               for m in wait_for_notices(sandbox))
    code, printed, _ = run_check(sandbox)
    assert (code, printed) == (0, ""), printed


def run_check(sandbox):
    done = subprocess.run(
        [server.program(), "database", "check", *sandbox.kept],
        cwd=server.ROOT, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def wait_for_notices(sandbox):
    """What a command has written, the server sends when its outbox is looked at next."""
    for _ in range(2000):
        found = [m for m in sandbox.messages() if m["kind"] == "notice"
                 and ("жарияланды" in m["text"] or "опубликовано" in m["text"])]
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError("no notice came")


def test_exports_what_check_finds_nothing_wrong_with(sandbox, run, families, content):
    code, printed, _ = run("cabinet", "export")
    assert (code, printed) == (0, ""), "nothing of the cabinet was there"
    officer = sandbox.hire("pavlodar")
    parents = [sandbox.parent(families[index]) for index in (0, 2)]
    before = {name: rows(content, name)
              for name in ("vacancies.csv", "statistics.csv", "reviews.csv")}
    publish(run, officer, places=2)
    publish(run, officer, places=3)
    publish(run, officer, "--language", "ru", "--type", "inclusive", age="1-2")
    words = 'Ұлым "қуанып",\nбарады; =1+1 {{city.name}} <b>'
    shown = review(parents[0], words)
    hidden = review(parents[1], "Жарияланбайтын пікір.", rating=1)
    waiting = review(parents[1], "Әлі қаралмаған пікір.", kindergarten="pavlodar-0003")
    assert waiting in run("cabinet", "reviews", "pavlodar")[1]
    assert run("cabinet", "review", shown, "--publish", "--employee", officer)[0] == 0
    assert run("cabinet", "review", hidden, "--reject", "--employee", officer)[0] == 0
    code, printed, message = run("cabinet", "export")
    assert (code, message) == (0, ""), message
    assert [line.split("/")[-1] for line in printed.splitlines()] == [
        "vacancies.csv  written", "statistics.csv  written", "reviews.csv  written"]

    vacancies = rows(content, "vacancies.csv")
    today = [list(row.values())[1:] for row in vacancies if row["date"] == TODAY]
    assert today == [["pavlodar-0002", "1-2", "inclusive", "ru", "1"],
                     ["pavlodar-0002", "3-4", "general", "kk", "5"]]
    others = [row for row in before["vacancies.csv"] if row["date"] != TODAY]
    assert [row for row in vacancies if row["date"] != TODAY] == others
    month = rows(content, "statistics.csv")[-1]
    capacity = sum(int(row["capacity"]) for row in rows(content, "kindergartens.csv"))
    assert month == {
        "month": TODAY[:7], "queue_total": "<5", "queue_benefit": "0",
        "places_total": str(capacity), "places_free": "6", "referrals_issued": "0"}
    assert rows(content, "statistics.csv")[:-1] == [
        row for row in before["statistics.csv"] if row["month"] != TODAY[:7]]
    reviews = rows(content, "reviews.csv")
    own = [row for row in reviews if row not in before["reviews.csv"]]
    assert [(row["text"], row["rating"], row["status"]) for row in own] == [
        (words, "5", "published")]
    assert [row for row in reviews if row not in own] == before["reviews.csv"]
    code, report = check(content)
    assert code == 0 and "error" not in report.replace("0 errors", ""), report

    # The same state writes the same bytes, and touches nothing.
    code, printed, _ = run("cabinet", "export")
    assert code == 0 and printed.count("unchanged") == 3 and "written" not in printed
    # A review that a later decision or the author takes away is not kept by mistake.
    assert not list(content.rglob("*.onir-new"))


def test_an_export_leaves_everything_as_it_was_when_it_cannot_be_done(
        sandbox, run, families, content, tmp_path):
    officer = sandbox.hire("pavlodar")
    publish(run, officer)
    (tmp_path / "empty").mkdir()
    code, printed, message = run("cabinet", "export", content=tmp_path / "empty")
    assert code == 1 and printed == "" and "the content has errors" in message
    assert list((tmp_path / "empty").iterdir()) == []
    code, _, message = run("cabinet", "export", content=tmp_path / "none")
    assert code == 2 and "there is no folder" in message
    table = content / "cities" / "pavlodar" / "vacancies.csv"
    broken = table.read_text() + f"{TODAY},pavlodar-9999,3-4,general,kk,1\n"
    table.write_text(broken)
    assert run("cabinet", "export")[0] == 1 and table.read_text() == broken


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_exports_no_review_that_is_a_formula(sandbox, run, families, content, sign):
    officer = sandbox.hire("pavlodar")
    words = f'{sign}HYPERLINK("https://a.example"; A1)'
    written = review(sandbox.parent(families[0]), words)
    assert run("cabinet", "review", written, "--publish", "--employee", officer)[0] == 0
    table = content / "cities" / "pavlodar" / "reviews.csv"
    # What an export without the blank has left there, is not kept beside it.
    today = f'{TODAY},kk,pavlodar-0001,5,"{words.replace(chr(34), chr(34) * 2)}",published\n'
    table.write_text(table.read_text() + today)
    assert run("cabinet", "export")[0] == 0
    own = [row["text"] for row in rows(content, "reviews.csv") if "HYPERLINK" in row["text"]]
    assert own == [" " + words]
    code, report = check(content)
    assert code == 0 and "error" not in report.replace("0 errors", ""), report
    assert "reviews.csv  unchanged" in run("cabinet", "export")[1]


@pytest.mark.parametrize("words, code, says", [
    (["publish", "pavlodarr", "pavlodar-0002", "--age", "3-4"], 2, "did you mean pavlodar?"),
    (["publish", "pavlodar", "pavlodar-002", "--age", "3-4"], 2, "did you mean pavlodar-0002?"),
    (["publish", "pavlodar", "pavlodar-0002"], 2, "needs --age"),
    (["publish", "pavlodar", "pavlodar-0002", "--age", "3"], 2, "--age is 1-2"),
    (["publish", "pavlodar", "pavlodar-0002", "--age", "3-4", "--places", "0"], 2, "from 1 to 1000"),
    (["publish", "pavlodar", "pavlodar-0002", "--age", "3-4", "--type", "x"], 2, "--type is general"),
    (["review", "0" * 26], 2, "either --publish or --reject"),
    (["review", "0" * 26, "--publish", "--reject"], 2, "either --publish or --reject"),
    (["review", "0" * 26, "--publish"], 4, "nothing of this name"),
    (["review", "x", "--reject"], 4, "nothing of this name"),
])
def test_says_in_one_line_what_is_wrong(sandbox, run, words, code, says):
    officer = sandbox.hire("pavlodar")
    found, printed, message = run("cabinet", *words, "--employee", officer)
    assert (found, printed) == (code, "") and says in message and message.count("\n") == 1


def test_lets_those_in_charge_publish_and_nobody_else(sandbox, run):
    words = ["cabinet", "publish", "pavlodar", "pavlodar-0002", "--age", "3-4"]
    garden = sandbox.hire("pavlodar/pavlodar-0002", role="kindergarten")
    assert run(*words, "--employee", garden)[0] == 0
    other = sandbox.hire("pavlodar/pavlodar-0001", role="kindergarten")
    assert run(*words, "--employee", other)[0] == 4
    auditor = sandbox.hire("pavlodar", role="auditor")
    code, _, message = run(*words, "--employee", auditor)
    assert code == 2 and "may not do this" in message
    assert run(*words)[0] == 2
    assert run("cabinet", "places", "pavlodar")[1].count("\n") == 1
    assert run("cabinet", "places", "pavlodr")[0] == 2
    assert run("cabinet", "reviews", "pavlodr")[0] == 2
