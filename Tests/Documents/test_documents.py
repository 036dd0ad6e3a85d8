"""Runs every command that README.md and docs/ show, as they are written, in a copy of the content."""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("ONIR", ROOT / ".build" / "release" / "onir")).absolute()
DOCUMENTS = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", *sorted((ROOT / "docs").glob("*.md"))]
# serve runs until it is stopped; the browser tests run it. make is what runs these tests.
ELSEWHERE = ("make ", "onir serve")


def commands():
    for document in DOCUMENTS:
        for block in re.findall(r"```sh\n(.*?)```", document.read_text(), re.DOTALL):
            for line in block.splitlines():
                line = line.split("  #")[0].strip().removeprefix(".build/release/")
                if line and not line.startswith(ELSEWHERE):
                    yield pytest.param(line, id=f"{document.name}: {line}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder like the repository, under git, with the files that the examples name."""
    folder = tmp_path_factory.mktemp("documents")
    for name in ["content", "templates"]:
        shutil.copytree(ROOT / name, folder / name)
    (folder / "data.json").write_text("{}")
    git = ["git", "-c", "user.name=Test", "-c", "user.email=test@portal.example"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        subprocess.run(git + words, cwd=folder, check=True)
    return folder


def run(line, folder):
    words = shlex.split(line)
    assert words[0] == "onir", line
    return subprocess.run([PROGRAM, *words[1:]], cwd=folder, capture_output=True, timeout=300)


@pytest.mark.parametrize("line", list(commands()))
def test_runs_as_written(line, folder):
    done = run(line, folder)
    assert done.returncode == 0, done.stderr.decode()[-2000:]


def test_prints_a_build_summary_with_the_documented_keys(folder):
    shown = documented_json("pages")
    printed = json.loads(run("onir build --output other --format json", folder).stdout)
    assert printed.keys() == shown.keys()


def test_prints_diagnostics_with_the_documented_keys(folder):
    shown = documented_json("diagnostics")
    table = folder / "content" / "cities" / "atyrau" / "vacancies.csv"
    kept = table.read_text()
    table.write_text(kept + "2026-11-19,atyrau-9999,3-4,general,kk,1\n")
    printed = json.loads(run("onir check --format json", folder).stdout)
    table.write_text(kept)
    assert printed.keys() == shown.keys()
    assert printed["diagnostics"][0].keys() == shown["diagnostics"][0].keys()


def documented_json(key):
    blocks = re.findall(r"```json\n(.*?)```", (ROOT / "docs" / "commands.md").read_text(), re.DOTALL)
    return next(json.loads(block) for block in blocks if key in json.loads(block))


def test_links_between_documents_lead_somewhere():
    for document in DOCUMENTS:
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text()):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_every_command_has_a_section():
    names = first_words()
    sections = re.findall(r"^## (.+)$", (ROOT / "docs" / "commands.md").read_text(), re.MULTILINE)
    assert sorted(names) == sorted(sections)


def shown(*words):
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True, timeout=10).stdout


def first_words():
    """The commands of the help, which stand beside what they are for."""
    return re.findall(r"^(?:[a-z]+ +| {3,})([a-z-]+)  ", shown("--help"), re.MULTILINE)


def names():
    """Every command, those of a group by both words."""
    listed = {name: re.findall(rf"^  ({name} [a-z-]+)  ", shown(name, "--help"), re.MULTILINE)
              for name in ["new", "database", "cabinet"]}
    return [name for one in first_words() for name in listed.get(one, [one])]


def test_help_fits_a_screen():
    for words in [["--help"], *([*name.split(), "--help"] for name in names())]:
        lines = shown(*words).splitlines()
        assert len(lines) <= 24 and max(map(len, lines)) <= 100, words


def test_commands_document_their_options():
    text = "".join((ROOT / "docs" / name).read_text() for name in ["commands.md", "cabinet.md"])
    for name in names():
        for option in re.findall(r"^  (--[a-z-]+)", shown(*name.split(), "--help"), re.MULTILINE):
            assert option in text or option == "--help", f"{name} {option}"
        if " " in name:
            assert name.split()[1] in text, name


def test_shows_the_page_that_the_program_writes(folder):
    page = run("onir api --page", folder).stdout.decode()
    assert (ROOT / "docs" / "api.md").read_text() == page, "write docs/api.md anew by onir api --page"
