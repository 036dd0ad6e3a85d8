"""The second journey against the true API, in both languages: the codes come into the companion app.

The parent has two devices: a desk (or another phone) with the portal, and a phone with the app."""

import dataclasses
import re
import subprocess

import pytest

import server
from accessibility import violations
from camera import scanned
from journey import Family
from two_devices import Telephone, Time, go_on, make_link, proceed, sms

PASSWORD = "қара-торғай жүгіреді 7"
PHONE_SIZE = {"width": 390, "height": 800}
DESK_SIZE = {"width": 1280, "height": 900}


@dataclasses.dataclass(frozen=True)
class AppFamily(Family):
    # Of the screen where the portal is open; the app is on a phone always.
    size: dict
    # When the family begins: the two do not meet in the limits of an hour.
    begins: str

    @property
    def number(self):
        """The phone as people read it."""
        return re.sub(r"\+7(\d{3})(\d{3})(\d\d)(\d\d)", r"+7 \1 \2-\3-\4", self.phone)


FAMILIES = [
    AppFamily("kk", "850214390005", "+77000000101", "230715690495", "Мысалбаева Ақбота Асанқызы",
           "atyrau-0016", "kk", PHONE_SIZE, "2026-11-20T09:00:00+05:00"),
    AppFamily("ru", "880708491103", "+77000000105", "221204690973", "Образцова Злата Игоревна",
           "atyrau-0011", "ru", DESK_SIZE, "2026-11-20T15:00:00+05:00"),
]


@pytest.fixture(scope="module", params=FAMILIES, ids=lambda family: family.language)
def family(request):
    return request.param


@pytest.fixture(scope="module")
def state(family):
    """What the steps of one family hand on: the tests of this file run in their order."""
    return {}


@pytest.fixture(scope="module")
def clock(opened, family):
    return Time(opened, family.begins)


@pytest.fixture(scope="module")
def telephone(browser, opened, family, record):
    held = Telephone(browser, opened, family.language, record)
    yield held
    held.context.close()
    assert held.problems == []


@pytest.fixture
def parent(parent, family, clock):
    parent.page.set_viewport_size(family.size)
    parent.page.clock.install()
    return parent


@pytest.fixture
def sound(axe):
    """Asks axe about what a device shows."""
    def look(device):
        assert violations(device.page, axe) == []
        assert device.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return look


def menu(parent, kazakh, russian):
    """An item of the main menu, which a narrow screen folds."""
    if parent.page.viewport_size["width"] < 768:
        parent.page.locator("summary", has_text=parent.say("Мәзір", "Меню")).click()
    return parent.page.locator("nav.menu").get_by_role(
        "link", name=parent.say(kazakh, russian), exact=True).locator("visible=true")


MENU = [
    ("S2-06", "Басты бет", "Главная", "/"),
    ("S2-07", "Мектепке дейінгі ұйымдар", "Дошкольные организации", "/kindergartens/"),
    ("S2-08", "Кезекке тұру", "Встать в очередь", "/queue/"),
    ("S2-09", "Жолдама алу", "Получить направление", "/cabinet/(referrals/|\\?next=referrals)"),
    ("S2-10", "Кезекті тексеру", "Проверить очередь", "/queue/check/"),
    ("S2-11", "Жеке кабинет", "Личный кабинет", "/cabinet/"),
]


def test_finds_its_way(parent, family):
    page = parent.page
    parent.open("/atyrau/{}/")
    for row, kazakh, russian, path in MENU:
        with parent.step("the menu", row):
            menu(parent, kazakh, russian).click()
            page.wait_for_url(re.compile(rf"/atyrau/{family.language}{path}"))
            page.get_by_role("heading", level=1).wait_for()
        if row == "S2-06":
            continue
        with parent.step("the way back", "S2-13"):
            trail = page.locator("nav.breadcrumb")
            first = trail.get_by_role("link").first
            assert first.inner_text() == parent.say("Басты бет", "Главная")
            assert trail.locator("[aria-current=page]").inner_text()
            first.click()
            page.wait_for_url(re.compile(rf"/atyrau/{family.language}/$"))
    with parent.step("the clock of the server", "S2-02"):
        clock = page.locator("[data-clock]")
        clock.wait_for()
        assert re.fullmatch(r"\d{4}\.\d\d\.\d\d \d\d:\d\d", clock.inner_text())
    with parent.step("useful information", "S2-01"):
        useful = parent.link("Пайдалы ақпарат", "Полезная информация")
        if family.size == PHONE_SIZE:
            page.locator("summary", has_text=parent.say("Мәзір", "Меню")).click()
        useful.locator("visible=true").first.click()
        page.locator("#useful a").first.wait_for()
        page.locator("main a[href*='/guides/companion-app/']").click()
        parent.at(f"/atyrau/{family.language}/guides/companion-app/")
    with parent.step("the other language, on the same page", "S2-04"):
        page.get_by_role("link", name=parent.say("Русский", "Қазақша")).click()
        parent.at(f"/atyrau/{'ru' if family.language == 'kk' else 'kk'}/guides/companion-app/")
        page.get_by_role("link", name=parent.say("Қазақша", "Русский")).click()
        parent.at(f"/atyrau/{family.language}/guides/companion-app/")
    with parent.step("another city", "S2-03"):
        assert page.locator(".site-name").first.inner_text().startswith("Атырау")
        page.locator("a.site-change").click()
        parent.heading("Қалаңызды немесе ауданыңызды таңдаңыз", "Выберите город или район")
        page.locator("input[name=place]").or_(page.get_by_role("searchbox")).first.fill("Атырау")
        names = page.locator("[data-city=atyrau] .chooser-names")
        names.locator(f"a[href$='/atyrau/{family.language}/']").click()
        parent.at(f"/atyrau/{family.language}/")


def fill_application(parent, family):
    """From the terms to the fourth step."""
    page = parent.page
    parent.open("/atyrau/{}/queue/")
    page.locator("[name=terms]").check()
    page.locator("[name=contacts]").check()
    parent.button("Жай кезек", "Встать в общеобразовательную очередь").click()
    parent.at("/queue/apply/")
    with parent.step("step 1, the number on the portal", "S2-39"):
        parent.sees("Ұялы телефон нөмірі", "Номер мобильного телефона")
        parent.field("phone").fill(family.phone[2:])
        go_on(parent)
    parent.field("iin").fill(family.iin)
    parent.field("child_iin").fill(family.child)
    parent.choose("relation", "parent")
    parent.choose("language", family.group_language)
    parent.field("kindergarten_1").select_option(family.kindergarten)
    go_on(parent)
    parent.choose("benefit", "none")
    go_on(parent)
    page.locator("[data-step='4']").wait_for()


def test_applies_with_a_code_from_the_app(
        parent, telephone, opened, family, state, clock, sound, tmp_path):
    page = parent.page
    fill_application(parent, family)
    with parent.step("step 4 says where the code goes", "S2-35", "S2-36"):
        parent.sees("Жүйе растау кодын жіберетін мобильді телефон нөмірін көрсетіңіз",
                    "Укажите номер мобильного телефона, на который система отправит код подтверждения")
        parent.sees(family.number)
        parent.sees("SMS арқылы емес, мобильді қосымшаға", "в мобильное приложение, а не по SMS")
    with parent.step("the button that sends the code", "S2-40"):
        parent.button("Растау кодын жіберу", "Отправить код подтверждения").click()
        parent.field("code").wait_for()
    with parent.step("how to get the app", "S2-37"):
        link = page.locator("[data-app-address]:visible")
        assert link.inner_text() == opened.portal.removeprefix("http://") + "/app/"
        parent.sees("QR кодты телефон камерасымен сканерлеңіз", "Отсканируйте QR-код камерой телефона")
    with parent.step("the one-time password", "S2-41", "S2-42"):
        once, address = make_link(parent)
        assert address.startswith(opened.portal + "/app/#link=")
    with parent.step("the QR code", "S2-43"):
        assert scanned(parent.page.locator("[data-qr]:visible"), tmp_path / "code.png") == address
    sound(parent)
    link_by_password(telephone, opened, family, once)
    sound(telephone)
    with parent.step("sent once more after the number is linked", "S2-44"):
        clock.wait(61, parent)
        parent.button("Растау кодын жіберу", "Отправить код подтверждения").locator("visible=true").click()
    with telephone.step("the code is read in the app", "S2-52"):
        code = telephone.code()
        telephone.sees("растау коды", "код подтверждения")
        sound(telephone)
    with parent.step("a wrong code is said to be wrong"):
        parent.field("code").fill("000000" if code != "000000" else "000001")
        proceed(parent)
        page.locator("[data-form=apply] [data-summary-box]").wait_for()
    with parent.step("the code from the app", "S2-45", "S2-46"):
        parent.field("code").fill(code)
        proceed(parent)
        parent.heading("5-қадам: Деректерді тексеру", "Шаг 5: Проверка данных")
    parent.sees(family.name)
    parent.button("Өтінішті жіберу", "Отправить заявление").click()
    parent.heading("Өтініш қабылданды", "Заявление принято")
    state["number"] = page.locator("[data-done] [data-slot=number]").inner_text()
    with parent.step("nothing but the proof of the number went by SMS", "S2-36"):
        assert [message["kind"] for message in sms(opened, family)] == ["code"]


def link_by_password(telephone, opened, family, once):
    """Links a number that nobody has proved yet: it takes the only SMS of the journey."""
    page = telephone.page
    telephone.open_app()
    with telephone.step("the same number and the consent", "S2-47", "S2-48", "S2-49"):
        telephone.field("phone").fill("8" + family.phone[2:])
        proceed(telephone)
        page.locator("[data-summary-box]:visible").wait_for()
        page.locator("[name=consent]").check()
        proceed(telephone)
    with telephone.step("a wrong password"):
        telephone.field("once").fill("0" * 12)
        proceed(telephone)
        telephone.sees("сай емес немесе мерзімі өткен", "либо уже не действуют")
    with telephone.step("the one-time password", "S2-50"):
        telephone.field("once").fill(once)
        assert sms(opened, family) == []
        proceed(telephone)
        telephone.field("code").wait_for()
    with telephone.step("the number is linked", "S2-51"):
        telephone.field("code").fill(opened.code(family.phone))
        proceed(telephone)
        telephone.sees("Нөмір мобильді қосымшаға тіркелді!", "Номер зарегистрирован в приложении!")


def begin_sign_in(parent, family):
    page = parent.page
    parent.field("iin").fill(family.iin)
    page.locator("[name=terms]").check()
    page.locator("[name=contacts]").check()
    proceed(parent)
    parent.field("password").wait_for()


def give_password(parent, family):
    parent.open("/atyrau/{}/cabinet/")
    begin_sign_in(parent, family)
    parent.field("password").fill(PASSWORD)
    proceed(parent)
    parent.field("code").wait_for()


def sign_in(parent, telephone, family, clock):
    """By the password and the code from the linked phone, an hour later: codes are counted."""
    clock.wait(3700, telephone)
    known = telephone.codes()
    give_password(parent, family)
    parent.field("code").fill(telephone.code(known))
    proceed(parent)
    parent.at("/cabinet/feed/")


def test_signs_in_for_the_first_time(parent, telephone, opened, family, state, clock):
    page = parent.page
    with parent.step("the city, then the cabinet", "S2-53"):
        page.goto(opened.portal + "/")
        page.get_by_role("searchbox").or_(page.locator("input[name=place]")).first.fill("Атырау")
        page.locator("[data-city=atyrau]").get_by_role("link", name="Жеке кабинет").click()
        parent.at("/cabinet/")
        if family.language == "ru":
            page.get_by_role("link", name="Русский").click()
            parent.at("/atyrau/ru/cabinet/")
    with parent.step("the title and the way back", "S2-54"):
        parent.heading("Жеке кабинетке кіру", "Вход в Личный кабинет")
        parent.sees("аутентификациядан өтіңіз", "пройдите аутентификацию")
        assert page.locator("nav.breadcrumb [aria-current=page]").inner_text() == parent.say(
            "Жеке кабинетке кіру", "Вход в Личный кабинет")
    with parent.step("step 1, the number and both consents", "S2-55", "S2-56", "S2-57", "S2-58"):
        parent.sees("ЖСН көрсету", "Укажите ИИН")
        proceed(parent)
        page.locator("[data-summary-box]:visible").wait_for()
        assert page.locator("[data-summary-box]:visible").get_by_role("link").count() == 3
        begin_sign_in(parent, family)
    with parent.step("the way back", "S2-61"):
        parent.button("Артқа", "Назад").locator("visible=true").click()
        assert parent.field("iin").input_value() == family.iin
        proceed(parent)
    with parent.step("who has no password, or forgot it", "S2-60"):
        known = telephone.codes()
        parent.button("Құпиясөзді ұмыттыңыз ба?", "Забыли пароль?").click()
        page.locator("[name=new_code]").wait_for()
    with parent.step("the cabinet opens"):
        page.locator("[name=new_code]").fill(telephone.code(known))
        parent.field("new_password").fill(PASSWORD)
        parent.button("Кіру", "Войти").click()
        parent.at("/cabinet/feed/")
        parent.sees(state["number"])
    parent.link("Баптаулар", "Настройки").click()
    with parent.step("what was agreed to before is not kept twice, and can be taken back", "S2-56", "S2-57"):
        consents = page.locator("[data-consents] > li")
        consents.nth(1).wait_for()
        assert consents.count() == 2
        page.locator("[data-consents] [data-end]").first.click()
        page.locator("dialog[open] button[value=yes]").click()
        page.locator("[data-consents] [data-end]:visible").nth(1).wait_for(state="detached")
    assert [message["kind"] for message in sms(opened, family)] == ["code"]


def test_signs_in_by_password_and_app(parent, telephone, opened, family, clock):
    page = parent.page
    clock.wait(3700, telephone)
    known = telephone.codes()
    parent.open("/atyrau/{}/cabinet/")
    begin_sign_in(parent, family)
    with parent.step("step 2, the password", "S2-59"):
        parent.sees("2-қадам. Құпиясөз", "Шаг 2. Пароль")
        parent.field("password").fill("қате құпиясөз 12")
        proceed(parent)
        page.locator("[data-summary-box]:visible").wait_for()
        parent.field("password").fill(PASSWORD)
        proceed(parent)
    with parent.step("step 3, the code and the number it went to", "S2-63"):
        parent.sees("Хабарламадан растау кодын енгізіңіз", "Введите код подтверждения из сообщения")
        parent.sees(family.number)
        parent.field("code").fill(telephone.code(known))
        proceed(parent)
        parent.at("/cabinet/feed/")
    parent.link("Баптаулар", "Настройки").click()
    with parent.step("what was agreed to in step 1 is kept", "S2-56", "S2-57"):
        page.locator("[data-consents] > li").nth(2).wait_for()
    with parent.step("signed out"):
        parent.button("Шығу", "Выйти").click()
        page.wait_for_url(re.compile(r"/cabinet/$"))
        assert parent.kept().startswith('[{},'), "something is left in the browser"


def test_links_another_phone_while_signing_in(
        parent, telephone, opened, family, clock, sound, tmp_path):
    page = parent.page
    sign_in(parent, telephone, family, clock)
    parent.open("/atyrau/{}/cabinet/devices/")
    with parent.step("a device is unlinked in the cabinet"):
        page.locator("[data-list] > li").first.wait_for()
        assert page.locator("[data-list] > li").count() == 1
        page.locator("[data-end]").click()
        sound(parent)
        page.locator("dialog[open] button[value=yes]").click()
        parent.sees("Тіркелген құрылғы жоқ", "Привязанных устройств нет")
    with telephone.step("the phone says so"):
        telephone.look()
        telephone.sees("Бұл құрылғы нөмірден ажыратылған", "Это устройство отвязано")
        telephone.field("phone").wait_for()
        sound(telephone)
    parent.link("Баптаулар", "Настройки").click()
    parent.button("Шығу", "Выйти").click()
    page.wait_for_url(re.compile(r"/cabinet/$"))
    before = sms(opened, family)
    clock.wait(3700)
    with parent.step("the password is right, and the number is not linked", "S2-62"):
        give_password(parent, family)
        parent.sees("тіркелмеген, сондықтан код әзірге жіберілген жоқ",
                    "не привязан к приложению, поэтому код пока не отправлен")
    once, address = make_link(parent)
    assert scanned(parent.page.locator("[data-qr]:visible"), tmp_path / "code.png") == address
    sound(parent)
    with telephone.step("the QR code links the phone without an SMS", "S2-43", "S2-51"):
        telephone.open_app(address)
        telephone.sees(family.number)
        telephone.page.locator("[name=consent_link]").check()
        proceed(telephone)
        telephone.sees("Нөмір мобильді қосымшаға тіркелді!", "Номер зарегистрирован в приложении!")
        assert "link=" not in telephone.page.url
    with parent.step("password, app, one-time password, code", "S2-65", "S2-44"):
        clock.wait(61, parent)
        parent.button("Растау кодын жіберу", "Отправить код подтверждения").locator("visible=true").click()
        parent.field("code").fill(telephone.code())
        proceed(parent)
        parent.at("/cabinet/feed/")
    with parent.step("no code went by SMS"):
        after = [message for message in sms(opened, family) if message not in before]
        assert all(message["kind"] != "code" for message in after), after
    with telephone.step("a link is good once"):
        telephone.open_app(address)
        telephone.sees("QR кодтың мерзімі өткен", "QR-код устарел или уже использован")
        telephone.open_app()
        telephone.page.locator("[data-state=inbox]").wait_for()


def test_gets_notices_in_the_app(parent, telephone, opened, family, state, clock):
    before = sms(opened, family)
    officer = opened.hire("atyrau")
    plan = subprocess.run(
        [server.program(), "cabinet", "allocate", "atyrau", "--employee", officer, "--now",
         server.NOW, *opened.kept], cwd=server.ROOT, capture_output=True, text=True, timeout=60)
    digest = re.search(r"--confirm ([0-9a-f]+)", plan.stderr).group(1)
    opened.staff("allocate", "atyrau", "--employee", officer, "--confirm", digest)
    with telephone.step("a later notice comes into the app", "S2-36"):
        clock.wait(60, telephone)
        notice = telephone.page.locator("[data-list] > li", has_text=state["number"])
        notice.wait_for()
        assert telephone.say("мәртебесі өзгерді", "статус") in notice.inner_text().lower()
        assert sms(opened, family) == before
    sign_in(parent, telephone, family, clock)
    parent.link("Менің жолдамаларым", "Мои направления").click()
    parent.page.locator("main .record a").click()
    parent.sees(family.name)
