"""Every kind of page of the shipped content, by an example."""

LANGUAGES = ["kk", "ru"]
WIDTHS = [320, 1280]

# Without a language of their own: the chooser and the error page.
SHARED = ["/", "/404.html"]

# {} stands for the language.
TRANSLATED = [
    "/{}/",
    "/{}/regions/pavlodar/",
    "/pavlodar/{}/",
    "/pavlodar/{}/guides/",
    "/pavlodar/{}/guides/personal-cabinet/",
    "/pavlodar/{}/kindergartens/",
    "/pavlodar/{}/kindergartens/pavlodar-0001/",
    "/pavlodar/{}/vacancies/",
    "/pavlodar/{}/vacancies/2026-11-19/",
    "/pavlodar/{}/vacancies/archive/",
    "/pavlodar/{}/statistics/",
    "/pavlodar/{}/queue/",
    "/pavlodar/{}/queue/apply/",
    "/pavlodar/{}/queue/check/",
    "/pavlodar/{}/queue/list/",
    "/pavlodar/{}/cabinet/",
    "/pavlodar/{}/cabinet/feed/",
]

# All of them as pairs of address and language; None where the page has none.
ALL = [(address, None) for address in SHARED] + [
    (template.format(language), language) for template in TRANSLATED for language in LANGUAGES
]


def other(language):
    """The language to which the switch of a page leads."""
    return LANGUAGES[1 - LANGUAGES.index(language)]


def translated(address, language):
    """The same page in the other language."""
    return address.replace(f"/{language}/", f"/{other(language)}/", 1)
