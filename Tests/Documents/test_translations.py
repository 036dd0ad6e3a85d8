"""Every message of the program is said in English, Russian and Kazakh."""

import re

import message_literals

# What looks like a sentence and is none: HTML, headers, names of files, what the cabinet tells in tables.
OTHER_FILES = {"Answer.swift", "PreviewPage.swift", "Gallery.swift", "CaseCommand.swift", "Program.swift"}
OTHER_CALLS = message_literals.OTHER_CALLS | {"append", "open", "joined", "hasPrefix", "firstRange", "write", "contains", "case", "Failure", "sentence"}


def catalogue():
    """The translations: key, language, sentence, as they stand in the sources."""
    found = []
    for path in sorted((message_literals.ROOT / "Sources/Diagnostics").glob("Translations+*.swift")):
        for part in re.findall(r'#"""\n(.*?)\n    """#', path.read_text(), re.DOTALL):
            key = None
            for line in part.split("\n"):
                line = line.removeprefix("    ")
                if line[:4] in ("ru: ", "kk: "):
                    found.append((key, line[:2], line[4:]))
                elif line:
                    key = line
    return found


def literals():
    return message_literals.literals()


def is_sentence(literal):
    key = re.sub(r"\{\d+(\|[^}]*)?\}", "", literal.key)
    return bool(re.search(r"[a-z]{2,} +[a-z(]|[a-z] +\{", literal.key)) and re.search("[a-z]{2}", key) \
        and not re.search(r"[<\n]|^ | $|--$|^[A-Z]{3}|[а-яәіңғүұқөһ]", literal.key) \
        and literal.call not in OTHER_CALLS and literal.file.split("/")[-1] not in OTHER_FILES


def test_every_sentence_is_translated():
    known = {(key, language) for key, language, _ in catalogue()}
    sentences = [literal for literal in literals() if is_sentence(literal)]
    assert len(sentences) > 250
    missing = sorted({f"{one.file}:{one.line}: {one.key} ({language})" for one in sentences
                      for language in ("ru", "kk") if (one.key, language) not in known})
    assert not missing, "\n".join(missing)


def test_every_translation_is_of_a_sentence():
    written = {literal.key for literal in literals()}
    said = "\n".join(path.read_text() for path in (message_literals.ROOT / "Sources").rglob("*.swift")
                     if not path.name.startswith("Translations+"))
    # The system's own words are asked for, never written.
    system = set(re.findall(r"^    ([A-Z][a-zA-Z/ -]+)$", (message_literals.ROOT / (
        "Sources/Diagnostics/Translations+files.swift")).read_text(), re.MULTILINE))
    idle = sorted({key for key, _, _ in catalogue()
                   if key not in written | system and f'"{key}"' not in said})
    assert not idle, "\n".join(idle)


def test_translations_have_the_holes_of_their_key():
    for key, language, text in catalogue():
        holes = [set(re.findall(r"\{(\d+)(?:\|[^}]*)?\}", one)) for one in (key, text)]
        assert holes[0] == holes[1], f"{key}: {text}"
        forms = [len(form.split("|")) for form in re.findall(r"\{\d+\|([^}]*)\}", text)]
        assert all(count == (3 if language == "ru" else 1) for count in forms), text
        assert not text.endswith("."), text


def test_each_key_stands_once_in_each_language():
    keys = [(key, language) for key, language, _ in catalogue()]
    assert len(keys) == len(set(keys)), sorted({key for key in keys if keys.count(key) > 1})
    assert {key for key, language in keys if language == "ru"} == {key for key, language in keys if language == "kk"}


def test_speaks_no_language_of_programmers():
    words = re.compile(r"\b(null|exception|array|parse|syntax|boolean|integer)\b|массив|исключени|парс|синтакс", re.IGNORECASE)
    for key, _, text in catalogue():
        assert not words.search(key) and not words.search(text), f"{key}: {text}"
