"""What nginx and caddy answer for the pages and files of a portal, by the configuration onir prints."""

import gzip
import pathlib
import sys
from urllib.parse import urljoin, urlsplit

import brotli
import pytest

from fronts import GUIDES, Front, policies

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Browser"))
import server  # noqa: E402


def asset(portal, ending):
    return "/" + str(next(portal.current.glob(f"assets/*{ending}")).relative_to(portal.current))


@pytest.mark.parametrize("path", ["/", "/kk/", "/ru/regions/akmola/", "/atyrau/kk/", "/app/",
                                  "/inder/ru/guides/queue/", "/kokshetau/kk/cabinet/"])
def test_sends_pages(front, portal, path):
    answer = front.ask(path)
    assert answer.status == 200
    assert answer.body == (portal.current / path[1:] / "index.html").read_bytes()
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert answer["Cache-Control"] == "no-cache"
    assert answer["ETag"]
    assert front.ask(path, If_None_Match=answer["ETag"]).status == 304
    assert front.ask(path, method="HEAD").body == b""


@pytest.mark.parametrize("path, target", [
    ("/kk/index.html", "/kk/"), ("/index.html", "/"), ("/kk/index.html?a=1", "/kk/?a=1"),
    ("/kk", "/kk/"), ("/inder/ru/guides/queue", "/inder/ru/guides/queue/"),
    ("/atyrau/kk/cabinet?id=1", "/atyrau/kk/cabinet/?id=1"), ("/app", "/app/")])
def test_leads_to_the_one_address_of_a_page(front, path, target):
    answer = front.ask(path)
    assert answer.status == 308
    assert absolute(path, answer.target) == target


def absolute(path, target):
    """Where a browser goes that reads a relative address."""
    parts = urlsplit(urljoin(f"http://portal.example{path}", target))
    assert parts.netloc.split(":")[0] == "portal.example"
    return parts.path + (f"?{parts.query}" if parts.query else "")


@pytest.mark.parametrize("path, target", [
    ("/atyrau/kk/guides/waiting-list/", "/atyrau/kk/guides/queue/"),
    ("/kokshetau/ru/guides/waiting-list/?a=1", "/kokshetau/ru/guides/queue/?a=1"),
    ("/inder/ru/guides/a-rather-long-earlier-name-of-it/", "/inder/ru/guides/queue/"),
    ("/inder/kk/guides/papers/", "/inder/kk/guides/documents/")])
def test_leads_from_earlier_names_of_guides(front, path, target):
    answer = front.ask(path)
    assert answer.status == 301
    assert absolute(path, answer.target) == target


def test_leads_from_a_citys_own_earlier_names_in_that_city_only(front):
    assert front.ask("/atyrau/kk/guides/papers/").status == 404
    assert front.ask("/nowhere/kk/guides/waiting-list/").status == 404


@pytest.mark.parametrize("wanted, language", [
    (None, "kk"), ("", "kk"), ("kk", "kk"), ("ru", "ru"), ("RU", "ru"), ("en", "kk"), ("en-GB,en;q=0.9", "kk"),
    ("ru-RU,ru;q=0.9,kk;q=0.8", "ru"), ("ru;q=0.8,kk;q=0.9", "kk"), ("kk-KZ,ru;q=0.9", "kk"),
    ("kk;q=0.85, ru;q=0.9", "ru"), ("kk;q=0.9,ru;q=0.85", "kk"), ("ru;q=0.123,kk;q=0.124", "kk"),
    ("ru;q=0.124,kk;q=0.123", "ru"), ("kk,ru", "kk"), ("ru,kk", "ru"), ("en,ru,kk", "ru"),
    ("ru;q=0", "kk"), ("kk;q=0,*", "ru"), ("kk;q=0.5,*", "ru"), ("ru;q=0.3,*;q=0.9", "kk"), ("*", "kk"),
    ("ru ; q=1.000 , kk;q=1", "ru"), ("uk,be,ru;q=0.1", "ru"), ("kkx,rux", "kk"), ("ru;q=2,kk;q=0.1", "kk"),
    ("de-DE,de;q=0.9,ru-KZ;q=0.8", "ru"), (",,,ru", "ru"), ("ru\"><script>", "kk"), ("x" * 3000, "kk")])
def test_chooses_the_readers_language(front, wanted, language):
    headers = {} if wanted is None else {"Accept_Language": wanted}
    answer = front.ask("/atyrau/", **headers)
    assert answer.status == 302
    assert absolute("/atyrau/", answer.target) == f"/atyrau/{language}/"
    assert "accept-language" in answer.varies
    assert answer["Cache-Control"] == "no-cache"


def test_keeps_the_choice_of_a_city_in_both_languages(front):
    answer = front.ask("/", Accept_Language="ru")
    assert answer.status == 200
    assert "accept-language" not in answer.varies


@pytest.mark.parametrize("wanted, coding", [
    ("br, gzip", "br"), ("gzip, deflate", "gzip"), ("gzip;q=0.5, br;q=1.0", "br"), ("br", "br"),
    (None, None), ("identity", None), ("deflate", None), ("gzip;q=0", None)])
def test_sends_what_was_compressed_before(front, portal, wanted, coding):
    headers = {} if wanted is None else {"Accept_Encoding": wanted}
    for path, file in [("/atyrau/kk/", "atyrau/kk/index.html"), (asset(portal, ".css"),) * 2]:
        answer = front.ask(path, **headers)
        plain = (portal.current / file.lstrip("/")).read_bytes()
        assert answer["Content-Encoding"] == coding
        assert {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[coding](answer.body) == plain
        assert "accept-encoding" in answer.varies
        assert answer["Content-Type"].startswith("text/")
        assert answer["ETag"] != front.ask(path, Accept_Encoding="zstd")["ETag"] or coding is None


def test_lets_browsers_keep_fingerprinted_files_for_a_year(front, portal):
    for ending in [".css", ".js", ".svg"]:
        answer = front.ask(asset(portal, ending))
        assert (answer.status, answer["Cache-Control"]) == (200, "public, max-age=31536000, immutable")
    assert front.ask("/assets/style.000000000000.css")["Cache-Control"] == "no-cache"
    assert front.ask("/sitemap.xml")["Cache-Control"] == "public, max-age=900"


@pytest.mark.parametrize("path", ["/data/statistics.csv", "/data/datapackage.json", "/atyrau/data/statistics.json"])
def test_lets_everybody_read_open_data_for_a_quarter_of_an_hour(front, portal, path):
    answer = front.ask(path)
    assert answer.body == (portal.current / path[1:]).read_bytes()
    assert answer["Cache-Control"] == "public, max-age=900"
    assert answer["Access-Control-Allow-Origin"] == "*"
    for other in ["/", "/kk/data/", "/sitemap.xml", "/app/manifest.webmanifest", asset(portal, ".css")]:
        assert front.ask(other)["Access-Control-Allow-Origin"] is None


@pytest.mark.parametrize("path, kind", [
    (".css", "text/css; charset=utf-8"), (".js", "text/javascript; charset=utf-8"),
    (".svg", "image/svg+xml; charset=utf-8"), ("/robots.txt", "text/plain; charset=utf-8"),
    ("/sitemap.xml", "application/xml; charset=utf-8"),
    ("/app/manifest.webmanifest", "application/manifest+json")])
def test_names_the_types_of_files(front, portal, path, kind):
    path = path if path.startswith("/") else asset(portal, path)
    assert front.ask(path)["Content-Type"] == kind


@pytest.mark.parametrize("path", ["/nothing", "/nothing/", "/atyrau/kk/nothing/", "/atyrau/en/", "/nowhere/",
                                  "/assets/", "/assets", "/atyrau/kk/guides/..%2f..%2f..%2f..%2fetc/passwd",
                                  "/%00", "/kk/%0d%0aX-Bad:%20yes", "/kk%0d%0aX-Bad:%20yes", "/regions/"])
def test_answers_404_with_the_portals_own_page(front, portal, path):
    answer = front.ask(path)
    # Some of these are refused before they are looked for.
    assert answer.status in ((404,) if "%" not in path else (400, 404))
    if answer.status == 404:
        assert answer.body == (portal.current / "404.html").read_bytes()
        assert answer["Content-Type"] == "text/html; charset=utf-8"
        assert answer["Cache-Control"] == "no-cache"
        assert answer["Content-Security-Policy"]
    assert answer["X-Bad"] is None


@pytest.mark.parametrize("path", ["/.onir/state", "/.git/config", "/kk/.hidden", "/.hidden/", "/%2ehidden/x",
                                  "/atyrau/../.hidden/x", "/.well-known/x"])
def test_never_sends_what_begins_with_a_dot(front, portal, path):
    for name in [".onir/state", ".git/config", "kk/.hidden", ".hidden/x", ".hidden/index.html",
                 ".well-known/x"]:
        (portal.current / name).parent.mkdir(exist_ok=True, parents=True)
        (portal.current / name).write_text("secret")
    answer = front.ask(path)
    assert answer.status == 404
    assert b"secret" not in answer.body


@pytest.mark.parametrize("path", ["/../secret", "/kk/../../../secret", "/%2e%2e/secret", "/..%2fsecret",
                                  "/kk/..\\..\\secret", "//etc/passwd", "/....//secret"])
def test_stays_in_its_folder(front, portal, path):
    (portal.folder / "srv" / "secret").write_text("secret")
    answer = front.ask(path)
    assert answer.status in (400, 404)
    assert b"secret" not in answer.body and b"root:" not in answer.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"])
def test_only_gives_pages(front, method):
    answer = front.ask("/kk/", method=method, body=b"")
    assert answer.status == 405
    assert answer["Allow"] == "GET, HEAD"


def test_lets_only_pages_that_sign_talk_to_the_program_that_does(front):
    signing = ["/kokshetau/kk/cabinet/", "/kokshetau/ru/cabinet/admission/"]
    others = ["/kokshetau/kk/", "/kokshetau/kk/cabinet/feed/", "/atyrau/kk/cabinet/", "/kk/",
              "/atyrau/kk/cabinet/admission/", "/nothing"]
    for path in signing + others:
        expected = "'self' wss://127.0.0.1:13579" if path in signing else "'self'"
        assert policies(front.ask(path)["Content-Security-Policy"]) == [expected], path


@pytest.mark.parametrize("path", ["/atyrau/" + "a" * 300 + "/", "/" + "a/" * 1500, "/" + "%D2%9B" * 100, "/" + "%F0%9F%98%80" * 70])
def test_finds_nothing_where_no_file_could_be(front, path):
    assert front.ask(path).status in (404, 414)


def test_answers_for_its_own_hosts_only(front):
    assert front.ask("/kk/", host="elsewhere.example").status == 421
    assert front.ask("/api/v1/health", host="elsewhere.example").status == 421


@pytest.fixture(scope="session")
def preview(portal):
    with server.serving(portal.content) as address:
        yield int(address.rpartition(":")[2].split("/")[0])


def test_sends_the_headers_that_the_preview_sends(front, preview, portal):
    tried = Front("onir", preview, f"127.0.0.1:{preview}")
    for path in ["/", "/kk/", "/atyrau/ru/cabinet/", "/kokshetau/kk/cabinet/", "/nothing", "/robots.txt",
                 asset(portal, ".css"), asset(portal, ".js"), "/app/manifest.webmanifest"]:
        there, here = tried.ask(path), front.ask(path)
        assert there.status == here.status, path
        for name in ["X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy",
                     "Permissions-Policy", "Content-Security-Policy", "Cache-Control", "Content-Type"]:
            assert there[name] is not None and here[name] == there[name], f"{path} {name}"


def test_shows_a_rollback_at_once(front, portal):
    first = front.ask("/atyrau/kk/guides/queue/")
    portal.guide("guides/queue/kk.md", "Кезекке тұру тәртібі", "aliases: [waiting-list]\n")
    try:
        portal.publish()
        second = front.ask("/atyrau/kk/guides/queue/")
        assert "тәртібі".encode() in second.body and "тәртібі".encode() not in first.body
        assert front.ask("/atyrau/kk/guides/queue/", If_None_Match=first["ETag"]).status == 200
        portal.roll_back()
        assert front.ask("/atyrau/kk/guides/queue/").body == first.body
    finally:
        portal.guide("guides/queue/kk.md", GUIDES["queue"][0], GUIDES["queue"][2])
