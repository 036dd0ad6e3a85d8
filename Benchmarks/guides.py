"""Writes guides: a Markdown text in each language, with every construct that guides may hold."""

import random

from words import SENTENCES, TOPICS

# Roughly what a written-out guide of the shipped content weighs.
WANTED_BYTES = 6000

PHRASES = {
    "kk": {
        "about": "Бұл нұсқаулық {{city.in}} тұратын ата-аналарға арналған.",
        "chapter": ["Кімге керек", "Қалай жасалады", "Қанша уақыт алады", "Нені есте сақтау керек",
                    "Жауап келмесе", "Келесі қадам"],
        "steps": "Қадамдар", "note": "Назар аударыңыз", "see": "Тағы қараңыз",
        "caption": "Мерзімдер: {{city.name}}", "header": "Не керек | Мерзімі | Қайда",
        "rows": ["Өтініш | 1 күн | [портал]({{city.portal}})",
                 "Жолдама | 5 жұмыс күні | **кабинет**",
                 "Құжаттар | 5 жұмыс күні | {{values.COMMISSION}}"],
    },
    "ru": {
        "about": "Эта инструкция для родителей, которые живут {{city.in}}.",
        "chapter": ["Кому это нужно", "Как это сделать", "Сколько времени займёт", "Что запомнить",
                    "Если ответа нет", "Следующий шаг"],
        "steps": "По шагам", "note": "Обратите внимание", "see": "Смотрите также",
        "caption": "Сроки: {{city.name}}", "header": "Что нужно | Срок | Где",
        "rows": ["Заявление | 1 день | [портал]({{city.portal}})",
                 "Направление | 5 рабочих дней | **кабинет**",
                 "Документы | 5 рабочих дней | {{values.COMMISSION}}"],
    },
}

CALLOUTS = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"]


def topics(count):
    """The first `count` subjects; beyond the written ones, numbered repeats."""
    result = []
    for index in range(count):
        slug, kazakh, russian = TOPICS[index % len(TOPICS)]
        turn = index // len(TOPICS)
        suffix = f"-{turn + 1}" if turn else ""
        result.append((slug + suffix, {"kk": kazakh + suffix, "ru": russian + suffix}))
    return result


def paragraph(draw, language, count):
    return " ".join(draw.sample(SENTENCES[language], count))


def chapter(draw, language, heading, number):
    phrases = PHRASES[language]
    lines = [f"## {heading}", "", paragraph(draw, language, 3), ""]
    if number % 3 == 0:
        lines += [f"> [!{draw.choice(CALLOUTS)}]"]
        lines += [f"> {phrases['note']}: {paragraph(draw, language, 1)}", ""]
    if number % 3 == 1:
        lines += [f"### {phrases['steps']}", ""]
        lines += [f"{step}. {paragraph(draw, language, 1)}" for step in range(1, 5)] + [""]
    if number % 3 == 2:
        lines += [f"- {paragraph(draw, language, 1)}" for _ in range(3)] + [""]
    if number == 1:
        lines += [f"```table {phrases['caption']}", phrases["header"], *phrases["rows"], "```", ""]
    return lines


def guide(seed, slug, names, language, order, all_topics):
    """The bytes of one file."""
    draw = random.Random(f"{seed}/guides/{slug}/{language}")
    phrases = PHRASES[language]
    lines = [
        "---", f'title: "{names[language]}"', f'summary: "{phrases["about"]}"',
        f"updated: 2026-{draw.randrange(1, 11):02}-{draw.randrange(1, 29):02}", f"order: {order}",
        "---", "", phrases["about"], "",
    ]
    others = [topic for topic in all_topics if topic[0] != slug]
    see = []
    for other, other_names in draw.sample(others, min(3, len(others))):
        see.append(f"- [{other_names[language]}](../{other}/)")
    number = 0
    while len("\n".join(lines).encode()) < WANTED_BYTES:
        headings = phrases["chapter"]
        lines += chapter(draw, language, headings[number % len(headings)], number)
        number += 1
    if see:
        lines += [f"## {phrases['see']}", "", *see, ""]
    return "\n".join(lines).encode()
