"""Cities and districts that come, go, are renamed or belong to another region."""

import sample
from edits import kind
from edits_tables import table


@kind
def adds_a_city(world, chance):
    name = world.one(chance, r"content/regions\.csv")
    slug = f"place-{chance.randrange(9)}"
    row = [chance.choice(["atyrau", "pavlodar"]), slug, f"55{chance.randrange(10**6, 10**7)}", "Жаңа", "Новый"]
    world.write(name, world.read(name) + sample.table([row + [""] * 6]))
    if chance.random() < 0.5:
        for path, data in sample.city_files(slug, chance).items():
            world.write(f"content/{path}", data)
    return f"a city {slug} in {row[0]}"


@kind
def removes_a_city(world, chance):
    name = world.one(chance, r"content/regions\.csv")
    rows = table(world, name)
    gone = rows.pop(chance.choice([n for n, row in enumerate(rows) if n and row[1]]))
    for file in world.names(rf"content/cities/{gone[1]}/.*"):
        world.delete(file)
    world.write(name, sample.table(rows))
    return f"without the city {gone[1]}"


@kind
def renames_a_city(world, chance):
    name = world.one(chance, r"content/regions\.csv")
    rows = table(world, name)
    row = chance.choice([row for row in rows[1:] if row[1]])
    old, row[1] = row[1], f"place-{chance.randrange(10, 99)}"
    for file in world.names(rf"content/cities/{old}/.*"):
        world.rename(file, file.replace(f"/{old}/", f"/{row[1]}/", 1))
    world.write(name, sample.table(rows))
    return f"the city {old} is {row[1]}"


@kind
def moves_a_city_to_the_other_region(world, chance):
    name = world.one(chance, r"content/regions\.csv")
    rows = table(world, name)
    row = chance.choice([row for row in rows[1:] if row[1]])
    row[0] = "atyrau" if row[0] == "pavlodar" else "pavlodar"
    world.write(name, sample.table(rows))
    return f"{row[1]} belongs to {row[0]}"
