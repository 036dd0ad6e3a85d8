"""What an admin sees while editing: pages follow every save, and say what is wrong."""

import os
import re
import shutil
import time
import urllib.error
import urllib.request

import pytest

import server

GUIDE = "guides/personal-cabinet/ru.md"
PAGE = "/kosshy/ru/guides/personal-cabinet/"


@pytest.fixture
def editing(browser, tmp_path):
    """A copy of the shipped content that is being served, and a tab on a guide."""
    content = tmp_path / "content"
    shutil.copytree(server.ROOT / "content", content)
    with server.serving(content) as portal:
        context = browser.new_context()
        page = context.new_page()
        page.goto(portal + PAGE)
        yield content, page
        context.close()


def seconds_until(page, text):
    """How long the open page takes to show a text by itself."""
    start = time.monotonic()
    page.get_by_text(text).first.wait_for()
    return time.monotonic() - start


def test_shows_a_save_by_itself(editing):
    content, page = editing
    guide = content / GUIDE
    guide.write_text(guide.read_text() + "\n\nНовая строка из редактора.\n")
    seconds_until(page, "Новая строка из редактора.")


def test_shows_messages_while_content_is_broken_and_recovers(editing):
    content, page = editing
    guide = content / GUIDE
    sound = guide.read_text()
    guide.write_text(sound + "\n\n{{city.nmae}}\n")
    seconds_until(page, "no hole is called city.nmae")
    alert = page.get_by_role("alert").inner_text()
    assert "content/guides/personal-cabinet/ru.md:" in alert
    assert "did you mean city.name?" in alert
    assert page.locator("h1").count() == 1, "the last sound page stays below the message"
    guide.write_text(sound)
    page.get_by_role("alert").wait_for(state="detached")


def test_shows_a_save_of_the_same_size_that_sets_the_time_back(editing):
    content, page = editing
    guide = content / GUIDE
    times = guide.stat()
    text = guide.read_text() + "\n\nСтрока до правки.\n"
    guide.write_text(text)
    os.utime(guide, ns=(times.st_atime_ns, times.st_mtime_ns))
    seconds_until(page, "Строка до правки.")
    with guide.open("r+") as file:
        file.write(text.replace("до правки", "от правки"))
    os.utime(guide, ns=(times.st_atime_ns, times.st_mtime_ns))
    seconds_until(page, "Строка от правки.")


def test_goes_on_beside_links_that_lead_in_circles(editing):
    content, page = editing
    for name in ["first", "second"]:
        (content / name).symlink_to(".")
    guide = content / GUIDE
    guide.write_text(guide.read_text() + "\n\nСтрока рядом со ссылками.\n")
    seconds_until(page, "Строка рядом со ссылками.")


def test_follows_new_and_deleted_files(editing):
    content, page = editing
    table = content / "cities/kosshy/statistics.csv"
    address = page.url.replace("guides/personal-cabinet", "statistics")
    assert page.request.get(address).status == 200
    kept = table.read_text()
    table.unlink()
    wait_for_status(page, address, 404)
    table.write_text(kept)
    wait_for_status(page, address, 200)


def wait_for_status(page, address, status):
    end = time.monotonic() + 5
    while page.request.get(address).status != status:
        assert time.monotonic() < end, f"{address} never answered {status}"
        time.sleep(0.1)


def test_starts_on_broken_content_and_comes_up_when_it_is_mended(browser, tmp_path):
    content = tmp_path / "content"
    shutil.copytree(server.ROOT / "content", content)
    settings = content / "site.yaml"
    sound = settings.read_text()
    settings.write_text(sound.replace("base_url", "base_ulr"))
    with server.serving(content) as portal:
        context = browser.new_context()
        page = context.new_page()
        assert page.goto(portal + PAGE).status == 500
        assert "did you mean base_url?" in page.get_by_role("alert").inner_text()
        settings.write_text(sound)
        page.get_by_role("heading", level=1, name="Личный кабинет").wait_for()
        context.close()


def test_refuses_names_of_other_hosts(portal, get):
    assert get("/").status == 200
    request = urllib.request.Request(portal + "/", headers={"Host": "evil.example"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=5)
    assert refused.value.code == 421


def test_lets_assets_be_kept_and_asks_for_pages_again(portal, get):
    page = get("/pavlodar/kk/")
    assert page.headers["cache-control"] == "no-cache"
    style = re.search(r'href="(/assets/style\.[0-9a-f]{12}\.css)"', page.text())[1]
    assert "immutable" in get(style).headers["cache-control"]
    assert get("/assets/nothing.css").headers["cache-control"] == "no-cache"


def test_keeps_no_page_that_is_called_like_the_assets(browser, tmp_path):
    content = tmp_path / "content"
    shutil.copytree(server.ROOT / "content", content)
    guide = content / "guides" / "assets"
    guide.mkdir()
    (guide / "ru.md").write_text("---\ntitle: Имя\n---\nТекст.\n")
    with server.serving(content) as portal:
        context = browser.new_context()
        answer = context.request.get(portal + "/kosshy/ru/guides/assets/")
        assert answer.status == 200
        assert answer.headers["cache-control"] == "no-cache"
        context.close()
