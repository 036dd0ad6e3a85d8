"""Writes the three tables of a city: kindergartens, vacancy bulletins, statistics."""

import csv
import datetime
import io

from words import KINDERGARTENS, KINDS, STREETS

AGE_GROUPS = ["1-2", "2-3", "3-4", "4-5", "5-6"]
GROUP_TYPES = ["general"] * 6 + ["correctional", "sanatorium", "inclusive", "mixed"]
OWNERSHIPS = ["state"] * 5 + ["private"] * 4 + ["departmental"]
LANGUAGES = ["kk"] * 4 + ["kk;ru"] * 4 + ["ru"] * 2
# The day before the one that measuring pretends it is.
LATEST_BULLETIN = datetime.date(2026, 11, 19)
FEWEST_BULLETINS = 4
MONTHS = 24


def table(header, rows):
    """The bytes of a CSV file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return text.getvalue().encode()


def sizes(cities, total):
    """How many kindergartens each city has: one large city, a few of middle size, many small."""
    small = min(20, total // (2 * cities))
    counts = [small] * cities
    counts[0] = max(small, total // 20)
    middle = range(1, max(2, cities // 3)) if cities > 1 else [0]
    weights = {index: 1 / (place + 5) for place, index in enumerate(middle)}
    rest = total - sum(counts)
    for index, weight in weights.items():
        counts[index] += int(rest * weight / sum(weights.values()))
    # What rounding left over.
    counts[middle[0]] += total - sum(counts)
    return counts


def kindergartens(draw, slug, count, latitude, longitude):
    """Rows of kindergartens.csv."""
    rows = []
    for number in range(1, count + 1):
        name, kind = draw.choice(KINDERGARTENS), draw.choice(KINDS)
        street, house = draw.choice(STREETS), draw.randrange(1, 120)
        groups = draw.randrange(2, 15)
        capacity = groups * draw.choice([20, 25])
        enrolled = capacity - min(capacity, draw.choice([0, 0, 1, 2, 3, 5, 8, 13]))
        rows.append([
            f"{slug}-{number:04}", f"«{name[0]}» {kind[0]}", f"{kind[1]} «{name[1]}»",
            f"{street[0]} көшесі, {house}-үй", f"улица {street[1]}, дом {house}",
            f"+7 700 {draw.randrange(1000):03}-{draw.randrange(100):02}-{draw.randrange(100):02}",
            draw.choice(OWNERSHIPS), draw.choice(LANGUAGES), groups, capacity, enrolled,
            f"{latitude + draw.uniform(-0.04, 0.04):.5f}",
            f"{longitude + draw.uniform(-0.04, 0.04):.5f}",
        ])
    return rows


def vacancies(draw, kindergarten_rows, count):
    """Rows of vacancies.csv; no two of a day are alike, because each is one cell of a grid."""
    if not kindergarten_rows:
        return []
    cells = len(kindergarten_rows) * len(AGE_GROUPS)
    bulletins = max(FEWEST_BULLETINS, -(-count // cells))
    rows = []
    for cell in sorted(draw.sample(range(bulletins * cells), count)):
        bulletin, rest = divmod(cell, cells)
        kindergarten, age = divmod(rest, len(AGE_GROUPS))
        day = LATEST_BULLETIN - datetime.timedelta(weeks=bulletins - 1 - bulletin)
        row = kindergarten_rows[kindergarten]
        rows.append([
            day.isoformat(), row[0], AGE_GROUPS[age], draw.choice(GROUP_TYPES),
            draw.choice(row[7].split(";")), draw.randrange(1, 6),
        ])
    return rows


def statistics(draw, kindergarten_rows):
    """Rows of statistics.csv: the months up to November 2026."""
    total = sum(row[9] for row in kindergarten_rows)
    free = sum(row[9] - row[10] for row in kindergarten_rows)
    queue = 40 + total // 3
    rows = []
    for month in range(MONTHS):
        year, index = divmod(2024 * 12 + 11 + month, 12)
        queue = max(1, queue + draw.randrange(-20, 30))
        rows.append([
            f"{year}-{index + 1:02}", queue, queue // draw.randrange(4, 7), total,
            min(total, max(0, free + draw.randrange(-9, 10))), draw.randrange(1, 20 + total // 40),
        ])
    return rows
