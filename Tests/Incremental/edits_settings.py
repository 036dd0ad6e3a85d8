"""Edits of settings, templates, strings and assets."""

import json
import re

import sample
from edits import kind
from edits_tables import word
from world import Impossible

SETTINGS = r"content/(site|regions/[a-z]+/region|cities/[a-z0-9-]+/city)\.yaml"


def setting(world, chance, name, key, values):
    """Another value of a key, or none."""
    found = json.loads(world.read(name)) if world.path(name).exists() else {}
    value = chance.choice(values)
    if found.get(key) == value:
        raise Impossible
    found.pop(key, None)
    if value is not None:
        found[key] = value
    world.write(name, sample.settings(found), chance.random() < 0.5)
    return f"{name}: {key} {value}"


def of_the_site(key, values):
    """A kind of edit that sets one key of site.yaml."""
    def change(world, chance):
        return setting(world, chance, "content/site.yaml", key, values)
    change.__name__ = f"changes_{key}_of_the_site"
    return kind(change)


def texts(*words):
    return [{"kk": each, "ru": f"{each} ru"} for each in words]


for each in [
        ("title", texts("Бір", "Екі")), ("fallback", [True, False]), ("hosts", ["path", "city"]),
        ("base_url", ["https://portal.example/", "https://other.example/below/", "http://portal.example/"]),
        ("languages", [["kk", "ru"], ["ru", "kk"], ["kk"]]), ("default_language", ["kk", "ru"]),
        ("images", ["webp", {"max_kilobytes": 1}, None]), ("markdown", [{"raw_html": True}, None]),
        ("time_zone", ["Asia/Almaty", "UTC", "+03:00"]), ("owner", ["Иесі", None]), ("copyright", ["©", None]),
        ("data_license", [{"name": "ODbL", "title": "ODbL", "address": "https://odbl.example/"}, None]),
        ("links", [[{"label": {"kk": "Сілтеме", "ru": "Ссылка"}, "address": "https://link.example/"}], None]),
        ("contacts", [{"phone": "+7 700 000-00-77"}, {"phone": "+7 700 000-00-01", "hours": "9–18"}])]:
    of_the_site(*each)

# What the country, a region and a city may say.
NEARER = {
    "values": [{"room": each} for each in texts("бөлме 7", "бөлме 8")] + [None],
    "support": [{"phone": "+7 700 000-00-11"}, None],
    "contacts": [{"phone": "+7 700 000-00-12"}, None],
    "menu": [["home", "guides"], ["home", "queue", "vacancies"], None],
    "sign_in": [["iin_password"], ["phone_password", "one_time_code"], ["signature"], None],
    "codes": ["sms", "app"],
    "features": [{"sample": True}, {"clock": True}, {"sample": False}, None],
    "queue_types": [["general"], ["general", "correctional"]],
    "limits": [{"applying_days": 3}, {"admission_working_days": 9}, None],
}


def nearer(world, chance, name):
    key = chance.choice(sorted(NEARER))
    return setting(world, chance, name, key, NEARER[key])


@kind
def changes_what_the_country_sets(world, chance):
    return nearer(world, chance, "content/site.yaml")


@kind
def changes_what_a_region_sets(world, chance):
    return nearer(world, chance, f"content/regions/{chance.choice(['atyrau', 'pavlodar'])}/region.yaml")


@kind
def changes_what_a_city_sets(world, chance):
    return nearer(world, chance, f"content/cities/{chance.choice(sorted(sample.CITIES))}/city.yaml")


@kind
def removes_settings(world, chance):
    name = world.one(chance, SETTINGS.replace("site|", ""))
    world.delete(name)
    return f"without {name}"


@kind
def spoils_settings(world, chance):
    name = world.one(chance, SETTINGS)
    world.write(name, world.read(name) + b"unknown: [\n")
    return f"{name} cannot be read"


@kind
def spoils_a_text(world, chance):
    name = world.one(chance, r"content/.*\.md")
    world.write(name, world.read(name) + b"\n[nowhere](../nowhere/) {{city.nothing}}\n")
    return f"{name} leads nowhere"


PAGES = r"templates/(layout|city-layout|guide|guides|home|kindergarten|kindergartens|bulletin|statistics|region|country)"


def into(world, name, sign, new, chance):
    """Puts a text before the first sign of a template."""
    data = world.read(name).decode()
    if sign not in data:
        raise Impossible
    world.write(name, data.replace(sign, new + sign, 1).encode(), chance.random() < 0.5)
    return f"{name}: with {new!r}"


@kind
def changes_a_page_template(world, chance):
    return into(world, world.one(chance, PAGES + r"\.mustache"), "{{/", f"<i>{word(chance)}</i>", chance)


@kind
def changes_a_component(world, chance):
    pattern = r"templates/components/(header|footer|city-header|city-footer|menu|breadcrumb|contacts)/.*\.mustache"
    return into(world, world.one(chance, pattern), "</", word(chance), chance)


@kind
def comments_a_template(world, chance):
    return into(world, world.one(chance, r"templates/.*\.mustache"), "{{", "{{! said }}", chance)


@kind
def spoils_a_template(world, chance):
    return into(world, world.one(chance, PAGES + r"\.mustache"), "{{", "{{no_such_name}}", chance)


@kind
def changes_an_asset(world, chance):
    name = world.one(chance, r"templates/assets/.*\.(css|js)")
    world.write(name, world.read(name) + f"/* {word(chance)} */\n".encode(), chance.random() < 0.5)
    return f"{name}: a comment"


@kind
def renames_an_asset(world, chance):
    """With every name of it in templates and modules."""
    name = world.one(chance, r"templates/assets/(sort|tabs|charts|finding|clock)[a-z-]*\.(js|css)")
    stem, end = name.rsplit("/", 1)[1].rsplit(".", 1)
    world.rename(name, f"templates/assets/{stem}-new.{end}")
    for file in world.names(r"templates/.*\.(mustache|js)"):
        old = world.read(file).decode()
        new = re.sub(rf"\bassets\.{stem.replace('-', '_')}_{end}\b", f"assets.{stem.replace('-', '_')}_new_{end}", old)
        new = new.replace(f'"./{stem}.{end}"', f'"./{stem}-new.{end}"')
        if new != old:
            world.write(file, new.encode())
    return f"{name} is {stem}-new.{end}"


@kind
def adds_an_asset(world, chance):
    name = f"templates/assets/added-{chance.randrange(3)}.css"
    world.write(name, f"/* {word(chance)} */\n".encode())
    return f"{name} is there"


# Texts that templates name, and texts that the program asks for itself.
NAMED = "skip_to_content main_menu crumb_home guides_lead contents updated menu_home address".split()
ASKED = "places_equal archive_lead history_none chart_no_data deadline_applying row_new fallback_notice".split()


def changes_a_string(world, chance, keys):
    name = f"templates/strings/{chance.choice(['kk', 'ru'])}.yaml"
    key = chance.choice(keys)
    data, count = re.subn(rf'(?m)^({key}: ".*)"$', rf'\1 {word(chance)}"', world.read(name).decode())
    if not count:
        raise Impossible
    world.write(name, data.encode(), chance.random() < 0.5)
    return f"{name}: {key}"


@kind
def changes_a_string_of_templates(world, chance):
    return changes_a_string(world, chance, NAMED)


@kind
def changes_a_string_of_the_program(world, chance):
    return changes_a_string(world, chance, ASKED)
