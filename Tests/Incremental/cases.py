"""Cases: lists of edits drawn by chance, run over a new site, and cut down to the shortest that still fails."""

import random
import shutil
import tempfile
import traceback

import edits
# Each declares its kinds of edits.
import edits_around
import edits_guides
import edits_output
import edits_regions
import edits_settings
import edits_tables
from world import World, Wrong, run


def drawn(seed):
    """The edits of a seed: kind, number for its own chance, and whether a build follows at once.

    The first three kinds go round, so that some forty seeds have every kind.
    """
    chance = random.Random(seed)
    names = sorted(edits.KINDS)
    kinds = [names[(3 * seed + at) % len(names)] for at in range(3)]
    kinds += [chance.choice(names) for _ in range(chance.randrange(2, 7))]
    chance.shuffle(kinds)
    return [(name, chance.randrange(1000), chance.random() < 0.7) for name in kinds]


def problem(case, memory, program=run):
    """Runs a case; what went wrong, or None, and what the edits did."""
    folder = tempfile.mkdtemp(dir=memory, prefix="case-")
    told = []
    try:
        world = World.made(folder, program)
        world.step()
        for name, number, is_built in case:
            is_alone = name in edits.ALONE
            if is_alone and (world.before or world.may_touch):
                world.step()
            done = edits.apply(world, name, number)
            told.append(done or f"{name}: no place for it")
            if is_built or is_alone:
                world.step()
        world.step()
    except Wrong as wrong:
        return str(wrong), told
    except Exception:  # An edit that is wrong itself: shown like the rest, with its list.
        return traceback.format_exc(), told
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return None, told


def shortest(case, memory, program=run):
    """Leaves edits out, one after another and again, while what is left still fails."""
    at = 0
    while at < len(case):
        less = case[:at] + case[at + 1:]
        if problem(less, memory, program)[0]:
            # Without this one, others before it may not be needed either.
            case, at = less, 0
        else:
            at += 1
    return case


def report(seed, case, memory, program=run):
    """What to show of a case that fails."""
    case = shortest(case, memory, program)
    wrong, told = problem(case, memory, program)
    lines = [f"  {name} {number}{'' if is_built else ', not built at once'}: {done}"
             for (name, number, is_built), done in zip(case, told)]
    return "\n".join([f"seed {seed} fails; the shortest list of edits that does (ONIR_SEED={seed} runs it again):",
                      *lines, str(wrong or "it does not fail each time")])
