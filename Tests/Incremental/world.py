"""A site on the disk with a kept output: changed through here, so that changes can be undone, built and compared."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import sample

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = str((ROOT / os.environ.get("ONIR", ".build/release/onir")).resolve(strict=True))
IS_LONG = "ONIR_LONG" in os.environ


class Wrong(AssertionError):
    """The program did not keep a promise."""


class Impossible(Exception):
    """An edit that this site has no place for."""


def run(words, locale=None, **more):
    """Runs the program itself."""
    environment = {**os.environ, "LC_ALL": locale or "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"}
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=120, env=environment,
                          check=False, **more)


def tree(folder):
    """Every file that is published, with its bytes; links and empty folders are told too."""
    found = {}
    for path, folders, files in os.walk(folder):
        if path == str(folder) and ".onir" in folders:
            folders.remove(".onir")
        below = os.path.relpath(path, folder)
        for name in files:
            whole = os.path.join(path, name)
            data = b"(a link)" if os.path.islink(whole) else Path(whole).read_bytes()
            found[os.path.normpath(os.path.join(below, name))] = data
        if not folders and not files and below != ".":
            found[below + "/"] = b""
    return found


def marks(folder, names):
    """What tells whether files were touched."""
    return {name: (status.st_ino, status.st_mtime_ns) for name in names if not name.endswith("/")
            for status in [os.lstat(os.path.join(folder, name))]}


def difference(kept, clean):
    """In words, where two trees differ; empty when they do not."""
    lines = [f"  only in the kept output: {name}" for name in sorted(kept.keys() - clean.keys())]
    lines += [f"  missing in the kept output: {name}" for name in sorted(clean.keys() - kept.keys())]
    for name in sorted(kept.keys() & clean.keys()):
        if kept[name] != clean[name]:
            at = next((n for n, (a, b) in enumerate(zip(kept[name], clean[name])) if a != b), "the end")
            lines.append(f"  {name} differs at byte {at}")
    return "\n".join(lines[:8] + [f"  and {len(lines) - 8} more"] * (len(lines) > 8))


class World:
    """Content, templates, clock and options, and the output that every build goes into."""

    # What a clean build of the site as it is made says and writes, which is the same for all.
    first = None

    def __init__(self, folder, program=run):
        self.folder, self.program = Path(folder), program
        self.content, self.templates = self.folder / "content", self.folder / "templates"
        self.output, self.clean = self.folder / "output", self.folder / "clean"
        self.now, self.jobs, self.options = sample.NOW, 2, []
        # What happens to the output before the next build of everything.
        self.between = []
        # Files put beside by others; whether the next build may write what has not changed, or refuse.
        self.foreign, self.may_touch, self.may_refuse = {}, False, False
        self.before = {}
        # What the last clean build wrote and said, and when.
        self.wanted = None

    @classmethod
    def made(cls, folder, program=run):
        world = cls(folder, program)
        sample.write(world.content, sample.content())
        shutil.copytree(ROOT / "templates", world.templates)
        world.wanted = cls.first
        if not cls.first:
            world.built_cleanly()
            World.first = world.wanted
        return world

    def path(self, name):
        top, rest = name.split("/", 1)
        return {"content": self.content, "templates": self.templates}[top] / rest

    def names(self, pattern):
        """The files of content and templates whose names match wholly, sorted."""
        every = [f"{top}/{path.relative_to(folder)}" for top, folder in
                 (("content", self.content), ("templates", self.templates))
                 for path in folder.rglob("*") if path.is_file()]
        return sorted(name for name in every if re.fullmatch(pattern, name))

    def one(self, chance, pattern):
        names = self.names(pattern)
        if not names:
            raise Impossible
        return chance.choice(names)

    def read(self, name):
        return self.path(name).read_bytes()

    def keep(self, name):
        """Remembers a file as it was when the last build succeeded."""
        path = self.path(name)
        self.before.setdefault(name, path.read_bytes() if path.exists() else None)

    def write(self, name, data, is_new=False):
        """Writes in place, or into a new file that takes the place of the old one."""
        self.keep(name)
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if is_new:
            other = self.folder / "new-file"
            other.write_bytes(data)
            os.replace(other, path)
        else:
            path.write_bytes(data)

    def delete(self, name):
        self.keep(name)
        path = self.path(name)
        path.unlink()
        while not any(path.parent.iterdir()):
            path = path.parent
            path.rmdir()

    def rename(self, name, other):
        """Moves a file; inode and time stay."""
        if self.path(other).exists():
            raise Impossible
        self.keep(name), self.keep(other)
        self.path(other).parent.mkdir(parents=True, exist_ok=True)
        os.rename(self.path(name), self.path(other))
        if not any(self.path(name).parent.iterdir()):
            self.path(name).parent.rmdir()

    def undo(self):
        """Takes back what was changed since the last build that succeeded."""
        for name, data in self.before.items():
            if data is not None:
                self.write(name, data)
            elif self.path(name).exists():
                self.delete(name)
        self.before = {}

    def words(self, output, *more):
        return ["build", "--content", self.content, "--templates", self.templates, "--output", output,
                "--now", self.now.isoformat(), "--jobs", self.jobs, "--format", "json", *more]

    def step(self):
        """Builds into the kept output and into a new one, and holds one against the other."""
        kept = tree(self.output) if self.output.exists() else {}
        touched = marks(self.output, kept)
        if self.between:
            for act in self.between:
                act()
            self.between, kept = [], tree(self.output)
            touched = marks(self.output, kept)
        done = self.program(self.words(self.output, *self.options))
        clean, wanted = self.built_cleanly()
        if self.may_refuse and clean.returncode == 0 and done.returncode in (2, 3):
            self.start_anew(done, clean)
            done, touched = self.program(self.words(self.output)), {}
        if done.returncode != clean.returncode or clean.returncode not in (0, 1):
            raise Wrong(f"exit {done.returncode}, of the clean build {clean.returncode}\n{done.stderr}{clean.stderr}")
        if done.stderr.replace(str(self.output), "") != clean.stderr.replace(str(self.clean), ""):
            raise Wrong(f"other messages than of a clean build:\n{done.stderr}and not\n{clean.stderr}")
        if clean.returncode == 0:
            self.compare(done, clean, wanted, kept, touched)
            self.may_touch = self.may_refuse = False
            self.options, self.before = [], {}
        else:
            if difference(tree(self.output), kept):
                raise Wrong(f"a build that failed has written\n{difference(tree(self.output), kept)}")
            self.undo()
            self.wanted = None

    def built_cleanly(self):
        """What a clean build of the same says and writes; once while nothing it reads has changed."""
        if not self.wanted or self.before or self.wanted[0] != self.now:
            shutil.rmtree(self.clean, ignore_errors=True)
            done = run(self.words(self.clean))
            self.wanted = self.now, done, tree(self.clean) if done.returncode == 0 else None
        return self.wanted[1:]

    def start_anew(self, done, clean):
        """What the sentence advises when nobody knows which files are the program's."""
        said = done.stderr.removeprefix(clean.stderr)
        if not said.startswith("onir: ") or "\n" in said.strip():
            raise Wrong(f"refused without one sentence: {done.stderr}")
        shutil.rmtree(self.output)
        self.foreign = {}

    def compare(self, done, clean, wanted, kept, touched):
        now = tree(self.output)
        problem = difference(now, wanted | self.foreign)
        if problem:
            raise Wrong(f"the output is not that of a clean build:\n{problem}")
        told, whole = json.loads(done.stdout), json.loads(clean.stdout)
        if (told["pages"], told["bytes"]) != (whole["pages"], whole["bytes"]):
            raise Wrong(f"another summary than of a clean build: {done.stdout}and not {clean.stdout}")
        if self.may_touch:
            return
        same = [name for name in touched if kept[name] == now.get(name)]
        found = marks(self.output, same)
        wrong = [name for name in same if found[name] != touched[name]]
        if wrong:
            raise Wrong(f"{len(wrong)} files were touched that have not changed: {wrong[:4]}")
