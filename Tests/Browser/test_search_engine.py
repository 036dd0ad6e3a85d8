"""The search itself: forms of words, and what the queries of Tests/Search find in a city's index."""

import random
import re

import pytest
import snowballstemmer

import server
from addresses import LANGUAGES
from search_index import FIND, files, opened, queries, table

# Of the five results seen first, how often the page that was meant is among them.
RECALL = 0.95
# Pairs that are no forms of one another: names beside words they look like, other words.
STRANGERS = [
    ("алматы", "алма"), ("қарағанды", "қараған"), ("қарағанды", "қара"), ("абай", "аба"), ("алаш", "ала"),
    ("бала", "балабақша"), ("балалар", "балабақша"), ("қалай", "қала"), ("аудан", "ау"), ("тілек", "тіл"),
    ("топырақ", "топ"), ("орынбор", "орын"), ("құжаттама", "құжат"), ("мекен", "ме"),
]
VERBS = [
    ("тапсыру", "тапсырамын", "тапсырады", "тапсырудың", "тапсырсаңыз", "тапсырмадым", "тапсырған"),
    ("толтыру", "толтырамын", "толтырасыз", "толтырып"), ("растау", "растаймын", "растады", "растамаса"),
    ("жою", "жоямын", "жойдым"), ("оқу", "оқимын", "оқыдым"), ("тіркелу", "тіркелгенде", "тіркелмеген"),
]


@pytest.fixture(scope="module")
def tab(browser, published, built):
    page = opened(browser, published, built)
    yield page
    page.context.close()


@pytest.fixture(scope="module")
def stems(tab):
    """The stems of Kazakh words."""
    words = sorted({word for row in [*table("forms.csv"), *STRANGERS, *VERBS] for word in row})
    found = tab.evaluate("(words) => words.map((word) => search.kazakh.stems(word))", words)
    return {word: set(list) for word, list in zip(words, found)}


def test_forms_of_a_kazakh_word_meet(stems):
    apart = [(row[0], form) for row in [*table("forms.csv"), *VERBS] for form in row if not stems[row[0]] & stems[form]]
    assert apart == []


def test_forms_of_different_kazakh_words_stay_apart(stems):
    rows = table("forms.csv")
    assert len(rows) == 12 and sum(map(len, rows)) > 140
    met = [(one, other) for number, row in enumerate(rows) for more in rows[number + 1:]
           for one in row for other in more if stems[one] & stems[other]]
    assert met == []


def test_words_that_only_look_alike_stay_apart(tab, stems):
    met = [pair for pair in STRANGERS if stems[pair[0]] & stems[pair[1]]]
    # The name of a city is known where it is the city's own: with an ending of a verb it would be a word.
    assert met == [("қарағанды", "қараған"), ("қарағанды", "қара")]
    found = tab.evaluate("""() => {
      const index = search.makeIndex(search.kazakh, [], { holes: { "city.name": "Қарағанды" },
        pages: [["a/", "Қараған гүлі", "", ""], ["b/", "Қарағанды қаласы", "", ""]] });
      return ["қарағандыда", "қараған"].map((text) =>
        search.find(index, `${text} `).groups.flatMap(({ results }) => results.map((found) => found.document.address)));
    }""")
    assert found[0] == ["b/"] and found[1][0] == "a/"


def test_letters_of_another_keyboard_are_folded(tab):
    pairs = {"әғқңөұүһіё": "агкноуухие", "балабақша": "балабакша"}
    assert tab.evaluate("(words) => words.map(search.words.fold)", list(pairs)) == list(pairs.values())
    written = {"əлеумет": "әлеумет", "hал": "һал", "тiл": "тіл", "й": "й", "PDF": "pdf"}
    assert tab.evaluate("(words) => words.map(search.words.normal)", list(written)) == list(written.values())


def test_one_mistake_is_forgiven(tab):
    near = [["кезек", "кзек"], ["кезек", "кеезек"], ["кезек", "кезак"], ["кезек", "кзеек"], ["кезек", "кезек"]]
    far = [["кезек", "кзк"], ["кезек", "кезекті"], ["кезек", "езкек"], ["кезек", "казак"]]
    assert all(tab.evaluate("(pairs) => pairs.map((pair) => search.words.isNear(...pair))", near))
    assert not any(tab.evaluate("(pairs) => pairs.map((pair) => search.words.isNear(...pair))", far))


def russian_words():
    """Every Russian word of the content and of the texts, and words made of endings by chance."""
    words = set()
    for folder in ("content", "templates/strings", "docs"):
        for file in (server.ROOT / folder).rglob("*"):
            if file.suffix in (".md", ".yaml", ".csv"):
                words |= set(re.findall("[а-яё]+", file.read_text(encoding="utf-8").lower()))
    chance = random.Random(7)
    pieces = ("вши вшись ив ыв ее ими ого ему ующ ющ нн ся сь ла ила ейте уйте ешь нно ость ост ейш ейше ь и ы "
              "а я о у ю ем ям ах ия ью ова пере под за стро каз чит вар пис ён ель к").split()
    for _ in range(40000):
        words.add("".join(chance.choice(pieces) for _ in range(chance.randrange(1, 6))))
    return sorted(words)


def test_russian_stems_are_those_of_snowball(tab):
    words = russian_words()
    assert len(words) > 30000
    expected = snowballstemmer.stemmer("russian").stemWords(words)
    found = tab.evaluate("(words) => words.map(search.russian.stem)", words)
    assert [(word, one, other) for word, one, other in zip(words, found, expected) if one != other] == []


# Named in words, as both must be seen in every run.
@pytest.mark.parametrize("language", LANGUAGES, ids=["Kazakh", "Russian"])
def test_queries_find_their_pages(tab, language):
    rows = [row for row in queries() if row[0] == language]
    assert len(rows) > 85
    if language == "kk":
        assert sum(row[4] != "ours" for row in rows) * 2 >= len(rows)
    missed = []
    for (_, query, page, anchor, _), found in zip(rows, tab.evaluate(FIND, [language, [row[1] for row in rows]])):
        seen = found["results"][:5]
        if not any(one["address"] == page and anchor in ("", one["anchor"]) for one in seen):
            missed.append((query, page, [one["address"] for one in seen]))
    assert len(missed) <= len(rows) * (1 - RECALL), missed


def find(tab, language, *texts):
    return tab.evaluate(FIND, [language, list(texts)])


def test_a_last_word_may_be_a_beginning(tab):
    whole, begun = find(tab, "kk", "статистика", "стат")
    assert whole["results"][0]["address"] == begun["results"][0]["address"] == "statistics/"


def test_exact_letters_come_before_folded_ones(tab):
    [exact, folded] = find(tab, "kk", "Ұлағат", "улагат")
    assert exact["results"][0]["address"] == folded["results"][0]["address"] == "kindergartens/almaty-0001/"
    assert not exact["isSimilar"] and not folded["isSimilar"]


def test_names_are_found_in_their_forms_and_not_in_others(tab):
    found, other = find(tab, "kk", "Ботақанға", "Балапанның")
    assert "ботақан" in found["marked"] and "бота" not in found["marked"]
    assert "балапан" in other["marked"] and "бала" not in other["marked"]


def test_a_mistake_is_told(tab):
    [found] = find(tab, "ru", "ачередь")
    assert found["isSimilar"] and found["count"] > 0


def test_most_words_are_enough_where_no_page_has_all(tab):
    [all_words, most] = find(tab, "ru", "архив бюллетеней", "архив бюллетеней слоны")
    assert not all_words["isPartly"] and most["isPartly"]
    assert most["results"][0]["address"] == all_words["results"][0]["address"] == "vacancies/archive/"


def test_the_other_language_is_not_searched(tab):
    assert find(tab, "kk", "просроченное направление")[0]["count"] == 0
    assert find(tab, "ru", "жеңілдіктер")[0]["count"] == 0


def test_a_kindergarten_is_found_by_its_name_in_the_other_language(tab):
    [found] = find(tab, "ru", "Бәйшешек")
    assert "Подснежник" in found["results"][0]["title"]


def test_any_text_is_answered(tab):
    chance = random.Random(11)
    letters = "абвгқңөұүһіё әЯЪ019-/«»\"'\\{}[]()<>&%$#\n\t\u0306\u200d\ud55c👨‍👩‍👧🇰🇿\u202e�aeiхз"
    texts = ["", " ", "\u0000", "а", "1", "()", "*", "a" * 100_000, "балабақша " * 5000, "ң" * 3000, "{{city.phone}}",
             "__proto__", "constructor", "toString", "😀😀", "а\u0301", "\ud800", "İ", "ﬀ", "𝔘𝔫𝔦"]
    texts += ["".join(chance.choice(letters) for _ in range(chance.randrange(1, 60))) for _ in range(400)]
    for language in LANGUAGES:
        answers = find(tab, language, *texts)
        assert len(answers) == len(texts) and all(answer["count"] >= 0 for answer in answers)
        # What is shown is cut out of the text as it stands, marked or not.
        tab.evaluate("""([language, texts]) => {
          const { documents } = search.indexes[language];
          for (const [number, text] of texts.entries()) {
            const { marked } = search.find(search.indexes[language], text.slice(0, 300));
            const words = documents[number % documents.length].parts.at(-1).text;
            const piece = search.excerpt(words, marked);
            const runs = search.runs(piece, marked);
            if (runs.map((run) => run.text).join("") !== piece) throw new Error(piece);
            if (!words.includes(piece.replace(/^…|…$/g, ""))) throw new Error(piece);
          }
        }""", [language, texts])


def test_an_index_speaks_of_its_own_city_alone(built):
    for language in LANGUAGES:
        names = {city: files(built, language, city)[1].read_text(encoding="utf-8") for city in ("almaty", "semei")}
        assert "Семей" not in names["almaty"] and "semei" not in names["almaty"]
        assert "Алматы" not in names["semei"] and "almaty" not in names["semei"]
        shared = files(built, language, "almaty")[0].read_text(encoding="utf-8")
        assert "{{city." in shared and "Алматы" not in shared
