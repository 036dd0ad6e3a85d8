"""What `onir database rotate-key` does with a cabinet in which people are."""

import concurrent.futures
import subprocess

import server


def onir(*words, sandbox):
    done = subprocess.run(
        [server.program(), *words, "--database", f"sqlite:{sandbox.database}", "--key-file",
         str(sandbox.folder / "key")], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def test_seals_everything_anew_and_keeps_who_has_a_token(sandbox, run, numbers):
    officer = sandbox.hire("pavlodar")
    before = run("cabinet", "show", numbers[0], "--employee", officer)[1]
    key = sandbox.folder / "key"
    old = key.read_bytes()
    assert onir("database", "rotate-key", sandbox=sandbox)[0] == 0
    new = key.read_bytes()
    assert new[32:] == old and new[:32] != old
    assert oct(key.stat().st_mode & 0o777) == "0o600"
    assert run("cabinet", "show", numbers[0], "--employee", officer)[1] == before
    assert onir("database", "check", sandbox=sandbox)[0] == 0
    # The old key opens nothing any more.
    key.write_bytes(old)
    code, _, message = onir("database", "check", sandbox=sandbox)
    assert code == 3 and "is not the key" in message
    # A file in which a newer key waits, as a process leaves it that ends in between, is gone on with.
    key.write_bytes(bytes(range(32)) + new)
    assert onir("database", "check", sandbox=sandbox)[0] == 0
    assert onir("database", "rotate-key", sandbox=sandbox)[0] == 0
    assert key.read_bytes() == bytes(range(32)) + new
    assert run("cabinet", "show", numbers[0], "--employee", officer)[1] == before
    key.write_bytes(bytes(range(32)) + old)
    # Without the key between them nobody can tell any more that the audit is whole.
    code, printed, _ = onir("database", "check", sandbox=sandbox)
    assert code == 4 and "of the audit was changed" in printed


def test_lets_parents_and_employees_in_afterwards(sandbox, families):
    parent = sandbox.parent(families[0])
    sandbox.hire("pavlodar")
    sandbox.stop()
    assert onir("database", "rotate-key", sandbox=sandbox)[0] == 0
    sandbox.start()
    parent.port, parent.connection = sandbox.port, None
    assert parent("GET", "me").status == 200
    assert sandbox.caller()("POST", "staff/sessions", {"token": sandbox.token}).status == 201


def test_two_at_once_lose_nothing(sandbox, run, numbers):
    sandbox.stop()
    for _ in range(6):
        with concurrent.futures.ThreadPoolExecutor(3) as pool:
            done = list(pool.map(lambda _: onir("database", "rotate-key", sandbox=sandbox), range(3)))
        assert {code for code, _, _ in done} <= {0, 3} and any(code == 0 for code, _, _ in done)
        for code, _, message in done:
            assert code == 0 or "being rotated by another process" in message
        assert onir("database", "check", sandbox=sandbox)[0] == 0


def test_follows_no_link_to_the_key(sandbox, numbers):
    sandbox.stop()
    key = sandbox.folder / "key"
    kept = key.read_bytes()
    key.rename(sandbox.folder / "elsewhere")
    key.symlink_to(sandbox.folder / "elsewhere")
    code, _, message = onir("database", "rotate-key", sandbox=sandbox)
    assert code == 3 and "name the file that the link leads to" in message
    assert key.is_symlink() and key.read_bytes() == kept
    assert onir("database", "check", sandbox=sandbox)[0] == 0
