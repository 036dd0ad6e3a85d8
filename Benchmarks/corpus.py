#!/usr/bin/env python3
"""Writes a content folder of any size for measuring. Same seed, same bytes."""

import argparse
import pathlib
import random

import guides
import tables
from words import FIRST_HALVES, SECOND_HALVES

SITE = """\
# Invented content for measuring.
title: {kk: "Өлшеу порталы", ru: "Портал для измерений"}
base_url: https://measure.example/
languages: [kk, ru]
default_language: kk
time_zone: Asia/Almaty
contacts:
  phone: "+7 700 000-00-01"
  email: info@measure.example
  hours: "09:00–18:00"
owner: {kk: "Өлшеу", ru: "Измерение"}
copyright: {kk: "© 2026 Өлшеу", ru: "© 2026 Измерение"}
fallback: true
hosts: path
values:
  HOURS: {kk: "09:00–18:00", ru: "09:00–18:00"}
  COMMISSION: {kk: "аудандық комиссия", ru: "районная комиссия"}
"""

CITY = """\
sign_in: [{method}]
support:
  phone: "+7 700 000-{first:02}-{second:02}"
  hours: "09:00–18:00"
queue_types: [general, correctional]
features:
  sample: true
values:
  COMMISSION: {{kk: "{kazakh} комиссиясы", ru: "комиссия, {russian}"}}
"""

METHODS = ["iin_password", "phone_password", "one_time_code", "signature"]
REGIONS = 20
PLACE_HEADER = "region,city,kato,level,name_kk,name_ru,lat,lon,phone"
KINDERGARTEN_HEADER = (
    "id,name_kk,name_ru,address_kk,address_ru,phone,ownership,languages,groups,capacity,enrolled,"
    "lat,lon"
)
VACANCY_HEADER = "date,kindergarten_id,age_group,group_type,language,places"
STATISTICS_HEADER = "month,queue_total,queue_benefit,places_total,places_free,referrals_issued"
CALENDAR = """\
date,kind,name_kk,name_ru
2026-01-01,H,Жаңа жыл,Новый год
2026-03-21,H,Наурыз мейрамы,Наурыз мейрамы
2026-12-16,H,Тәуелсіздік күні,День независимости
"""


def place(index):
    """The Kazakh, Russian and Latin name of a city; beyond 240 they carry a number."""
    turn, index = divmod(index, len(FIRST_HALVES) * len(SECOND_HALVES))
    first = index % len(FIRST_HALVES)
    # Shifted by the first half, so that neighbours differ in both.
    second = (index // len(FIRST_HALVES) + first) % len(SECOND_HALVES)
    suffix = f"-{turn + 1}" if turn else ""
    halves = zip(FIRST_HALVES[first], SECOND_HALVES[second])
    return [left + right + suffix for left, right in halves]


def point(draw):
    return round(draw.uniform(43, 54), 5), round(draw.uniform(52, 82), 5)


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def write_city(folder, draw, names, where, kindergarten_count, bulletin_rows):
    kazakh, russian, slug = names
    settings = CITY.format(
        method=draw.choice(METHODS), first=draw.randrange(100), second=draw.randrange(100),
        kazakh=kazakh, russian=russian)
    write(folder / "city.yaml", settings.encode())
    rows = tables.kindergartens(draw, slug, kindergarten_count, *where)
    write(folder / "kindergartens.csv", tables.table(KINDERGARTEN_HEADER, rows))
    bulletins = tables.vacancies(draw, rows, bulletin_rows)
    write(folder / "vacancies.csv", tables.table(VACANCY_HEADER, bulletins))
    write(folder / "statistics.csv", tables.table(STATISTICS_HEADER, tables.statistics(draw, rows)))


def write_places(output, options):
    sizes = tables.sizes(options.cities, options.kindergartens)
    regions = min(REGIONS, options.cities)
    rows = []
    for index in range(regions):
        # From the far end of the names, which 220 cities do not reach.
        kazakh, russian, _ = place(239 - index)
        where = point(random.Random(f"{options.seed}/regions/{index}"))
        rows.append([f"region-{index + 1:02}", "", f"{10 + index}0000000", "oblast",
                     f"{kazakh} облысы", f"область {russian}", *where, ""])
    written = shared = 0
    for index in range(options.cities):
        # Each city draws for itself: another city more changes nothing here.
        draw = random.Random(f"{options.seed}/cities/{index}")
        names = place(index)
        where = point(draw)
        region = index % regions
        phone = f"+7 700 {index % 1000:03}-00-00" if index % 5 else ""
        rows.append([f"region-{region + 1:02}", names[2], f"{10 + region}{index + 1:04}000", "city",
                     names[0], names[1], *where, phone])
        # Rows of bulletins go by size; what rounding leaves moves on, so the sum is exact.
        shared += sizes[index]
        due = options.bulletin_rows * shared // max(1, options.kindergartens)
        write_city(output / "cities" / names[2], draw, names, where, sizes[index], due - written)
        written = due
    write(output / "regions.csv", tables.table(PLACE_HEADER, sorted(rows)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cities", type=int, default=220)
    parser.add_argument("--kindergartens", type=int, default=12000)
    parser.add_argument("--guides", type=int, default=12)
    parser.add_argument("--bulletin-rows", type=int, default=40000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("output", type=pathlib.Path, metavar="OUTPUT_FOLDER")
    options = parser.parse_args()
    if options.cities < 1 or options.guides < 0 or options.kindergartens < 0:
        parser.error("there must be at least one city")
    if options.output.exists() and any(options.output.iterdir()):
        parser.error(f"{options.output} is not empty")
    write(options.output / "site.yaml", SITE.encode())
    write(options.output / "calendar.csv", CALENDAR.encode())
    topics = guides.topics(options.guides)
    for order, (slug, names) in enumerate(topics):
        for language in ["kk", "ru"]:
            text = guides.guide(options.seed, slug, names, language, order * 10 + 10, topics)
            write(options.output / "guides" / slug / f"{language}.md", text)
    write_places(options.output, options)


if __name__ == "__main__":
    main()
