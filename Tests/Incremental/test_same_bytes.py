"""The bytes of a build, and what a later build leaves alone, do not depend on what surrounds it."""

import os
import pathlib
import shutil
import subprocess

import pytest

import sample
from world import PROGRAM, ROOT, World, difference, marks, run, tree

AROUND = {
    "one thread": {"jobs": 1}, "two threads": {"jobs": 2}, "seven threads": {"jobs": 7},
    "a narrow umask": {"umask": 0o077}, "a wide umask": {"umask": 0},
    "New York": {"TZ": "America/New_York"}, "Kiribati": {"TZ": "Pacific/Kiritimati"},
    "Kazakh": {"LC_ALL": "kk_KZ.UTF-8"}, "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "no locale": {"LC_ALL": "C"}, "a later clock of the environment": {"SOURCE_DATE_EPOCH": "1900000000"},
    "another folder": {"cwd": "/"}, "relative paths": {"is_relative": True}, "folders written backwards": {"side": "two"},
}


def write(folder, is_backwards):
    """Content and templates, of which each file was made before or after its neighbours."""
    order = reversed if is_backwards else list
    sample.write(folder / "content", dict(order(sample.content().items())))
    files = sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())
    for path in order(files):
        copy = folder / "templates" / path.relative_to(ROOT / "templates")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The same content in two orders, and what is built of it; in memory, where folders are not sorted by hashes."""
    folder = tmp_path_factory.mktemp("same-bytes")
    if os.access("/dev/shm", os.W_OK):
        folder = folder.__class__("/dev/shm") / f"onir-{os.getpid()}"
        folder.mkdir()
    write(folder / "one", False)
    write(folder / "two", True)
    assert build(folder, folder / "first").returncode == 0
    yield folder
    shutil.rmtree(folder)


def build(folder, output, side="one", jobs=2, umask=0o022, cwd=None, is_relative=False, **variables):
    root = folder / side
    if is_relative:
        cwd = root / "content"
    old = dict(os.environ)
    os.environ.update(variables)
    try:
        return run(["build", "--content", "." if is_relative else root / "content",
                    "--templates", "../templates" if is_relative else root / "templates",
                    "--output", os.path.relpath(output, cwd) if is_relative else output,
                    "--now", sample.NOW.isoformat(), "--jobs", jobs],
                   locale=variables.get("LC_ALL"), cwd=cwd, umask=umask)
    finally:
        os.environ.clear()
        os.environ.update(old)


@pytest.mark.parametrize("around", AROUND)
def test_makes_the_same_bytes_with(made, around):
    output = made / "other"
    shutil.rmtree(output, ignore_errors=True)
    done = build(made, output, **AROUND[around])
    assert done.returncode == 0, done.stderr
    assert not difference(tree(output), tree(made / "first"))
    modes = {path.stat().st_mode & 0o777 for path in output.rglob("*") if ".onir" not in path.parts}
    assert modes == {0o644, 0o755}


@pytest.mark.parametrize("around", AROUND)
def test_touches_nothing_again_with(made, around):
    before = tree(made / "first")
    times = marks(made / "first", before)
    done = build(made, made / "first", **AROUND[around])
    assert done.returncode == 0, done.stderr
    assert not difference(tree(made / "first"), before)
    assert marks(made / "first", before) == times


def test_the_two_orders_differ(made):
    if made.parent.name != "shm":
        pytest.skip("this disk sorts its folders by itself")
    listed = [[entry.name for entry in os.scandir(made / side / "templates/assets")] for side in ("one", "two")]
    assert listed[0] != listed[1] and sorted(listed[0]) == sorted(listed[1])


def test_renders_everything_for_another_program(memory):
    """A newer program makes other pages of the same content; here one that names another profile of open data."""
    world, other = World.made(memory), memory / "other-onir"
    assert run(world.words(world.output)).returncode == 0
    old, new = b"/profiles/2.0/datapackage.json", b"/profiles/2.1/datapackage.json"
    code = pathlib.Path(PROGRAM).read_bytes()
    assert old in code
    other.write_bytes(code.replace(old, new))
    other.chmod(0o755)
    for output in [world.output, memory / "clean"]:
        subprocess.run([other, *map(str, world.words(output))], check=True, capture_output=True)
    packages = list(world.output.rglob("datapackage.json"))
    assert packages and all(new in package.read_bytes() for package in packages)
    assert tree(world.output) == tree(memory / "clean")


def test_tells_of_the_same_failure_with_any_number_of_threads(made):
    """The last city is the largest, so it begins before the others; the first one that fails is told of all the same."""
    shutil.copytree(made / "one", made / "uneven")
    table = made / "uneven/content/cities/aksu/kindergartens.csv"
    rows = table.read_text(encoding="utf-8").splitlines()
    identifier = rows[-1].partition(",")[0]
    rows.append(rows[-1].replace(identifier, f"{identifier}-more", 1))
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert build(made, made / "whole", side="uneven").returncode == 0
    for jobs in [1, 2, 7]:
        output = made / f"broken-{jobs}"
        shutil.copytree(made / "whole", output)
        for city in ["inder", "aksu"]:
            (output / city / "ru/index.html").unlink()
            (output / city / "ru/index.html/foreign").mkdir(parents=True)
        done = build(made, output, side="uneven", jobs=jobs)
        assert done.returncode != 0
        assert "inder/ru/" in done.stderr and "aksu/ru/" not in done.stderr, (jobs, done.stderr)
