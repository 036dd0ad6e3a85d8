"""The list of pages that the other tests visit leaves no kind of page out."""

import re

import pytest

import server
from addresses import ALL, FULL, ORIGIN, PLAIN, SMALL, TABLES


def kind(address):
    """An address without what tells one page of a kind from another."""
    words = address.split("?")[0].strip("/").split("/")
    if words[0] not in ("kk", "ru", "data", "regions", "") and len(words) > 1:
        words[0] = "CITY"
    for index in range(len(words) - 1):
        if words[index] in ("regions", "guides", "kindergartens"):
            words[index + 1] = "NAME"
    return re.sub(r"\d{4}-\d\d-\d\d", "DATE", "/".join(words))


def test_every_kind_of_page_is_visited(built):
    # A city's own address only leads on to its first page, and the checker reads that one.
    pages = [address.removeprefix(ORIGIN) for address, head in built.heads.items()
             if not head.is_redirect]
    missing = {kind(address) for address in pages} - {kind(address) for address, _ in ALL}
    assert not missing, f"addresses.py has no example of {sorted(missing)}"


@pytest.mark.parametrize("city, rows", [(SMALL, 1), (FULL, 2)])
def test_cities_are_as_small_and_as_full_as_said(city, rows):
    table = server.ROOT / "content" / "cities" / city / "kindergartens.csv"
    kindergartens = len(table.read_text().strip().splitlines()) - 1
    assert kindergartens == rows if rows == 1 else kindergartens >= rows


def test_plain_city_has_no_tables(built):
    assert not (server.ROOT / "content" / "cities" / PLAIN).exists()
    assert built.file(f"/{PLAIN}/kk/").is_file()
    assert [page for page in TABLES if built.file(f"/{PLAIN}/kk/{page}").exists()] == []
