"""The feeds (RFC 4287) and calendars (RFC 5545) that `onir build` wrote, as programs read them."""

import datetime
import html.parser
import re
import urllib.request
import xml.etree.ElementTree

import feedparser
import icalendar
import pytest

from addresses import FULL, LANGUAGES, ORIGIN
from built import VOID
from test_markup import conclude

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}:[!-~]+")
NOW = datetime.date(2026, 11, 20)


@pytest.fixture(scope="module")
def feeds(built):
    return sorted(built.folder.glob("*/*/feed.xml"))


@pytest.fixture(scope="module")
def calendars(built):
    return sorted(built.folder.glob("*/*/deadlines.ics"))


class Fragment(html.parser.HTMLParser):
    """What is wrong with the nesting of a piece of HTML."""

    def __init__(self, text):
        super().__init__()
        self.open, self.problems = [], []
        self.feed(text)
        self.close()
        self.problems += [f"<{tag}> stays open" for tag in self.open]

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> ends nothing")


def once(element, names):
    """The children that must stand once and do not (RFC 4287, sections 4.1.1 and 4.1.2)."""
    return [f"{len(element.findall(ATOM + name))} {name} in {element.tag}"
            for name in names if len(element.findall(ATOM + name)) != 1]


def feed_problems(built, path):
    root = xml.etree.ElementTree.parse(path).getroot()
    entries = root.findall(ATOM + "entry")
    problems = once(root, ["id", "title", "updated", "author"])
    address = ORIGIN + "/" + str(path.relative_to(built.folder))
    own = [link.get("href") for link in root.findall(ATOM + "link") if link.get("rel") == "self"]
    if root.tag != ATOM + "feed" or own != [address] or not 1 <= len(entries) <= 20:
        problems.append(f"{root.tag} with {len(entries)} entries is at {own}")
    for entry in entries:
        problems += once(entry, ["id", "title", "updated", "published", "content"])
        [link] = entry.findall(ATOM + "link")
        if not built.file(link.get("href")).is_file():
            problems.append(f"nothing stands at {link.get('href')}")
        problems += Fragment(entry.findtext(ATOM + "content")).problems
    ids = [element.text for element in root.iter(ATOM + "id")]
    problems += [f"{name} is no tag: URI" for name in ids if not TAG.fullmatch(name)]
    if len(set(ids)) != len(ids):
        problems.append("an id stands twice")
    moments = [element.text for element in root.iter(ATOM + "updated")]
    problems += [f"{text} is no moment" for text in moments if not MOMENT.fullmatch(text)]
    if moments != sorted(moments, reverse=True) or moments[0] != max(moments):
        problems.append("the entries are not the newest first")
    return [f"{address}: {problem}" for problem in problems]


def test_feeds_follow_the_rules(built, feeds):
    assert feeds
    conclude([problem for path in feeds for problem in feed_problems(built, path)])


def test_feeds_are_read_without_complaint(feeds):
    problems = []
    for path in feeds:
        feed = feedparser.parse(path.read_bytes())
        if feed.bozo or feed.version != "atom10" or not feed.entries:
            problems.append(f"{path}: {feed.get('bozo_exception')}")
        if feed.feed.language not in LANGUAGES or any(not entry.summary for entry in feed.entries):
            problems.append(f"{path} lacks words")
    conclude(problems)


def test_pages_with_bulletins_name_a_feed_of_their_language(built):
    problems = []
    for address, head in built.heads.items():
        for link in head.links("alternate"):
            if link.get("type") == "application/atom+xml":
                wanted = "/".join(address.removeprefix(ORIGIN).split("/")[:3]) + "/feed.xml"
                if link["href"] != wanted or not built.file(wanted).is_file():
                    problems.append(f"{address} names the feed {link['href']}")
    conclude(problems)
    for language in LANGUAGES:
        assert "application/atom+xml" in built.file(f"/{FULL}/{language}/vacancies/").read_text()


def calendar_problems(path):
    problems = []
    data = path.read_bytes()
    lines = data.split(b"\r\n")
    if lines[-1] or any(b"\n" in line or b"\r" in line for line in lines):
        problems.append("a line does not end with CR LF")
    for line in lines:
        line.decode()  # a letter that is cut fails
        if len(line) > 75:
            problems.append(f"{len(line)} bytes in a line")
    [calendar] = icalendar.Calendar.from_ical(data, multiple=True)
    events = calendar.walk("VEVENT")
    problems += [str(error) for part in calendar.walk() for error in part.errors]
    if calendar["VERSION"] != "2.0" or not calendar["PRODID"] or not events:
        problems.append("what a calendar needs is missing")
    for event in events:
        for name in ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL"]:
            if isinstance(event.get(name, []), list):
                problems.append(f"not one {name}")
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        if type(start) is not datetime.date or end - start != datetime.timedelta(days=1):
            problems.append(f"{start} to {end} is no whole day")
        if event["DTSTAMP"].dt.date() > NOW or start < NOW:
            problems.append(f"{event['DTSTAMP'].dt} for {start}")
        if not event["DESCRIPTION"].endswith("\n" + event["URL"]):
            problems.append(f"the address of {event['UID']} is broken")
    names = [event["UID"] for event in events]
    if len(set(names)) != len(names):
        problems.append("a UID stands twice")
    return [f"{path}: {problem}" for problem in problems]


def test_calendars_follow_the_rules(calendars):
    assert calendars
    conclude([problem for path in calendars for problem in calendar_problems(path)])


def test_calendars_hold_the_last_day_to_apply(built):
    data = built.file(f"/{FULL}/ru/deadlines.ics").read_bytes()
    first = icalendar.Calendar.from_ical(data).walk("VEVENT")[0]
    assert first["DTSTART"].dt == datetime.date(2026, 11, 26)
    assert "последний день подачи заявления" in first["SUMMARY"]
    assert "2026-11-19" in first["URL"]


@pytest.mark.parametrize("name, kind", [("feed.xml", "application/xml"), ("deadlines.ics", "text/calendar")])
def test_preview_sends_them_as_what_they_are(portal, name, kind):
    with urllib.request.urlopen(f"{portal}/{FULL}/kk/{name}") as answer:
        assert answer.headers["Content-Type"] == f"{kind}; charset=utf-8"
        assert answer.read()


@pytest.mark.parametrize("page", ["vacancies/", "vacancies/archive/"])
def test_links_within_a_page_lead_to_what_is_there(built, page):
    text = built.file(f"/{FULL}/kk/{page}").read_text(encoding="utf-8")
    anchors = set(re.findall(r'href="#([^"]+)"', text))
    assert len(anchors) > 1 and anchors <= set(re.findall(r'id="([^"]+)"', text))
