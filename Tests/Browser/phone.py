"""What a family that registers by phone does again and again: signing in, a child, the form."""

import dataclasses
import re

PASSWORD = "қара-торғай жүгіреді 7"
NEXT_PASSWORD = "ұшқыр құлан далада 9"
STATUS = {"large_family": ("көпбалалы", "многодетн"), "orphan": ("жетім", "сирот")}


@dataclasses.dataclass(frozen=True)
class Family:
    language: str
    width: int
    iin: str
    phone: str
    name: str
    child: str
    child_name: str
    benefit: str
    relation: tuple
    # What is published for the child: the kindergarten and the age; and half an hour of the clock.
    kindergarten: str
    age: str
    hour: str


def top(parent, kazakh, russian):
    """A link of the top of the page, where everybody sees it."""
    link = parent.page.get_by_role("banner").get_by_role(
        "link", name=parent.say(kazakh, russian), exact=True).locator("visible=true")
    return link.first


def menu(parent, kazakh, russian):
    parent.page.locator("nav.tabs").get_by_role(
        "link", name=parent.say(kazakh, russian), exact=True).click()


def labelled(parent, kazakh, russian):
    """The field that is shown with this label."""
    page = parent.page
    label = page.get_by_label(re.compile("^" + parent.say(kazakh, russian)))
    return label.and_(page.locator("input, select, textarea")).locator("visible=true").first


def confirm(parent, asked=None):
    """Says yes in the dialog that asks."""
    dialog = parent.page.locator("dialog[open]")
    if asked:
        assert parent.say(*asked) in dialog.inner_text()
    dialog.locator("button[value=yes]").click()


def sign_in(parent, family, password=NEXT_PASSWORD):
    parent.open("/almaty/{}/cabinet/")
    parent.field("phone").fill(family.phone[2:])
    parent.field("password").fill(password)
    parent.button("Жүйеге кіру", "Войти в систему").click()
    parent.at("/cabinet/feed/")


def tell_child(parent, iin):
    """The number of a child, and the child that the register shows."""
    labelled(parent, "Баланың ЖСН-і", "ИИН ребёнка").fill(iin)
    parent.button("ЖСН тексеру", "Проверить ИИН").click()


def tell_more(parent, sex="male"):
    parent.choose("sex", sex)
    labelled(parent, "Ұлты", "Национальность").select_option("kazakh")
    parent.page.locator("[data-form=child]").get_by_role(
        "button", name=parent.say("Сақтау", "Сохранить")).click()


def fill_form(parent, family, is_first):
    """The form of a new application, up to its check; the first time with a child who is added on the way."""
    page = parent.page
    with parent.step("an application is added", "S3-44", "S3-45"):
        menu(parent, "Өтініштер", "Заявления")
        parent.link("Өтініш қосу", "Добавить заявление").click()
        parent.at("/applications/new/")
    with parent.step("fields with a star", "S3-59"):
        parent.sees("Жұлдызшамен (*)", "звёздочкой (*)")
        parent.button("Келесі", "Далее").click()
        assert page.locator("[data-summary-box]:visible").get_by_role("link").count() == 5
    if is_first:
        with parent.step("the child is added from within the form", "S3-43", "S3-47"):
            parent.sees(family.name)
            parent.sees(family.iin)
            parent.button("Баланы қосу", "Добавить ребёнка").click()
            tell_child(parent, family.child)
            tell_more(parent)
    with parent.step("the child", "S3-46"):
        child = labelled(parent, "Бала( |$)", "Ребёнок")
        child.select_option(label=family.child_name)
    with parent.step("the group and the language", "S3-48", "S3-49"):
        labelled(parent, "Топ түрі", "Тип группы").select_option("general")
        labelled(parent, "Қалаған оқу тілі", "Желаемый язык обучения").select_option(family.language)
    with parent.step("region, district and settlement", "S3-50", "S3-51", "S3-52"):
        oblast = labelled(parent, "Облыс", "Область")
        page.wait_for_function("document.querySelector('[name=oblast]').options.length > 15")
        assert oblast.locator("option:checked").inner_text().startswith("Алматы")
        assert labelled(parent, "Аудан", "Район").locator("option:checked").inner_text() == "Алматы"
        labelled(parent, "Елді мекен", "Населённый пункт").fill("Алатау")
    with parent.step("the social status of the register", "S3-53"):
        page.locator("[data-social]", has_text=parent.say(*STATUS[family.benefit])).wait_for()
    if is_first:
        with parent.step("the mark of being out of turn", "S3-54", "S3-55"):
            assert page.locator("[name=benefit]").is_hidden()
            parent.page.get_by_label(parent.say("Кезектен тыс", "Вне очереди"), exact=True).check()
            labelled(parent, "Қажетті санат", "Категория").select_option(family.benefit)
    with parent.step("the consents", "S3-57", "S3-58"):
        parent.sees("Мәліметтерді пайдалануға келісім", "Согласие на использование данных")
        page.locator("[name=terms]").check()
        page.locator("[name=contacts]").check()
        parent.button("Келесі", "Далее").click()
        parent.heading("Таңдағаныңызды тексеріңіз", "Проверьте, что вы выбрали")
        parent.sees(family.child_name)
        parent.sees("Алатау")


def records(parent):
    return parent.page.locator("[data-list] > li")


def press_bin(parent, asked):
    parent.page.locator("[data-list] [data-trash]:visible").first.click()
    confirm(parent, asked)
