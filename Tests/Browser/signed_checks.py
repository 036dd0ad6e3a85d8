"""The screens of an admission from the applicant to the papers, row by row of what they must have."""

import datetime
import re
import subprocess

import papers
import signed

OTHER = "601127490764"


def check_applicant(visitor, family):
    page = visitor.page
    with visitor.step("step 1: the applicant", "S4-27"):
        visitor.heading("Өтініш беруші туралы ақпаратты енгізу", "Сведения о заявителе")
        assert page.locator("[data-mark]").count() == 3
    for row, label in [
            ("S4-28", ("Өтініш берушінің ЖСН", "ИИН заявителя")),
            ("S4-29", ("Өтініш берушінің Т.А.Ә.", "ФИО заявителя")),
            ("S4-30", ("Туған күні", "Дата рождения")),
            ("S4-31", ("Жеке куәлік нөмірі", "Номер удостоверения личности")),
            ("S4-32", ("Берілген күні", "Дата выдачи")),
            ("S4-33", ("Жарамдылық мерзімі", "Срок действия")),
            ("S4-34", ("Өтініш берушінің мекенжайы", "Адрес заявителя")),
            ("S4-35", ("Телефон нөмірі", "Номер телефона"))]:
        with visitor.step("a field that the register fills in", row):
            field = page.get_by_label(re.compile("^" + visitor.say(*label)))
            assert field.locator("visible=true").first.input_value() != ""
    assert visitor.field("applicant_iin").input_value() == family.iin
    visitor.picture("9 step 1")
    with visitor.step("e-mail", "S4-36"):
        assert page.get_by_label(re.compile("^Email")).locator("visible=true").input_value() == ""
    with visitor.step("every mandatory field before the next step", "S4-37"):
        visitor.sees("Жұлдызшамен (*)", "звёздочкой (*)")
        visitor.button("Жалғастыру", "Далее").click()
        page.locator("#email-error").wait_for()
        assert page.locator("[data-form=child]").is_hidden()
        signed.fill_applicant(visitor)


def check_child(visitor, family):
    page = visitor.page
    with visitor.step("step 2: children with a live referral", "S4-38"):
        visitor.heading("Белсенді жолдамасы бар балалар туралы деректер", "Дети с действующим направлением")
    with visitor.step("a tick at the child's name opens the application", "S4-39"):
        page.locator("[data-choices] label").filter(has_text=family.name).locator("input").check()
    with visitor.step("the child and the referral", "S4-40"):
        facts = page.locator("[data-offer]").inner_text()
        assert family.name in facts and re.search(r"26-R\d{6}", facts)
        # Until it is begun, the two days of the confirmation run.
        assert visitor.say("Бастаудың соңғы күні", "Последний день, чтобы начать") in facts
        assert ": 2)" in facts and page.locator("[data-steps] [data-row]").is_hidden()
    visitor.picture("10 step 2, the child")
    with visitor.step("the button that uploads papers", "S4-44"):
        visitor.button("Құжаттарды жүктеу", "Загрузить документы").click()
        page.locator("[data-papers]").wait_for()
        assert ": 5)" in page.locator("[data-steps]").inner_text()


def check_papers(visitor):
    page = visitor.page
    with visitor.step("one file for each of three forms, PDF or JPEG", "S4-45", "S4-46"):
        visitor.sees("PDF, JPEG, JPG")
        visitor.sees("3 файлдан аспауы тиіс", "не больше 3 файлов")
        assert page.locator("[data-paper] input[type=file]").count() == 3
        refuse(visitor, "027", "a.txt", b"text", "PDF")
    with visitor.step("at most 10 MB together", "S4-47"):
        visitor.sees("10 МБ-тан аспауы тиіс", "не больше 10 МБ")
        refuse(visitor, "027", "a.pdf", papers.pdf() + bytes(10 << 20), "10 МБ")
    with visitor.step("only good copies", "S4-48"):
        visitor.sees("қабылдаудан бас тартылады", "в приёме откажут")
    script = papers.pdf(b"<</S/JavaScript/JS(x)>>")
    refuse(visitor, "027", "a.pdf", script, visitor.say("бағдарлама", "программа"))
    page.locator("[data-to-contract]").click()
    page.locator("[id='paper-065-error']:visible").wait_for()
    for row, form in zip(("S4-41", "S4-42", "S4-43"), signed.FORMS, strict=True):
        with visitor.step("the upload of a form", row):
            assert f"{form}/у" in page.locator(f"[data-paper='{form}']").inner_text()
            signed.upload_form(visitor, form)
    # Whoever comes back goes on where they were.
    page.reload()
    page.locator("[data-paper='052-2'] [data-paper-done]").wait_for()
    visitor.picture("11 step 2, the papers")


def refuse(visitor, form, name, body, said):
    """A file that is not taken, and why."""
    kind = "application/pdf" if name.endswith("pdf") else "text/plain"
    visitor.page.locator(f"[id='paper-{form}']").set_input_files(
        {"name": name, "mimeType": kind, "buffer": body})
    visitor.page.locator(f"[id='paper-{form}-error']", has_text=said).wait_for()


def check_contract(visitor, layer, family):
    page = visitor.page
    visitor.picture("12 step 3")
    with visitor.step("the link to the contract", "S4-49"):
        name, contract = signed.fetched(visitor, visitor.link("Келісімшарттың мәтінін ашу", "Открыть текст договора"))
        assert name.endswith(".pdf") and contract.startswith(b"%PDF-")
        assert family.iin not in name
    with visitor.step("the tick that it was read", "S4-50"):
        signed.sign(visitor)
        page.locator("#contract_read-error").wait_for()
        signed.read_contract(visitor)
    for iin, usage, title in [
            (OTHER, None, ("басқа адамға берілген", "другому человеку")),
            (family.iin, "authentication", ("басқа мақсатқа арналған", "предназначен для другого"))]:
        layer.iin, layer.usage = iin, usage
        signed.sign(visitor)
        visitor.failure(*title)
    visitor.picture("13 step 3, a wrong key")
    layer.reset()
    layer.iin, layer.is_old = family.iin, True
    with visitor.step("the button that signs", "S4-51"):
        signed.sign(visitor)
        number = signed.done(visitor)
        # Akmola's KATO code begins with 111.
        assert re.fullmatch(r"11\d\.2026\.\d+", number)
    visitor.picture("14 done")
    return number


def check_general(visitor, links, family, state, trust, folder):
    """Application, contract, what was signed and the signature; any program verifies the last two."""
    assert links.count() == 4
    files = []
    for place, kind in enumerate(("application", "contract", "original", "signature")):
        name, body = signed.fetched(visitor, links.nth(place))
        assert signed.fetched(visitor, links.nth(place))[1] == body, f"{kind} changes"
        assert re.fullmatch(rf"onir-\w{{6}}-{kind}\.{'p7s' if kind == 'signature' else 'pdf'}", name)
        file = folder / name
        file.write_bytes(body)
        files.append(file)
    application, contract, original, signature = files
    for file in (application, contract):
        text = signed.text_of(file)
        assert state["admission"] in text and "SHA-256" in text, file.name
    roots = folder / "roots.pem"
    roots.write_bytes((trust / "root.pem").read_bytes() + (trust / "issuing.pem").read_bytes())
    verify = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", str(signature),
              "-content", str(original), "-CAfile", str(roots), "-purpose", "any",
              "-attime", str(int(datetime.datetime.fromisoformat("2026-11-20T12:00:00+05:00").timestamp())),
              "-out", str(folder / "verified.pdf")]
    done = subprocess.run(verify, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert (folder / "verified.pdf").read_bytes() == original.read_bytes()
    changed = bytearray(original.read_bytes())
    changed[-10] ^= 1
    original.write_bytes(changed)
    assert subprocess.run(verify, capture_output=True, timeout=60).returncode != 0
