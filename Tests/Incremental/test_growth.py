"""The instructions of a build grow with its input, not faster: each doubling adds at most 2.4 times what the one before
added. Counted by valgrind, which counts alike on every machine."""

import os
import re
import shutil
import subprocess

import pytest

import sample
from world import IS_LONG, PROGRAM, ROOT

pytestmark = pytest.mark.skipif(not shutil.which("valgrind"), reason="needs valgrind")
LIMIT = 2.4
SITE = {"title": {"kk": "Сынақ", "ru": "Проба"}, "base_url": "https://portal.example/", "languages": ["kk"],
        "default_language": "kk"}


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """A copy without what debuggers read, on which valgrind gives up."""
    copy = tmp_path_factory.mktemp("growth") / "onir"
    subprocess.run(["strip", "--strip-debug", "-o", copy, PROGRAM], check=True)
    return copy


class Small:
    """A site as small as it can be; what grows is added to it."""

    def __init__(self, folder):
        self.folder, self.body, self.cities = folder, "Мәтін.", ["c-1"]
        self.files, self.templates = {}, {}

    def table(self, name, rows, city="c-1"):
        self.files[f"cities/{city}/{name}.csv"] = sample.table([sample.COLUMNS[name].split(","), *rows])

    def write(self):
        places = [["one", city, f"{231000000 + number}", city, city, *[""] * 6]
                  for number, city in enumerate(self.cities)]
        region = ["one", "", "230000000", "Бір", "Один", *[""] * 6]
        sample.write(self.folder / "content", {
            "site.yaml": sample.settings(SITE), "guides/queue/kk.md": sample.guide({"title": "Кезек"}, self.body),
            "regions.csv": sample.table([sample.COLUMNS["regions"].split(","), region, *places]), **self.files})
        shutil.copytree(ROOT / "templates", self.folder / "templates")
        for name, data in self.templates.items():
            (self.folder / "templates" / name).write_text(data)


def kindergartens(city, count):
    return [[f"{city}-{n}", f"Балабақша {n}", "", "", "", "", "state", "kk", 4, 100, 90, "", ""] for n in range(count)]


def of_kindergartens(site, n):
    site.table("kindergartens", kindergartens("c-1", 10 * n))


def of_cities(site, n):
    site.cities = [f"c-{number}" for number in range(n)]
    for city in site.cities:
        site.table("kindergartens", kindergartens(city, 2), city)


def of_text(site, n):
    site.body = "\n\n".join("Бір *екі* **үш** [төрт](../queue/) {{city.name}} `бес`\n\n- алты\n  - жеті\n\n> сегіз"
                            for _ in range(20 * n))


def of_headings(site, n):
    """All alike, so that their anchors must be told apart."""
    site.body = "## Бөлім\n\nМәтін.\n\n" * (100 * n)


def of_rows_of_a_guide(site, n):
    site.body = "```table Кесте\nа|б\n" + "бір|*екі*\n" * (40 * n) + "```"


def of_nested_quotes(site, n):
    site.body = "\n\n".join(">" * depth + " терең" for depth in range(1, 20) for _ in range(n))


def of_a_bulletin(site, n):
    site.table("kindergartens", kindergartens("c-1", 1))
    site.table("vacancies", [[sample.day(0), "c-1-0", "3-4", "general", "kk", 1 + row % 9] for row in range(40 * n)])


def of_bulletins(site, n):
    """One a day; all pages are there, so the days go back a year at most."""
    site.table("kindergartens", kindergartens("c-1", 1))
    site.table("vacancies", [[sample.day(-back), "c-1-0", "3-4", "general", "kk", 2] for back in range(20 * n)])


def of_reviews(site, n):
    site.table("kindergartens", kindergartens("c-1", 1))
    site.table("reviews", [[sample.day(-row % 50), "kk", "c-1-0", 5, f"Пікір {row}", "published"]
                           for row in range(200 * n)])


def of_templates_length(site, n):
    guide = (ROOT / "templates/guide.mustache").read_text()
    more = "{{#page.description}}<i>{{page.title}}</i>{{/page.description}}{{t.contents}} " * (50 * n)
    site.templates["guide.mustache"] = guide.replace("{{body}}", "{{body}}" + more, 1)
    assert site.templates["guide.mustache"] != guide


def of_templates_nesting(site, n):
    """Rows of eight partials, each of which calls the next: how deep they go has a limit of its own."""
    guide = (ROOT / "templates/guide.mustache").read_text()
    calls = "".join(f"{{{{> deep-{row}-0}}}}" for row in range(4 * n))
    site.templates["guide.mustache"] = guide.replace("{{body}}", "{{body}}" + calls, 1)
    assert site.templates["guide.mustache"] != guide
    for row in range(4 * n):
        for depth in range(8):
            inner = f"{{{{> deep-{row}-{depth + 1}}}}}" if depth < 7 else ""
            site.templates[f"deep-{row}-{depth}.mustache"] = (
                f"{{{{#page.title}}}}<b>{{{{page.title}}}}{inner}</b>{{{{/page.title}}}}\n")


def of_strings(site, n):
    """Keys that no template names."""
    more = "".join(f'more_{number}: "мәтін"\n' for number in range(200 * n))
    for language in ("kk", "ru"):
        name = f"strings/{language}.yaml"
        site.templates[name] = (ROOT / "templates" / name).read_text() + more


def of_holidays(site, n):
    days = [[sample.day(distance), "H", "Мереке", "Праздник"] for distance in range(400 * n)]
    site.files["calendar.csv"] = sample.table([sample.COLUMNS["calendar"].split(","), *days])


def instructions(program, folder, grow, n):
    site = Small(folder / str(n))
    grow(site, n)
    site.write()
    done = subprocess.run(
        ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", program, "build",
         "--content", site.folder / "content", "--templates", site.folder / "templates", "--output",
         site.folder / "output", "--now", "2026-11-20", "--jobs", "1"], capture_output=True, text=True, timeout=300,
        env={**os.environ, "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
             # Otherwise tables by hash differ from run to run.
             "SWIFT_DETERMINISTIC_HASHING": "1"})
    assert done.returncode == 0, done.stderr[-2000:]
    return int(re.search(r"I +refs: +([\d,]+)", done.stderr)[1].replace(",", ""))


# The fewest that meet every part of a build; all of them in long runs.
QUICK = [of_cities, of_text, of_a_bulletin, of_templates_nesting]
SLOW = [of_kindergartens, of_headings, of_rows_of_a_guide, of_nested_quotes, of_bulletins, of_reviews, of_holidays,
        of_templates_length, of_strings]


@pytest.mark.parametrize("grow", QUICK + SLOW * IS_LONG, ids=lambda grow: grow.__name__)
def test_grows_evenly(grow, program, memory):
    sizes = [4, 8, 16] + [32] * (IS_LONG and grow is of_text)
    counts = [instructions(program, memory, grow, n) for n in sizes]
    added = [after - before for before, after in zip(counts, counts[1:])]
    ratios = [after / before for before, after in zip(added, added[1:])]
    # An increment that is nearly nothing would make any ratio: what grows must be seen.
    assert added[-1] > counts[0] / 100, counts
    assert max(ratios) < LIMIT, f"{counts}: {ratios}"


def test_allocates_in_an_arena_for_each_processor():
    """glibc's own allocator takes ever longer for each page of a larger portal."""
    told = subprocess.run([PROGRAM, "--version"], env={**os.environ, "MALLOC_CONF": "stats_print:true"},
                          capture_output=True, text=True, check=True)
    assert 'opt.percpu_arena: "percpu"' in told.stderr
