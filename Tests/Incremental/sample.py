"""A small site with everything a build reads: two regions of two cities, every table, guides of every kind.

Settings are written as JSON, which is YAML too, so that an edit can read them again.
"""

import csv
import io
import json
import random
import struct
import zlib
from datetime import datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=5))
NOW = datetime(2026, 11, 20, 12, tzinfo=ZONE)
CITIES = {"atyrau": "atyrau", "inder": "atyrau", "pavlodar": "pavlodar", "aksu": "pavlodar"}
COLUMNS = {
    "regions": "region,city,kato,name_kk,name_ru,lat,lon,phone,portal,in_kk,in_ru",
    "calendar": "date,kind,name_kk,name_ru",
    "kindergartens": "id,name_kk,name_ru,address_kk,address_ru,phone,ownership,languages,groups,capacity,enrolled,"
                     "lat,lon",
    "vacancies": "date,kindergarten_id,age_group,group_type,language,places",
    "statistics": "month,queue_total,queue_benefit,places_total,places_free,referrals_issued",
    "reviews": "date,language,kindergarten_id,rating,text,status",
}


def table(rows):
    """The bytes of a table."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def rows_of(data):
    """The rows of a table, the header first."""
    return [row for row in csv.reader(io.StringIO(data.decode())) if row]


def settings(values):
    """The bytes of a file of settings."""
    return json.dumps(values, ensure_ascii=False, indent=1).encode() + b"\n"


def guide(front, body):
    """The bytes of a guide."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    return "\n".join(["---", *lines, "---", "", body]).encode() + b"\n"


def parts(data):
    """The front matter of a guide and its text."""
    head, body = data.decode().removeprefix("---\n").split("\n---\n", 1)
    front = dict(line.split(": ", 1) for line in head.splitlines())
    return {key: json.loads(value) for key, value in front.items()}, body.strip("\n")


def picture(chance, width=420, height=40):
    """A drawing of slow colours as PNG."""
    one, two = chance.randrange(1, 9), chance.randrange(1, 9)
    lines = b"".join(
        b"\0" + bytes(value for x in range(width) for value in (x * one % 256, y * two % 256, (x + y) % 256))
        for y in range(height))
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def day(distance):
    return (NOW + timedelta(days=distance)).strftime("%Y-%m-%d")


def month(distance):
    number = NOW.year * 12 + NOW.month - 1 + distance
    return f"{number // 12}-{number % 12 + 1:02}"


def moment(minutes):
    return (NOW + timedelta(minutes=minutes)).isoformat()


def shared_files():
    """What is for the country."""
    site = {"title": {"kk": "Сынақ", "ru": "Проба"}, "base_url": "https://portal.example/", "languages": ["kk", "ru"],
            "default_language": "kk", "fallback": True, "contacts": {"phone": "+7 700 000-00-01"},
            "owner": "Önir", "values": {"room": {"kk": "бөлме 1", "ru": "кабинет 1"}}}
    regions = [COLUMNS["regions"].split(","),
               ["atyrau", "", "230000000", "Атырау облысы", "Атырауская область", *[""] * 6],
               ["atyrau", "atyrau", "231000000", "Атырау", "Атырау", "47.1", "51.9", "", "https://atyrau.example/",
                "", ""],
               ["atyrau", "inder", "233600000", "Индер ауданы", "Индерский район", *[""] * 6],
               ["pavlodar", "", "550000000", "Павлодар облысы", "Павлодарская область", *[""] * 6],
               ["pavlodar", "pavlodar", "551000000", "Павлодар", "Павлодар", "", "", "+7 700 000-00-05", *[""] * 3],
               ["pavlodar", "aksu", "551600000", "Ақсу", "Аксу", *[""] * 6]]
    calendar = [COLUMNS["calendar"].split(","), ["2026-11-23", "T", "Демалыс", "Выходной"],
                ["2026-11-28", "W", "Жұмыс күні", "Рабочий день"],
                ["2026-12-16", "H", "Тәуелсіздік күні", "День независимости"]]
    return {"site.yaml": settings(site), "regions.csv": table(regions), "calendar.csv": table(calendar),
            "regions/atyrau/region.yaml": settings({"values": {"room": {"kk": "бөлме 2", "ru": "кабинет 2"}}}),
            "cities/inder/city.yaml": settings({"support": {"phone": "+7 700 000-00-04"}, "features": {"clock": True}})}


def guide_files(chance):
    """Guides at three levels: with a picture, of one language, waiting, going, kept back."""
    queue = ("## Қадамдар\n\n1. {{city.in}} [құжаттар](../papers/).\n2. {{values.room}}, {{city.phone}}\n\n"
             "> [!NOTE]\n> {{region.name}}\n\n```table Кесте\na|b\n1|{{city.name}}\n```")
    files = {
        "guides/queue/kk.md": guide({"title": "Кезекке тұру {{city.name}}", "order": 10, "aliases": ["line"]}, queue),
        "guides/queue/ru.md": guide({"title": "Встать в очередь", "order": 10, "summary": "Как"}, queue),
        "guides/papers/kk.md": guide({"title": "Құжаттар"}, "![Сурет](one.png)\n\n[Кезек](../queue/)"),
        "guides/papers/one.png": picture(chance),
        "guides/soon/ru.md": guide({"title": "Скоро", "publish": moment(90)}, "Текст."),
        "guides/until/kk.md": guide({"title": "Әзірге", "expire": moment(60 * 30)}, "Мәтін."),
        "guides/kept/ru.md": guide({"title": "Черновик", "draft": True}, "Текст."),
        "regions/pavlodar/guides/queue/ru.md": guide({"title": "Очередь в области"}, "Иначе, [ещё](../papers/)."),
        "cities/atyrau/guides/queue/kk.md": guide({"title": "Атырауда кезек"}, "Басқаша."),
        "cities/atyrau/guides/own/kk.md": guide({"title": "Өз нұсқаулық", "order": 3}, "![Сурет](own.png \"Атау\")"),
        "cities/atyrau/guides/own/own.png": picture(chance),
    }
    return files


def city_files(city, chance):
    """Six kindergartens, bulletins of several days, statistics, reviews; some are dated later."""
    ids = [f"{city}-{number}" for number in range(1, 7)]
    places = [[ids[n], f"Балабақша {n}", f"Сад {n}", f"Көше, {n}", f"Улица, {n}", "", chance.choice(["state", "private"]),
               chance.choice(["kk", "kk;ru"]), 4, 100, chance.randrange(80, 100), "", ""] for n in range(6)]
    free = [[day(back), ids[n], age, "general", "kk", chance.randrange(1, 9)] for back in (-9, -3, 0, 1)
            for n, age in ((0, "3-4"), (1, "2-3"), (2, "5-6"))]
    numbers = [[month(back), 500 + chance.randrange(99), 40, 600, chance.randrange(9, 60), chance.choice(["<5", "12"])]
               for back in range(-6, 2)]
    said = [[day(-5), "kk", ids[0], 5, "Рахмет.", "published"], [day(-2), "ru", "", 3, "Хорошо.", "pending"],
            [day(2), "ru", ids[1], 4, "Спасибо.", "published"]]
    tables = {"kindergartens": places, "vacancies": free, "statistics": numbers, "reviews": said}
    if city == "aksu":
        del tables["reviews"], tables["statistics"]
    return {f"cities/{city}/{name}.csv": table([COLUMNS[name].split(","), *rows]) for name, rows in tables.items()}


def content(seed=0):
    """The files of a content, by their paths."""
    chance = random.Random(seed)
    files = shared_files() | guide_files(chance)
    for city in CITIES:
        files |= city_files(city, chance)
    return files


def write(folder, files):
    """Writes files below a folder, in their order."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
