"""Leaflets by WeasyPrint itself: what poppler finds in them."""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest

from test_documents import PROGRAM, ROOT

WEASYPRINT = pathlib.Path(sys.executable).parent / "weasyprint"
CITY = "kokshetau"
NAMES = sorted(path.name for path in (ROOT / "content" / "guides").iterdir())


def make(folder, *words, wait=True):
    command = [PROGRAM, "leaflets", "--content", ROOT / "content", "--templates", ROOT / "templates",
               "--leaflets", folder, "--city", CITY, "--format", "json", "--now", "2026-11-20", *words]
    if "--weasyprint" not in words:
        command += ["--weasyprint", WEASYPRINT]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if not wait:
        return process
    output, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors.decode()
    return json.loads(output)


def files(folder):
    return {path.name: path.read_bytes() for path in (folder / CITY).glob("*")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "leaflets"
    summary = make(folder)
    assert summary["made"] == len(NAMES)
    assert summary["long"] == [], "all fit on two sheets"
    return folder


def words(tool, *arguments):
    done = subprocess.run([tool, *arguments], capture_output=True, check=True)
    return done.stdout.decode()


def test_has_a_leaflet_for_every_guide(folder):
    assert sorted(files(folder)) == [f"{name}.pdf" for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_is_tagged_and_holds_its_fonts(folder, name):
    path = folder / CITY / f"{name}.pdf"
    facts = dict(re.findall(r"^([^:]+): +(.*)$", words("pdfinfo", path), re.MULTILINE))
    assert facts["Tagged"] == "yes" and facts["JavaScript"] == "no"
    assert "(A4)" in facts["Page size"] and int(facts["Pages"]) <= 4
    assert " / " in facts["Title"], "both languages"
    fonts = words("pdffonts", path).splitlines()[2:]
    for font in fonts:
        # Embedded, a subset, with the letters that its shapes stand for.
        assert re.search(r"yes yes yes +\d", font), font
    assert any("Sans" in font for font in fonts)
    tree = words("pdfinfo", "-struct", path)
    assert len(re.findall(r"^ +H1 ", tree, re.MULTILINE)) == 2
    assert re.search(r"^ +H2 ", tree, re.MULTILINE) and re.search(r"^ +LI ", tree, re.MULTILINE)


def test_keeps_kazakh_letters_that_can_be_copied(folder):
    text = " ".join(words("pdftotext", folder / CITY / "join-queue.pdf", "-").split())
    for word in ["Кабинет ашпай кезекке тұру", "Көкшетауда", "сәйкестендіру", "өтініш", "түймесін",
                 "Маңызды", "ғана", "қосымша", "Как встать в очередь без кабинета"]:
        assert word in text, word
    letters = set(text.lower())
    assert set("әғқңөұүі") <= letters
    assert text.index("Кабинет ашпай") < text.index("Как встать")


def test_knows_how_many_pages_it_made(folder):
    lines = (folder / ".onir" / "state").read_text().splitlines()[1:]
    assert len(lines) == len(NAMES)
    for line in lines:
        _, _, _, pages, size, _, name = line.split(" ")
        found = re.search(r"^Pages: +(\d+)$", words("pdfinfo", folder / name), re.MULTILINE)
        assert int(pages) == int(found[1]), name
        assert int(size) == (folder / name).stat().st_size


def test_code_leads_to_the_guide(folder, tmp_path):
    path = folder / CITY / "health-forms.pdf"
    words("pdftoppm", "-r", "150", "-png", path, tmp_path / "page")
    found = subprocess.run(["zbarimg", "--quiet", "--raw", *sorted(tmp_path.glob("*.png"))],
                           capture_output=True).stdout.decode().split()
    wanted = [f"http://onir.example/{CITY}/{language}/guides/health-forms/" for language in ["kk", "ru"]]
    assert sorted(set(found)) == wanted


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_leaves_no_program_running_when_it_is_stopped(tmp_path, number):
    notes = tmp_path / "running"
    program = tmp_path / "weasyprint"
    program.write_text('#!/bin/sh\nif [ "$1" = --version ]; then echo "WeasyPrint version 70.0"; exit; fi\n'
                       f"sleep 50 &\necho $$ $! >>{notes}\nwait\n")
    program.chmod(0o755)
    process = make(tmp_path / "leaflets", "--jobs", "2", "--weasyprint", program, wait=False)
    end = time.monotonic() + 60
    while not (notes.exists() and len(notes.read_text().split()) == 4) and time.monotonic() < end:
        time.sleep(0.02)
    process.send_signal(number)
    process.communicate(timeout=30)
    assert process.returncode == -number
    running = notes.read_text().split()
    assert len(running) == 4
    end = time.monotonic() + 10
    while any(alive(one) for one in running) and time.monotonic() < end:
        time.sleep(0.02)
    assert not any(alive(one) for one in running)


def alive(number):
    """Whether a process runs; one that has ended waits for its parent as a zombie."""
    try:
        state = pathlib.Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def test_shows_where_to_turn(folder):
    path = folder / CITY / "health-forms.pdf"
    text = words("pdftotext", "-layout", path, "-")
    for page in text.split("\f")[:-1]:
        assert "+7 700 000-00-01" in page, "the phone stands on every page"
    assert "onir.example/kokshetau" in text and "ойдан алынған" in text and "вымышлены" in text
    links = words("pdfinfo", "-url", path)
    for language in ["kk", "ru"]:
        assert f"http://onir.example/kokshetau/{language}/guides/health-forms/" in links


@pytest.mark.skipif("ONIR_LONG" not in os.environ, reason="a long proof: make test-long")
def test_makes_the_same_bytes_again(folder, tmp_path):
    before = files(folder)
    assert make(folder)["made"] == 0
    make(tmp_path / "again", "--jobs", "1")
    assert files(tmp_path / "again") == before


@pytest.mark.skipif("ONIR_LONG" not in os.environ, reason="a long proof: make test-long")
def test_leaves_nothing_half_written_when_it_is_killed(tmp_path, folder):
    target = tmp_path / "leaflets"
    process = make(target, "--jobs", "1", wait=False)
    end = time.monotonic() + 60
    while not list(target.glob("*/*.pdf")) and time.monotonic() < end:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    whole = files(folder)
    for name, data in files(target).items():
        assert name.endswith(".onir-new") or data == whole[name], name
    summary = make(target)
    assert summary["leaflets"] == len(NAMES)
    assert {name: data for name, data in files(target).items() if name.endswith(".pdf")} == whole
    assert not list(target.glob("*/*.onir-new"))


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="needs a disk of its own")
@pytest.mark.skipif("ONIR_LONG" not in os.environ, reason="a long proof: make test-long")
def test_says_when_the_disk_is_full(tmp_path):
    small = tmp_path / "small"
    small.mkdir()
    script = f"mount -t tmpfs -o size=200k none {small} && exec \"$@\""
    command = ["unshare", "-m", "sh", "-c", script, "sh", PROGRAM, "leaflets", "--content", ROOT / "content",
               "--templates", ROOT / "templates", "--leaflets", small / "leaflets", "--weasyprint", WEASYPRINT,
               "--city", CITY]
    done = subprocess.run(command, capture_output=True, timeout=300)
    if b"mount:" in done.stderr or b"unshare:" in done.stderr:
        pytest.skip("no disk of its own")
    assert done.returncode == 3, done.stderr
    assert b"No space left" in done.stderr
