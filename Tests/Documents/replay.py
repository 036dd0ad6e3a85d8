"""Replays a day that a document tells: its commands, what is changed between them, what is seen.

The folder is like that of one region's admin: the content of the region alone, its bulletins in a workbook
with a title and headers in the document's language, and a first release in the folder portal.

A document holds blocks ```console, each a command after `$ ` and what it prints. What a person does beside
the program stands in comments of one line:

    <!-- cell content/cities/atyrau/vacancies.xlsx F7 = 3 -->     a cell is changed and the workbook saved
    <!-- text content/cities/atyrau/city.yaml: OLD -> NEW -->     a text in a file is replaced
    <!-- seen /atyrau/ru/vacancies/: TEXT -->                     the page of the preview shows the text
    <!-- published /atyrau/ru/vacancies/: TEXT -->                the published page shows it

`python Tests/Documents/replay.py FILE` writes what the commands print now into the document.
"""

import csv
import datetime
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import urllib.request

import openpyxl

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("ONIR", ROOT / ".build" / "release" / "onir")).absolute()
REGION = "atyrau"
CITY = f"content/cities/{REGION}"
# The clock of the content: a day after the last bulletin of the sample.
MORNING = datetime.datetime.fromisoformat("2026-11-20T09:00:00+05:00")
WORDS = {
    "ru": {
        "title": "Свободные места в детских садах города Атырау",
        "header": ["Дата", "Код детского сада", "Возраст", "Вид группы", "Язык обучения", "Свободных мест"],
        "codes": {"general": "общая", "mixed": "смешанная", "inclusive": "инклюзивная",
                  "correctional": "коррекционная", "sanatorium": "санаторная", "kk": "казахский", "ru": "русский"},
    },
    "kk": {
        "title": "Атырау қаласының балабақшаларындағы бос орындар",
        "header": ["Күні", "Балабақша коды", "Жасы", "Топ түрі", "Оқыту тілі", "Бос орындар саны"],
        "codes": {"general": "жалпы", "mixed": "аралас", "inclusive": "инклюзивті",
                  "correctional": "түзету", "sanatorium": "санаторлық", "kk": "қазақ", "ru": "орыс"},
    },
}
STEP = re.compile(r"```console\n(?P<block>.*?)```|<!-- (?P<act>cell|text|seen|published) (?P<what>.*?) -->", re.DOTALL)


class Day:
    """A folder like an admin's, in which a day is spent."""

    def __init__(self, folder, language):
        self.folder = folder
        self.language = language
        shutil.copytree(ROOT / "templates", folder / "templates")
        shutil.copytree(ROOT / "content", folder / "content", ignore=self._foreign)
        table = folder / "content" / "regions.csv"
        lines = table.read_text().splitlines(keepends=True)
        table.write_text("".join(line for line in lines if line.startswith(("region,", f"{REGION},"))))
        self.cities = {line.split(",")[1] for line in lines if line.startswith(f"{REGION},")}
        for city in (folder / "content" / "cities").iterdir():
            if city.name not in self.cities:
                shutil.rmtree(city)
        self._keep_bulletins_in_a_workbook()
        self.run("onir publish portal")

    def _keep_bulletins_in_a_workbook(self):
        words = WORDS[self.language]
        table = self.folder / CITY / "vacancies.csv"
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Лист1"
        sheet["A1"] = words["title"]
        sheet.merge_cells("A1:F1")
        sheet.append([])
        sheet.append(words["header"])
        with table.open(newline="") as rows:
            for day, garden, age, kind, language, places in list(csv.reader(rows))[1:]:
                sheet.append([datetime.date.fromisoformat(day), garden, age,
                              words["codes"][kind], words["codes"][language], int(places)])
        for cell in sheet["A"][3:]:
            cell.number_format = "dd.mm.yyyy"
        book.save(table.with_suffix(".xlsx"))
        table.unlink()

    @staticmethod
    def _foreign(folder, names):
        return [name for name in names if pathlib.Path(folder).name == "regions" and name != REGION]

    def run(self, line):
        """What a command prints, standard error after standard output, and its exit code."""
        words = line.split()
        assert words[0] == "onir", line
        environment = {**os.environ, "LC_ALL": {"ru": "ru_RU.UTF-8", "kk": "kk_KZ.UTF-8"}[self.language],
                       "SOURCE_DATE_EPOCH": str(int(MORNING.timestamp()))}
        if words[1] == "serve":
            return self._serve([*words[1:], "--port", "0"], environment)
        done = subprocess.run([PROGRAM, *words[1:]], cwd=self.folder, env=environment, timeout=120,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return done.stdout

    def _serve(self, words, environment):
        self.preview = subprocess.Popen([PROGRAM, *words], cwd=self.folder, env=environment, text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.address = self.preview.stdout.readline()
        return self.address

    def seen(self, path):
        with urllib.request.urlopen(self.address.strip().rstrip("/") + path, timeout=10) as answer:
            return answer.read().decode()

    def published(self, path):
        return (self.folder / "portal" / "current" / path.strip("/") / "index.html").read_text()

    def act(self, kind, what):
        if kind == "cell":
            path, cell, value = re.fullmatch(r"(\S+) ([A-Z]+\d+) = (.*)", what).groups()
            book = openpyxl.load_workbook(self.folder / path)
            book.active[cell] = self._value(value)
            if cell.startswith("A"):
                book.active[cell].number_format = "dd.mm.yyyy"
            book.save(self.folder / path)
        elif kind == "text":
            path, old, new = re.fullmatch(r"(\S+): (.*?) -> (.*)", what, re.DOTALL).groups()
            file = self.folder / path
            assert old in file.read_text(), what
            file.write_text(file.read_text().replace(old, new))
        else:
            path, text = re.fullmatch(r"(\S+): (.*)", what, re.DOTALL).groups()
            page = self.seen(path) if kind == "seen" else self.published(path)
            assert text in re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page)), what

    @staticmethod
    def _value(text):
        if re.fullmatch(r"\d+", text):
            return int(text)
        try:
            return datetime.datetime.strptime(text, "%d.%m.%Y").date()
        except ValueError:
            # What Excel takes for no date stays a text.
            return text

    def close(self):
        if hasattr(self, "preview"):
            self.preview.send_signal(signal.SIGINT)
            self.preview.wait(timeout=10)


def steady(text):
    """What a command prints, without what differs from run to run."""
    text = re.sub(r"\d{8}T\d{6}Z-", "20261120T090000Z-", text)
    text = re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:8080", text)
    text = re.sub(r"\b\d+([.,])\d+ (s|с|сек)\b", r"0\g<1>1 \2", text)
    return text


def replay(document, folder):
    """Goes through a day; the document as it would be written now."""
    day = Day(folder, document.suffixes[0].removeprefix("."))

    def step(match):
        if match["block"] is None:
            day.act(match["act"], match["what"])
            return match[0]
        command = match["block"].splitlines()[0].removeprefix("$ ")
        return f"```console\n$ {command}\n{steady(day.run(command))}```"

    try:
        return STEP.sub(step, document.read_text())
    finally:
        day.close()


if __name__ == "__main__":
    import tempfile

    for name in sys.argv[1:]:
        path = pathlib.Path(name)
        with tempfile.TemporaryDirectory() as folder:
            path.write_text(replay(path, pathlib.Path(folder) / "day"))
