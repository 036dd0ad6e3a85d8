"""What stays readable without network, in a browser that has opened a city once."""

import http.server
import json
import re
import threading

import pytest
from playwright.sync_api import Error

import server
from addresses import LANGUAGES, SMALL

CITY = f"/{SMALL}/"
GUIDE = "guides/join-queue/"
WORDS = {
    "kk": {"kept": "сақталған көшірмесі", "missing": "Бұл бет құрылғыңызда сақталмаған", "today": "(бүгін,",
           "days": "3 күн бұрын"},
    "ru": {"kept": "сохранённая копия", "missing": "Эта страница не сохранена", "today": "(сегодня,",
           "days": "3 дня назад"},
}
# The city of the tests is too small to have more.
KEPT = ["", "guides/", GUIDE, "kindergartens/", "vacancies/", "offline/"]


class Portal:
    """A web server with the built pages, which can do what a test asks of it."""

    def __init__(self, folder):
        self.asked, self.gone, self.busy, self.headers = [], set(), set(), {}
        self.changed, self.answers = {}, threading.Event()
        self.answers.set()
        portal = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def __init__(self, *words):
                super().__init__(*words, directory=folder)

            def do_GET(self):
                path = self.path.split("?")[0]
                portal.asked.append(path)
                portal.answers.wait(30)
                if path in portal.gone:
                    return self.send_error(404)
                if path in portal.busy:
                    return self.send_error(503)
                if path not in portal.changed:
                    return super().do_GET()
                body = portal.changed[path]
                self.send_response(200)
                self.send_header("Content-Type", self.guess_type(path + "index.html" if path[-1] == "/" else path))
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_HEAD(self):
                if self.path in portal.gone:
                    return self.send_error(404)
                super().do_HEAD()

            def end_headers(self):
                self.send_header("Cache-Control", portal.headers.get(self.path, "no-cache"))
                super().end_headers()

            def log_message(self, *words):
                """Says nothing: standard error belongs to the tests."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def portal(built):
    portal = Portal(built.folder)
    yield portal
    portal.answers.set()
    portal.server.shutdown()


@pytest.fixture
def page(browser, portal):
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, base_url=portal.origin, reduced_motion="reduce")
    page = context.new_page()
    yield page
    context.close()


ENTRIES = """async () => {
  const found = {};
  for (const key of await caches.keys()) {
    const cache = await caches.open(key);
    found[key] = (await cache.keys()).map((request) => new URL(request.url).pathname);
  }
  return found;
}"""
WAIT = """async (paths) => {
  const kept = await Promise.all(paths.map((path) => caches.match(path)));
  return kept.every(Boolean);
}"""
ADDRESSES = """async () => {
  const found = [];
  for (const key of await caches.keys()) {
    for (const request of await (await caches.open(key)).keys()) {
      const address = new URL(request.url);
      found.push(address.pathname + address.search);
    }
  }
  return found;
}"""
GONE = "path => caches.match(path).then((kept) => !kept)"
NEWER = "path => caches.match(path).then((kept) => kept.text()).then((text) => text.includes('newer'))"
LEFT = """async () =>
  !(await navigator.serviceWorker.getRegistration()) && !(await caches.keys()).length"""
SETTLED = "async () => !!(await navigator.serviceWorker.getRegistration())?.active"


def kept(page):
    return [path for paths in page.evaluate(ENTRIES).values() for path in paths]


def wait(page, condition, argument=None):
    """Until an asynchronous condition holds: Playwright's own waiting takes a promise for a yes."""
    held = page.evaluate(f"""async (argument) => {{
      for (let turn = 0; turn < 100; turn += 1) {{
        if (await ({condition})(argument)) return true;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }}
      return false;
    }}""", argument)
    assert held, (condition, argument)


def visit(page, language, rest="", until=None):
    """Opens a page and waits until the worker has kept what it should."""
    page.goto(f"{CITY}{language}/{rest}")
    wanted = [f"{CITY}{language}/{one}" for one in (KEPT if until is None else until)]
    wait(page, WAIT, wanted)


@pytest.mark.parametrize("language", LANGUAGES)
def test_reads_what_was_never_opened(page, language):
    visit(page, language)
    page.context.set_offline(True)
    for rest in KEPT[:-1]:
        page.goto(f"{CITY}{language}/{rest}")
        notice = page.locator("[data-kept-page]")
        assert WORDS[language]["kept"] in notice.inner_text()
        assert WORDS[language]["today"] in notice.inner_text()
        assert page.locator("h1").inner_text()
        # The style of the portal and its icon are there too.
        header = page.locator(".site-header")
        assert header.evaluate("header => getComputedStyle(header).borderBottomWidth") == "4px"


@pytest.mark.parametrize("language", LANGUAGES)
def test_says_what_is_not_kept_and_leads_to_what_is(page, language):
    visit(page, language)
    page.context.set_offline(True)
    answer = page.goto(f"{CITY}{language}/statistics/")
    assert answer.status == 503
    assert WORDS[language]["missing"] in page.locator("h1").inner_text()
    links = page.locator("[data-kept-list] a:visible")
    links.first.wait_for()
    guide = page.locator(f"[data-kept-list] a[href$='{GUIDE}']")
    guide.click()
    page.locator("[data-kept-page]").wait_for()


def test_network_comes_first(page, portal, built):
    visit(page, "kk")
    text = built.file(f"{CITY}kk/{GUIDE}").read_text()
    portal.changed[f"{CITY}kk/{GUIDE}"] = text.replace("</h1>", " – newer</h1>").encode()
    page.goto(f"{CITY}kk/{GUIDE}")
    assert "newer" in page.locator("h1").inner_text()
    assert page.locator("[data-kept-page]").count() == 0
    wait(page, NEWER, f"{CITY}kk/{GUIDE}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_says_in_words_how_old_a_page_is(page, language):
    visit(page, language)
    page.evaluate(AGED, [f"{CITY}{language}/", 3])
    page.context.set_offline(True)
    page.reload()
    assert WORDS[language]["days"] in page.locator("[data-kept-page]").inner_text()


AGED = """async ([path, days]) => {
  const cache = await caches.open((await caches.keys())[0]);
  const kept = await cache.match(path);
  const headers = new Headers(kept.headers);
  headers.set("onir-kept", String(Date.now() - days * 86400000));
  await cache.put(path, new Response(await kept.text(), { headers }));
}"""


def test_shows_nothing_that_is_too_old(page):
    visit(page, "kk")
    page.evaluate(AGED, [f"{CITY}kk/vacancies/", 31])
    page.context.set_offline(True)
    page.goto(f"{CITY}kk/vacancies/")
    assert WORDS["kk"]["missing"] in page.locator("h1").inner_text()
    page.locator(f"[data-kept-list] a[href='{CITY}kk/guides/']").wait_for()
    assert page.locator(f"[data-kept-list] a[href='{CITY}kk/vacancies/']").count() == 0


def test_keeps_and_answers_nothing_personal(page, portal):
    visit(page, "kk", until=KEPT)
    for rest in ["cabinet/", "staff/", "queue/apply/", "queue/check/"]:
        page.goto(f"{CITY}kk/{rest}")
    page.goto("/app/")
    page.goto(f"{CITY}kk/")
    page.evaluate("fetch('/api/v1/feed').catch(() => {})")
    folders = ("guides/", "kindergartens/", "vacancies/", "offline/")
    for path in kept(page):
        rest = path.removeprefix(f"{CITY}kk/")
        assert path.startswith("/assets/") or rest == "" or rest.startswith(folders), path
    page.context.set_offline(True)
    for rest in ["cabinet/", "staff/"]:
        with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
            page.goto(f"{CITY}kk/{rest}")


def test_address_of_a_filter_is_kept_nowhere(page, portal, built):
    visit(page, "kk")
    path = f"{CITY}kk/kindergartens/"
    text = built.file(path).read_text()
    portal.changed[path] = text.replace("</h1>", " – newer</h1>").encode()
    page.goto(f"{path}?q=abc")
    wait(page, NEWER, path)
    addresses = page.evaluate(ADDRESSES)
    assert path in addresses and not [one for one in addresses if "?" in one or "abc" in one]
    page.context.set_offline(True)
    page.goto(f"{path}?q=other")
    page.locator("[data-kept-page]").wait_for()


@pytest.mark.parametrize("language", LANGUAGES)
def test_says_at_any_address_of_the_city_that_there_is_no_network(page, language):
    visit(page, language)
    before = page.evaluate(ADDRESSES)
    page.context.set_offline(True)
    for rest in ["queue/", "queue/apply/", "nothing"]:
        answer = page.goto(f"{CITY}{language}/{rest}")
        assert answer.status == 503
        assert WORDS[language]["missing"] in page.locator("h1").inner_text()
    for rest in ["", language]:
        page.goto(CITY + rest)
        assert page.url.endswith(f"{CITY}{language}/")
        page.locator("[data-kept-page]").wait_for()
    assert sorted(page.evaluate(ADDRESSES)) == sorted(before)


def test_page_that_is_not_kept_leads_to_itself(page):
    visit(page, "ru", until=["offline/"])
    visit(page, "kk")
    page.context.set_offline(True)
    page.goto(f"{CITY}kk/statistics/?from=2")
    again = page.locator("main a.button")
    assert again.evaluate("link => link.href").endswith(f"{CITY}kk/statistics/?from=2")
    page.locator("header a[hreflang=ru]").first.click()
    page.wait_for_url(f"**{CITY}ru/statistics/")
    assert WORDS["ru"]["missing"] in page.locator("h1").inner_text()
    page.context.set_offline(False)
    again.click()
    page.locator("h1", has_not_text=WORDS["ru"]["missing"]).wait_for()
    assert page.url.endswith(f"{CITY}ru/statistics/")


@pytest.mark.parametrize("line", ["{ saveData: true }", "{ effectiveType: '2g' }", "{ effectiveType: 'slow-2g' }"])
def test_reader_who_saves_data_has_only_what_was_opened(page, line):
    page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {line} }})")
    visit(page, "ru", GUIDE, until=[GUIDE, "offline/"])
    page.goto(f"{CITY}ru/guides/")
    wait(page, WAIT, [f"{CITY}ru/guides/"])
    pages = {path for path in kept(page) if not path.startswith("/assets/")}
    assert pages == {f"{CITY}ru/{rest}" for rest in [GUIDE, "offline/", "guides/"]}


def test_page_that_must_not_be_stored_is_not_kept(page, portal):
    portal.headers[f"{CITY}kk/guides/"] = "no-store"
    visit(page, "kk", until=["", GUIDE, "vacancies/"])
    assert f"{CITY}kk/guides/" not in kept(page)


def test_page_that_is_gone_is_forgotten(page, portal):
    visit(page, "kk")
    portal.gone.add(f"{CITY}kk/{GUIDE}")
    page.goto(f"{CITY}kk/{GUIDE}")
    wait(page, GONE, f"{CITY}kk/{GUIDE}")
    assert page.evaluate(SETTLED)


def test_page_of_another_network_is_not_kept(page, portal):
    visit(page, "kk")
    portal.changed[f"{CITY}kk/guides/"] = b"<!doctype html><title>Pay</title><main>Pay first</main>"
    page.goto(f"{CITY}kk/guides/")
    assert page.locator("main").inner_text() == "Pay first"
    page.context.set_offline(True)
    page.goto(f"{CITY}kk/guides/")
    assert page.locator("[data-kept-page]").count() == 1


def test_server_that_is_busy_does_not_hide_what_is_kept(page, portal):
    visit(page, "kk")
    portal.busy.add(f"{CITY}kk/{GUIDE}")
    page.goto(f"{CITY}kk/{GUIDE}")
    page.locator("[data-kept-page]").wait_for()


def test_line_that_is_too_slow_does_not_hide_what_is_kept(page, portal):
    visit(page, "kk")
    portal.answers.clear()
    page.goto(f"{CITY}kk/{GUIDE}", wait_until="commit")
    page.locator("[data-kept-page]").wait_for()


def test_new_release_takes_the_place_of_the_former(page, portal, built):
    visit(page, "kk")
    styles = [path for path in kept(page) if "/style." in path]
    assert len(styles) == 1
    fresh = "/assets/style.0123456789ab.css"
    portal.changed[fresh] = built.file(styles[0]).read_bytes()
    for path in [path for path in kept(page) if path.startswith(CITY)]:
        text = built.file(path).read_text().replace(styles[0], fresh).replace("integrity", "data-former")
        portal.changed[path] = text.encode()
    portal.gone.add(styles[0])
    # A day later everything is asked for again.
    page.evaluate("""async () => {
      const cache = await caches.open((await caches.keys())[0]);
      for (const request of await cache.keys()) {
        const kept = await cache.match(request);
        if (!kept.headers.has("onir-kept")) continue;
        const headers = new Headers(kept.headers);
        headers.set("onir-kept", String(Date.now() - 2 * 86400000));
        await cache.put(request, new Response(await kept.text(), { headers }));
      }
    }""")
    page.goto(f"{CITY}kk/")
    wait(page, GONE, styles[0])
    assert fresh in kept(page)
    page.context.set_offline(True)
    page.goto(f"{CITY}kk/{GUIDE}")
    assert page.locator(".site-header").evaluate("header => getComputedStyle(header).borderBottomWidth") == "4px"


def test_caches_of_former_formats_are_thrown_away(page):
    page.goto("/404.html")
    page.evaluate(f"""() => Promise.all(
      ["onir 0 {CITY}", "onir 1 /elsewhere/", "other"].map((name) => caches.open(name)))""")
    visit(page, "kk")
    assert set(page.evaluate("caches.keys()")) == {f"onir 1 {CITY}", "onir 1 /elsewhere/", "other"}


def test_leaves_with_the_portal(page, portal, built):
    visit(page, "kk")
    portal.gone.add(f"{CITY}worker.js")
    text = built.file(f"{CITY}kk/").read_text()
    portal.changed[f"{CITY}kk/"] = re.sub("<script [^>]*data-worker.*?</script>", "", text).encode()
    page.goto(f"{CITY}kk/")
    wait(page, LEFT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_can_be_installed(page, portal, language):
    visit(page, language)
    manifest = page.evaluate("document.querySelector('link[rel=manifest]').href")
    found = json.loads(page.request.get(manifest).text())
    assert found["scope"] == CITY and found["start_url"] == f"{CITY}{language}/"
    for icon in found["icons"]:
        assert page.request.get(portal.origin + icon["src"]).ok
    session = page.context.new_cdp_session(page)
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] == []


def test_works_under_the_headers_of_a_server(browser):
    """The preview sends the policy that servers send; and a save is seen past what is kept."""
    with server.serving() as origin:
        context = browser.new_context(base_url=origin)
        page = context.new_page()
        refused = []
        page.on("console", lambda message: message.type == "error" and refused.append(message.text))
        visit(page, "kk")
        page.goto(f"{CITY}kk/{GUIDE}")
        assert page.locator("[data-kept-page]").count() == 0 and refused == []
        context.set_offline(True)
        page.goto(f"{CITY}kk/{GUIDE}")
        page.locator("[data-kept-page]").wait_for()
        context.close()


def test_pages_of_the_cabinet_register_nothing(page):
    page.goto(f"{CITY}kk/cabinet/")
    assert page.locator("link[rel=manifest], script[data-worker]").count() == 0
