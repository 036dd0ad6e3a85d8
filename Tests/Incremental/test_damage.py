"""Damage to the output that only a look at every file can notice."""

import os
import shutil

import pytest

from world import World, difference, run, tree


@pytest.fixture
def world(memory):
    world = World.made(memory)
    world.step()
    return world


def assert_mended(world, *options):
    assert run(world.words(world.output, *options)).returncode == 0
    assert not difference(tree(world.output), world.built_cleanly()[1])


def test_notices_another_byte_of_a_file_of_the_same_size_and_time(world):
    page = world.output / "atyrau/kk/index.html"
    status, data = page.stat(), page.read_bytes()
    page.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert_mended(world, "--check-output")


def test_replaces_a_link_to_a_file_of_the_same_size_and_time(world):
    page = world.output / "atyrau/kk/index.html"
    shutil.move(page, world.folder / "elsewhere")
    page.symlink_to(world.folder / "elsewhere")
    assert_mended(world)
