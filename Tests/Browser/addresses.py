"""Every kind of page of the shipped content, by an example."""

LANGUAGES = ["kk", "ru"]
WIDTHS = [320, 768, 1280]

# The base_url of the shipped content, without its last slash.
ORIGIN = "http://onir.example"

# A city with all tables, one with a single kindergarten, and one that has no folder at all.
FULL, SMALL, PLAIN = "pavlodar", "inder", "ekibastuz"
# A city whose codes come to the companion app.
APP = "atyrau"

# A city whose parents sign in with a signature, and admit their children so.
SIGNED = "kokshetau"

# Without a language of their own: the chooser, the companion app and the error page.
SHARED = ["/", "/app/", "/404.html"]
# One whose parents register by the number of a phone.
BY_PHONE = "almaty"
# One whose parents sign, and are admitted by signed papers.
SIGNED = "kokshetau"

# {} stands for the language, here and below.
COUNTRY = ["/{}/", "/{}/regions/pavlodar/", "/{}/data/"]

# The version of the texts that an application begins with; a test holds it against the page.
TERMS = "ed569db011b0"

# What every city has, tables or not.
SERVICES = [
    "queue/",
    f"queue/apply/?type=general&terms={TERMS}&contacts=yes",
    "queue/check/",
    "queue/list/",
    "cabinet/",
    "cabinet/feed/",
    "cabinet/applications/",
    "cabinet/referrals/",
    "cabinet/files/",
    "cabinet/settings/",
    "cabinet/register/",
    "cabinet/recover/",
    "cabinet/applications/card/?id=a1",
    "cabinet/applications/new/",
    "cabinet/referrals/card/?id=r1",
    "cabinet/children/",
    "cabinet/children/?step=add",
    "cabinet/devices/",
    "cabinet/admission/",
    "cabinet/admissions/",
    "cabinet/reviews/",
]
# For the staff, wherever parents have a cabinet; admissions only where there are signatures.
STAFF = ["staff/", "staff/applications/", "staff/applications/?number=26-0001234-5", "staff/places/",
         "staff/reviews/"]
STAFF_ADMISSIONS = ["staff/", "staff/admissions/", "staff/admissions/card/?id=m1"]
GUIDE = "guides/personal-cabinet/"
BULLETIN = "vacancies/2026-11-19/"
# One that a later bulletin followed.
EARLIER_BULLETIN = "vacancies/2026-11-10/"
TABLES = ["kindergartens/", "vacancies/", "vacancies/archive/", "statistics/"]


def of_city(city, pages):
    return [f"/{city}/{{}}/{page}" for page in pages]


# Each kind once.
KINDS = [
    *COUNTRY,
    *of_city(FULL, ["", "guides/", GUIDE, *TABLES, "reviews/", BULLETIN, EARLIER_BULLETIN, "offline/", "search/"]),
    # One with reviews, one with free places and their history.
    *of_city(FULL, ["kindergartens/pavlodar-0001/", "kindergartens/pavlodar-0005/"]),
    *of_city(FULL, SERVICES),
    *of_city(FULL, STAFF),
    *of_city(SIGNED, STAFF_ADMISSIONS),
    *of_city(BY_PHONE, ["cabinet/", "cabinet/register/", "cabinet/recover/", "cabinet/applications/"]),
    *of_city(SIGNED, ["cabinet/", "cabinet/admission/", "cabinet/admissions/", "cabinet/settings/"]),
]
TRANSLATED = [
    *KINDS,
    *of_city(SMALL, ["", *TABLES, BULLETIN, "kindergartens/inder-0001/"]),
    *of_city(PLAIN, ["", "guides/", GUIDE, "queue/", "cabinet/"]),
    *of_city(APP, [f"queue/apply/?type=general&terms={TERMS}&contacts=yes", "cabinet/", "cabinet/settings/",
                   "cabinet/recover/", "cabinet/devices/"]),
]

# All of them as pairs of address and language; None where the page has none.
ALL = [(address, None) for address in SHARED] + [
    (template.format(language), language) for template in TRANSLATED for language in LANGUAGES
]

# Each kind once, the languages in turn: for what is slow to try and hardly differs by language.
EXAMPLES = [(address, None) for address in SHARED] + [
    (template.format(language), language)
    for template, language in zip(KINDS, LANGUAGES * len(KINDS))
]

# Pages that cannot do their work without JavaScript, and then say so. No other page may need it.
SCRIPTED = ["/app/", "/cabinet/", "/staff/", "/queue/apply/", "/queue/check/", "/queue/list/", "/search/"]


def is_scripted(address):
    return any(part in address for part in SCRIPTED)


def other(language):
    """The language to which the switch of a page leads."""
    return LANGUAGES[1 - LANGUAGES.index(language)]


def translated(address, language):
    """The same page in the other language."""
    return address.replace(f"/{language}/", f"/{other(language)}/", 1)
