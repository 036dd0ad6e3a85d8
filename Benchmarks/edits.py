"""What a person changes between two builds. Each edit is another one at each call."""

import csv
import io


def append(path, text):
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def guide(path, number):
    append(path, f"\nНовая строка {number + 1}.\n")


def table(path, row, column, number):
    """Another number in one field, between 2 and 7."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    place = rows[0].index(column)
    rows[row][place] = str(2 + (int(rows[row][place]) - 1) % 6)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")


def city(content):
    """A city of middle size, with rows in both tables."""
    folders = sorted(content.glob("cities/*"))
    return folders[len(folders) // 2]


def kindergarten(content, number):
    table(city(content) / "kindergartens.csv", 1, "groups", number)


def vacancy(content, number):
    # The last row is of the latest bulletin.
    table(city(content) / "vacancies.csv", -1, "places", number)


def comment(templates, number):
    """A comment for people: pages stay as they are."""
    append(templates / "layout.mustache", f"{{{{! Measured {number + 1}. }}}}\n")


def markup(templates, number):
    """A comment in HTML: it stands in every page."""
    append(templates / "layout.mustache", f"<!-- {number + 1} -->\n")


def string(templates, number):
    """A text that every Russian page shows."""
    path = templates / "strings" / "ru.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next(index for index, line in enumerate(lines) if line.startswith("main_menu:"))
    lines[place] = f'main_menu: "Главное меню {number + 1}"\n'
    path.write_text("".join(lines), encoding="utf-8")
