"""The modules of the search in a browser, over the files that `onir build` wrote."""

import csv
import functools
import json
import re

import server
from addresses import LANGUAGES

CITY = "almaty"
FOLDER = server.ROOT / "Tests" / "Search"
# How many of a group are seen at first, beside other groups and alone.
SHOWN, SHOWN_ALONE = 4, 10
FIND = f"""([language, queries]) => queries.map((query) => {{
  const {{ count, groups, isPartly, isSimilar, marked }} = search.find(search.indexes[language], query);
  const shown = groups.length > 1 ? {SHOWN} : {SHOWN_ALONE};
  return {{
    count, isPartly, isSimilar, marked: [...marked],
    results: groups.flatMap(({{ name, results }}) => results.slice(0, shown).map(
      ({{ document: {{ address, title, parts }}, part }}) =>
        ({{ group: name, address, title, anchor: parts[part].anchor }}))),
  }};
}})"""


@functools.cache
def table(name):
    with open(FOLDER / name, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def queries():
    """The rows of queries.csv: language, query, page, anchor, source."""
    for language, query, address, source in table("queries.csv")[1:]:
        page, _, anchor = address.partition("#")
        yield language, query, page, anchor, source


def files(built, language, city=CITY):
    """The two files that a search reads, and the scripts, styles and pages it is made of."""
    page = (built.folder / city / language / "search" / "index.html").read_text(encoding="utf-8")
    own = re.search(r'data-own="/([^"]+)"', page).group(1)
    shared = re.search(r'data-shared="/([^"]+)"', page).group(1)
    return built.folder / shared, built.folder / own


def module(built, name):
    """The address of a published module."""
    [file] = built.folder.glob(f"assets/{name}.*.js")
    return "/" + file.relative_to(built.folder).as_posix()


def opened(browser, published, built, city=CITY):
    """A tab that has the modules and the indexes of a city as `search`."""
    page = browser.new_context().new_page()
    page.goto(published + "/404.html")
    indexes = {language: [json.loads(file.read_text(encoding="utf-8")) for file in files(built, language, city)]
               for language in LANGUAGES}
    names = {name: module(built, f"search-{name}") for name in ("engine", "words", "kazakh", "russian")}
    page.evaluate(
        """async ([names, files]) => {
          const [engine, words, kazakh, russian] = await Promise.all(
            ["engine", "words", "kazakh", "russian"].map((name) => import(names[name])));
          const indexes = Object.fromEntries(Object.entries(files).map(([language, [shared, own]]) =>
            [language, engine.makeIndex({ kk: kazakh, ru: russian }[language], shared, own)]));
          window.search = { ...engine, words, kazakh, russian, indexes, files };
        }""", [names, indexes])
    return page
