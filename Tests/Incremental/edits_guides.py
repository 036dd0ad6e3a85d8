"""Edits of guides and their pictures, at the three levels."""

import re

import sample
from edits import kind
from edits_tables import word
from world import Impossible

GUIDE = r"content/(|cities/[a-z0-9-]+/|regions/[a-z]+/)guides/[a-z0-9-]+/(kk|ru)\.md"
PICTURE = r"content/.*\.png"


def edited(world, chance, change, pattern=GUIDE):
    """Changes the settings and the text of one guide."""
    name = world.one(chance, pattern)
    front, body = sample.parts(world.read(name))
    front, body, told = change(front, body)
    world.write(name, sample.guide(front, body), chance.random() < 0.5)
    return f"{name}: {told}"


def with_setting(world, chance, key, values):
    value = chance.choice(values)

    def change(front, body):
        if front.get(key) == value:
            raise Impossible
        front.pop(key, None)
        return front | ({} if value is None else {key: value}), body, f"{key} {value}"
    return edited(world, chance, change)


@kind
def adds_to_a_text(world, chance):
    more = chance.choice(["Тағы бір сөз", "## Жаңа бөлім", "{{city.of}} туралы", "{{values.room}}", "> [!TIP]\n> Кеңес",
                          "[кезек](../queue/)", "[үй](../../)", "[бюллетень](../../vacancies/)", "{{city.lat}}"])
    return edited(world, chance, lambda front, body: (front, f"{body}\n\n{more}", f"with {more!r}"))


@kind
def shortens_a_text(world, chance):
    return edited(world, chance, lambda front, body: (front, body.rsplit("\n\n", 1)[0], "without its end"))


@kind
def adds_a_comment_to_a_text(world, chance):
    return edited(world, chance, lambda front, body: (front, body + "\n\n<!-- ескерту -->", "a comment"))


@kind
def takes_the_words_of_a_picture_away(world, chance):
    """Leaves a warning behind, or takes it back."""
    def change(front, body):
        has_words = "![]" not in body
        return front, re.sub(r"!\[[^\]]*\]", "![]" if has_words else "![Сурет]", body), "words of a picture"
    return edited(world, chance, change, r"content/(guides/papers|cities/atyrau/guides/own)/kk\.md")


@kind
def changes_a_title(world, chance):
    return with_setting(world, chance, "title", [f"{word(chance)} {{{{city.name}}}}", word(chance)])


@kind
def changes_a_summary(world, chance):
    return with_setting(world, chance, "summary", [word(chance), None])


@kind
def changes_an_order(world, chance):
    return with_setting(world, chance, "order", [1, 5, 20, None])


@kind
def changes_the_day_of_a_text(world, chance):
    return with_setting(world, chance, "updated", [sample.day(-chance.randrange(9)), None])


@kind
def changes_the_references(world, chance):
    """Of which no page tells."""
    return with_setting(world, chance, "references", [word(chance)])


@kind
def changes_the_original(world, chance):
    """The page of a translation says so while it is not that of its original."""
    return with_setting(world, chance, "source", ["kk 0123abcd 4567cdef", "ru 0123abcd", None])


@kind
def keeps_a_text_back(world, chance):
    return with_setting(world, chance, "draft", [True, False, None])


@kind
def changes_when_a_text_appears(world, chance):
    return with_setting(world, chance, "publish", [sample.moment(chance.randrange(-2000, 2000)), None])


@kind
def changes_when_a_text_goes(world, chance):
    return with_setting(world, chance, "expire", [sample.moment(chance.randrange(-500, 3000)), None])


@kind
def changes_aliases(world, chance):
    return with_setting(world, chance, "aliases", [[f"once-{chance.randrange(3)}"], ["line", "queues"], None])


@kind
def renames_a_guide(world, chance):
    folder = world.one(chance, GUIDE).rsplit("/", 1)[0]
    other = f"{folder.rsplit('/', 1)[0]}/renamed-{chance.randrange(9)}"
    for name in world.names(rf"{folder}/.*"):
        world.rename(name, name.replace(folder, other, 1))
    return f"{folder} is {other}"


@kind
def removes_a_translation(world, chance):
    name = world.one(chance, GUIDE)
    world.delete(name)
    return f"without {name}"


@kind
def translates_a_guide(world, chance):
    alone = [name for name in world.names(GUIDE) if not world.path(other_language(name)).exists()]
    if not alone:
        raise Impossible
    name = chance.choice(alone)
    world.write(other_language(name), world.read(name) + b"\nMore.\n")
    return f"{other_language(name)} is there"


def other_language(name):
    return name[:-5] + {"kk": "ru", "ru": "kk"}[name[-5:-3]] + ".md"


@kind
def removes_a_guide(world, chance):
    folder = world.one(chance, GUIDE).rsplit("/", 1)[0]
    for name in world.names(rf"{folder}/.*"):
        world.delete(name)
    return f"without {folder}"


@kind
def adds_a_guide(world, chance):
    level = chance.choice(["", "", "regions/atyrau/", "cities/inder/", "cities/pavlodar/"])
    name = f"content/{level}guides/added-{chance.randrange(4)}/{chance.choice(['kk', 'ru'])}.md"
    world.write(name, sample.guide({"title": word(chance)}, f"Мәтін {word(chance)}"))
    return f"{name} is there"


@kind
def overrides_a_guide(world, chance):
    slug = chance.choice(["queue", "papers", "soon", "until"])
    level = chance.choice(["regions/atyrau", "regions/pavlodar", "cities/inder", "cities/aksu", "cities/atyrau"])
    name = f"content/{level}/guides/{slug}/{chance.choice(['kk', 'ru'])}.md"
    front = {"title": word(chance)} | chance.choice([{}, {"draft": True}, {"publish": sample.moment(60)}])
    world.write(name, sample.guide(front, "Өзіміздікі."))
    return f"{name} is there: {front}"


@kind
def takes_an_override_away(world, chance):
    name = world.one(chance, r"content/(cities|regions)/.*/guides/.*\.md")
    world.delete(name)
    return f"without {name}"


@kind
def replaces_a_picture(world, chance):
    name = world.one(chance, PICTURE)
    world.write(name, sample.picture(chance), chance.random() < 0.5)
    return f"{name}: another drawing"


@kind
def adds_a_picture(world, chance):
    def change(front, body):
        return front, f"{body}\n\n![Сурет](more.png)", "a picture"
    name = world.one(chance, GUIDE)
    world.write(name.rsplit("/", 1)[0] + "/more.png", sample.picture(chance))
    return edited(world, chance, change, name.replace(".", r"\."))


@kind
def removes_a_picture(world, chance):
    name = world.one(chance, PICTURE)
    world.delete(name)
    for file in world.names(name.rsplit("/", 1)[0] + r"/.*\.md"):
        front, body = sample.parts(world.read(file))
        kept = [part for part in body.split("\n\n") if f"({name.rsplit('/', 1)[1]}" not in part]
        world.write(file, sample.guide(front, "\n\n".join(kept) or "Мәтін."))
    return f"without {name}"


@kind
def adds_a_picture_nobody_shows(world, chance):
    name = world.one(chance, GUIDE).rsplit("/", 1)[0] + "/unused.png"
    world.write(name, sample.picture(chance))
    return f"{name} is there"
