"""The programs that are measured, each as one call that runs it to its end."""

import os
import pathlib
import shutil
import subprocess
import sys

import machine

HERE = pathlib.Path(__file__).resolve().parent
NOW = "2026-11-20"


def corpus(folder, scale, options):
    """Content of a size: `scale` times what the options say."""
    subprocess.run([
        sys.executable, HERE / "corpus.py", "--seed", str(options.seed), "--guides", str(options.guides),
        "--cities", str(max(1, round(options.cities * scale))),
        "--kindergartens", str(round(options.kindergartens * scale)),
        "--bulletin-rows", str(round(options.bulletin_rows * scale)), folder], check=True)
    return folder


def fresh(program, parent, name, keep=True):
    """A step: a clean build into a folder of its own. In memory the tree can go at once."""
    def run(number):
        output = parent / f"{name}-{number}"
        result = program.build(output)
        if not keep:
            shutil.rmtree(output)
        return result
    return run


class Onir:
    """onir over one content folder."""

    def __init__(self, options, folder, content, templates, scale=1):
        self.scale = scale
        self.program, self.jobs = pathlib.Path(shutil.which(options.onir)).resolve(), options.jobs
        self.folder, self.content, self.templates = folder, content, templates
        self.linked = machine.linked(self.program)

    def inputs(self):
        return ["--content", self.content, "--templates", self.templates, "--jobs", self.jobs, "--now", NOW]

    def reads(self, output):
        """What a run reads: the program, what goes into the pages, and what the last run into the folder has kept."""
        return [*self.linked, self.content, self.templates, output / ".onir"]

    def build(self, output):
        return machine.measured(
            [self.program, "build", *self.inputs(), "--output", output, "--format", "json"], self.folder,
            scale=self.scale, reads=self.reads(output))


class Floor:
    """The write floor, with the files of one built tree, or those files several times."""

    def __init__(self, options, folder, source, times=1):
        self.program, self.jobs, self.scale = folder / "floor", options.jobs, times
        self.folder, self.source = folder, source
        compiler = shutil.which("cc") or shutil.which("clang")
        if not compiler:
            machine.stop("no C compiler, neither cc nor clang, is in PATH")
        subprocess.run([compiler, "-O2", "-Wall", "-Wextra", "-pthread", "-o", self.program,
                        HERE / "floor.c"], check=True)

    def build(self, output):
        run = machine.measured(
            [self.program, self.source, output, self.jobs, self.scale], self.folder, scale=self.scale,
            reads=[self.program])
        # Only the writing counts, not how the files came into memory.
        answer = run["answer"]
        return run | {"wall": answer["seconds"], "processor": answer["processor"]}


class Hugo:
    """Hugo over a site of the same content."""

    def __init__(self, program, folder, content, built, scale=1):
        self.program, self.folder, self.site, self.scale = program, folder, folder / "hugo-site", scale
        subprocess.run([sys.executable, HERE / "hugo_site.py", content, built, self.site], check=True)

    def build(self, output):
        run = machine.measured(
            [self.program, "build", "--source", self.site, "--destination", output, "--quiet",
             "--noBuildLock", "--cacheDir", self.folder / "hugo-cache"],
            self.folder, {**os.environ, "GOGC": "400"}, self.scale, reads=[*machine.linked(self.program), self.site])
        return run

    def guide(self):
        return sorted(self.site.glob("content/texts/*-ru.md"))[0]


def find_hugo(named):
    """The Hugo that scripts/setup bench installs; its package wraps it in a slower Python program."""
    if named:
        return shutil.which(named) or machine.stop(f"{named} is not there")
    pattern = ".build/bench-venv/lib/python3*/site-packages/hugo/binaries/hugo"
    return next(iter(sorted(HERE.parent.glob(pattern))), None)
