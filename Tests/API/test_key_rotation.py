"""What `onir database rotate-key` does with a cabinet in which people are."""

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
