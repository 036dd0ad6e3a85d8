"""The fourth journey against the true API, in both languages: signing in, papers, contract, journal."""

import datetime
import pathlib
import re
import tempfile

import pytest

import papers
import sandbox
import server
import signed
from signed import ADMISSION, APPLY, CHOOSE, CITY, JOURNAL, SIGN_IN, STAFF, Family, Officer, Visitor
from signed_checks import (
    OTHER, check_applicant, check_child, check_contract, check_general, check_papers,
)
from authority import Authority
from ncalayer import NCALayer, alone

WEASYPRINT = server.ROOT / ".build" / "venv" / "bin" / "weasyprint"
COLUMNS = (
    ["ID", "№", "Баланың аты-жөні", "Туған күні", "Өтінім берушінің Т.А.Ә.", "Құрастырылған күні",
     "Қабылдау күні", "Мәртебесі", "МДҰ", "Тіл", "Деректері"],
    ["ID", "№", "ФИО ребёнка", "Дата рождения", "ФИО заявителя", "Дата создания", "Дата приёма",
     "Статус", "ДО", "Язык", "Данные"])
REASON = ("065/у нысанының екінші беті көрінбейді, қайта түсіріңіз.",
          "Вторая страница формы 065/у не видна, снимите её заново.")
MOMENT = r"\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d"

FAMILIES = [
    Family("kk", "850214390005", "+77000000101", "230715690495", "Мысалбаева Ақбота Асанқызы",
           "kokshetau-0022", "3-4",
           ("990101391804", "+77000000104", "240310590904", "Сынақов Алпамыс Батырұлы", "2-3")),
    Family("ru", "880708491103", "+77000000105", "221204690973", "Образцова Злата Игоревна",
           "kokshetau-0018", "3-4",
           ("960202490693", "+77000000109", "230903691465", "Пробная Забава Петровна", "2-3")),
]


@pytest.fixture(scope="module", params=FAMILIES, ids=lambda family: family.language)
def family(request):
    return request.param


@pytest.fixture(scope="module")
def layer():
    """The stand-in for NCALayer, alone at its port."""
    with alone(), NCALayer(Authority(datetime.datetime.fromisoformat(server.NOW)), OTHER) as running:
        yield running


@pytest.fixture(scope="module")
def trust():
    with tempfile.TemporaryDirectory() as folder:
        yield pathlib.Path(folder)


@pytest.fixture(scope="module")
def opened(family, layer, trust):
    """A portal for each family, which trusts the authority and prints PDFs."""
    # The list of revoked certificates is there from the start: it is read every few seconds only.
    layer.reset()
    layer.iin, layer.mood = family.iin, "revoked"
    layer.pair("authentication")
    layer.reset()
    layer.authority.write(trust)
    with sandbox.opened("--trust", str(trust), "--weasyprint", str(WEASYPRINT)) as portal:
        portal.set_clock("2026-11-20T09:00:00+05:00")
        yield portal


@pytest.fixture(scope="module")
def state(family):
    """What the steps of one family hand on: the tests of this file run in their order."""
    return {}


@pytest.fixture
def visitor(browser, opened, layer, family, record, request):
    """A tab of the parent at a computer, where NCALayer is."""
    layer.reset()
    layer.iin = family.iin
    name = request.node.originalname.removeprefix("test_").replace("_", " ")
    tab = Visitor(browser, opened, family.language, record, name, 1280)
    yield tab
    tab.context.close()


@pytest.fixture(scope="module")
def officers(browser, opened, family, record):
    """Two employees of the city and one of the kindergarten, each at the own computer."""
    names = [("Сынақ Бірінші", "Сынақ Екінші"), ("Пробная Первая", "Пробная Вторая")][
        family.language == "ru"]
    tabs = [Officer(browser, opened, family.language, record, name) for name in names]
    tabs.append(Officer(
        browser, opened, family.language, record, "Synthetic Nursery",
        f"{CITY}/{family.kindergarten}", "kindergarten"))
    yield tabs
    for tab in tabs:
        tab.context.close()
        assert tab.problems == []


def test_finds_the_way_into_the_system(visitor, opened, family):
    page = visitor.page
    with visitor.step("the district is chosen on the chooser", "S4-01"):
        page.goto(opened.portal + "/")
        page.get_by_role("searchbox").or_(page.locator("input[name=place]")).first.fill("Көкшетау")
        names = page.locator("[data-city=kokshetau] .chooser-names")
        names.locator(f"a[href$='/kokshetau/{family.language}/']").click()
        visitor.at(f"/kokshetau/{family.language}/")
    banner = page.get_by_role("banner")
    with visitor.step("the other language at the top", "S4-02"):
        other = {"kk": "ru", "ru": "kk"}[family.language]
        banner.get_by_role("link", name=visitor.say("Русский", "Қазақша")).click()
        visitor.at(f"/kokshetau/{other}/")
        page.get_by_role("banner").get_by_role("link", name=visitor.say("Қазақша", "Русский")).click()
        visitor.at(f"/kokshetau/{family.language}/")
    with visitor.step("the phone of technical support at the top", "S4-03"):
        phone = banner.locator("a[href='tel:+77000000102']:visible")
        assert visitor.say("Техникалық қолдау", "Техническая поддержка") in phone.text_content()
    with visitor.step("the guides of the home page", "S4-04"):
        visitor.heading("Нұсқаулықтар", "Инструкции")
        page.locator("main a[href$='/guides/admission-documents/']").wait_for()
    with visitor.step("the button that leads into the system", "S4-05"):
        visitor.picture("0 home")
        visitor.link("Жүйеге кіру", "Войти в систему").click()
        visitor.at("/cabinet/")
        visitor.button(*CHOOSE).wait_for()


def test_is_led_to_the_queue_first(visitor, family, state):
    page = visitor.page
    visitor.open(SIGN_IN)
    with visitor.step("a box with two tabs", "S4-06"):
        tabs = page.locator("main").get_by_role("tab")
        assert tabs.all_inner_texts() == visitor.say(
            ["ЭЦҚ", "Бір реттік құпия сөз"], ["ЭЦП", "Одноразовый пароль"])
    with visitor.step("the warning about another person's data", "S4-07"):
        visitor.sees("жауапкершілікке әкеп соғады", "влечёт ответственность")
    with visitor.step("NCALayer must be there beforehand, and what happens in its windows", "S4-13"):
        visitor.sees("NCALayer бағдарламасын алдын ала", "заранее установите на компьютер программу NCALayer")
        visitor.sees("«Сақтау орны»", "«Место хранения»")
    visitor.picture("1 sign-in by signature")
    visitor.button(*CHOOSE).click()
    said = visitor.failure("Сізде әлі жеке кабинет жоқ", "У вас ещё нет личного кабинета")
    assert visitor.say("Қолтаңбаңыз дұрыс", "С подписью всё в порядке") in said
    visitor.picture("2 no cabinet")
    page.locator("[data-signing-failure]").get_by_role(
        "link", name=visitor.say("Кезекке тұру", "Встать в очередь")).click()
    visitor.at("/queue/")
    state["number"] = signed.join_queue(
        visitor, family.iin, family.phone, family.child, family.language, "large_family",
        family.kindergarten)


WRONG = [
    ("cancel", {}, ("NCALayer терезесі жабылды", "окно NCALayer закрыто"), ("қайта басыңыз", "ещё раз")),
    ("broken", {}, ("NCALayer қол қоя алмады", "NCALayer не смог подписать"), ("жаңартып", "Обновите")),
    ("good", {"usage": "signing"}, ("басқа мақсатқа арналған", "предназначен для другого"), ("AUTH", "AUTH")),
    ("expired", {}, ("Кілттің мерзімі өткен", "Срок действия ключа истёк"), ("жаңа кілт", "новый ключ")),
    ("revoked", {}, ("қайтарып алынған", "отозван"), ("жаңа кілт", "новый")),
    ("gost", {}, ("МЕМСТ", "ГОСТ"), ("RSA", "RSA")),
    ("foreign", {}, ("Ұлттық куәландырушы орталық бермеген", "не Национальным удостоверяющим центром"),
     ("жеке тұлғаның", "физического лица")),
]


def test_signs_in_with_a_signature(visitor, layer):
    page = visitor.page
    visitor.open(SIGN_IN)
    layer.stop()
    visitor.button(*CHOOSE).click()
    said = visitor.failure("NCALayer жауап бермеді", "NCALayer не отвечает")
    assert visitor.say("Телефонда NCALayer жұмыс істемейді", "На телефоне NCALayer не работает") in said
    visitor.picture("3 NCALayer is not running")
    layer.start()
    for mood, how, title, next_step in WRONG:
        layer.reset()
        layer.mood, layer.usage = mood, how.get("usage")
        visitor.button(*CHOOSE).click()
        assert visitor.say(*next_step) in visitor.failure(*title), mood
    layer.reset()
    with visitor.step("the button that chooses a certificate", "S4-08"):
        visitor.button(*CHOOSE).click()
        visitor.at("/cabinet/feed/")
    [asked] = layer.requests
    assert asked["args"]["locale"] == visitor.language
    visitor.menu("Баптаулар", "Настройки")
    visitor.button("Шығу", "Выйти").click()
    page.wait_for_url(re.compile(r"/cabinet/$"))
    layer.is_old = True
    signed.sign_in(visitor)
    assert [one["module"].split(".")[-1] for one in layer.requests[1:]] == ["basics", "commonUtils"]


def test_signs_in_with_a_code(visitor, opened, family):
    page = visitor.page
    opened.set_clock("2026-11-20T09:20:00+05:00")
    visitor.open(SIGN_IN)
    with visitor.step("the other tab: number and phone", "S4-14", "S4-15"):
        page.get_by_role("tab", name=visitor.say("Бір реттік құпия сөз", "Одноразовый пароль")).click()
        page.get_by_label(re.compile(visitor.say("^ЖСН", "^ИИН"))).fill(family.iin)
        page.get_by_label(re.compile(visitor.say("^Телефон нөмірі", "^Номер телефона"))).fill("7000000107")
    with visitor.step("a phone that is not tied to the person gets no code", "S4-16", "S4-19"):
        visitor.sees("мобильді азаматтар базасында", "в базе мобильных граждан")
        visitor.picture("4 sign-in by code")
        sent = opened.count("+77000000107"), opened.count(family.phone)
        visitor.button("Кіру", "Войти").click()
        visitor.field("code").wait_for()
        assert (opened.count("+77000000107"), opened.count(family.phone)) == sent
    visitor.button("Өзгерту", "Изменить").click()
    visitor.field("phone").fill(family.phone[2:])
    visitor.button("Кіру", "Войти").click()
    with visitor.step("the code that came", "S4-17", "S4-18"):
        visitor.field("code").fill(opened.code(family.phone, sent[1]))
        visitor.picture("5 the code")
        visitor.button("Кіру", "Войти").click()
        visitor.at("/cabinet/feed/")


def test_is_given_a_place(visitor, officers, family, state):
    first, second, _ = officers
    page = first.page
    first.enter()
    first.picture("20 staff overview")
    assert first.page.locator("[data-count=benefits] [data-slot=number]").inner_text() == "1"
    page.locator("[data-count=benefits] a").click()
    page.locator("[data-list] tr").filter(has_text=state["number"]).locator("th a").click()
    first.button("Жеңілдікті растау", "Подтвердить льготу").click()
    first.confirm("Жеңілдікті растайсыз ба?", "Подтвердить льготу?")
    first.note("Жеңілдік расталды", "Льгота подтверждена")
    first.publish(family.kindergarten, family.age, family.language)
    first.picture("21 staff places")
    signed.sign_in(visitor)
    visitor.menu("Менің өтініштерім", "Мои заявления")
    visitor.sees("Кезекте тұр", "В очереди")
    visitor.page.locator("main .record").get_by_role(
        "link", name=re.compile(visitor.say("^Көру", "^Посмотреть"))).click()
    visitor.page.locator("[data-place-apply]").click()
    visitor.confirm("Өтінішті осы орынға жібересіз бе?", "Отправить заявление на это место?")
    visitor.sees("Өтінішіңіз осы орында", "Ваше заявление здесь")
    second.enter()
    second.allocate(state["number"])


def test_declines(visitor, officers, family, state):
    page = visitor.page
    signed.sign_in(visitor)
    signed.begin(visitor, family.name)
    with visitor.step("declining asks first, and ends the place in the queue", "S4-52"):
        page.locator("[data-decline]:visible").click()
        visitor.picture("6 decline")
        page.locator("dialog[open] button[value=no]").click()
        assert page.locator("[data-papers]").is_visible()
        page.locator("[data-decline]:visible").click()
        visitor.confirm("бас тартасыз ба?", "Отказаться от места?")
        visitor.heading("Орыннан бас тарттыңыз", "Вы отказались от места")
    visitor.picture("7 declined")
    visitor.menu("Менің өтініштерім", "Мои заявления")
    visitor.sees("Кері қайтарылды", "Отозвано")
    # Another application, with instruction in the other language.
    visitor.sandbox.set_clock("2026-11-20T10:00:00+05:00")
    other = {"kk": "ru", "ru": "kk"}[family.language]
    state["number"] = signed.join_queue(
        visitor, family.iin, family.phone, family.child, other, kindergarten=family.kindergarten)
    officers[0].publish(family.kindergarten, family.age, other)
    officers[0].allocate(state["number"])


def test_hands_in_papers_and_signs(visitor, layer, family, state):
    page = visitor.page
    signed.sign_in(visitor)
    with visitor.step("the menu: handing in papers", "S4-20"):
        visitor.menu("Баланы мектепке дейінгі ұйымға қабылдау үшін құжаттарды тапсыру",
                     "Подача документов для приёма ребёнка в дошкольную организацию")
        visitor.at("/cabinet/admission/")
    with visitor.step("five working days, and what is over then", "S4-21"):
        visitor.sees("5 жұмыс күні", "5 рабочих дней")
        visitor.sees("ваучер (жолдама) жарамсыз деп танылады", "ваучер (направление) становится недействительным")
        visitor.sees("өтінім автоматты түрде мұрағатқа жіберіледі", "заявление автоматически уходит в архив")
    with visitor.step("the service with its description and instruction", "S4-24"):
        visitor.heading("Қызмет туралы", "Об услуге")
        visitor.heading("Толық нұсқаулық", "Полная инструкция")
        assert page.locator("[data-step=service] ol li").count() == 6
    visitor.picture("8 service")
    with visitor.step("the tick that the instruction was read", "S4-25"):
        visitor.button(*APPLY).click()
        page.locator("[data-form=service] [data-summary-box]:visible").wait_for()
        page.locator("[name=instructions]").check()
    with visitor.step("the button that applies", "S4-26"):
        visitor.button(*APPLY).click()
        page.locator("[data-form=applicant]").wait_for()
    check_applicant(visitor, family)
    check_child(visitor, family)
    check_papers(visitor)
    signed.to_contract(visitor)
    state["admission"] = check_contract(visitor, layer, family)


def test_is_rejected_and_begins_again(visitor, officers, family, state):
    *_, nursery = officers
    nursery.see(STAFF)
    assert nursery.page.locator("[data-count=benefits]").is_hidden()
    nursery.picture("22 staff overview of a kindergarten")
    nursery.open_admission(state["admission"])
    nursery.picture("23 staff card")
    nursery.reject(nursery.say(*REASON))
    signed.sign_in(visitor)
    with visitor.step("the menu: the journal", "S4-53"):
        visitor.menu("МДҰ-ға қабылдау үшін өтініштер журналы", "Журнал заявлений на приём в ДО")
        visitor.at("/cabinet/admissions/")
    row = visitor.page.locator("[data-row]").filter(has_text=state["admission"])
    with visitor.step("rejected, without a date of acceptance", "S4-63"):
        row.get_by_text(visitor.say("Қабылданбады", "Не принято")).wait_for()
        assert row.locator("td, th").nth(7).inner_text().split("\n")[-1] == "–"
    opened = signed.open_row(visitor, state["admission"])
    assert visitor.say("Көшірмелер оқылмайды", "Копии не читаются") in opened.inner_text()
    assert visitor.say(*REASON) in opened.inner_text()
    visitor.picture("15 journal, rejected")
    state["rejected"] = state["admission"]
    opened.get_by_role("link", name=visitor.say("Қайта бастау", "Начать снова")).click()
    visitor.at("/cabinet/admission/?referral=")
    visitor.page.locator("[name=instructions]").check()
    visitor.button(*APPLY).click()
    signed.fill_applicant(visitor)
    signed.choose_child(visitor, family.name)
    signed.upload_all(visitor)
    signed.to_contract(visitor)
    signed.read_contract(visitor)
    signed.sign(visitor)
    state["admission"] = signed.done(visitor)
    assert state["admission"] != state["rejected"]


def test_is_accepted_by_two_employees(visitor, officers, family, state):
    first, second, _ = officers
    first.open_admission(state["admission"])
    first.accept("Баланы қабылдауды ұсынасыз ба?", "Предложить принять ребёнка?")
    first.note("Ұсыныс сақталды", "Предложение сохранено")
    assert first.page.locator("[data-accept]").is_hidden()
    second.see(STAFF)
    assert second.page.locator("[data-count=proposals] [data-slot=number]").inner_text() == "1"
    second.picture("24 staff overview with a proposal")
    second.see(STAFF + "admissions/")
    second.picture("25 staff queue")
    second.open_admission(state["admission"])
    assert first.name in second.page.locator("[data-proposal]").inner_text()
    second.picture("26 staff card with a proposal")
    second.accept("Баланы қабылдауды растайсыз ба?", "Подтвердить приём ребёнка?")
    second.note("Бала қабылданды", "Ребёнок принят")
    signed.sign_in(visitor)
    visitor.sees("Балабақшаға қабылданды", "Зачислен")


def test_reads_the_journal(visitor, family, state, trust, tmp_path):
    page = visitor.page
    signed.sign_in(visitor)
    visitor.open(JOURNAL)
    page.locator("[data-row]").nth(2).wait_for()
    rows = [[cell.strip() for cell in row.locator("td, th").all_inner_texts()]
            for row in page.locator("[data-row]").all()]
    with visitor.step("the columns", "S4-54"):
        heads = page.locator(".journal thead th").all_inner_texts()[1:]
        assert heads == COLUMNS[family.language == "ru"]
    with visitor.step("the newest first, with numbers apart from the ID", "S4-61", "S4-66"):
        serials = [int(row[1]) for row in rows]
        assert serials == sorted(serials, reverse=True) and len(serials) == 3
        assert [rows[0][2], rows[1][2]] == [state["admission"], state["rejected"]]
        assert all(re.fullmatch(r"\d{3}\.2026\.\d+", row[2]) for row in rows)
    with visitor.step("dates with seconds", "S4-62"):
        assert all(re.fullmatch(MOMENT, row[6]) for row in rows)
    with visitor.step("accepted, with its date", "S4-64"):
        assert rows[0][8] == visitor.say("Қабылданды", "Принято")
        assert re.fullmatch(MOMENT, rows[0][7])
        assert [row[8] for row in rows[1:]] == visitor.say(
            ["Қабылданбады", "Ата-ана бас тартты"], ["Не принято", "Отказ родителя"])
        assert [row[7] for row in rows[1:]] == ["–", "–"]
    with visitor.step("the language, Russian and Kazakh", "S4-65"):
        words = visitor.say(["Орыс", "Орыс", "Қазақ"], ["Казахский", "Казахский", "Русский"])
        assert [row[10] for row in rows] == words
    with visitor.step("the triangle opens a row", "S4-55"):
        opened = signed.open_row(visitor, state["admission"])
    with visitor.step("the information", "S4-56"):
        text = opened.inner_text()
        for part in (family.iin, family.name, "ata-ana@onir.example", state["number"]):
            assert part in text, part
    visitor.picture("16 journal, information")
    with visitor.step("the complete history", "S4-57"):
        opened.get_by_role("tab", name=visitor.say("Тарих", "История")).click()
        past = opened.locator("[data-past] li").all_inner_texts()
        assert all(re.match(MOMENT, line) for line in past)
        assert [visitor.say(*words) in line for line, words in zip(
            [past[0], past[-2], past[-1]],
            [("Толтырылуда", "Заполняется"), ("Қаралуда", "На рассмотрении"), ("Қабылданды", "Принято")],
            strict=True)] == [True, True, True], past
    visitor.picture("17 journal, history")
    with visitor.step("the documents", "S4-58"):
        opened.get_by_role("tab", name=visitor.say("Құжаттар", "Документы")).click()
    visitor.picture("18 journal, documents")
    with visitor.step("the applicant's attachments", "S4-59"):
        visitor.heading("Өтінімге тіркемелер", "Приложения к заявлению")
        links = opened.locator("[data-attachments] a")
        assert links.count() == 3
        assert signed.fetched(visitor, links.first)[1] == papers.pdf()
    with visitor.step("those made by the system", "S4-60"):
        visitor.heading("Жалпы құжаттар", "Общие документы")
        check_general(visitor, opened.locator("[data-common] a"), family, state, trust, tmp_path)


def test_lets_the_time_pass(visitor, layer, officers, opened, family):
    page = visitor.page
    iin, phone, child, name, age = family.late
    number = signed.join_queue(visitor, iin, phone, child, family.language, kindergarten=family.kindergarten)
    officers[0].publish(family.kindergarten, age, family.language)
    officers[0].allocate(number)
    layer.iin = iin
    signed.sign_in(visitor)
    signed.begin(visitor, name)
    signed.upload(visitor, "065", "ekpe.pdf", papers.pdf())
    # Friday and five working days: the sixth is the Monday after the next.
    opened.set_clock("2026-11-27T23:30:00+05:00")
    signed.sign_in(visitor)
    visitor.open(JOURNAL)
    visitor.sees("Толтырылуда", "Заполняется")
    opened.set_clock("2026-11-30T09:00:00+05:00")
    signed.sign_in(visitor)
    with visitor.step("time over: the voucher is void", "S4-22"):
        visitor.menu("Менің жолдамаларым", "Мои направления")
        visitor.sees("Мерзімі өтті (жарамсыз)", "Истекло (недействительно)")
    with visitor.step("time over: the application is in the archive", "S4-23"):
        visitor.menu("Менің өтініштерім", "Мои заявления")
        visitor.sees("Мұрағатта", "В архиве")
    visitor.open(JOURNAL)
    row = page.locator("[data-row]")
    row.get_by_text(visitor.say("Мерзімі өтті", "Срок истёк")).wait_for()
    row.locator("[data-open]").click()
    page.locator(".opened [data-row-tabs]").wait_for()
    page.get_by_role("tab", name=visitor.say("Тарих", "История")).click()
    past = page.locator(".opened [data-past] li").last.inner_text()
    assert "28.11.2026 00:00:00" in past and visitor.say("автоматты түрде", "автоматически") in past
    visitor.picture("19 journal, expired")
    visitor.open(ADMISSION)
    visitor.sees("Қазір жолдамасы бар бала жоқ", "Сейчас нет детей с направлением")
