"""Open data as others read them: every table is held against its own description by frictionless."""

import csv
import hashlib
import json
import re
import subprocess

import frictionless
import pytest

from test_documents import PROGRAM, ROOT

# Before the last bulletin of the shipped content, and after it.
EARLY, LATE = "2026-10-01", "2026-11-20"
CITIES = ["almaty", "atyrau", "inder", "kokshetau", "kosshy", "oskemen", "pavlodar", "semei"]
TABLES = ["kindergartens", "vacancies", "statistics"]

SITE = """title: {{kk: Сынақ, ru: Проба}}
base_url: https://portal.example/
languages: [kk, ru]
default_language: kk
hosts: {hosts}
"""
REGIONS = """region,city,kato,name_kk,name_ru,portal
atyrau,,230000000,Атырау облысы,Атырауская область,
atyrau,atyrau,231000000,Атырау,Атырау,https://atyrau.example/
atyrau,inder,233600000,Индер ауданы,Индерский район,
pavlodar,,550000000,Павлодар облысы,Павлодарская область,
pavlodar,pavlodar,551000000,Павлодар,Павлодар,https://pavlodar.example/
"""
# Quotes, separators, a line break, formulas, no point on the map, and an id that another city has too.
ODD = {
    "atyrau/kindergartens.csv": (
        "id,name_kk,name_ru,address_kk,address_ru,phone,ownership,languages,groups,capacity,enrolled,lat,lon\n"
        'a-1,"«Бал, ""бала""; бақ\nша»","=1+1",,,,state,kk;ru;mixed,1,0,0,,\n'
        'a-2,",",";","\r\n","\t@SUM(A1)",+7 700 000-00-01,private,ug,999999999,4,4,047.10,051.900\n'),
    "atyrau/vacancies.csv": (
        "date,kindergarten_id,age_group,group_type,language,places\n"
        "2026-11-18,a-1,3-4,general,kk,2\n2026-11-18,a-1,3-4,general,kk,3\n"
        "2026-11-21,a-1,3-4,general,kk,7\n2026-10-01,a-2,1-2,mixed,mixed,0\n"),
    "atyrau/statistics.csv": (
        "month,queue_total,queue_benefit,places_total,places_free,referrals_issued\n"
        "2026-10,5,<5,100,1,4\n2026-11,0,1,100,2,3\n2026-12,9,9,100,9,9\n"),
    "inder/kindergartens.csv": (
        "id,name_kk,name_ru,ownership,languages,groups,capacity,enrolled\na-1,Бала,Дитя,state,kk,1,20,1\n"),
    "pavlodar/statistics.csv": (
        "month,queue_total,queue_benefit,places_total,places_free,referrals_issued\n2026-09,10,6,100,3,<5\n"),
}


def build(folder, content, now=LATE):
    words = ["--content", content, "--templates", ROOT / "templates", "--output", folder, "--now", now]
    done = subprocess.run([PROGRAM, "build", *words], capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return folder


def write_odd(folder, hosts="path"):
    files = {"site.yaml": SITE.format(hosts=hosts), "regions.csv": REGIONS,
             "guides/queue/kk.md": "---\ntitle: Кезек\n---\nМәтін.\n",
             "guides/queue/ru.md": "---\ntitle: Очередь\n---\nТекст.\n"}
    files |= {f"cities/{name}": text for name, text in ODD.items()}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    return build(tmp_path_factory.mktemp("shipped") / "site", ROOT / "content")


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    folder = tmp_path_factory.mktemp("odd")
    return build(folder / "site", write_odd(folder / "content"))


def problems(folder):
    """What frictionless finds in a folder's tables, and what no validator looks at."""
    package = json.loads((folder / "datapackage.json").read_text())
    found = [error for error in frictionless.validate(str(folder / "datapackage.json"))
             .flatten(["title", "message"])]
    files = {file.name for file in folder.iterdir()} - {"datapackage.json"}
    listed = {resource["path"]: resource for resource in package["resources"]}
    if files != set(listed):
        found.append(["files", f"{sorted(files)} are there, {sorted(listed)} are listed"])
    for path, resource in listed.items():
        text = (folder / path).read_bytes()
        sizes = [resource.get("bytes", resource.get("x-bytes")), resource.get("hash", resource.get("x-hash"))]
        if sizes != [len(text), "sha256:" + hashlib.sha256(text).hexdigest()]:
            found.append(["size", f"{path} is another one than {sizes}"])
    return found


@pytest.mark.parametrize("place", ["", *CITIES])
def test_shipped_tables_are_as_they_are_described(shipped, place):
    assert problems(shipped / place / "data") == []


@pytest.mark.parametrize("place", ["", "atyrau", "inder", "pavlodar"])
def test_odd_tables_are_as_they_are_described(odd, place):
    assert problems(odd / place / "data") == []


def damaged(folder, tmp_path, path, old, new):
    """The same tables with one text in place of another; the sizes are taken out of the description."""
    copy = tmp_path / "data"
    copy.mkdir()
    for file in folder.iterdir():
        text = file.read_bytes()
        if file.name == path:
            assert old in text
            text = text.replace(old, new, 1)
        (copy / file.name).write_bytes(text)
    description = json.loads((copy / "datapackage.json").read_text())
    for resource in description["resources"]:
        resource.pop("bytes", None)
        resource.pop("hash", None)
    (copy / "datapackage.json").write_text(json.dumps(description))
    report = frictionless.validate(str(copy / "datapackage.json"))
    return {error for [error] in report.flatten(["type"])}


@pytest.mark.parametrize("path, old, new, error", [
    ("vacancies.csv", b"a-1", b"a-9", "foreign-key"),
    ("vacancies.json", b'"a-1"', b'"a-9"', "foreign-key"),
    ("vacancies.csv", b"3-4", b"3-5", "constraint-error"),
    ("kindergartens.csv", b"kk;ru;mixed", b"kk,ru", "extra-cell"),
    ("kindergartens.csv", b"kk;ru;mixed", b"kk;de", "constraint-error"),
    ("kindergartens.csv", b"a-2", b"a-1", "primary-key"),
    ("kindergartens.json", b'"lat":47.1', b'"lat":470.1', "constraint-error"),
    ("statistics.csv", b"2026-10,5", b"2026-13,5", "type-error"),
    ("statistics.csv", b"<5", b"few", "type-error"),
    ("statistics.csv", b"100", b"", "constraint-error"),
])
def test_description_finds_what_is_wrong(odd, tmp_path, path, old, new, error):
    assert error in damaged(odd / "atyrau" / "data", tmp_path, path, old, new)


def rows(folder, table):
    """The rows of a table in both forms."""
    text = (folder / f"{table}.csv").read_bytes().decode("utf-8")
    assert text.endswith("\r\n") and not text.startswith("\ufeff")
    return (list(csv.DictReader(text.splitlines(keepends=True), strict=True)),
            json.loads((folder / f"{table}.json").read_bytes().decode("utf-8")))


@pytest.mark.parametrize("table", TABLES)
def test_both_forms_hold_the_same(odd, table):
    by_comma, objects = rows(odd / "data", table)
    assert [list(row) for row in by_comma] == [list(row) for row in objects]
    assert [[str("" if value is None else value) for value in row.values()] for row in objects] == \
        [list(row.values()) for row in by_comma]


def test_texts_survive_quotes_separators_and_line_breaks(odd):
    first, second = rows(odd / "atyrau" / "data", "kindergartens")[0]
    assert first["name_kk"] == '«Бал, "бала"; бақ\nша»'
    assert (first["name_ru"], first["phone"], first["lat"]) == ("=1+1", "", "")
    assert (second["name_kk"], second["name_ru"], second["lat"], second["lon"]) == (",", ";", "47.1", "51.9")


def test_lines_of_csv_end_with_both_signs(shipped):
    for file in (shipped / "pavlodar" / "data").glob("*.csv"):
        text = file.read_bytes()
        assert text.count(b"\n") == text.count(b"\r\n") == len(rows(file.parent, file.stem)[1]) + 1


def test_small_counts_of_people_are_hidden_everywhere(odd, shipped):
    _, months = rows(odd / "atyrau" / "data", "statistics")
    assert [[row["queue_total"], row["queue_benefit"], row["referrals_issued"]] for row in months] == \
        [[5, "<5", "<5"], [0, "<5", "<5"]]
    for folder in [shipped / "data", *(shipped / city / "data" for city in CITIES)]:
        for month in rows(folder, "statistics")[1]:
            for column in ["queue_total", "queue_benefit", "referrals_issued"]:
                assert month[column] not in [1, 2, 3, 4], (folder, month)


def test_rows_of_later_days_wait(odd, tmp_path):
    _, vacancies = rows(odd / "atyrau" / "data", "vacancies")
    assert [(row["date"], row["places"]) for row in vacancies] == [("2026-10-01", 0), ("2026-11-18", 5)]
    for now, last in [("2026-11-20T23:59:59+05:00", "2026-11-18"), ("2026-11-21T00:00:00+05:00", "2026-11-21")]:
        site = build(tmp_path / last, write_odd(tmp_path / f"content-{last}"), now)
        assert max(row["date"] for row in rows(site / "atyrau" / "data", "vacancies")[1]) == last
        assert max(row["date"] for row in rows(site / "data", "vacancies")[1]) == last
        package = json.loads((site / "atyrau" / "data" / "datapackage.json").read_text())
        assert package["created"] == f"{last}T00:00:00+05:00"


def test_country_holds_what_the_cities_hold(shipped):
    for table in TABLES:
        whole = rows(shipped / "data", table)[1]
        for city in CITIES:
            own = [{key: value for key, value in row.items() if key not in ("region", "city")}
                   for row in whole if row["city"] == city]
            assert own == rows(shipped / city / "data", table)[1]
        assert {row["city"] for row in whole} == set(CITIES)


def test_cities_without_tables_have_no_data(odd):
    assert not (odd / "pavlodar" / "data" / "kindergartens.csv").exists()
    assert not (odd / "inder" / "data" / "statistics.json").exists()
    package = json.loads((odd / "pavlodar" / "data" / "datapackage.json").read_text())
    assert [resource["name"] for resource in package["resources"]] == ["statistics", "statistics-json"]


def test_content_without_tables_has_no_data_and_no_page_of_it(tmp_path):
    content = write_odd(tmp_path / "content")
    for name in ODD:
        (content / "cities" / name).unlink()
    site = build(tmp_path / "site", content)
    assert not list(site.rglob("data"))
    assert not [page for page in site.rglob("*.html") if "/data/" in page.read_text()]


def test_catalogue_alone_has_no_dates(tmp_path):
    content = write_odd(tmp_path / "content")
    for name in ODD:
        if not name.startswith("inder/"):
            (content / "cities" / name).unlink()
    site = build(tmp_path / "site", content)
    assert problems(site / "data") == problems(site / "inder" / "data") == []
    package = json.loads((site / "data" / "datapackage.json").read_text())
    assert "created" not in package and "x-temporal-coverage" not in package
    for language in ["kk", "ru"]:
        [quote] = re.findall("<blockquote.*?>(.*?)<", (site / language / "data" / "index.html").read_text())
        assert ". ." not in quote and ".." not in quote


def test_description_says_sample_terms_time_and_words(shipped):
    package = json.loads((shipped / "inder" / "data" / "datapackage.json").read_text())
    assert package["x-sample"] is True
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["x-temporal-coverage"] == {"start": "2024-12", "end": "2026-11-19"}
    fields = {field["name"]: field for field in package["resources"][0]["schema"]["fields"]}
    assert fields["ownership"]["x-title"] == {"kk": "Меншік түрі", "ru": "Форма собственности"}
    assert fields["ownership"]["x-codes"][0] == {"code": "state", "kk": "мемлекеттік", "ru": "государственный"}
    assert fields["ownership"]["constraints"]["enum"] == ["state", "private", "departmental"]
    whole = json.loads((shipped / "data" / "datapackage.json").read_text())
    [city] = [field for field in whole["resources"][0]["schema"]["fields"] if field["name"] == "city"]
    assert {"code": "inder", "kk": "Индер ауданы", "ru": "Индерский район", "kato": "234000000",
            "sample": True} in city["x-codes"]


def test_terms_come_from_the_settings(tmp_path):
    content = write_odd(tmp_path / "content")
    with (content / "site.yaml").open("a") as settings:
        settings.write("data_license:\n  name: Open data of the city\n  title: {kk: Шарттар, ru: Условия}\n"
                       "  address: https://terms.example/\n")
    site = build(tmp_path / "site", content)
    package = json.loads((site / "data" / "datapackage.json").read_text())
    # A name with blanks is none that the standard knows.
    assert package["licenses"] == [{"path": "https://terms.example/", "title": "Шарттар",
                                    "x-title": {"kk": "Шарттар", "ru": "Условия"}}]
    page = (site / "ru" / "data" / "index.html").read_text()
    assert "https://terms.example/" in page and "Нужно только указать источник" not in page
    assert frictionless.validate(str(site / "data" / "datapackage.json")).valid


@pytest.mark.parametrize("hosts, of_city, of_country", [
    ("path", "/atyrau/data/", "/kk/data/"),
    ("city", "/data/", "https://portal.example/kk/data/")])
def test_links_lead_to_the_files_in_both_layouts(tmp_path, hosts, of_city, of_country):
    site = build(tmp_path / "site", write_odd(tmp_path / "content", hosts))
    for page, table in [("statistics", "statistics"), ("kindergartens", "kindergartens")]:
        text = (site / "atyrau" / "kk" / page / "index.html").read_text()
        links = re.findall('href="([^"]*data/[^"]*)"', text)
        assert links == [f"{of_city}{table}.csv", f"{of_city}{table}.json", of_country]
    text = (site / "kk" / "data" / "index.html").read_text()
    outside = "https://atyrau.example/data/" if hosts == "city" else "/atyrau/data/"
    assert f'href="{outside}vacancies.csv"' in text and 'href="/data/vacancies.csv"' in text
    assert 'href="/atyrau/data/vacancies.csv"' in text or hosts == "city"
    package = json.loads((site / "atyrau" / "data" / "datapackage.json").read_text())
    assert package["id"] == ("https://atyrau.example/data/datapackage.json")


def blocks(page):
    [text] = re.findall('<script type="application/ld\\+json">(.*?)</script>', page.read_text())
    document = json.loads(text)
    return {block["@type"]: block for block in (document if isinstance(document, list) else [document])}


# Bulletins are newer than the month that has begun, which the statistics alone tell of.
@pytest.mark.parametrize("page, names, newest", [
    ("ru/data", ["kindergartens", "vacancies", "statistics"], "2026-11-19"),
    ("pavlodar/ru/statistics", ["statistics"], "2026-11-01")])
def test_pages_tell_search_engines_about_the_data(shipped, page, names, newest):
    found = blocks(shipped / page / "index.html")
    assert "BreadcrumbList" in found
    dataset = found["Dataset"]
    folder = "/pavlodar/data/" if "pavlodar" in page else "/data/"
    wanted = [f"http://onir.example{folder}{name}.{form}" for name in names for form in ("csv", "json")]
    assert [file["contentUrl"] for file in dataset["distribution"]] == wanted
    for address in wanted:
        assert (shipped / address.removeprefix("http://onir.example/")).is_file()
    assert dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert dataset["temporalCoverage"].startswith("2024-12/2026-11")
    assert dataset["dateModified"] == newest and len(dataset["description"]) >= 50


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_page_names_every_column_code_and_file(shipped, language):
    text = (shipped / language / "data" / "index.html").read_text()
    for resource in json.loads((shipped / "data" / "datapackage.json").read_text())["resources"]:
        assert f'href="/data/{resource["path"]}"' in text
        for field in resource["schema"]["fields"]:
            assert f"<code>{field['name']}</code>" in text
            if field["name"] not in ("region", "city"):
                for code in field.get("x-codes", []):
                    assert f"<code>{code['code']}</code> {code[language]}</li>" in text
    for city in CITIES:
        assert f'href="/{city}/data/datapackage.json"' in text
