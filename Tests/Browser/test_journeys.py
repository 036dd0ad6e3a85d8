"""The first journey against the true API, in both languages: from the city's page into the cabinet."""

import re
import subprocess

import pytest

import server
from journey import Family

PASSWORD = "қара-торғай жүгіреді 7"
NEXT_PASSWORD = "ұшқыр құлан далада 9"


FAMILIES = [
    Family("kk", "850214390005", "+77000000101", "230715690495", "Мысалбаева Ақбота Асанқызы",
           "pavlodar-0037", "kk"),
    Family("ru", "880708491103", "+77000000105", "221204690973", "Образцова Злата Игоревна",
           "pavlodar-0005", "ru"),
]


@pytest.fixture(scope="module", params=FAMILIES, ids=lambda family: family.language)
def family(request):
    return request.param


@pytest.fixture(scope="module")
def state(family):
    """What the steps of one family hand on: the tests of this file run in their order."""
    return {}


def apply(parent, opened, family, child, queue=("Жай кезек", "Встать в общеобразовательную очередь")):
    """Fills the application up to the last look, from the terms on."""
    page = parent.page
    parent.open("/pavlodar/{}/queue/")
    with parent.step("the terms", "S2-17", "S2-18", "S2-19", "S2-20", "S2-21", "S2-22"):
        parent.heading("Кезекке қою туралы өтініш беру", "Заявление о постановке в очередь")
        parent.sees("орын босағанын күту", "когда освободится место")
        parent.sees("бес қадаммен", "за пять шагов")
        parent.sees("Баланың жеке сәйкестендіру нөмірі", "идентификационный номер (ИИН) ребёнка")
        parent.sees("ұялы телефон нөмірі", "номер мобильного телефона")
        parent.sees("электрондық көшірмесі", "электронные копии документов")
    with parent.step("both consents", "S2-23", "S2-24", "S2-25"):
        parent.button(*queue).click()
        assert page.url.endswith("/queue/"), "a queue opened without the consents"
        page.locator("[name=terms]").check()
        parent.button(*queue).click()
        assert page.url.endswith("/queue/"), "a queue opened with one consent"
        page.locator("[name=contacts]").check()
    parent.button(*queue).click()
    parent.at("/queue/apply/")
    with parent.step("step 1, contacts", "S2-29", "S2-30"):
        assert page.locator("[data-mark]").count() == 5
        parent.heading("1-қадам: Ата-ананың байланыс деректері", "Шаг 1: Контактные данные родителя")
        parent.field("phone").fill(family.phone[2:])
        next_step(parent)
    with parent.step("step 2, the parent and the child", "S2-31"):
        parent.heading("2-қадам: Ата-ана және бала туралы", "Шаг 2: О родителе и ребёнке")
        parent.field("iin").fill(family.iin)
        parent.field("child_iin").fill(child)
        parent.choose("relation", "parent")
        parent.choose("language", family.group_language)
        if "Түзету" not in queue[0]:
            parent.field("kindergarten_1").select_option(family.kindergarten)
        next_step(parent)
    with parent.step("step 3, benefits", "S2-32"):
        parent.heading("3-қадам: Жеңілдіктер туралы ақпарат", "Шаг 3: Информация о льготах")
        parent.choose("benefit", "large_family")
        next_step(parent)
    with parent.step("step 4, notices and the code that proves the phone", "S2-33"):
        parent.heading("4-қадам", "Шаг 4")
        sent = opened.count(family.phone)
        parent.button("Код алу", "Получить код").click()
        parent.field("code").fill(opened.code(family.phone, sent))
        next_step(parent)
    parent.heading("5-қадам: Деректерді тексеру", "Шаг 5: Проверка данных")


def next_step(parent):
    parent.button("Жалғастыру", "Далее").click()


def test_applies_without_a_cabinet(parent, opened, family, state):
    page = parent.page
    with parent.step("the settlement is chosen first", "S0-02", "S0-04", "S2-15"):
        page.goto(opened.portal + "/")
        page.get_by_role("searchbox").or_(page.locator("input[name=place]")).first.fill("Павлодар")
        item = page.locator("[data-city=pavlodar]")
        item.wait_for()
    with parent.step("the cabinet's button stands beside it", "S0-05"):
        assert item.get_by_role("link", name="Жеке кабинет").count() == 1
    parent.open("/pavlodar/{}/")
    with parent.step("the way to the queue", "S2-16"):
        page.locator("summary", has_text=parent.say("Мәзір", "Меню")).click()
        parent.link("Кезекке тұру", "Встать в очередь").locator("visible=true").first.click()
        parent.at("/queue/")
    with parent.step("the two queues", "S2-27", "S2-28"):
        parent.button("Жай кезек", "Встать в общеобразовательную очередь").wait_for()
        parent.button("Түзету кезегі", "Встать в коррекционную очередь").wait_for()
    apply(parent, opened, family, family.child)
    with parent.step("step 5, a look at everything", "S2-34"):
        parent.sees(family.name)
        kept = parent.kept()
        assert family.name.split()[0] not in kept, "a name is kept in the browser"
        assert "large_family" not in kept, "a benefit is kept in the browser"
        parent.button("Өтінішті жіберу", "Отправить заявление").click()
    with parent.step("the number and the new cabinet", "S0-07"):
        parent.heading("Өтініш қабылданды", "Заявление принято")
        number = page.locator("[data-done] [data-slot=number]").inner_text()
        assert re.fullmatch(r"\d\d-\d{7}-\d", number)
        state["number"] = number
        assert family.iin not in parent.kept(), "the draft is left in the browser"


def test_checks_the_queue_by_number(parent, family, state):
    parent.open("/pavlodar/{}/queue/check/")
    with parent.step("the position by number"):
        parent.field("number").fill(state["number"].replace("-", " "))
        parent.button("Тексеру", "Проверить").click()
        parent.page.locator("[data-found] [data-slot=overall]").wait_for()
        assert family.name.split()[0] not in parent.page.content()


def sign_in_with_iin(parent, family):
    parent.open("/pavlodar/{}/cabinet/")
    parent.field("iin").fill(family.iin)
    next_step(parent)


def test_signs_in_for_the_first_time(parent, opened, family, state):
    page = parent.page
    parent.open("/pavlodar/{}/cabinet/")
    with parent.step("step 1, the number", "S0-06", "S0-08", "S0-09"):
        parent.heading("Жеке кабинетке кіру", "Вход в Личный кабинет")
        parent.sees("жеке кабинет ашудың қажеті жоқ", "создавать личный кабинет не нужно")
        parent.sees("ЖСН жазыңыз", "Введите ИИН")
        parent.field("iin").fill(family.iin)
        next_step(parent)
    with parent.step("step 2, a password or a code", "S0-10", "S0-12", "S0-13", "S0-14"):
        parent.sees("Құпиясөзді жазыңыз", "Ввод пароля")
        parent.field("password").wait_for()
        parent.sees("растау коды бар SMS жіберіледі", "будет отправлено SMS с кодом подтверждения")
        # The minute between two codes.
        opened.set_clock("2026-11-20T00:30:00+05:00" if family.language == "kk"
                         else "2026-11-20T01:30:00+05:00")
        sent = opened.count(family.phone)
        next_step(parent)
    with parent.step("step 3, the code and a password", "S0-15", "S0-16", "S0-17", "S0-18"):
        parent.field("code").fill(opened.code(family.phone, sent))
        parent.field("new_password").fill(PASSWORD)
        parent.sees("міндетті түрде жаттап алыңыз", "Обязательно запомните или запишите пароль")
    with parent.step("the cabinet opens", "S0-19", "S0-20"):
        parent.button("Кіру", "Войти").click()
        parent.at("/cabinet/feed/")
    with parent.step("five items", "S0-21"):
        items = page.locator("nav.tabs a").all_inner_texts()
        assert items == list(parent.say(
            ["Оқиғалар таспасы", "Менің өтініштерім", "Менің жолдамаларым", "Жеке іс-құжаттарым",
             "Баптаулар"],
            ["Лента событий", "Мои заявления", "Мои направления", "Личные дела", "Настройки"]))
    with parent.step("the feed", "S0-22"):
        parent.heading("Оқиғалар таспасы", "Лента событий")
        parent.sees(state["number"])
        parent.sees("Кезекте тұр", "В очереди")
        assert "large_family" not in page.content()
    with parent.step("the applications", "S0-23"):
        parent.link("Менің өтініштерім", "Мои заявления").click()
        parent.sees(family.name)
        parent.sees(state["number"])
    with parent.step("the card of the application", "S0-24"):
        page.locator("main a", has_text=parent.say("Өтініштің карточкасы", "Карточка заявления")).click()
        parent.heading("Өтініштің карточкасы", "Карточка заявления")
        parent.sees(family.name)
        parent.sees("көпбалалы", "многодетн")
    with parent.step("the language changes and the page stays", "S1-02"):
        page.get_by_role("link", name=parent.say("Русский", "Қазақша")).click()
        parent.at("/cabinet/applications/card/?id=")
        page.get_by_role("heading", name=parent.say("Карточка заявления", "Өтініштің карточкасы")).wait_for()
        parent.sees(family.name)


def sign_in(parent, family, password):
    sign_in_with_iin(parent, family)
    parent.field("password").fill(password)
    parent.button("Кіру", "Войти").click()
    parent.at("/cabinet/feed/")


def test_gets_a_referral_and_a_personal_file(parent, opened, family, state):
    officer = opened.hire()
    plan = opened.staff("allocate", "pavlodar", "--employee", officer)
    assert re.search(rf"{state['number']}  place  {family.kindergarten}  3-4", plan)
    digest = digest_of(opened, officer)
    opened.staff("allocate", "pavlodar", "--employee", officer, "--confirm", digest)
    page = parent.page
    with parent.step("who has a password signs in with it", "S0-11"):
        sign_in(parent, family, PASSWORD)
    with parent.step("the referrals and what they are for", "S0-25", "S0-26", "S0-27"):
        parent.link("Менің жолдамаларым", "Мои направления").click()
        parent.sees("балабақшаға қабылдау үшін беріледі", "чтобы ребёнка зачислили в детский сад")
        page.locator("main .record").wait_for()
        assert page.locator("main .record").count() == 1
    with parent.step("the card of the referral", "S0-28"):
        page.locator("main .record a").click()
        parent.heading("Жолдаманың карточкасы", "Карточка направления")
        parent.sees(family.name)
        parent.button("Орынды растау", "Подтвердить место").click()
        page.locator("dialog[open] button[value=yes]").click()
        parent.sees("Орынды растадыңыз", "Вы подтвердили место")
    number = state["number"]
    # Two employees enrol a child, nobody alone.
    assert "second employee" in opened.staff("enrol", number, "--employee", opened.hire())
    opened.staff("enrol", number, "--employee", officer)
    opened.staff("club", number, "--kk", "Домбыра", "--ru", "Домбра", "--since", "2026-10-01",
                 "--employee", officer)
    # What was recorded by mistake is corrected the same day.
    opened.staff("attendance", number, "--day", "2026-11-20", "--absent", "--employee", officer)
    opened.staff("attendance", number, "--day", "2026-11-20", "--employee", officer)
    with parent.step("the personal file", "S0-29", "S0-30", "S0-31", "S0-32"):
        parent.link("Жеке іс-құжаттарым", "Личные дела").click()
        parent.heading(family.name, family.name)
        parent.sees(family.child)
        parent.sees("Домбыра", "Домбра")
        row = page.locator("[data-months] tr")
        assert [text.strip() for text in row.locator("td").all_inner_texts()] == ["1", "0"]


def digest_of(opened, officer):
    """The digest that the plan's last line on standard error names."""
    done = subprocess.run(
        [server.program(), "cabinet", "allocate", "pavlodar", "--employee", officer, "--now",
         server.NOW, *opened.kept], cwd=server.ROOT, capture_output=True, text=True, timeout=60)
    return re.search(r"--confirm ([0-9a-f]+)", done.stderr).group(1)


def test_changes_settings(parent, opened, family):
    page = parent.page
    sign_in(parent, family, PASSWORD)
    parent.link("Баптаулар", "Настройки").click()
    second = "+77000000150" if family.language == "kk" else "+77000000151"
    with parent.step("a second phone with a code", "S0-33", "S0-34"):
        parent.heading("Баптаулар", "Настройки")
        page.locator("[data-form=phone] [name=phone]").fill(second[2:])
        page.locator("[data-form=phone] button").click()
        code = page.locator("[data-form='phone-code'] [name=code]")
        code.fill(opened.code(second))
        parent.button("Қосу", "Добавить").click()
        page.locator("[data-phones] li").nth(1).wait_for()
    with parent.step("ways and language of the second phone", "S0-36", "S0-37"):
        form = page.locator("[data-phones] li").nth(1).locator("form")
        form.locator("[value=whatsapp]").check()
        form.locator("[name^=phone_language][value=ru]").check()
        form.locator("button").first.click()
        parent.sees("Сақталды", "Сохранено")
    with parent.step("e-mail", "S0-35"):
        form = page.locator("[data-form=notices]")
        form.locator("[name=email]").fill("ata-ana@onir.example")
        form.locator("[name=email_notices]").check()
        form.locator("button").first.click()
        page.wait_for_timeout(300)
        page.reload()
        page.locator("[data-form=notices] [name=email]").wait_for()
        assert form.locator("[name=email]").input_value() == "ata-ana@onir.example"
        assert page.locator("[data-phones] li").nth(1).locator("[value=whatsapp]").is_checked()
    with parent.step("another password", "S0-38"):
        form = page.locator("[data-form=password]")
        form.locator("[name=current_password]").fill(PASSWORD)
        form.locator("[name=new_password]").fill(NEXT_PASSWORD)
        form.get_by_role("button", name=parent.say("Құпиясөзді ауыстыру", "Сменить пароль")).click()
        parent.sees("Құпиясөз ауыстырылды", "Пароль изменён")
        parent.button("Шығу", "Выйти").click()
        page.wait_for_url(re.compile(r"/cabinet/$"))
        assert parent.kept().startswith('[{},'), "something is left in the browser"
        sign_in(parent, family, NEXT_PASSWORD)


def test_reads_the_guides(parent):
    with parent.step("the guide to the cabinet", "S0-01"):
        parent.open("/pavlodar/{}/guides/personal-cabinet/")
        parent.heading("кабинет", "кабинет")
    with parent.step("the guide to the app", "S2-14"):
        parent.open("/atyrau/{}/guides/companion-app/")
        parent.page.get_by_role("heading", level=1).wait_for()
