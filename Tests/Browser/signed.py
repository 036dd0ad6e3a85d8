"""What a family that signs with NCALayer does again and again, and the staff that decides about it."""

import dataclasses
import os
import pathlib
import re
import subprocess
import sys

import papers
from journey import Household, Parent

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Signing"))

CITY = "kokshetau"
HOME = "/kokshetau/{}/"
SIGN_IN = HOME + "cabinet/"
ADMISSION = HOME + "cabinet/admission/"
JOURNAL = HOME + "cabinet/admissions/"
STAFF = HOME + "staff/"
CHOOSE = ("Сертификатты таңдаңыз", "Выбрать сертификат")
APPLY = ("Өтініш беру", "Подать заявление")
SIGN = ("Келісімшартқа қол қою", "Подписать договор")
FORMS = ("065", "027", "052-2")


@dataclasses.dataclass(frozen=True)
class Family(Household):
    """A parent with a child for the long way, and one whose time runs out."""

    age: str
    # Who lets the time pass: number, phone, child and the name of the child, age of the group.
    late: tuple


class Visitor(Parent):
    """A tab that takes the self-made certificate of the stand-in, as a parent has taken NCALayer's."""

    def __init__(self, *words, **options):
        super().__init__(*words, ignore_https_errors=True, **options)

    def heard(self, message):
        # A program that is not there is what one step is about.
        if not message.text.startswith("WebSocket connection to 'wss://127.0.0.1:13579"):
            super().heard(message)

    def picture(self, name):
        """A screen fits three widths; its pictures are kept for whoever wants to look."""
        folder = os.environ.get("ONIR_PICTURES")
        before = self.page.viewport_size
        for width in (320, 768, 1280):
            self.page.set_viewport_size({"width": width, "height": 900})
            assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, width)
            if folder:
                self.page.screenshot(
                    path=f"{folder}/{name} {self.language} {width}.png", full_page=True)
        self.page.set_viewport_size(before)

    def menu(self, kazakh, russian):
        self.page.locator("nav.tabs").get_by_role(
            "link", name=self.say(kazakh, russian), exact=True).click()

    def confirm(self, kazakh, russian):
        """Says yes in the dialog that asks."""
        dialog = self.page.locator("dialog[open]")
        assert self.say(kazakh, russian) in dialog.inner_text()
        dialog.locator("button[value=yes]").click()

    def failure(self, kazakh, russian):
        """What the box of the signature says went wrong."""
        place = self.page.locator("[data-signing-failure]:visible")
        place.get_by_text(self.say(kazakh, russian)).first.wait_for()
        return place.inner_text()


def press_certificate(visitor):
    visitor.open(SIGN_IN)
    visitor.button(*CHOOSE).click()


def sign_in(visitor):
    """Signs in by whose keys the stand-in has."""
    press_certificate(visitor)
    visitor.at("/cabinet/feed/")


def go_on(visitor):
    visitor.button("Жалғастыру", "Далее").click()


def join_queue(visitor, iin, phone, child, language, benefit="none", kindergarten=""):
    """Puts a child into the queue; returns the number of the application."""
    page, opened = visitor.page, visitor.sandbox
    visitor.open(HOME + "queue/")
    page.locator("[name=terms]").check()
    page.locator("[name=contacts]").check()
    visitor.button("Жай кезек", "Встать в общеобразовательную очередь").click()
    visitor.at("/queue/apply/")
    visitor.field("phone").fill(phone[2:])
    go_on(visitor)
    visitor.field("iin").fill(iin)
    visitor.field("child_iin").fill(child)
    visitor.choose("relation", "parent")
    visitor.choose("language", language)
    visitor.field("kindergarten_1").select_option(kindergarten)
    go_on(visitor)
    visitor.choose("benefit", benefit)
    go_on(visitor)
    sent = opened.count(phone)
    visitor.button("Код алу", "Получить код").click()
    visitor.field("code").fill(opened.code(phone, sent))
    go_on(visitor)
    visitor.button("Өтінішті жіберу", "Отправить заявление").click()
    visitor.heading("Өтініш қабылданды", "Заявление принято")
    return page.locator("[data-done] [data-slot=number]").inner_text()


class Officer(Visitor):
    """A tab of an employee, signed in with the own key."""

    def __init__(self, browser, sandbox, language, record, name, place=CITY, role="officer"):
        super().__init__(browser, sandbox, language, record, "the staff's side", 1280)
        self.name = name
        _, self.token = sandbox.employ(name, place, role)

    def enter(self):
        self.open(STAFF)
        self.field("token").fill(self.token)
        self.button("Кіру", "Войти").click()
        self.page.locator("[data-content]").wait_for(state="visible")

    def see(self, address):
        """Opens a page of the staff; a session that is over is begun anew, as it asks."""
        self.open(address)
        content, sign_in_ = (self.page.locator(f"[data-{part}]") for part in ("content", "sign-in"))
        self.page.locator("[data-content]:visible, [data-sign-in]:visible").first.wait_for()
        if sign_in_.is_visible():
            self.field("token").fill(self.token)
            self.button("Кіру", "Войти").click()
        content.wait_for(state="visible")

    def note(self, kazakh, russian):
        self.page.locator("[data-note]").get_by_text(self.say(kazakh, russian)).wait_for()

    def publish(self, kindergarten, age, language, places="1"):
        self.see(STAFF + "places/")
        form = self.page.locator("[data-form=place]")
        form.locator("[name=kindergarten]").select_option(kindergarten)
        form.locator("[name=age_group]").select_option(age)
        form.locator("[name=group_type]").select_option("general")
        form.locator("[name=language]").select_option(language)
        form.locator("[name=places]").fill(places)
        self.button("Жариялау", "Опубликовать").click()
        self.confirm("Орындарды жариялайсыз ба?", "Опубликовать места?")
        self.note("Орындар жарияланды", "Места опубликованы")

    def allocate(self, number):
        """Gives out what is left, as the plan shows it."""
        self.see(STAFF + "places/")
        self.button("Жоспарды көрсету", "Показать план").click()
        self.page.locator("[data-planned]").get_by_text(number).wait_for()
        self.page.locator("[data-issue]").click()
        self.confirm("Жолдамаларды бересіз бе?", "Выдать направления?")
        self.note("Жолдамалар берілді", "Направления выданы")

    def open_admission(self, number):
        """The card of an admission, by its row in the list."""
        self.see(STAFF + "admissions/")
        row = self.page.locator("[data-list] tr").filter(has_text=number)
        row.locator("th a").click()
        self.at("/staff/admissions/card/?id=")
        self.page.locator("[data-status]").get_by_text(self.say("Шешім күтуде", "Ждёт решения")).wait_for()

    def reject(self, reason):
        self.page.locator("[data-reject-box] summary").click()
        self.page.select_option("[name=reason_code]", "unreadable_copies")
        self.page.locator("[name=reason]").fill(reason)
        self.button("Қабылдамау", "Отклонить").click()
        self.confirm("Өтінішті қабылдамайсыз ба?", "Отклонить заявление?")
        self.note("Өтініш қабылданбады", "Заявление отклонено")

    def accept(self, *asked):
        self.page.locator("[data-accept]").click()
        self.confirm(*asked)


def begin(visitor, name):
    """From the service to the papers of a child, where nothing is wanted but what is there."""
    page = visitor.page
    visitor.open(ADMISSION)
    page.locator("[name=instructions]").check()
    visitor.button(*APPLY).click()
    fill_applicant(visitor)
    choose_child(visitor, name)


def fill_applicant(visitor):
    form = visitor.page.locator("[data-form=applicant]")
    form.locator("[name=email]").fill("ata-ana@onir.example")
    visitor.button("Жалғастыру", "Далее").click()
    visitor.page.locator("[data-form=child]").wait_for()


def choose_child(visitor, name):
    page = visitor.page
    page.locator("[data-choices] label").filter(has_text=name).locator("input").check()
    visitor.button("Құжаттарды жүктеу", "Загрузить документы").click()
    page.locator("[data-papers]").wait_for()


def upload(visitor, form, name, body):
    kind = "application/pdf" if name.endswith("pdf") else "image/jpeg"
    visitor.page.locator(f"[id='paper-{form}']").set_input_files(
        {"name": name, "mimeType": kind, "buffer": body})
    visitor.page.locator(f"[data-paper='{form}'] [data-paper-done]").wait_for()


def upload_form(visitor, form):
    """Brings a good copy of a form: a PDF of the first, pictures of the others."""
    if form == "065":
        upload(visitor, form, "ekpe.pdf", papers.pdf())
    else:
        upload(visitor, form, "suret.jpg", papers.jpeg(visitor.page, 90 if form == "027" else 60))


def upload_all(visitor):
    for form in FORMS:
        upload_form(visitor, form)


def to_contract(visitor):
    visitor.page.locator("[data-to-contract]").click()
    visitor.page.locator("[data-step='3']").wait_for()


def read_contract(visitor):
    visitor.page.locator("[name=contract_read]").check()


def sign(visitor):
    visitor.button(*SIGN).click()


def done(visitor):
    """The number that the last page of an admission shows."""
    visitor.heading("Келісімшартқа қол қойылды", "Договор подписан")
    return visitor.page.locator("[data-step=done] [data-slot=number]").inner_text()


def open_row(visitor, number):
    """Opens the row of an admission in the journal; returns what opened."""
    row = visitor.page.locator("[data-row]").filter(has_text=number)
    row.locator("[data-open]").click()
    opened = visitor.page.locator(".opened")
    opened.locator("[data-row-tabs]").wait_for()
    return opened


def fetched(visitor, link):
    """The name and the bytes of what a link gives; a paper that cannot be printed now is asked for again."""
    for _ in range(3):
        with visitor.page.expect_download() as download:
            link.click()
        failure = download.value.failure()
        if failure is None:
            return download.value.suggested_filename, download.value.path().read_bytes()
    raise AssertionError(failure)


def text_of(page_file):
    """The words of a PDF."""
    found = subprocess.run(
        ["pdftotext", "-layout", str(page_file), "-"], capture_output=True, text=True, timeout=60)
    assert found.returncode == 0, found.stderr
    return re.sub(r"\s+", " ", found.stdout)
