"""The program as it is published against the program as it is tested: what the compiler makes faster must
not make different."""

import hashlib
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = [ROOT / ".build" / kind / "onir" for kind in ("debug", "release")]


def tree(program, folder):
    done = subprocess.run([program, "build", "--output", folder, "--now", "2026-11-20"], cwd=ROOT,
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    # The state in .onir/ tells when it looked at files.
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).digest()
            for file in folder.rglob("*") if file.is_file() and ".onir" not in file.parts}


@pytest.mark.skipif(not all(program.exists() for program in PROGRAMS), reason="needs both builds")
def test_optimised_program_writes_the_same_bytes(tmp_path):
    tested, published = (tree(program, tmp_path / program.parent.name) for program in PROGRAMS)
    assert len(published) > 10_000
    assert [name for name in tested if published.get(name) != tested[name]] == []
    assert published.keys() == tested.keys()
