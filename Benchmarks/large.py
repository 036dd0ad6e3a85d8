"""Ten times the national corpus beside the national one, and the curve of clean builds between."""

import shutil

import machine
import rounds
import serving
from programs import Floor, Hugo, Onir, corpus, find_hugo, fresh

TIMES = 10
# The other points of the curve; a median of three is enough for them.
POINTS = {"1/10": 0.1, "1/3": 1 / 3, "3": 3}
POINT_RUNS = 3


class Large:
    """One folder with a corpus of each size; every clean build goes into a fresh folder."""

    def __init__(self, folder, options):
        self.folder, self.options, self.noise = folder, options, rounds.Noise()
        self.templates = shutil.copytree(options.templates, folder / "templates")
        self.sizes = {"1": self.prepare("1", 1)}
        self.sizes["1"].build(folder / "first-1")
        self.size = machine.taken(folder / "first-1")[1]
        self.rounds = self.fitting()
        self.floor = Floor(options, folder, folder / "first-1")
        for name, scale in [*POINTS.items(), (str(TIMES), TIMES)]:
            self.sizes[name] = self.prepare(name, scale)
        self.ten = str(TIMES)
        self.hugo = None
        if options.hugo:
            program = find_hugo(options.hugo_program) or machine.stop("Hugo is not there: scripts/setup bench")
            self.sizes[self.ten].build(folder / "first-10")
            self.hugo = Hugo(program, folder, self.sizes[self.ten].content, folder / "first-10")
        self.output = {}
        machine.say(f"the contents are written in {folder}; measuring")

    def fitting(self):
        """As many rounds as asked for, or as the disk has room for."""
        hugo = TIMES if self.options.hugo else 0
        beside, each = hugo + POINT_RUNS * sum(POINTS.values()), TIMES + 2 + hugo
        room = shutil.disk_usage(self.folder).free / (1.1 * self.size)
        fitting = int((room - beside) // each)
        if fitting < 1:
            machine.stop(f"{self.folder} needs {round(1.1 * self.size * (beside + each)) >> 20} MB of room; set TMPDIR")
        if fitting < self.options.runs:
            machine.say(f"{self.folder} has room for {fitting} of {self.options.runs} rounds; TMPDIR moves the work")
        return min(fitting, self.options.runs)

    def prepare(self, name, scale):
        """The content of a size."""
        content = corpus(self.folder / f"content-{name.replace('/', '-')}", scale, self.options)
        return Onir(self.options, self.folder, content, self.templates, scale)

    def builds(self, names, count, title, parent, keep=True):
        """Clean builds of some sizes in turn; on the disk also what says how fast the disk was."""
        steps = {name: fresh(self.sizes[name], parent, f"onir-{name.replace('/', '-')}", keep) for name in names}
        if keep and self.ten in names:
            steps["floor"] = fresh(self.floor, parent, "floor")
            if self.hugo:
                steps["hugo"] = fresh(self.hugo, parent, "hugo")
        return rounds.in_turn(steps, count, self.noise, title)

    def in_memory(self):
        """Without the disk, which may have to write while so much is built."""
        with machine.memory_folder(round(1.2 * TIMES * self.size), self.folder.name) as inside:
            return self.builds([self.ten, "1"], self.rounds, "tmpfs, round", inside, False) if inside else None

    def measure(self):
        """Everything; the curve's other points last."""
        runs = self.builds([self.ten, "1"], self.rounds, "clean build, round", self.folder)
        self.noise.floors[machine.filesystem(self.folder)] = runs["floor"]
        tmpfs = self.in_memory()
        serve = [serving.measure(self.sizes[self.ten]) for _ in range(self.rounds)]
        points = self.builds(POINTS, POINT_RUNS, "other sizes, round", self.folder)
        sizes = {name: runs.get(name) or points[name] for name in self.sizes}
        for name, some in sorted(sizes.items(), key=lambda item: item[1][0]["answer"]["pages"]):
            answer = some[0]["answer"]
            self.output[f"× {name}"] = {"files": answer["pages"], "bytes": answer["bytes"]}
        return {"sizes": sizes, "tmpfs": tmpfs, "hugo": runs.get("hugo"), "serve": serve}

    def corpus(self):
        """How large what is built is."""
        return self.output
