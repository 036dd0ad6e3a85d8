"""Killed at any moment, disturbed while it runs or started twice: the next build makes what a clean one makes."""

import os
import random
import shutil
import signal
import subprocess
import time

import pytest

import sample
from world import IS_LONG, PROGRAM, World, difference, run, tree

KILLS = 100 if IS_LONG else 10
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"}


def start(world, **more):
    return subprocess.Popen([PROGRAM, *map(str, world.words(world.output))], stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE, text=True, env=ENVIRONMENT, **more)


def name_the_site(world, number):
    """Every page tells the name."""
    site = sample.json.loads(world.read("content/site.yaml"))
    site["title"] = {"kk": f"Атау {number}", "ru": f"Имя {number}"}
    world.write("content/site.yaml", sample.settings(site))


def assert_completes(world, what):
    """The next build ends well, and leaves what a clean one leaves: no half file, nothing for a while."""
    done = run(world.words(world.output))
    assert done.returncode == 0, f"{what}: {done.stderr}"
    shutil.rmtree(world.clean, ignore_errors=True)
    assert run(world.words(world.clean)).returncode == 0
    problem = difference(tree(world.output), tree(world.clean))
    assert not problem, f"{what}:\n{problem}"
    own = [sorted(path.name for path in (folder / ".onir").rglob("*")) for folder in (world.output, world.clean)]
    assert own[0] == own[1], what


def inode(path):
    return path.stat().st_ino if path.exists() else None


def killed(world, chance, duration):
    """Starts a build and kills it after a while, unless it is done by then; every other while begins with a page."""
    page = world.output / chance.choice(sorted(sample.CITIES)) / "ru/index.html"
    old, process = inode(page), start(world)
    if chance.random() < 0.5:
        while inode(page) == old and process.poll() is None:
            time.sleep(0.001)
        duration /= 5
    try:
        process.wait(timeout=chance.uniform(0, duration))
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL


def next_duration(duration, was_killed):
    """However busy the machine is by now: a build that was done in time is to be killed the next time."""
    return duration * (1.1 if was_killed else 0.7)


def lasting(world):
    begin = time.monotonic()
    assert run(world.words(world.output)).returncode == 0
    return time.monotonic() - begin


def test_completes_a_first_build_that_was_killed(memory):
    world, chance, count = World.made(memory), random.Random(1), 0
    duration = lasting(world)
    for number in range(KILLS):
        shutil.rmtree(world.output)
        was_killed = killed(world, chance, duration)
        count, duration = count + was_killed, next_duration(duration, was_killed)
        assert_completes(world, f"kill {number}")
    assert count >= KILLS // 3


def open_kindergartens(world, city, number):
    """More pages: some twenty kindergartens."""
    name = f"content/cities/{city}/kindergartens.csv"
    rows = sample.rows_of(world.read(name))
    more = [[f"{city}-more-{number}-{n}", *rows[1][1:]] for n in range(20)]
    world.write(name, sample.table(rows + more))


@pytest.mark.parametrize("is_taken_back", [False, True])
def test_completes_an_incremental_build_that_was_killed(is_taken_back, memory):
    """Which changes every page, adds some or takes some away."""
    world, chance, count = World.made(memory), random.Random(2), 0
    lasting(world)
    name_the_site(world, "once")
    # Of a build like those that are killed.
    duration = lasting(world)
    for number in range(KILLS // (1 + is_taken_back)):
        name_the_site(world, number)
        if chance.random() < 0.5:
            open_kindergartens(world, chance.choice(sorted(sample.CITIES)), number)
        else:
            world.delete(f"content/cities/{chance.choice(sorted(sample.CITIES))}/vacancies.csv")
        was_killed = killed(world, chance, duration)
        count, duration = count + was_killed, next_duration(duration, was_killed)
        if is_taken_back:
            world.undo()
        assert_completes(world, f"kill {number}")
        # The next build makes no page again that this one took away: what is killed then would not be listed.
        world.undo()
        assert run(world.words(world.output)).returncode == 0
    assert count >= KILLS // 6


@pytest.mark.parametrize("call", ["openat", "close", "renameat2"])
def test_leaves_nothing_of_a_killed_build_whose_edit_is_taken_back(call, memory):
    """Killed when it has made a folder for a page that is new, once it has closed the page, or before one takes the place
    of an old one."""
    world = World.made(memory)
    lasting(world)
    if call == "openat":
        open_kindergartens(world, "atyrau", 1)
        watched = [world.output / "atyrau/kk/kindergartens"]
    elif call == "close":
        open_kindergartens(world, "atyrau", 1)
        watched = [world.output / f"atyrau/kk/kindergartens/atyrau-more-1-{n}/index.html" for n in range(20)]
    else:
        name_the_site(world, 1)
        watched = [world.output / ".onir/new-atyrau"]
    world.jobs = 1
    traced = ["strace", "-f", "-qq", "-o", "/dev/null", *(f"-P{path}" for path in watched), "-e", f"trace={call}",
              "-e", f"inject={call}:signal=KILL:when=1"]
    done = subprocess.run([*traced, PROGRAM, *map(str, world.words(world.output))], env=ENVIRONMENT, check=False,
                          capture_output=True)
    assert done.returncode != 0, "the build writes its files by other calls"
    world.undo()
    assert_completes(world, "what a killed build has written")


def test_notices_what_was_saved_while_it_was_building(memory):
    """A file saved twice within a tick of the disk's clock has one time, perhaps one size, and other bytes."""
    world, chance = World.made(memory), random.Random(3)
    duration = lasting(world)
    names = world.names(r"content/cities/[a-z]+/kindergartens\.csv")
    for number in range(KILLS):
        process = start(world)
        end = time.monotonic() + chance.uniform(0, duration)
        turn = 0
        while time.monotonic() < end:
            turn += 1
            save(world, names, turn)
        process.communicate()
        save(world, names, 100 + number)
        assert_completes(world, f"round {number}")


def save(world, names, number):
    for name in names:
        rows = sample.rows_of(world.read(name))
        rows[1][1] = f"Балабақша {number:04}"
        world.write(name, sample.table(rows))


def stopped(world):
    """A build that stands still while it writes."""
    while True:
        shutil.rmtree(world.output, ignore_errors=True)
        process = start(world)
        while process.poll() is None:
            if (world.output / "atyrau").exists():
                process.send_signal(signal.SIGSTOP)
                _, status = os.waitpid(process.pid, os.WUNTRACED)
                if os.WIFSTOPPED(status):
                    return process
                process.returncode = os.waitstatus_to_exitcode(status)
        process.communicate()


def test_refuses_a_second_build_into_the_folder(memory):
    world = World.made(memory)
    process = stopped(world)
    standing = tree(world.output)
    name_the_site(world, 2)
    second = run(world.words(world.output))
    assert second.returncode == 3
    assert second.stderr.splitlines()[-1].startswith(
        f"onir: another build is writing to {world.output}: wait until it is done")
    assert not difference(tree(world.output), standing)
    process.send_signal(signal.SIGCONT)
    _, said = process.communicate()
    assert process.returncode == 0, said
    assert not any("Атау 2".encode() in data for data in tree(world.output).values())
    assert_completes(world, "after both")


def test_two_builds_at_once_never_mix(memory):
    world, refused = World.made(memory), 0
    other = World(memory)
    other.content = memory / "other"
    shutil.copytree(world.content, other.content)
    name_the_site(other, 2)
    wanted = []
    for each in (world, other):
        assert run(each.words(memory / "clean")).returncode == 0
        wanted.append(tree(memory / "clean"))
    for number in range(50 * KILLS):
        # However seldom a busy machine lets one begin before the other is done.
        if number >= KILLS and refused:
            break
        builds = [start(each) for each in (world, other)]
        said = [process.communicate()[1] for process in builds]
        codes = [process.returncode for process in builds]
        assert set(codes) <= {0, 3} and 0 in codes, said
        refused += 3 in codes
        found = tree(world.output)
        likely = wanted if codes == [0, 0] else [wanted[codes.index(0)]]
        assert any(not difference(found, each) for each in likely), f"round {number}: {codes}"
    assert refused
