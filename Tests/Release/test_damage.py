"""Damage to a folder of releases is told and mended, and never published on."""

import json
import os
import re
import shutil
import subprocess

import pytest

from releases import PROGRAM


def onir(*words):
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=20)


def name(portal):
    return os.readlink(portal.out / "current").removeprefix("releases/")


def manifest(portal):
    return portal.out / "manifests" / f"{name(portal)}.json"


def truncate(portal):
    path = manifest(portal)
    path.write_bytes(path.read_bytes()[:1000])


def lead_out(portal):
    path = manifest(portal)
    path.write_text(path.read_text().replace('"robots.txt"', '"../../x"'))


def lose_a_line(portal):
    path = manifest(portal)
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(lines[:3] + lines[4:]))


def overflow(portal):
    path = manifest(portal)
    path.write_text(re.sub(r'"modified":\d+', '"modified":999999999999999999', path.read_text()))


def overflow_sum(portal):
    path = manifest(portal)
    path.write_text(re.sub(r'"size":\d+', '"size":999999999999999999', path.read_text()))


def pipe(portal):
    manifest(portal).unlink()
    os.mkfifo(manifest(portal))


def endless(portal):
    manifest(portal).unlink()
    manifest(portal).symlink_to("/dev/zero")


def delete_release(portal):
    shutil.rmtree(portal.out / "releases" / name(portal))


@pytest.mark.parametrize("damage", [
    truncate, lead_out, lose_a_line, overflow, overflow_sum, pipe, endless, delete_release,
    lambda portal: manifest(portal).unlink(), lambda portal: (portal.out / "current").unlink()])
def test_one_region_is_refused_where_nobody_knows_the_rest(portal, damage):
    portal.publish("--no-compress")
    damage(portal)
    left = sorted(p.name for p in (portal.out / "releases").iterdir())
    portal.write(1)
    done = portal.run("publish", portal.out, "--no-compress", "--region", "atyrau")
    assert done.returncode == 2 and "publish everything once" in done.stderr
    assert sorted(p.name for p in (portal.out / "releases").iterdir()) == left
    portal.publish("--no-compress")
    assert portal.version() == 1
    portal.verify()
    portal.publish("--no-compress", "--region", "atyrau")


@pytest.mark.parametrize("damage", [truncate, overflow, overflow_sum, pipe, endless])
def test_a_damaged_manifest_ends_every_command_with_a_sentence(portal, damage):
    portal.publish("--no-compress")
    portal.write(1)
    portal.publish("--no-compress")
    first = portal.names("releases")[0]
    damage(portal)
    for done, code in [
            (onir("verify", portal.out), 4),
            (portal.run("diff", portal.out), 2),
            (onir("rollback", portal.out, "--to", first), 0)]:
        assert done.returncode == code, done.args
        assert code == 0 or done.stderr.startswith("onir: ") or done.stdout, done.args


def test_a_region_published_alone_at_first_is_as_before(portal):
    assert portal.publish("--no-compress", "--region", "atyrau")["published"]


def test_a_key_signs_what_has_not_changed(portal):
    keys = [portal.folder / "one", portal.folder / "two"]
    digits = [onir("publish", "--new-key", key).stdout.strip() for key in keys]
    portal.publish("--no-compress")
    for key, public in zip(keys, digits):
        done = portal.run("publish", portal.out, "--no-compress", "--key", key)
        assert done.returncode == 0 and "signed anew" in done.stderr
        assert onir("verify", portal.out, "--public-key", public).returncode == 0
        again = portal.run("publish", portal.out, "--no-compress", "--key", key)
        assert "signed anew" not in again.stderr
    assert len(portal.names("releases")) == 1


def rewrite(path, data, keeps_time):
    status = path.stat()
    path.write_bytes(data)
    if keeps_time:
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_damage_elsewhere_stops_one_region_and_all_of_it_is_mended(portal):
    portal.publish()
    page = portal.out / "current" / "pavlodar" / "kk" / "index.html"
    for damage in (lambda: page.unlink(), lambda: rewrite(page, b"x", False)):
        damage()
        done = portal.run("publish", portal.out, "--region", "atyrau")
        assert done.returncode == 2 and "--repair" in done.stderr and "pavlodar" in done.stderr
        assert portal.publish()["written"] == 1
        portal.verify()
        purge = (portal.out / "purge" / f"{name(portal)}.txt").read_text()
        assert purge == "/pavlodar/kk/\n"


@pytest.mark.parametrize("ending", ["index.html", "index.html.br"])
def test_repair_reads_what_looks_the_same(portal, ending):
    portal.publish()
    page = portal.out / "current" / "pavlodar" / "kk" / ending
    data = bytearray(page.read_bytes())
    data[100] ^= 1
    rewrite(page, data, True)
    assert onir("verify", portal.out).returncode == 4
    done = portal.run("publish", portal.out, "--region", "atyrau", "--repair")
    assert done.returncode == 2 and "--repair" in done.stderr
    mended = portal.publish("--repair")
    assert mended["published"] and mended["purged"] == 1
    portal.verify()
    assert not portal.publish("--repair")["published"]


def test_repair_leaves_out_what_is_not_of_the_release(portal):
    portal.publish("--no-compress")
    (portal.out / "current" / "strange.js").write_text("x")
    assert not portal.publish("--no-compress")["published"]
    assert portal.publish("--no-compress", "--repair")["purged"] == 1
    portal.verify()


def test_a_link_in_place_of_a_page_is_written_anew(portal):
    portal.publish("--no-compress")
    page = portal.out / "current" / "pavlodar" / "kk" / "index.html"
    page.rename(portal.folder / "page")
    page.symlink_to(portal.folder / "page")
    assert portal.publish("--no-compress")["written"] == 1
    portal.verify()


def test_a_file_from_far_ahead_is_compared(portal):
    portal.publish("--no-compress")
    page = portal.out / "current" / "pavlodar" / "kk" / "index.html"
    os.utime(page, (2 ** 34, 2 ** 34))
    assert portal.publish("--no-compress")["written"] == 1


def test_an_older_signed_release_under_the_current_name_is_told(portal):
    key = portal.folder / "key"
    public = onir("publish", "--new-key", key).stdout.strip()
    portal.publish("--no-compress", "--key", key)
    old = name(portal)
    portal.write(1)
    portal.publish("--no-compress", "--key", key)
    new = name(portal)
    shutil.rmtree(portal.out / "releases" / new)
    shutil.copytree(portal.out / "releases" / old, portal.out / "releases" / new)
    for suffix in (".json", ".json.sig"):
        shutil.copy(portal.out / "manifests" / (old + suffix),
                    portal.out / "manifests" / (new + suffix))
    done = onir("verify", portal.out, "--public-key", public)
    assert done.returncode == 4 and f"is the manifest of {old}, not of {new}" in done.stdout


def test_rollback_finds_a_release_where_the_one_before_is_gone(portal):
    for version in (1, 2, 3):
        portal.write(version)
        portal.publish("--no-compress")
    shutil.rmtree(portal.out / "releases" / portal.names("releases")[1])
    done = onir("rollback", portal.out)
    assert done.returncode == 0 and portal.version() == 1, done.stderr
    assert "addresses by city: " in done.stderr and "pavlodar 2" in done.stderr


def test_rollback_goes_where_it_is_told_when_current_leads_nowhere(portal):
    for version in (1, 2):
        portal.write(version)
        portal.publish("--no-compress")
    first, second = portal.names("releases")
    shutil.rmtree(portal.out / "releases" / second)
    done = onir("rollback", portal.out)
    assert done.returncode == 2 and first in done.stderr
    done = onir("rollback", portal.out, "--to", first)
    assert done.returncode == 0 and portal.version() == 1
    portal.verify()


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: os.symlink("/dev/zero", path)])
def test_a_key_is_a_plain_file(portal, make):
    key = portal.folder / "key"
    make(key)
    if not key.is_symlink():
        key.chmod(0o600)
    done = portal.run("publish", portal.out, "--key", key)
    assert done.returncode in (2, 3) and not portal.out.exists()
    assert onir("verify", portal.out, "--public-key", key).returncode == 2
