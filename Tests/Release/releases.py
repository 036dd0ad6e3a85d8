"""A small site that is published by the program into a folder of releases, version after version."""

import json
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("ONIR", ROOT / ".build" / "release" / "onir")).absolute()
IS_LONG = "ONIR_LONG" in os.environ
CITIES = ["atyrau", "inder", "pavlodar"]

SITE = """title: {kk: Сынақ, ru: Проба}
base_url: https://portal.example/
languages: [kk, ru]
default_language: kk
"""
REGIONS = """region,city,kato,name_kk,name_ru
atyrau,,230000000,Атырау облысы,Атырауская область
atyrau,atyrau,231000000,Атырау,Атырау
atyrau,inder,233600000,Индер ауданы,Индерский район
pavlodar,,550000000,Павлодар облысы,Павлодарская область
pavlodar,pavlodar,551000000,Павлодар,Павлодар
"""


class Portal:
    """Content whose every city shows the number of its version, and where it is published."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.content, self.out = self.folder / "content", self.folder / "out"
        self.guide = self.content / "guides" / "queue"
        self.guide.mkdir(parents=True)
        (self.content / "site.yaml").write_text(SITE)
        (self.content / "regions.csv").write_text(REGIONS)
        self.write(0)

    def write(self, version, text="x"):
        for language in ("kk", "ru"):
            (self.guide / f"{language}.md").write_text(
                f"---\ntitle: T\n---\nnumber={version}={text}\n")

    def words(self, *words):
        return [PROGRAM, *map(str, words), "--content", self.content, "--templates",
                ROOT / "templates", "--now", "2026-11-20"]

    def run(self, *words):
        return subprocess.run(self.words(*words), capture_output=True, text=True, timeout=120)

    def publish(self, *words):
        done = self.run("publish", self.out, "--format", "json", *words)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def verify(self):
        done = subprocess.run([PROGRAM, "verify", self.out], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout[:2000] + done.stderr
        return done

    def versions(self, root, dir_fd=None):
        """The versions that the pages of the cities show; one for a whole release."""
        found = set()
        for city in CITIES:
            for language in ("kk", "ru"):
                path = f"{root}/{city}/{language}/guides/queue/index.html"
                page = read(path, dir_fd)
                assert page.endswith("</html>\n"), path
                found.add(int(re.search(r"number=(\d+)=", page).group(1)))
        return found

    def version(self):
        (version,) = self.versions(str(self.out / "current"))
        return version

    def names(self, folder):
        return sorted(p.name.split(".")[0] for p in (self.out / folder).iterdir())

    def assert_no_litter(self):
        own = {p.name for p in (self.out / ".onir").iterdir()}
        assert own - {"sending-lock"} == {"lock", "releases"}
        assert sorted(p.name for p in self.out.iterdir()) == [
            ".onir", "current", "manifests", "purge", "releases"]
        assert self.names("releases") == self.names("manifests") == self.names("purge")

    def assert_as_built(self, number):
        """The current release has the bytes of a clean build, beside its compressed copies."""
        built = self.folder / f"built-{number}"
        done = self.run("build", "--output", built)
        assert done.returncode == 0, done.stderr
        assert files(built) == {
            name: data for name, data in files(self.out / "current").items()
            if not name.endswith((".br", ".gz"))}


def read(path, dir_fd=None):
    descriptor = os.open(path, os.O_RDONLY, dir_fd=dir_fd)
    with open(descriptor, encoding="utf-8") as file:
        return file.read()


def files(root):
    root = root.resolve()
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*")
            if p.is_file() and ".onir" not in p.parts}
