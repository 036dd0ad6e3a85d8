"""Every kind of edit by its name. A kind takes a world and a source of chance, and tells what it did."""

import random

from world import Impossible

KINDS = {}
# Kinds that a build comes before and after, so that nothing else explains what it finds.
ALONE = set()


def kind(function=None, *, is_alone=False):
    """Declares a kind of edit by its function's name."""
    def declare(function):
        KINDS[function.__name__] = function
        if is_alone:
            ALONE.add(function.__name__)
        return function
    return declare(function) if function else declare


def apply(world, name, number):
    """Applies an edit; tells what was done, or None where the site has no place for it."""
    try:
        return KINDS[name](world, random.Random(f"{name}:{number}")) or name
    except Impossible:
        return None
