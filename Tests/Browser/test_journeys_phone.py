"""The third journey against the true API, in both languages: registering by phone, children, places."""

import re
import shutil
import subprocess

import pytest

import papers
import server
from phone import (
    NEXT_PASSWORD, PASSWORD, Family, confirm, fill_form, labelled, menu, press_bin, records, sign_in,
    tell_child, tell_more, top)

REVIEW = "=Тәрбиешілер мейірімді, бала қуанып барады."


FAMILIES = [
    Family("kk", 390, "001231590285", "+77000000106", "Үлгібаев Дархан Еркінұлы", "230101591042",
           "Үлгібаев Төстік Дарханұлы", "large_family", ("ата-ана", "родитель"), "almaty-0001", "3-4", "00"),
    Family("ru", 1280, "601127490764", "+77000000107", "Мысалова Зере Асанқызы", "220808691259",
           "Мысалова Құртқа", "orphan", ("заңды өкіл", "законный представитель"), "almaty-0003", "4-5", "01"),
]


@pytest.fixture(scope="module", params=FAMILIES, ids=lambda family: family.language)
def family(request):
    return request.param


@pytest.fixture(scope="module")
def state(family):
    """What the steps of one family hand on: the tests of this file run in their order."""
    return {}


def test_begins_at_home(parent):
    page = parent.page
    parent.open("/almaty/{}/")
    with parent.step("the blocks of the home page", "S3-01", "S3-02", "S3-03", "S3-04"):
        blocks = page.locator("main .cards a").all_inner_texts()
        for block in parent.say(
                ["Бос орындар бюллетені", "Кезекке қою туралы өтініш беру", "Мектепке дейінгі ұйымдар",
                 "Статистика"],
                ["Бюллетень свободных мест", "Заявление о постановке в очередь", "Дошкольные организации",
                 "Статистика"]):
            assert block in blocks
    with parent.step("another place", "S3-06"):
        page.get_by_role("link", name=parent.say("Қаланы немесе ауданды ауыстыру", "Сменить город или район")).click()
        page.locator("[data-city=almaty]").wait_for()
        page.go_back()
    with parent.step("the other language", "S3-07"):
        top(parent, "Русский", "Қазақша").click()
        parent.at(parent.say("/almaty/ru/", "/almaty/kk/"))
        page.go_back()
    with parent.step("registering and signing in", "S3-08", "S3-09"):
        top(parent, "Кіру", "Войти").click()
        page.wait_for_url(re.compile("/almaty/../cabinet/$"))
        top(parent, "Тіркелу", "Зарегистрироваться").click()
        parent.at("/cabinet/register/")


def test_registers(parent, opened, family):
    page = parent.page
    parent.open("/almaty/{}/")
    top(parent, "Тіркелу", "Зарегистрироваться").click()
    with parent.step("the number and the policy", "S3-21", "S3-22", "S3-23", "S3-24"):
        parent.heading("Тіркелу", "Регистрация")
        labelled(parent, "Ұялы телефон нөмірі", "Номер мобильного").fill(family.phone[2:])
        parent.button("Код жіберу", "Отправить код").click()
        assert page.locator("[data-summary-box]:visible").get_by_role("link").count() == 1
        page.get_by_label(parent.say("деректер саясатымен таныстым және қабылдаймын", "С политикой данных")).check()
        parent.button("Код жіберу", "Отправить код").click()
    with parent.step("the code", "S3-25", "S3-26"):
        code = opened.code(family.phone)
        field = labelled(parent, "Нөміріңізге келген код", "Код, который пришёл на ваш номер")
        field.fill("000000" if code != "000000" else "000001")
        parent.button("Жіберу", "Отправить").click()
        page.locator("#code-error").wait_for(state="visible")
        field.fill(code)
        parent.button("Жіберу", "Отправить").click()
    with parent.step("a password, twice", "S3-27", "S3-28", "S3-29"):
        parent.heading("Құпиясөз", "Пароль")
        labelled(parent, "Құпиясөз", "Пароль").fill(PASSWORD)
        repeat = labelled(parent, "Құпиясөзді қайталаңыз", "Повторите пароль")
        repeat.fill(NEXT_PASSWORD)
        parent.button("Сақтау", "Сохранить").click()
        page.locator("#repeat-error").wait_for(state="visible")
        repeat.fill(PASSWORD)
        parent.button("Сақтау", "Сохранить").click()
    with parent.step("the applicant as the register knows them", "S3-30", "S3-31"):
        number = labelled(parent, "Өтініш берушінің ЖСН-і", "ИИН заявителя")
        number.fill("990101391804")
        parent.button("Мәліметтерді көрсету", "Показать данные").click()
        page.locator("#iin-error").wait_for(state="visible")
        number.fill(family.iin)
        parent.button("Мәліметтерді көрсету", "Показать данные").click()
        parent.sees(family.name)
    with parent.step("it is kept, and one signs in at the top", "S3-32", "S3-33"):
        parent.button("Жіберу", "Отправить").click()
        parent.heading("Деректеріңіз сақталды", "Ваши данные сохранены")
        parent.sees("«Кіру» түймесі", "кнопка «Войти»")
        assert family.iin not in parent.kept() and PASSWORD not in parent.kept()
        top(parent, "Кіру", "Войти").click()
        page.wait_for_url(re.compile("/cabinet/$"))


def test_signs_in(parent, family):
    page = parent.page
    parent.open("/almaty/{}/")
    top(parent, "Кіру", "Войти").click()
    with parent.step("the login and the password", "S3-11", "S3-12", "S3-13"):
        labelled(parent, "Логин", "Логин").fill(family.phone)
        page.get_by_label(parent.say("Құпиясөз", "Пароль"), exact=True).fill(PASSWORD)
        parent.button("Жүйеге кіру", "Войти в систему").click()
        parent.at("/cabinet/feed/")


def test_sets_another_password(parent, opened, family):
    opened.set_clock(f"2026-11-20T{family.hour}:30:00+05:00")
    page = parent.page
    parent.open("/almaty/{}/cabinet/")
    with parent.step("a forgotten password", "S3-14", "S3-15", "S3-16"):
        parent.link("Құпиясөзді ұмыттыңыз ба?", "Забыли пароль?").click()
        labelled(parent, "Ұялы телефон нөмірі", "Номер мобильного").fill(family.phone[2:])
        sent = opened.count(family.phone)
        parent.button("Жіберу", "Отправить").click()
    with parent.step("the code and another password, twice", "S3-17", "S3-18", "S3-19", "S3-20"):
        labelled(parent, "Нөміріңізге келген код", "Код, который пришёл на ваш номер").fill(
            opened.code(family.phone, sent))
        labelled(parent, "Жаңа құпиясөз", "Новый пароль").fill(NEXT_PASSWORD)
        labelled(parent, "Құпиясөзді қайталаңыз", "Повторите пароль").fill(NEXT_PASSWORD)
        parent.button("Жіберу", "Отправить").click()
        parent.at("/cabinet/feed/")
        assert PASSWORD not in parent.kept()
    page.context.clear_cookies()
    sign_in(parent, family)


def test_adds_a_child(parent, family):
    page = parent.page
    sign_in(parent, family)
    with parent.step("the menu of children", "S3-34", "S3-35"):
        menu(parent, "Балалар", "Дети")
        parent.button("Баланы қосу", "Добавить ребёнка").click()
    with parent.step("fields with a star", "S3-42"):
        parent.sees("Жұлдызшамен (*)", "звёздочкой (*)")
        parent.button("ЖСН тексеру", "Проверить ИИН").click()
        page.locator("#new_child_iin-error").wait_for(state="visible")
    with parent.step("the number of the child is looked up", "S3-36", "S3-37"):
        tell_child(parent, "990101391804")
        page.locator("#new_child_iin-error").wait_for(state="visible")
        tell_child(parent, family.child)
        parent.sees(family.child_name)
        parent.sees(*family.relation)
    with parent.step("sex, nationality, and a look at everything", "S3-38", "S3-39", "S3-40", "S3-41"):
        parent.sees("Деректерді тексеріңіз", "Проверьте данные")
        tell_more(parent, "male" if family.language == "kk" else "female")
        parent.heading(family.child_name, family.child_name)
        row = page.locator("[data-list] > li", has_text=family.child_name)
        assert parent.say("қазақ", "каза") in row.inner_text()
        assert family.child in row.inner_text()
    # Taken away again: the application adds the child from within its form.
    row.locator("[data-remove]").click()
    confirm(parent)
    parent.sees("Әзірге бала қосылмаған", "Пока никого нет")


def test_applies(parent, opened, family, state):
    page = parent.page
    sign_in(parent, family)
    fill_form(parent, family, is_first=True)
    with parent.step("the papers", "S3-56"):
        parent.sees("Растайтын құжаттар", "Подтверждающие документы")
        papers.choose(page, ("spravka.pdf", papers.pdf()), ("photo.jpg", papers.jpeg(page)))
        page.locator("[data-document-list] > li").nth(1).wait_for()
        with page.expect_download() as download:
            page.get_by_role("link", name=re.compile(parent.say("Жүктеп алу.*PDF", "Скачать.*PDF"))).click()
        assert download.value.path().read_bytes() == papers.pdf()
        papers.choose(page, ("spravka.html", b"<script>alert(1)</script>"))
        page.locator("[data-uploads] .field-error").wait_for(state="visible")
        page.locator("[data-upload-drop]").click()
    with parent.step("a draft stands on the page of applications, and is thrown away", "S3-63", "S3-64"):
        menu(parent, "Өтініштер", "Заявления")
        records(parent).wait_for()
        assert parent.say("Жоба", "Черновик") in records(parent).inner_text()
        press_bin(parent, ("Жобаны жоясыз ба?", "Удалить черновик?"))
        parent.sees("Өтініш жоқ", "Заявлений")
        assert records(parent).count() == 0
    fill_form(parent, family, is_first=False)
    parent.button("Өтінішті жіберу", "Отправить заявление").click()
    with parent.step("the application stands on the page of applications", "S3-60"):
        parent.heading("Өтініш қабылданды", "Заявление принято")
        menu(parent, "Өтініштер", "Заявления")
        parent.sees(family.child_name)
    with parent.step("an unsigned one is deleted", "S3-63", "S3-64"):
        press_bin(parent, ("Өтінішті өшіресіз бе?", "Удалить заявление?"))
        parent.sees("Кері қайтарылды", "Отозвано")
    fill_form(parent, family, is_first=False)
    parent.button("Өтінішті жіберу", "Отправить заявление").click()
    parent.heading("Өтініш қабылданды", "Заявление принято")
    state["number"] = page.locator("[data-done] [data-slot=number]").inner_text()
    assert re.fullmatch(r"\d\d-\d{7}-\d", state["number"])


def allocate(opened, officer):
    """Issues the referrals of the plan, whose digest stands in its last line."""
    words = [server.program(), "cabinet", "allocate", "almaty", "--employee", officer, "--now", server.NOW]
    hint = subprocess.run([*words, *opened.kept], cwd=server.ROOT, capture_output=True, text=True, timeout=60)
    digest = re.search(r"--confirm ([0-9a-f]+)", hint.stderr).group(1)
    opened.staff("allocate", "almaty", "--employee", officer, "--confirm", digest)


def test_applies_to_a_place(parent, opened, family, state):
    page = parent.page
    officer = opened.hire("almaty")
    opened.staff("publish", "almaty", family.kindergarten, "--age", family.age, "--language",
                 family.language, "--places", "1", "--employee", officer)
    sign_in(parent, family)
    menu(parent, "Өтініштер", "Заявления")
    record = records(parent).filter(has_text=state["number"])
    with parent.step("the mark of interest", "S3-61"):
        record.get_by_role("button", name=re.compile(parent.say("^Мүдделі", "^Заинтересован"))).click()
        record.locator(".tag", has_text=parent.say("Мүдделі", "Заинтересован")).wait_for()
    with parent.step("the look at the places of the bulletin", "S3-62"):
        record.get_by_role("link", name=re.compile(parent.say("^Көру", "^Посмотреть"))).click()
        page.locator("[data-place-list] > li").wait_for()
        page.locator("[data-place-apply]").click()
        confirm(parent, ("Өтінішті осы орынға жібересіз бе?", "Отправить заявление на это место?"))
        parent.sees("Өтінішіңіз осы орында", "Ваше заявление здесь")
        menu(parent, "Өтініштер", "Заявления")
        parent.sees("Өтініш жіберілген орын", "Место, на которое подано заявление")
    allocate(opened, officer)
    with parent.step("the referral is confirmed", "S3-62"):
        menu(parent, "Менің жолдамаларым", "Мои направления")
        page.locator("main .record a").click()
        parent.button("Орынды растау", "Подтвердить место").click()
        confirm(parent)
        parent.sees("Орынды растадыңыз", "Вы подтвердили место")
    opened.staff("enrol", state["number"], "--employee", opened.hire("almaty"))
    opened.staff("enrol", state["number"], "--employee", officer)
    with parent.step("a signed one stays, and why", "S3-65"):
        menu(parent, "Өтініштер", "Заявления")
        record = records(parent).filter(has_text=state["number"])
        record.locator("[data-trash]").click()
        confirm(parent)
        parent.sees("Өтінішке қол қойылған, бала балабақшаға қабылданған",
                    "Заявление подписано, ребёнок зачислен")
        assert record.count() == 1


def test_writes_a_review(parent, opened, family, tmp_path):
    page = parent.page
    officer = opened.hire("almaty")
    sign_in(parent, family)
    with parent.step("a review is written", "S3-05"):
        parent.open(f"/almaty/{{}}/kindergartens/{family.kindergarten}/")
        parent.link("Пікір қалдыру", "Оставить отзыв").click()
        labelled(parent, "Пікіріңіз", "Ваш отзыв").fill(REVIEW)
        parent.choose("rating", "5")
        parent.button("Пікірді жіберу", "Отправить отзыв").click()
        parent.sees("Тексерілуде", "На проверке")
    waiting = [line for line in opened.staff("reviews", "almaty").splitlines() if "pending" in line]
    assert len(waiting) == 1
    opened.staff("review", waiting[0].split()[0], "--publish", "--employee", officer)
    content = tmp_path / "content"
    shutil.copytree(server.ROOT / "content", content)
    opened.staff("export", "--content", str(content))
    done = subprocess.run(
        [server.program(), "check", "--content", str(content), "--now", server.NOW],
        cwd=server.ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout
    assert f" {REVIEW}" in (content / "cities" / "almaty" / "reviews.csv").read_text(encoding="utf-8")
    with server.serving(str(content)) as portal, parent.step("the reviews stand at home", "S3-05"):
        page.goto(f"{portal}/almaty/{family.language}/")
        page.locator("main .cards").get_by_role(
            "link", name=parent.say("Пайдаланушылар пікірлері", "Отзывы пользователей")).click()
        parent.sees(REVIEW)
        page.goto(f"{portal}/almaty/{family.language}/vacancies/")
        parent.sees("20 қараша", "20 ноября")
