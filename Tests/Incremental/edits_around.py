"""What happens beside the content: the clock, options, builds of some cities, moved folders."""

import os
import re
import shutil
from datetime import timedelta

import sample
from edits import kind
from world import Impossible, tree


def moved_clock(name, choices):
    """A kind of edit that moves the clock by one of some distances, forwards or back."""
    def move(world, chance):
        world.now += timedelta(minutes=chance.choice(choices) * chance.choice([1, 1, -1]))
        return f"it is {world.now.isoformat()}"
    move.__name__ = name
    return kind(move)


moved_clock("moves_the_clock_by_minutes", [1, 5, 31])
moved_clock("moves_the_clock_by_hours", [60, 119, 720])
moved_clock("moves_the_clock_by_days", [1440, 1440, 4320])
moved_clock("moves_the_clock_by_months", [1440 * 31, 1440 * 62])


@kind
def moves_the_clock_to_a_moment(world, chance):
    """Exactly when a text appears or goes, or a moment before."""
    found = [value for name in world.names(r"content/.*\.md")
             for value in re.findall(r'(?m)^(?:publish|expire): "(.*)"', world.read(name).decode())]
    if not found:
        raise Impossible
    moment = sample.datetime.fromisoformat(chance.choice(sorted(found)))
    world.now = moment - timedelta(seconds=chance.choice([0, 0, 1]))
    return f"it is {world.now.isoformat()}"


@kind
def moves_the_clock_to_midnight(world, chance):
    midnight = world.now.replace(hour=0, minute=0, second=0) + timedelta(days=chance.choice([0, 1]))
    world.now = midnight - timedelta(seconds=chance.choice([0, 1]))
    return f"it is {world.now.isoformat()}"


def built_in_part(world, words):
    """Something that builds some cities into the kept output."""
    return lambda: world.program(world.words(world.output, *words))


@kind
def builds_a_city_between(world, chance):
    words = ["--city", chance.choice(sorted(sample.CITIES))]
    world.between.append(built_in_part(world, words))
    return f"before it is built wholly: {words}"


@kind
def builds_a_region_between(world, chance):
    words = ["--region", chance.choice(["atyrau", "pavlodar"])]
    world.between.append(built_in_part(world, words))
    return f"before it is built wholly: {words}"


@kind
def builds_a_city_and_takes_everything_back(world, chance):
    words = ["--city", chance.choice(sorted(sample.CITIES))]
    world.between += [built_in_part(world, words), world.undo]
    return f"before it is built wholly: {words}, then all edits are undone"


@kind
def builds_while_an_output_cannot_be_written(world, chance):
    """A folder stands in its place; it is gone before the next build."""
    name = chance.choice(sorted(name for name in tree(world.output) if not name.endswith("/")))
    path = world.output / name

    def act():
        if path.is_file():
            path.unlink()
            path.mkdir()
            world.program(world.words(world.output))
            shutil.rmtree(path, ignore_errors=True)
    world.between.append(act)
    return f"a build meets a folder at {name}"


@kind
def changes_the_jobs(world, chance):
    world.jobs = chance.choice([1, 2, 7])
    return f"--jobs {world.jobs}"


@kind
def builds_cleanly(world, chance):
    world.options, world.may_touch = ["--clean"], True
    return "--clean"


@kind
def touches_files(world, chance):
    names = world.names(r"(content|templates)/.*")
    for name in chance.sample(names, len(names) // 2):
        os.utime(world.path(name), (chance.randrange(10**9, 2 * 10**9),) * 2)
    return "half of the files have other times"


@kind
def saves_without_a_change(world, chance):
    for name in chance.sample(world.names(r"(content|templates)/.*"), 20):
        world.write(name, world.read(name), is_new=True)
    return "twenty files were saved anew with the same bytes"


@kind
def copies_the_content_away_and_back(world, chance):
    for folder in (world.content, world.templates):
        shutil.copytree(folder, world.folder / "copy", copy_function=chance.choice([shutil.copy, shutil.copy2]))
        shutil.rmtree(folder)
        os.rename(world.folder / "copy", folder)
    return "content and templates are copies of themselves"


@kind
def moves_the_content(world, chance):
    for side in ("content", "templates"):
        old = getattr(world, side)
        setattr(world, side, old.with_name(side if old.name != side else f"moved-{side}"))
        os.rename(old, getattr(world, side))
    return f"the content is in {world.content.name}"


@kind
def forgets_the_copies_of_pictures(world, chance):
    shutil.rmtree(world.folder / "image-cache", ignore_errors=True)
    return "without image-cache"
