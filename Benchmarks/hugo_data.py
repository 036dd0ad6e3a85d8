"""The corpus as plain data for Hugo's templates: all that takes working out is worked out here, before Hugo is timed."""

import csv
import datetime
import re

MONTHS = {
    "kk": ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек",
           "қазан", "қараша", "желтоқсан"],
    "ru": ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
           "октября", "ноября", "декабря"],
}
# A code, Kazakh, Russian.
CODES = [
    ("1-2", "1–2 жас", "1–2 года"), ("2-3", "2–3 жас", "2–3 года"), ("3-4", "3–4 жас", "3–4 года"),
    ("4-5", "4–5 жас", "4–5 лет"), ("5-6", "5–6 жас", "5–6 лет"),
    ("general", "жалпы", "общая"), ("correctional", "түзету", "коррекционная"),
    ("sanatorium", "санаторлық", "санаторная"), ("inclusive", "инклюзивті", "инклюзивная"),
    ("mixed", "әртүрлі жастағы", "разновозрастная"),
    ("state", "мемлекеттік", "государственный"), ("private", "жекеменшік", "частный"),
    ("departmental", "ведомстволық", "ведомственный"),
    ("kk", "қазақ", "казахский"), ("ru", "орыс", "русский"), ("kk ru", "қазақ, орыс", "казахский, русский"),
    ("new", "жаңа", "новые"), ("more", "көбейді", "больше"), ("fewer", "азайды", "меньше"),
]
SIGNS = {"new": "+", "more": "↑", "fewer": "↓"}
CALLOUTS = {
    "note": {"kk": "Ескерту", "ru": "Примечание"}, "tip": {"kk": "Кеңес", "ru": "Совет"},
    "important": {"kk": "Маңызды", "ru": "Важно"}, "warning": {"kk": "Назар аударыңыз", "ru": "Внимание"},
    "caution": {"kk": "Абайлаңыз", "ru": "Осторожно"},
}
# As many bulletins as a page of a kindergarten shows.
HISTORY = 12


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tel(phone):
    return phone.replace(" ", "").replace("-", "")


def date_words(day, language):
    date = datetime.date.fromisoformat(day)
    month = MONTHS[language][date.month - 1]
    return f"{date.year} ж. {date.day} {month}" if language == "kk" else f"{date.day} {month} {date.year} г."


def words(days):
    """What stands for each code and each date, in each language."""
    result = {}
    for position, language in enumerate(["kk", "ru"], start=1):
        result[language] = {code[0]: code[position] for code in CODES}
        result[language]["signs"] = SIGNS
        result[language].update({day: date_words(day, language) for day in days})
    return result


def names(slug, place, region, contact):
    """A city's names; Kazakh endings are not fitted to the name, only as long."""
    kazakh, russian = place["name_kk"], place["name_ru"]
    phone = place["phone"] or contact
    forms = {
        "kk": {"CITYNAME": kazakh, "CITYIN": f"{kazakh}да", "CITYOF": f"{kazakh}ның", "CITYTO": f"{kazakh}ға",
               "COMMISSION": f"{kazakh} комиссиясы"},
        "ru": {"CITYNAME": russian, "CITYIN": f"в городе {russian}", "CITYOF": f"города {russian}",
               "CITYTO": f"в город {russian}", "COMMISSION": f"комиссия, {russian}"},
    }
    result = {"slug": slug, "phone": phone, "tel": tel(phone), "region": place["region"]}
    for language, values in forms.items():
        values.update(CITYPHONE=phone, HOURS="09:00–18:00", REGIONNAME=region[f"name_{language}"],
                      CITYPORTAL=f"https://measure.example/{slug}/")
        result |= {f"name_{language}": values["CITYNAME"], f"in_{language}": values["CITYIN"],
                   f"of_{language}": values["CITYOF"], f"region_{language}": values["REGIONNAME"]}
        # Mark and value in turn, as strings.ReplacePairs takes them.
        result[f"values_{language}"] = [
            text for mark, value in values.items() for text in (f"ONIR{mark}X", value)]
    return result


def bars(history):
    """The same bars for a chart 320 wide, oldest first."""
    top = max(item["n"] for item in history) or 1
    step = 320 / len(history)
    for index, item in enumerate(history):
        height = round(90 * item["n"] / top)
        middle = round(step * (index + 0.5))
        item |= {"m": middle, "x": middle - 12, "y": 110 - height, "h": height, "t": 105 - height}
    return history


def kindergartens(folder, vacancy_rows, days):
    places = {}
    for row in vacancy_rows:
        places.setdefault(row["kindergarten_id"], []).append(row)
    result = []
    for row in rows(folder / "kindergartens.csv"):
        own = places.get(row["id"], [])
        now = [{"a": one["age_group"], "t": one["group_type"], "l": one["language"], "n": int(one["places"])}
               for one in own if days and one["date"] == days[-1]]
        counts = {day: 0 for day in days[-HISTORY:]}
        for one in own:
            if one["date"] in counts:
                counts[one["date"]] += int(one["places"])
        ages = {}
        for one in now:
            ages[one["a"]] = ages.get(one["a"], 0) + one["n"]
        history = bars([{"d": day, "n": count} for day, count in counts.items()]) if own else []
        result.append({
            "id": row["id"], "name_kk": row["name_kk"], "name_ru": row["name_ru"],
            "address_kk": row["address_kk"], "address_ru": row["address_ru"], "phone": row["phone"],
            "tel": tel(row["phone"]), "o": row["ownership"], "l": row["languages"].replace(";", " "),
            "groups": row["groups"], "capacity": row["capacity"], "enrolled": row["enrolled"],
            "lat": row["lat"], "lon": row["lon"], "at": f"{row['lat']},{row['lon']}",
            "free": sum(one["n"] for one in now), "vacancies": now,
            "p": ";".join(f"{one['a']} {one['t']} {one['l']} {one['n']}" for one in now),
            "ages": [{"a": age, "n": count} for age, count in ages.items()],
            "history": history, "best": max(history, key=lambda item: item["n"], default=None),
        })
    return sorted(result, key=lambda item: item["name_ru"])


def bulletin(vacancy_rows, days, named):
    """The latest bulletin against the one before."""
    def cells(day):
        return {(row["kindergarten_id"], row["age_group"], row["group_type"], row["language"]): int(row["places"])
                for row in vacancy_rows if row["date"] == day}

    def item(cell, places):
        name = named[cell[0]]
        return {"id": cell[0], "name_kk": name["name_kk"], "name_ru": name["name_ru"],
                "a": cell[1], "t": cell[2], "l": cell[3], "n": places}

    now, before = cells(days[-1]), cells(days[-2]) if len(days) > 1 else {}
    listed, totals = [], {"new": 0, "more": 0, "fewer": 0}
    for cell, places in sorted(now.items(), key=lambda pair: (named[pair[0][0]]["name_ru"], pair[0])):
        change = places - before.get(cell, 0)
        kind = "new" if cell not in before else "more" if change > 0 else "fewer" if change < 0 else ""
        if kind:
            totals[kind] += abs(change)
        listed.append(item(cell, places) | {"change": kind})
    until = datetime.date.fromisoformat(days[-1]) + datetime.timedelta(days=7)
    difference = sum(now.values()) - sum(before.values())
    return totals | {
        "date": days[-1], "until": until.isoformat(), "places": sum(now.values()), "before": sum(before.values()),
        "difference": f"{difference:+}", "rows": listed,
        "gone": [item(cell, places) for cell, places in sorted(before.items()) if cell not in now],
    }


def city(folder, place, region, contact):
    """One city's data, and the dates its pages name."""
    vacancy_rows = rows(folder / "vacancies.csv")
    days = sorted({row["date"] for row in vacancy_rows})
    result = names(folder.name, place, region, contact)
    support = re.search(r'^  phone: "(.*)"', (folder / "city.yaml").read_text(encoding="utf-8"), re.M)
    result["support"] = support.group(1) if support else contact
    result["support_tel"] = tel(result["support"])
    result["kindergartens"] = kindergartens(folder, vacancy_rows, days)
    named = {item["id"]: item for item in result["kindergartens"]}
    if days:
        result["bulletin"] = bulletin(vacancy_rows, days, named)
        days.append(result["bulletin"]["until"])
    return result, days
