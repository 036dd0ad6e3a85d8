"""Tables as real programs save them: files of LibreOffice, kept in fixtures/, and openpyxl, asked live."""

import datetime
import json
import os
import pathlib
import shutil
import subprocess

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("ONIR", ROOT / ".build" / "release" / "onir")).absolute()
FIXTURES = pathlib.Path(__file__).parent / "fixtures"

KINDERGARTENS = """\
id,name_kk,name_ru,address_ru,phone,ownership,languages,groups,capacity,enrolled,lat,lon
007,«Ұлағат» бөбекжай-бақшасы,Ясли-сад «Улагат»,"улица Абая, дом 7",+7 700 000-00-03,state,"kk;ru",4,1234,90,47.10694,51.95
a-2,Қызғалдақ,Ёлочка № 5,,87000000004,private,kk,2,50,49,,
"""
VACANCIES = """\
date,kindergarten_id,age_group,group_type,language,places
2026-11-20,007,3-4,general,kk,30
2026-11-20,a-2,2-3,inclusive,ru,4
2026-10-20,007,5-6,mixed,mixed,1100
"""
STATISTICS = """\
month,queue_total,queue_benefit,places_total,places_free,referrals_issued
2026-10,12000,<5,500,20,30
2026-11,1210,50,500,0,31
"""


def table(file, *words, code=0):
    done = subprocess.run([PROGRAM, "table", file, *words], capture_output=True, timeout=60)
    assert done.returncode == code, done.stderr.decode()
    return done.stdout if code == 0 else done.stderr.decode()


@pytest.mark.parametrize(
    "name, expected",
    [
        ("kindergartens.source.csv", KINDERGARTENS),
        ("kindergartens.xlsx", KINDERGARTENS),
        ("vacancies.source.csv", VACANCIES),
        ("vacancies.xlsx", VACANCIES),
        ("vacancies.utf16.csv", VACANCIES),
        ("statistics.source.csv", STATISTICS),
        ("statistics.xlsx", STATISTICS),
        ("statistics.windows.csv", STATISTICS),
    ],
)
def test_reads_what_libreoffice_saved(name, expected):
    assert table(FIXTURES / name).decode() == expected


@pytest.mark.parametrize(
    "name, words", [("statistics.ods", "OpenDocument"), ("statistics.xls", "old format")]
)
def test_refuses_other_formats_with_advice(name, words):
    said = table(FIXTURES / name, code=1)
    assert words in said and "(.xlsx)" in said


@pytest.fixture
def book():
    """A workbook as an admin has it: titles, a legend, dates, mixed numbers and texts, a hidden row."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Бос орындар"
    sheet["A1"] = "Атырау қаласындағы бос орындар"
    sheet.merge_cells("A1:F1")
    sheet["A1"].font = Font(bold=True, size=16)
    for column, title in enumerate(
        ["Күні", "Балабақша коды", "Жас тобы", "Топ түрі", "Оқыту тілі", "Бос\nорындар саны"], 1
    ):
        sheet.cell(3, column, title)
    sheet.append([datetime.date(2026, 11, 20), "007", "3-4", "жалпы", "қазақ", 30])
    sheet.append([datetime.datetime(2026, 11, 20, 14, 30), "a-2", "2-3", "инклюзивті", "орыс", "4"])
    sheet.append(["20.10.2026", "007", "5-6", "аралас", "аралас", 1100.0])
    sheet["B6"].value = CellRichText("0", TextBlock(InlineFont(b=True), "07"))
    sheet.row_dimensions[5].hidden = True
    sheet.append([None] * 6)
    sheet["H30"].font = Font(bold=True)
    legend = book.create_sheet("Түсініктеме")
    legend.append(["Күні", "бюллетень күні"])
    hidden = book.create_sheet("Ескі")
    hidden.sheet_state = "hidden"
    hidden.append(["Күні", "Балабақша коды", "Жас тобы", "Топ түрі", "Оқыту тілі", "Бос орындар"])
    return book


def test_reads_what_openpyxl_saved(book, tmp_path):
    book.save(tmp_path / "vacancies.xlsx")
    assert table(tmp_path / "vacancies.xlsx").decode() == VACANCIES
    done = subprocess.run([PROGRAM, "table", tmp_path / "vacancies.xlsx"], capture_output=True)
    assert "rows that are hidden count too: 5" in done.stderr.decode()


def test_counts_from_1904(book, tmp_path):
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.save(tmp_path / "vacancies.xlsx")
    assert table(tmp_path / "vacancies.xlsx").decode() == VACANCIES


def test_refuses_a_formula_that_nobody_has_calculated(book, tmp_path):
    book["Бос орындар"]["F4"] = "=20+10"
    book.save(tmp_path / "vacancies.xlsx")
    said = table(tmp_path / "vacancies.xlsx", code=1)
    assert "[Бос орындар]:4:6: error: F4: this formula was saved without its result" in said
    calculated = libreoffice(tmp_path / "vacancies.xlsx", "xlsx", tmp_path / "calculated")
    assert table(calculated).decode() == VACANCIES


def libreoffice(file, form, folder):
    """The file as LibreOffice saves it after opening it."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
         form, "--outdir", folder, file],
        check=True, capture_output=True, timeout=120,
    )
    return folder / file.name


def test_writes_workbooks_that_openpyxl_reads(tmp_path):
    for name, expected in [("kindergartens", KINDERGARTENS), ("vacancies", VACANCIES)]:
        source = tmp_path / f"{name}.csv"
        source.write_text(expected)
        table(source, "--to", "xlsx", "--output", tmp_path / f"{name}.xlsx")
        assert table(tmp_path / f"{name}.xlsx").decode() == expected
    sheet = openpyxl.load_workbook(tmp_path / "vacancies.xlsx")["vacancies"]
    assert sheet["A1"].font.bold and not sheet["A2"].font.bold
    assert sheet["A2"].value == datetime.datetime(2026, 11, 20) and sheet["A2"].is_date
    assert sheet["B2"].value == "007" and sheet["F2"].value == 30
    sheet = openpyxl.load_workbook(tmp_path / "kindergartens.xlsx").active
    assert sheet["E3"].value == "87000000004" and sheet["K2"].value == 47.10694


def test_writes_workbooks_that_libreoffice_keeps(tmp_path):
    for name, expected in [("vacancies", VACANCIES), ("statistics", STATISTICS)]:
        source = tmp_path / f"{name}.csv"
        source.write_text(expected)
        written = tmp_path / f"{name}.xlsx"
        written.write_bytes(table(source, "--to", "xlsx"))
        assert table(libreoffice(written, "xlsx", tmp_path / "again")).decode() == expected


def test_prints_json(tmp_path):
    rows = json.loads(table(FIXTURES / "vacancies.xlsx", "--to", "json"))
    assert rows[0] == {
        "date": "2026-11-20", "kindergarten_id": "007", "age_group": "3-4",
        "group_type": "general", "language": "kk", "places": 30,
    }


def test_prints_a_table_of_no_kind_as_it_is(tmp_path):
    book = openpyxl.Workbook()
    for row in [["Тақырып"], ["а", "б"], ["001", datetime.date(2026, 11, 20)], [5, 0.5]]:
        book.active.append(row)
    book.create_sheet("Екінші").append(["x", "y"])
    book.save(tmp_path / "other.xlsx")
    assert "--sheet" in table(tmp_path / "other.xlsx", code=1)
    assert table(tmp_path / "other.xlsx", "--sheet", "Sheet").decode() == (
        "а,б\n001,2026-11-20\n5,0.5\n"
    )
    assert table(tmp_path / "other.xlsx", "--sheet", "екінші").decode() == "x,y\n"
    assert "no sheet called Үшінші" in table(tmp_path / "other.xlsx", "--sheet", "Үшінші", code=1)


def test_keeps_standard_output_for_what_was_asked(tmp_path):
    done = subprocess.run([PROGRAM, "table", tmp_path / "none.csv"], capture_output=True)
    assert done.returncode == 2 and done.stdout == b""
    (tmp_path / "bad.csv").write_text('a,b\n"1')
    done = subprocess.run([PROGRAM, "table", tmp_path / "bad.csv"], capture_output=True)
    assert done.returncode == 1 and done.stdout == b"" and b"never closed" in done.stderr
