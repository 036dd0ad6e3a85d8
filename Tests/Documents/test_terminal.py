"""What a person meets at a terminal: questions, the manual, completion."""

import os
import pathlib
import shutil
import subprocess

import pytest

import terminal
from test_documents import PROGRAM, ROOT

LONG = bool(os.environ.get("ONIR_LONG"))


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "onir").symlink_to(PROGRAM)
    return tmp_path


def new(folder, what, answers, **environment):
    return terminal.talk([str(PROGRAM), "new", what], answers, folder, **environment)


def test_asks_for_a_guide_in_the_language_of_the_locale(folder):
    status, shown = new(
        folder, "guide", ["\n", "\n", "Ашық есік күні\n", "\n", "День\n", "\n", "Bad Name\n", "open-day\n"],
        LC_ALL="kk_KZ.UTF-8")
    assert status == 0, shown
    assert "Қазақша тақырыбы: " in shown
    assert "бұл жерге жауап керек" in shown, "an empty title is refused at once"
    assert "bad-name" in shown, "a bad name is told a good one"
    for language in ["kk", "ru"]:
        assert (folder / "content" / "guides" / "open-day" / f"{language}.md").exists()


def test_writes_nothing_when_the_person_goes_away(folder):
    before = sorted(folder.rglob("*"))
    for answers in [["\x04"], ["\n", "А\n", "\x04"], ["\n", "А\n", "\x03"]]:
        status, shown = new(folder, "guide", answers, LC_ALL="C")
        assert status != 0, shown
    assert sorted(folder.rglob("*")) == before


def test_takes_what_stands_in_brackets_for_an_empty_answer(folder):
    status, shown = new(folder, "bulletin", ["atyrau\n", "2026-02-30\n", "\n"], LC_ALL="C")
    assert status == 0, shown
    assert "a day is written" in shown
    check = subprocess.run([PROGRAM, "check", "--templates", ROOT / "templates"], cwd=folder)
    assert check.returncode == 0


def test_the_manual_has_nothing_that_man_warns_of(tmp_path):
    page = tmp_path / "onir.1"
    page.write_bytes(subprocess.run([PROGRAM, "manual"], capture_output=True).stdout)
    done = subprocess.run(
        ["man", "--warnings", "-l", page], capture_output=True, text=True,
        env={**os.environ, "MANWIDTH": "100", "LC_ALL": "C.UTF-8"})
    assert done.returncode == 0 and not done.stderr, done.stderr
    assert "onir new guide [options]" in done.stdout and "EXIT STATUS" in done.stdout


def complete(folder, *words):
    """What bash offers for the last of some words."""
    script = f"""
    source <({PROGRAM} completion bash)
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    compopt() {{ :; }}  # there is no line being typed
    _onir
    printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        ["bash", "--norc", "-c", script, "bash", "onir", *words], cwd=folder, capture_output=True,
        text=True, env={**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"})
    assert not done.stderr, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize("words, offered", [
    (["expl"], ["explain"]),
    (["new", "b"], ["bulletin"]),
    (["cabinet", "hi"], ["hire"]),
    (["check", "--form"], ["--format"]),
    (["check", "--format", "g"], ["github"]),
    (["check", "--region", "atyr"], ["atyrau"]),
    (["new", "bulletin", "--city", "atyr"], ["atyrau"]),
    (["build", "--content", "cont"], ["content"]),
    (["check", "--content", "content", "--city", "makhamb"], ["makhambet"]),
    (["check", "--content", "nowhere", "--city", "a"], []),
    (["completion", "f"], ["fish"]),
    (["build", "--jobs", ""], []),
    (["nothing", ""], []),
])
def test_bash_completes(folder, words, offered):
    assert complete(folder, *words) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_can_read_its_completion(shell, tmp_path):
    if not shutil.which(shell):
        assert not LONG or shell == "bash", f"{shell} is not installed"
        return
    file = tmp_path / "completion"
    file.write_bytes(subprocess.run([PROGRAM, "completion", shell], capture_output=True).stdout)
    done = subprocess.run([shell, "-n", file], capture_output=True, text=True)
    assert done.returncode == 0 and not done.stderr, done.stderr


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
@pytest.mark.parametrize("line, offered", [
    ("onir new b", "bulletin"), ("onir check --format g", "github"),
    ("onir check --region atyr", "atyrau"), ("onir new bulletin --ci", "--city"),
])
def test_fish_completes(folder, line, offered):
    home = folder / "home"
    home.mkdir()
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"{PROGRAM} completion fish | source; complete -C '{line}'"],
        cwd=folder, capture_output=True, text=True,
        env={**os.environ, "HOME": str(home), "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"})
    assert [part.split("\t")[0] for part in done.stdout.splitlines()] == [offered], done.stderr
