"""Damage to the output, and to the state that tells what was written there."""

import os
import re
import shutil

import sample
from edits import kind
from world import Impossible


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
    shutil.copyfile(path, world.folder / "elsewhere")
    path.unlink()
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


@kind
def copies_the_output(world, chance):
    """To another machine, say: other inodes, the same times."""
    built(world)
    shutil.copytree(world.output, world.folder / "copy")
    shutil.rmtree(world.output)
    os.rename(world.folder / "copy", world.output)
    return "the output is a copy of itself"
