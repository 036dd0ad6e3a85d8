"""The commands of the staff and of the operator, on the database of a server that runs."""

import re
import sqlite3
import stat
import subprocess

import pytest

import server


def position(sandbox, number):
    return sandbox.caller()("GET", f"queue/{number}")["position"]["overall"]


def test_a_proved_benefit_moves_an_application_forward(sandbox, run, numbers):
    officer = sandbox.hire("pavlodar")
    assert position(sandbox, numbers[1]) == 2
    code, shown, _ = run("cabinet", "benefit", numbers[1], "--employee", officer)
    assert code == 0 and "benefit: military (confirmed)\nposition: 1\n" in shown
    assert position(sandbox, numbers[1]) == 1 and position(sandbox, numbers[0]) == 2
    code, shown, _ = run("cabinet", "benefit", numbers[1], "--strike", "--employee", officer)
    assert code == 0 and "benefit: military (struck)\nposition: 2\n" in shown
    assert run("cabinet", "benefit", numbers[0], "--employee", officer)[0] == 4


def test_a_plan_issues_referrals_only_by_its_own_digest(sandbox, run, numbers):
    officer = sandbox.hire("region/pavlodar")
    words = ["cabinet", "allocate", "pavlodar", "--employee", officer]
    code, plan, hint = run(*words)
    digest = re.search(r"--confirm ([0-9a-f]{16})", hint).group(1)
    assert code == 0 and plan.count("  place  ") == 2
    assert run(*words)[1:] == (plan, hint), "two plans of the same state differ"
    assert run(*words, "--confirm", "0" * 16)[0] == 4
    reject = ["cabinet", "reject", numbers[0], "--reason", "Қате", "--employee"]
    for _ in range(2):
        code, said, _ = run(*reject, officer)
        assert code == 0 and "reject: proposed by" in said and "second employee" in said
    code, said, _ = run(*reject, sandbox.hire("pavlodar"))
    assert code == 0 and "status: rejected" in said
    assert run(*words, "--confirm", digest)[0] == 4, "a plan of another state was taken"
    digest = re.search(r"--confirm ([0-9a-f]{16})", run(*words)[2]).group(1)
    code, issued, _ = run(*words, "--confirm", digest)
    assert code == 0 and issued.count("  place  ") == 1
    assert run("cabinet", "cancel", numbers[1], "--employee", officer)[0] == 0
    assert "status: in_queue" in run("cabinet", "show", numbers[1], "--employee", officer)[1]


@pytest.mark.parametrize("words, code, says", [
    (["cabinet", "show", "{number}"], 2, "--employee says who decides"),
    (["cabinet", "show", "{number}", "--employee", "nobody"], 2, "no employee has the id"),
    (["cabinet", "show", "{number}", "--employee", "{far}"], 4, "nothing of this name"),
    (["cabinet", "show", "26-9999999-9", "--employee", "{officer}"], 4, "nothing of this name"),
    (["cabinet", "reject", "{number}", "--employee", "{officer}"], 2, "needs --reason"),
    (["cabinet", "reject", "{number}", "--reason", "x", "--employee", "{reader}"], 2, "may not do"),
    (["cabinet", "enrol", "{number}", "--employee", "{officer}"], 4, "status does not allow"),
    (["cabinet", "attendance", "{number}", "--day", "18.11", "--employee", "{officer}"], 2, "is a day"),
    (["cabinet", "allocate", "pavlodarr", "--employee", "{officer}"], 2, "did you mean pavlodar?"),
    (["cabinet", "hire", " ", "--place", "pavlodar"], 2, "name breaks the rule form"),
    (["cabinet", "hire", "X", "--place", "pavlodr"], 2, "did you mean pavlodar?"),
    (["cabinet", "hire", "X", "--place", "pavlodar", "--role", "boss"], 2, "--role is officer"),
    (["cabinet", "alocate"], 2, "did you mean cabinet allocate?"),
])
def test_says_in_one_line_what_is_wrong(sandbox, run, numbers, words, code, says):
    places = {
        "number": numbers[0], "officer": sandbox.hire("pavlodar"), "far": sandbox.hire("atyrau"),
        "reader": sandbox.hire("*", role="auditor"),
    }
    found, printed, message = run(*(word.format(**places) for word in words))
    assert (found, printed) == (code, "") and says in message and message.count("\n") == 1


@pytest.mark.parametrize("words, code, says", [
    (["cabinet", "admissions", "pavlodarr"], 2, "did you mean pavlodar?"),
    (["cabinet", "admissions", "pavlodar", "--status", "lost"], 2, "--status is signed"),
    (["cabinet", "admit", "0" * 26, "--employee", "{officer}"], 4, "nothing of this name"),
    (["cabinet", "admit", "x", "--employee", "{officer}"], 4, "nothing of this name"),
    (["cabinet", "admit", "0" * 26, "--employee", "{reader}"], 2, "may not do"),
    (["cabinet", "refuse", "0" * 26, "--employee", "{officer}"], 2, "needs --reason-code, one of"),
    (["cabinet", "refuse", "0" * 26, "--reason-code", "incomplete", "--employee", "{officer}"], 4,
     "nothing of this name"),
])
def test_says_what_is_wrong_with_an_admission(sandbox, run, words, code, says):
    places = {"officer": sandbox.hire("*"), "reader": sandbox.hire("*", role="auditor")}
    found, printed, message = run(*(word.format(**places) for word in words))
    assert (found, printed) == (code, "") and says in message and message.count("\n") == 1


def test_lists_no_admissions_where_there_are_none(sandbox, run):
    assert run("cabinet", "admissions", "pavlodar") == (0, "", "")


def test_a_dismissed_employee_decides_nothing(sandbox, run, numbers):
    officer = sandbox.hire("pavlodar")
    assert officer in run("cabinet", "staff", clock=False)[1]
    assert run("cabinet", "dismiss", officer, clock=False)[0] == 0
    assert "taken off" in run("cabinet", "staff", clock=False)[1]
    assert run("cabinet", "show", numbers[0], "--employee", officer)[0] == 2


def test_finds_an_audit_that_was_touched(sandbox, run, numbers):
    assert run("database", "check", clock=False)[0] == 0
    with sqlite3.connect(sandbox.database) as database:
        database.execute("UPDATE audit SET subject = 'another' WHERE sequence = 2")
    code, printed, _ = run("database", "check", clock=False)
    assert (code, printed) == (4, "entry 2 of the audit was changed, removed or put in\n")


def test_copies_a_database_in_use(sandbox, run, numbers, tmp_path):
    copy = tmp_path / "copy.sqlite"
    words = ["database", "backup", str(copy), "--database", f"sqlite:{sandbox.database}"]
    done = subprocess.run([server.program(), *words], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with sqlite3.connect(copy) as database:
        kept = [row[0] for row in database.execute("SELECT number FROM application ORDER BY 1")]
    assert kept == sorted(numbers)
    again = subprocess.run([server.program(), *words], capture_output=True, text=True, timeout=60)
    assert again.returncode == 3 and copy.name in again.stderr


def test_refuses_the_sandbox_where_real_people_could_meet_it(tmp_path):
    kept = ["--database", f"sqlite:{tmp_path}/x.sqlite", "--key-file", f"{tmp_path}/key"]

    def serve(*words):
        done = subprocess.run(
            [server.program(), "serve", "--port", "0", *words, *kept], cwd=server.ROOT,
            capture_output=True, text=True, timeout=60)
        return done.returncode, done.stderr

    code, message = serve("--sandbox", "--host", "0.0.0.0")
    assert code == 2 and "for this machine only" in message
    assert serve()[0] == 2, "a database without a cabinet was taken"
    content = tmp_path / "content"
    subprocess.run(["cp", "-r", server.ROOT / "content", content], check=True)
    settings = content / "site.yaml"
    settings.write_text(settings.read_text().replace("base_url: http:", "base_url: https:"))
    code, message = serve("--sandbox", "--content", str(content))
    assert code == 2 and "begins with https" in message
    (tmp_path / "key").write_bytes(b"short")
    (tmp_path / "key").chmod(0o600)
    code, message = serve("--sandbox")
    assert code == 3 and "holds no key of 32 bytes" in message


def test_takes_no_other_key_and_makes_no_database_by_looking(sandbox, run, numbers, tmp_path):
    def check(database, key):
        done = subprocess.run(
            [server.program(), "database", "check", "--database", f"sqlite:{database}",
             "--key-file", str(key)], capture_output=True, text=True, timeout=60)
        return done.returncode, done.stderr

    code, message = check(sandbox.database, tmp_path / "missing")
    assert code == 3 and "was made with a key" in message and not (tmp_path / "missing").exists()
    (tmp_path / "other").write_bytes(bytes(32))
    (tmp_path / "other").chmod(0o600)
    code, message = check(sandbox.database, tmp_path / "other")
    assert code == 3 and "is not the key" in message
    code, message = check(tmp_path / "none.sqlite", tmp_path / "other")
    assert code == 3 and "database migrate makes it" in message
    assert not (tmp_path / "none.sqlite").exists()
    with sqlite3.connect(tmp_path / "foreign.sqlite") as database:
        database.execute("CREATE TABLE users (x)")
    code, message = check(tmp_path / "foreign.sqlite", tmp_path / "other")
    assert code == 3 and "belongs to another program" in message
    with sqlite3.connect(tmp_path / "foreign.sqlite") as database:
        assert database.execute("SELECT COUNT(*) FROM sqlite_master").fetchone() == (1,)


def test_finds_tables_that_contradict_one_another(sandbox, run, numbers):
    with sqlite3.connect(sandbox.database) as database:
        database.execute("DELETE FROM queue_entry")
    code, printed, _ = run("database", "check", clock=False)
    assert (code, printed) == (4, "2 applications that wait stand in no queue\n")


def test_refuses_at_the_start_a_folder_for_papers_that_others_may_look_into(tmp_path):
    folder = tmp_path / "documents"
    folder.mkdir(mode=0o755)
    done = subprocess.run(
        [server.program(), "serve", "--port", "0", "--sandbox", "--documents", str(folder),
         "--database", f"sqlite:{tmp_path}/x.sqlite", "--key-file", f"{tmp_path}/key"],
        cwd=server.ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 3 and "others may look into it (chmod 700)" in done.stderr
