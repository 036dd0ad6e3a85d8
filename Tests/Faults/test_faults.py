"""The machine fails while a portal is built: at any file call, or for want of permission.

Each call that a build makes on the content, the templates or the output fails once, by strace. The build ends
with 3 and one sentence, every file that stands is whole, and the next build makes what a clean one makes.
A sample of the calls in ordinary runs, all of them with ONIR_LONG.
"""

import os
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = str((ROOT / os.environ.get("ONIR", ".build/debug/onir")).resolve())
LONG = os.environ.get("ONIR_LONG")
SAMPLE = 2
# The calls, and why each could fail: a full disk, a lost right, a broken disk.
FAULTS = {"write": "ENOSPC", "rename": "EACCES", "mkdir": "ENOSPC", "openat": "EACCES", "read": "EIO",
          "getdents64": "EIO", "unlink": "EACCES", "flock": "EIO", "newfstatat": "EACCES", "fstat": "EIO"}

SITE = """title: {kk: Сынақ, ru: Проба}
base_url: https://portal.example/
languages: [kk, ru]
default_language: kk
"""
REGIONS = """region,city,kato,name_kk,name_ru
atyrau,,230000000,Атырау облысы,Атырауская область
atyrau,atyrau,231000000,Атырау,Атырау
"""
KINDERGARTENS = """id,name_kk,name_ru,ownership,languages,groups,capacity,enrolled
a-1,Балапан,Балапан,state,kk,4,100,90
"""


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """A small content and the templates, readable by everybody."""
    folder = tmp_path_factory.mktemp("faults")
    for above in [folder, *folder.parents[:2]]:
        above.chmod(0o755)
    files = {"site.yaml": SITE, "regions.csv": REGIONS, "cities/atyrau/kindergartens.csv": KINDERGARTENS,
             "guides/queue/kk.md": "---\ntitle: Кезекке тұру\n---\nМәтін.\n",
             "guides/queue/ru.md": "---\ntitle: Встать в очередь\n---\nТекст.\n"}
    for name, text in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    shutil.copytree(ROOT / "templates", folder / "templates", ignore=shutil.ignore_patterns("components"))
    shutil.copytree(ROOT / "templates/components", folder / "templates/components")
    return folder


def command(folder, output):
    return [PROGRAM, "build", "--content", str(folder / "content"), "--templates", str(folder / "templates"),
            "--output", str(output), "--now", "2026-11-20", "--jobs", "1"]


def published(output):
    return {str(path.relative_to(output)): path.read_bytes() for path in sorted(output.rglob("*"))
            if path.is_file() and ".onir" not in path.relative_to(output).parts}


def run(words, **more):
    return subprocess.run(words, capture_output=True, text=True, timeout=120, check=False,
                          env=os.environ | {"LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"}, **more)


@pytest.fixture(scope="module")
def clean(content):
    """What a build makes, and the calls it takes: of each kind, the numbers of those in our folders."""
    output, log = content / "clean", content / "calls.txt"
    names = ",".join(FAULTS)
    found = run(["strace", "-f", "-y", "-qq", "-e", f"trace={names}", "-o", str(log), *command(content, output)])
    assert found.returncode == 0, found.stderr
    counts, calls = {}, []
    for line in log.read_text(errors="replace").splitlines():
        match = re.match(r"(\d+) +(\w+)\(", line)
        if not match:
            continue
        # Numbers count for each thread by itself.
        counts[match[1], match[2]] = number = counts.get((match[1], match[2]), 0) + 1
        if str(content) in line and " = -1 " not in line:
            calls.append((match[2], number, line[:200]))
    return published(output), calls


def chosen(calls):
    """Some of the calls of each kind, or all of them."""
    if LONG:
        return sorted({(name, number) for name, number, _ in calls})
    draw = random.Random(7)
    some = set()
    for name in FAULTS:
        numbers = sorted({number for kind, number, _ in calls if kind == name})
        some |= {(name, number) for number in draw.sample(numbers, min(SAMPLE, len(numbers)))}
    return sorted(some)


def test_ends_well_whichever_call_fails(content, clean):
    expected, calls = clean
    assert {name for name, _, _ in calls} >= {"write", "openat", "read", "mkdir"}
    wrong = []
    for name, number in chosen(calls):
        output = content / "output"
        shutil.rmtree(output, ignore_errors=True)
        fault = f"inject={name}:error={FAULTS[name]}:when={number}"
        words = ["strace", "-f", "-qq", "-e", f"trace={name}", "-e", fault, "-o", "/dev/null"]
        failed = run([*words, *command(content, output)])
        what = f"{name} {number}: {failed.returncode} {failed.stderr.strip()[:200]}"
        said = failed.stderr.strip().splitlines()
        if failed.returncode != 3 or len(said) != 1 or not said[0].startswith("onir: "):
            # A call that need not succeed may fail: then all is as if it had not.
            if failed.returncode != 0 or published(output) != expected:
                wrong.append(what)
        standing = published(output) if output.exists() else {}
        if any(expected.get(path) != data for path, data in standing.items()):
            wrong.append(f"{what}: half-written or foreign files")
        again = run(command(content, output))
        if again.returncode != 0 or published(output) != expected:
            wrong.append(f"{what}: the next build: {again.returncode} {again.stderr.strip()[:200]}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("error", ["ENOSYS", "EPERM"])
def test_follows_no_link_where_the_system_has_no_openat2(content, clean, error):
    """As on kernels before 5.6, and in containers that forbid the call."""
    output, outside = content / "output", content / "outside"
    for folder in [output, outside]:
        shutil.rmtree(folder, ignore_errors=True)
    without = ["strace", "-f", "-qq", "-e", "trace=openat2", "-e", f"inject=openat2:error={error}", "-o", "/dev/null"]
    assert run([*without, *command(content, output)]).returncode == 0
    assert published(output) == clean[0]
    (output / "atyrau").rename(outside)
    (output / "atyrau").symlink_to(outside)
    before = {path: path.stat().st_ino for path in outside.rglob("*")}
    failed = run([*without, *command(content, output), "--clean"])
    assert failed.returncode == 3 and "/atyrau is a link" in failed.stderr, failed.stderr
    assert {path: path.stat().st_ino for path in outside.rglob("*")} == before


NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


@pytest.fixture
def nobodys(content, tmp_path_factory):
    """A copy of the content that belongs to a user without rights of its own."""
    if os.getuid() != 0:
        pytest.skip("only root can become another user")
    folder = tmp_path_factory.mktemp("nobody")
    for above in [folder, *folder.parents[:2]]:
        above.chmod(0o755)
    shutil.copytree(content / "content", folder / "content")
    (folder / "templates").symlink_to(content / "templates")
    shutil.copy(PROGRAM, folder / "onir")
    (folder / "out").mkdir()
    os.chown(folder / "out", 65534, 65534)
    return folder


def as_nobody(folder, output):
    return run([*NOBODY, str(folder / "onir"), *command(folder, output)[1:]], cwd="/")


@pytest.mark.parametrize("name", ["site.yaml", "regions.csv", "cities/atyrau/kindergartens.csv", "guides/queue/kk.md"])
def test_a_file_that_may_not_be_read_is_named(nobodys, name):
    (nobodys / "content" / name).chmod(0)
    found = as_nobody(nobodys, nobodys / "out/site")
    assert found.returncode == 3, found.stderr
    assert found.stderr == f"onir: cannot read {nobodys}/content/{name}: Permission denied\n"
    assert not published(nobodys / "out")


@pytest.mark.parametrize("name", ["guides", "cities/atyrau", "guides/queue"])
def test_a_folder_that_may_not_be_opened_is_named(nobodys, name):
    (nobodys / "content" / name).chmod(0)
    found = as_nobody(nobodys, nobodys / "out/site")
    assert found.returncode == 3, found.stderr
    assert re.fullmatch(rf"onir: cannot (list|read) {nobodys}/content/{name}[^ ]*: Permission denied\n", found.stderr)
    assert not published(nobodys / "out")


def test_an_output_that_may_not_be_written_is_named(nobodys):
    (nobodys / "out").chmod(0o555)
    found = as_nobody(nobodys, nobodys / "out/site")
    assert found.returncode == 3, found.stderr
    assert found.stderr == f"onir: cannot make {nobodys}/out/site: Permission denied\n"
