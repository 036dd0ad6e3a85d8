"""What happens beside the content: the clock, options, moved folders, damage to the output and to its state."""

import os
import re
import shutil
from datetime import timedelta

import sample
from edits import kind
from world import Impossible


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


@kind
def builds_a_city_between(world, chance):
    world.selection = ["--city", chance.choice(sorted(sample.CITIES))]
    return f"before it is built wholly: {world.selection}"


@kind
def builds_a_region_between(world, chance):
    world.selection = ["--region", chance.choice(["atyrau", "pavlodar"])]
    return f"before it is built wholly: {world.selection}"


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


@kind
def copies_the_output(world, chance):
    """To another machine, say: other inodes, the same times."""
    built(world)
    shutil.copytree(world.output, world.folder / "copy")
    shutil.rmtree(world.output)
    os.rename(world.folder / "copy", world.output)
    return "the output is a copy of itself"


def built(world):
    if not (world.output / ".onir").exists():
        raise Impossible


def page(world, chance):
    """A file of the output that the program wrote."""
    built(world)
    found = sorted(path for path in world.output.rglob("*") if path.is_file() and ".onir" not in path.parts
                   and str(path.relative_to(world.output)) not in world.foreign)
    world.may_touch = True
    return chance.choice(found)


@kind
def shortens_an_output(world, chance):
    path = page(world, chance)
    os.truncate(path, path.stat().st_size // 2)
    return f"{path.relative_to(world.output)} is half as long"


@kind
def changes_an_output(world, chance):
    path = page(world, chance)
    data = path.read_bytes()
    path.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    return f"another byte in {path.relative_to(world.output)}"


@kind
def deletes_an_output(world, chance):
    path = page(world, chance)
    path.unlink()
    return f"{path.relative_to(world.output)} is gone"


@kind
def deletes_a_folder_of_the_output(world, chance):
    path = page(world, chance).parent
    if path == world.output or world.foreign:
        raise Impossible
    shutil.rmtree(path)
    return f"{path.relative_to(world.output)}/ is gone"


@kind
def puts_a_link_for_an_output(world, chance):
    path = page(world, chance)
    os.rename(path, world.folder / "elsewhere")
    path.symlink_to(world.folder / "elsewhere")
    return f"{path.relative_to(world.output)} is a link to a file with its bytes"


@kind
def puts_a_folder_for_an_output(world, chance):
    path = page(world, chance)
    path.unlink()
    path.mkdir()
    world.may_refuse = True
    return f"{path.relative_to(world.output)} is a folder"


@kind
def protects_an_output(world, chance):
    path = page(world, chance)
    path.chmod(0o444)
    return f"{path.relative_to(world.output)} is read-only"


@kind
def puts_a_foreign_file_beside(world, chance):
    path = page(world, chance).with_name(f"foreign-{chance.randrange(99)}.txt")
    path.write_text("not of the program")
    world.foreign[str(path.relative_to(world.output))] = path.read_bytes()
    return f"{path.relative_to(world.output)} is somebody else's"


def state(world, chance):
    """A file of the state; after damage to it all may be written anew, or refused with advice."""
    built(world)
    found = sorted(path for path in (world.output / ".onir").rglob("*") if path.is_file() and path.stat().st_size)
    world.may_touch = world.may_refuse = True
    if not found:
        raise Impossible
    return chance.choice(found)


@kind(is_alone=True)
def loses_the_state(world, chance):
    path = state(world, chance)
    path.unlink()
    return f"{path.name} is gone"


@kind(is_alone=True)
def shortens_the_state(world, chance):
    path = state(world, chance)
    os.truncate(path, chance.randrange(path.stat().st_size))
    return f"{path.name} has {path.stat().st_size} bytes"


@kind(is_alone=True)
def flips_a_bit_of_the_state(world, chance):
    path = state(world, chance)
    data = bytearray(path.read_bytes())
    at = chance.randrange(len(data))
    data[at] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    return f"{path.name}: another bit at byte {at}"


@kind(is_alone=True)
def takes_the_state_of_another_version(world, chance):
    path = state(world, chance)
    data = path.read_bytes()
    path.write_bytes(re.sub(rb"\d+", chance.choice([b"0", b"99"]), data, count=1))
    return f"{path.name} says another version"


@kind(is_alone=True)
def takes_the_state_of_another_build(world, chance):
    """Of a smaller content, an hour before, written elsewhere."""
    state(world, chance)
    other = world.folder / "other"
    sample.write(other / "content", {name: data for name, data in sample.content(7).items() if "inder/" not in name})
    words = world.words(other / "output")
    words[words.index("--content") + 1] = other / "content"
    if world.program(words).returncode:
        raise Impossible
    shutil.rmtree(world.output / ".onir")
    shutil.copytree(other / "output/.onir", world.output / ".onir")
    shutil.rmtree(other)
    return "the state is that of another build"
