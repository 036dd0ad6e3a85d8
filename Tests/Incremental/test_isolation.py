"""Whatever changes in one city, a build afterwards touches nothing below the other cities."""

import random
import re

import pytest

import edits
import edits_guides
import edits_tables
import sample
from world import IS_LONG, World, marks, tree

# Edits that choose a file by chance; here only those of one city are there to be chosen.
KINDS = [name for name in edits.KINDS if edits.KINDS[name].__module__ in ("edits_tables", "edits_guides")
         and not re.search("country|calendar|holiday|_city|brings|overrides|adds_a_guide", name)]
ROUNDS = 60 if IS_LONG else 8


class OfOneCity(World):
    """A world in which edits find the files of one city alone."""

    city = None

    def names(self, pattern):
        return [name for name in super().names(pattern) if name.startswith(f"content/cities/{self.city}/")]


def edit(world, number):
    chance = random.Random(f"{world.city} {number}")
    rest = [lambda: row_of_regions(world, chance), lambda: own_settings(world, chance)]
    for _ in range(200):
        told = chance.choice(rest)() if chance.random() < 0.2 else edits.apply(world, chance.choice(KINDS), number)
        if told:
            return told
    raise AssertionError("no edit found")


def row_of_regions(world, chance):
    rows = sample.rows_of(world.read("content/regions.csv"))
    row = next(row for row in rows if row[1] == world.city)
    for column in ("name_kk", "name_ru", "phone", "lat", "portal", "in_ru"):
        row[rows[0].index(column)] = edits_tables.value(column, chance)
    world.write("content/regions.csv", sample.table(rows))
    return f"another row of {world.city}"


def own_settings(world, chance):
    room = edits_tables.word(chance)
    world.write(f"content/cities/{world.city}/city.yaml", sample.settings(
        {"values": {"room": {"kk": room, "ru": room}}, "features": {"sample": chance.random() < 0.5},
         "support": {"phone": f"+7 700 000-00-{chance.randrange(10, 99)}"}}))
    return f"other settings of {world.city}"


@pytest.mark.parametrize("city", sample.CITIES)
def test_touches_no_other_city(city, memory):
    world, changed = OfOneCity.made(memory), set()
    world.city = city
    world.step()
    for number in range(ROUNDS):
        before, own = tree(world.output), pictures(world)
        times = marks(world.output, before)
        told = edit(world, number)
        world.step()
        after = tree(world.output)
        touched = {name for name in before.keys() | after.keys()
                   if before.get(name) != after.get(name)
                   or not name.endswith("/") and times[name] != marks(world.output, [name])[name]}
        own |= pictures(world)
        others = [name for name in touched if not may_change(name, city)
                  # Its name tells its bytes: it comes and goes, and never changes.
                  and not (name.startswith(tuple(own)) and (name in before) != (name in after))]
        assert not others, f"{told}: {others[:5]}"
        changed |= touched
    assert any(name.startswith(f"{city}/") for name in changed)


def pictures(world):
    """What the names of the published pictures of the city's own guides begin with."""
    return {"assets/" + re.sub(r"\.\w+$", "", "-".join(name.split("/")[-2:])) for name in world.names(edits_guides.PICTURE)}


def may_change(name, city):
    """The city's own files, and the pages and tables of the country and of its region."""
    top = name.split("/")[0]
    if top in ("kk", "ru"):
        return "/regions/" not in name or name.split("/")[2] == sample.CITIES[city]
    return top in (city, "data", "index.html", "sitemap.xml", "regions")
