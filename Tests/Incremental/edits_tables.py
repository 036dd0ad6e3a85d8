"""Edits of tables: those of a city, the regions and the calendar."""

import os

import sample
from edits import kind
from world import Impossible, run

ANY = r"content/(cities/[a-z0-9-]+/[a-z]+|regions|calendar)\.csv"
OF_CITY = r"content/cities/[a-z0-9-]+/[a-z]+\.csv"


def word(chance):
    return chance.choice("абвгдежз") + str(chance.randrange(100))


def coordinate(low):
    return lambda chance: chance.choice(["", f"{low + chance.random() * 3:.4f}"])


VALUES = {
    "name_kk": word, "name_ru": word, "address_kk": word, "address_ru": word, "text": word, "in_kk": word,
    "in_ru": word, "lat": coordinate(47), "lon": coordinate(52),
    "phone": lambda chance: chance.choice(["", f"+7 700 000-00-{chance.randrange(10, 99)}"]),
    "ownership": lambda chance: chance.choice(["state", "private", "departmental"]),
    "languages": lambda chance: chance.choice(["kk", "ru", "kk;ru"]),
    "language": lambda chance: chance.choice(["kk", "ru"]),
    "age_group": lambda chance: chance.choice(["1-2", "2-3", "3-4", "4-5", "5-6"]),
    "group_type": lambda chance: chance.choice(["general", "correctional", "inclusive"]),
    "status": lambda chance: chance.choice(["published", "pending", "rejected"]),
    "rating": lambda chance: str(chance.randrange(1, 6)),
    "kind": lambda chance: chance.choice("HTRW"),
    "portal": lambda chance: chance.choice(["", f"https://place-{chance.randrange(99)}.example/"]),
    "date": lambda chance: sample.day(chance.randrange(-12, 5)),
    "month": lambda chance: sample.month(chance.randrange(-9, 3)),
}
NUMBERS = {"groups", "capacity", "enrolled", "places", "queue_total", "queue_benefit", "places_total", "places_free",
           "referrals_issued"}


def value(column, chance):
    if column in NUMBERS:
        return str(chance.randrange(5, 100))
    return VALUES[column](chance) if column in VALUES else None


def table(world, name):
    rows = sample.rows_of(world.read(name))
    if len(rows) < 2:
        raise Impossible
    return rows


def change(world, chance, name, rows, number=None):
    """Another value in one cell."""
    row = rows[number if number else chance.randrange(1, len(rows))]
    column = chance.choice([n for n, title in enumerate(rows[0]) if value(title, chance) is not None])
    old, row[column] = row[column], value(rows[0][column], chance)
    world.write(name, sample.table(rows), chance.random() < 0.5)
    return f"{name}: {rows[0][column]} of {row[0]} {old!r} becomes {row[column]!r}"


@kind
def changes_a_cell(world, chance):
    name = world.one(chance, OF_CITY)
    return change(world, chance, name, table(world, name))


@kind
def changes_a_cell_of_the_country(world, chance):
    name = world.one(chance, r"content/(regions|calendar)\.csv")
    return change(world, chance, name, table(world, name))


@kind
def changes_the_last_bulletin(world, chance):
    name = world.one(chance, r"content/cities/[a-z]+/vacancies\.csv")
    rows = table(world, name)
    return change(world, chance, name, rows, len(rows) - 1)


@kind
def adds_a_row(world, chance):
    name = world.one(chance, OF_CITY)
    rows = table(world, name)
    row = list(chance.choice(rows[1:]))
    for column, title in enumerate(rows[0]):
        if title in ("date", "month", "name_kk", "places"):
            row[column] = value(title, chance)
        if title == "id":
            row[column] = f"new-{chance.randrange(99)}"
    rows.insert(chance.randrange(1, len(rows) + 1), row)
    world.write(name, sample.table(rows), chance.random() < 0.5)
    return f"{name}: one more row {row[:2]}"


@kind
def removes_a_row(world, chance):
    name = world.one(chance, OF_CITY)
    rows = table(world, name)
    gone = rows.pop(chance.randrange(1, len(rows)))
    world.write(name, sample.table(rows), chance.random() < 0.5)
    return f"{name}: without the row {gone[:2]}"


@kind
def removes_a_row_of_the_calendar(world, chance):
    rows = table(world, world.one(chance, r"content/calendar\.csv"))
    gone = rows.pop(chance.randrange(1, len(rows)))
    world.write("content/calendar.csv", sample.table(rows))
    return f"calendar.csv: without {gone}"


@kind
def adds_a_holiday(world, chance):
    world.one(chance, r"content/calendar\.csv")
    row = [sample.day(chance.randrange(-3, 20)), "H", word(chance), word(chance)]
    world.write("content/calendar.csv", world.read("content/calendar.csv") + sample.table([row]))
    return f"calendar.csv: {row}"


@kind
def reorders_rows(world, chance):
    name = world.one(chance, ANY)
    rows = table(world, name)
    rest = rows[1:]
    chance.shuffle(rest)
    world.write(name, sample.table([rows[0], *rest]))
    return f"{name}: its rows in another order"


@kind
def reorders_columns(world, chance):
    name = world.one(chance, OF_CITY)
    order = list(range(len(table(world, name)[0])))
    chance.shuffle(order)
    world.write(name, sample.table([[row[n] for n in order] for row in table(world, name)]))
    return f"{name}: its columns in another order"


@kind
def removes_a_table(world, chance):
    name = world.one(chance, OF_CITY + r"|content/calendar\.csv")
    world.delete(name)
    return f"without {name}"


@kind
def brings_a_table(world, chance):
    new = [name for name in sample.content() if name.endswith(".csv") and f"content/{name}" not in world.names(ANY)]
    if not new:
        raise Impossible
    name = chance.choice(new)
    world.write(f"content/{name}", sample.content(chance.randrange(99))[name])
    return f"{name} is there"


@kind
def changes_a_digit_and_sets_the_time_back(world, chance):
    """The same size and time; only the inode and the bytes tell."""
    name = world.one(chance, ANY)
    data, status = bytearray(world.read(name)), world.path(name).stat()
    digits = [at for at, byte in enumerate(data) if chr(byte).isdigit() and at > data.index(b"\n")]
    if not digits:
        raise Impossible
    at = chance.choice(digits)
    data[at] = ord(str((data[at] - 48 + chance.randrange(1, 10)) % 10))
    world.write(name, bytes(data), is_new=True)
    os.utime(world.path(name), ns=(status.st_atime_ns, status.st_mtime_ns))
    return f"{name}: another digit at byte {at}, its time as it was"


def spoil(world, name):
    world.write(name, world.read(name) + b"nothing,of,this,is,right\n")
    return f"{name} has a row that is wrong"


@kind
def spoils_a_table(world, chance):
    return spoil(world, world.one(chance, OF_CITY))


@kind
def spoils_a_table_of_the_country(world, chance):
    return spoil(world, world.one(chance, r"content/(regions|calendar)\.csv"))


@kind
def saves_a_table_as_a_workbook(world, chance):
    return convert(world, world.one(chance, ANY), "xlsx")


@kind
def saves_a_workbook_as_a_table(world, chance):
    return convert(world, world.one(chance, r"content/.*\.xlsx"), "csv")


def convert(world, name, form):
    new = world.folder / f"converted.{form}"
    new.unlink(missing_ok=True)
    done = run(["table", world.path(name), "--to", form, "--output", new])
    if done.returncode:
        raise Impossible
    world.delete(name)
    other = name.rsplit(".", 1)[0] + f".{form}"
    world.write(other, new.read_bytes())
    return f"{name} becomes {other}"
