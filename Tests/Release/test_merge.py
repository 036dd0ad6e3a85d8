"""Slices that several machines published become the release that one machine would have made."""

import csv
import json
import random
import shutil
import signal
import subprocess
import time

from releases import IS_LONG, PROGRAM, ROOT, files

KILLS = 60 if IS_LONG else 8


def entries(out):
    """The files of the current release's manifest without their times."""
    name = (out / "current").readlink().name
    listed = json.loads((out / "manifests" / f"{name}.json").read_text())["files"]
    return [{key: value for key, value in entry.items() if key != "modified"} for entry in listed]


def publish_shipped(out, *words):
    done = subprocess.run(
        [PROGRAM, "publish", out, "--content", ROOT / "content", "--templates", ROOT / "templates",
         "--now", "2026-11-20", "--format", "json", *words], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_three_machines_make_the_release_of_one(folder):
    with open(ROOT / "content" / "regions.csv", encoding="utf-8-sig", newline="") as table:
        regions = sorted({row["region"] for row in csv.DictReader(table)})
    assert len(regions) == 20
    merge = []
    for machine in range(3):
        slice_ = folder / f"slice-{machine}"
        own = [word for region in regions[machine::3] for word in ("--region", region)]
        publish_shipped(slice_, *own)
        # As copying leaves it: with the links and the bytes, without the times.
        copy = folder / f"copy-{machine}"
        shutil.copytree(slice_, copy, symlinks=True, copy_function=shutil.copyfile)
        shutil.rmtree(slice_)
        merge += ["--merge", copy]
    merged = publish_shipped(folder / "merged", *merge)
    whole = publish_shipped(folder / "whole")
    assert (merged["pages"], merged["written"], merged["bytes"]) == (
        whole["pages"], whole["written"], whole["bytes"])
    assert entries(folder / "merged") == entries(folder / "whole")
    assert files(folder / "merged" / "current") == files(folder / "whole" / "current")
    again = publish_shipped(folder / "merged", *merge)
    assert not again["published"] and again["written"] == 0


def test_a_merge_that_is_killed_leaves_a_whole_release(portal):
    def slice_(region):
        return portal.folder / f"slice-{region}"

    def slices():
        for region in ("atyrau", "pavlodar"):
            done = portal.run("publish", slice_(region), "--region", region)
            assert done.returncode == 0, done.stderr

    words = ["--merge", slice_("atyrau"), "--merge", slice_("pavlodar"), "--keep", "3"]
    slices()
    start = time.monotonic()
    portal.publish(*words)
    duration = time.monotonic() - start
    chance = random.Random(20261121)
    killed = 0
    for number in range(1, KILLS + 1):
        before = portal.version()
        portal.write(number)
        slices()
        process = subprocess.Popen(
            portal.words("publish", portal.out, *words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=chance.uniform(0, 1.2 * duration))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
        assert portal.version() in (before, number)
        portal.verify()
    assert killed > 0
    portal.publish(*words)
    assert portal.version() == KILLS
    portal.assert_no_litter()
    portal.assert_as_built(KILLS)
