"""What `onir build` wrote, and its pages as a reader of HTML sees them."""

import fcntl
import functools
import html.parser
import pathlib
import re
import subprocess

import server
from addresses import APP, FULL, LANGUAGES, ORIGIN, PLAIN, SIGNED, SMALL

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(html.parser.HTMLParser):
    """The parts of a page that rules are about."""

    def __init__(self, text):
        super().__init__()
        self.lang = None
        self.headings = []
        self.tags = []
        self.texts = []
        # The open elements with the language that holds inside them.
        self.open = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        lang = attributes.get("lang", self.open[-1][1] if self.open else None)
        if tag == "html":
            self.lang = lang
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.tags.append((tag, attributes))
        if tag not in VOID:
            self.open.append((tag, lang))

    def handle_endtag(self, tag):
        if tag in [name for name, _ in self.open]:
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        # A title cannot hold an element, so it cannot say that a part of it is in another language.
        words = " ".join(data.split())
        if words and self.open and self.open[-1][0] not in ("title", "script", "style"):
            self.texts.append((self.open[-1][1], words))

    def links(self, relation):
        return [attributes for tag, attributes in self.tags
                if tag == "link" and attributes.get("rel") == relation]

    @property
    def canonical(self):
        return [link.get("href") for link in self.links("canonical")]

    @property
    def alternates(self):
        return {link["hreflang"]: link["href"] for link in self.links("alternate") if "hreflang" in link}

    @property
    def is_hidden(self):
        """Whether search engines are asked to leave the page out."""
        return any(attributes.get("name") == "robots" and "noindex" in attributes.get("content", "")
                   for tag, attributes in self.tags if tag == "meta")

    @property
    def is_redirect(self):
        return any(attributes.get("http-equiv") == "refresh" for tag, attributes in self.tags)


class Built:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    @functools.cached_property
    def addresses(self):
        """Every page, by its address."""
        files = self.folder.rglob("*.html")
        return sorted("/" + str(file.relative_to(self.folder)).removesuffix("index.html")
                      for file in files)

    @functools.cached_property
    def sample(self):
        """Shared pages and those of four cities: every kind of page, a few hundred in all."""
        return [address for address in self.addresses if address.split("/")[1] in self.parts]

    # The first parts of the sample's addresses.
    parts = ["", "404.html", "app", *LANGUAGES, FULL, SMALL, PLAIN, APP, SIGNED]

    def file(self, address):
        """The file of an address, or of one with the origin before it."""
        path = address.removeprefix(ORIGIN).lstrip("/")
        return self.folder / (path + "index.html" if path == "" or path.endswith("/") else path)

    @functools.cache
    def page(self, address):
        return Page(self.file(address).read_text(encoding="utf-8"))

    @functools.cached_property
    def heads(self):
        """Every page's head, by its address with the origin."""
        return {ORIGIN + address: Page(self.file(address).read_text(encoding="utf-8").split("</head>")[0])
                for address in self.addresses}


def build(folder):
    """A full build. The folder is kept: to delete its many files takes longer than to build them.

    Several runs of the tests may want it at the same moment; one of them waits.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return build_alone(folder)


def build_alone(folder):
    done = subprocess.run(
        [server.program(), "build", "--clean", "--now", server.NOW, "--output", folder],
        cwd=server.ROOT, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"onir build ended with {done.returncode}\n{done.stderr}")
    return Built(folder)
