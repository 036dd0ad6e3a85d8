"""The proofs notice what they are there for: programs that are blind to one thing are each found out."""

import os
import shutil
import subprocess

import pytest

import cases
from world import World, run


class Blind:
    """Builds only when something has changed that it looks at, and says the same as before otherwise."""

    def __init__(self, sees):
        self.sees, self.last = sees, {}

    def __call__(self, words):
        output = str(words[words.index("--output") + 1])
        if output in self.last and self.last[output][0] == self.sees(words):
            return self.last[output][1]
        done = run(words)
        self.last[output] = self.sees(words) if done.returncode == 0 else None, done
        return done


def inputs(words, look, besides=""):
    """What a file is known by, of every input whose path does not hold a word; the clock, and what was written."""
    found = [words[words.index("--now") + 1], words[words.index("--jobs"):]]
    for option in ("--content", "--templates"):
        root = words[words.index(option) + 1]
        for folder, _, files in sorted(os.walk(root)):
            found += [(os.path.relpath(os.path.join(folder, name), root), look(os.path.join(folder, name)))
                      for name in sorted(files) if not besides or besides not in os.path.join(folder, name)]
    return found


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


def size_and_time(path):
    return os.stat(path).st_size, os.stat(path).st_mtime_ns


def touching(words):
    """Builds, then saves one page anew."""
    done = run(words)
    page = words[words.index("--output") + 1] / "index.html"
    if done.returncode == 0:
        shutil.copy(page, f"{page}-new")
        os.replace(f"{page}-new", page)
    return done


def forgetting(words):
    """Tells no warnings."""
    done = run(words)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout, "")


def leaving(words):
    """Deletes nothing that is no longer made."""
    output = words[words.index("--output") + 1]
    kept = {path: path.read_bytes() for path in output.rglob("*.html")}
    done = run(words)
    for path, data in kept.items():
        if done.returncode == 0 and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return done


def seen(words, **more):
    return inputs(words, bytes_of, **more) + [[size_and_time(path) for path in sorted(output_of(words))]]


def output_of(words):
    return [path for path in words[words.index("--output") + 1].rglob("*") if path.is_file()]


# A program, and an edit that must find it out.
BLIND = {
    "the clock": (lambda: Blind(lambda words: seen(words)[1:]), "moves_the_clock_by_days"),
    "the calendar": (lambda: Blind(lambda words: seen(words, besides="calendar")), "spoils_a_table_of_the_country"),
    "guides": (lambda: Blind(lambda words: seen(words, besides="guides/")), "changes_a_title"),
    "pictures": (lambda: Blind(lambda words: seen(words, besides=".png")), "replaces_a_picture"),
    "tables": (lambda: Blind(lambda words: seen(words, besides=".csv")), "changes_a_cell"),
    "strings": (lambda: Blind(lambda words: seen(words, besides="strings")), "changes_a_string_of_templates"),
    "partials": (lambda: Blind(lambda words: seen(words, besides="components")), "changes_a_component"),
    "assets": (lambda: Blind(lambda words: seen(words, besides="assets")), "changes_an_asset"),
    "region.yaml": (lambda: Blind(lambda words: seen(words, besides="region.yaml")), "changes_what_a_region_sets"),
    "inodes": (lambda: Blind(lambda words: inputs(words, size_and_time)), "changes_a_digit_and_sets_the_time_back"),
    "the output": (lambda: Blind(lambda words: inputs(words, bytes_of)), "deletes_an_output"),
    "what it touches": (lambda: touching, "saves_without_a_change"),
    "warnings": (lambda: forgetting, "takes_the_words_of_a_picture_away"),
    "what is gone": (lambda: leaving, "removes_a_guide"),
}


@pytest.mark.parametrize("what", BLIND)
def test_finds_out_a_program_blind_to(what, memory):
    make, kind = BLIND[what]
    # Not every edit changes a page: a picture that no text shows, a city whose text is its own. The calendar
    # changes none; what is wrong in it must be told.
    for number in range(6):
        wrong, _ = cases.problem([(kind, number, True)], memory, make())
        if wrong:
            break
    assert wrong and "Traceback" not in wrong, wrong


def test_the_site_is_one_that_a_build_can_remember(memory):
    # What is to be said has to be found again, so nothing of such a build is relied on by the next one.
    world = World.made(memory)
    assert run(world.words(world.output)).stderr == ""


def test_shows_the_shortest_list_of_edits(memory):
    case = [("adds_an_asset", 1, True), ("saves_without_a_change", 1, True),
            ("deletes_an_output", 1, True)]
    told = cases.report(0, case, memory, Blind(lambda words: inputs(words, bytes_of)))
    assert "deletes_an_output" in told and "adds_an_asset" not in told and "saved anew" not in told
