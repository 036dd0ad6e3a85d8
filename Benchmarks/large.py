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

    def __init__(self, folder, options, stamp):
        self.folder, self.options, self.stamp, self.noise = folder, options, stamp, rounds.Noise()
        self.rounds, self.ten = options.runs, str(TIMES)
        self.templates = shutil.copytree(options.templates, folder / "templates")
        self.sizes = {"1": self.prepare("1", 1)}
        self.sizes["1"].build(folder / "first-1")
        # A folder takes a block of the disk, which `taken` does not count; nearly every file has one of its own.
        files, size = machine.taken(folder / "first-1")
        self.size = size + files * 4096
        self.trees = folder / "trees"
        self.trees.mkdir()
        floors = {"floor": 1, f"floor-{TIMES}": TIMES}
        self.floors = {name: Floor(options, folder, folder / "first-1", times) for name, times in floors.items()}
        for name, scale in [*POINTS.items(), (self.ten, TIMES)]:
            self.sizes[name] = self.prepare(name, scale)
        self.hugo = None
        if options.hugo:
            program = find_hugo(options.hugo_program) or machine.stop("Hugo is not there: scripts/setup bench")
            self.sizes[self.ten].build(folder / "first-10")
            self.hugo = Hugo(program, folder, self.sizes[self.ten].content, folder / "first-10", TIMES)
        self.output = {}
        machine.say(f"the contents are written in {folder}; measuring")

    def make_room(self, countries):
        """Sees to it that the disk has room for so many countries: else the trees of earlier rounds go, and it rests."""
        needed = round(1.05 * self.size * countries)
        if shutil.disk_usage(self.folder).free >= needed:
            return
        machine.delete(self.trees, self.stamp)
        self.trees.mkdir()
        if shutil.disk_usage(self.folder).free < needed:
            machine.stop(f"{self.folder} needs {needed >> 20} MB of room; set TMPDIR")
        machine.rest(self.stamp)

    def prepare(self, name, scale):
        """The content of a size."""
        content = corpus(self.folder / f"content-{name.replace('/', '-')}", scale, self.options)
        return Onir(self.options, self.folder, content, self.templates, scale)

    def builds(self, names, count, title, parent, more=None, keep=True):
        """Clean builds of some sizes in turn, and of other programs."""
        programs = {name: (self.sizes[name], f"onir-{name.replace('/', '-')}") for name in names}
        programs |= {name: (program, name) for name, program in (more or {}).items()}
        steps = {name: fresh(program, parent, place, keep) for name, (program, place) in programs.items()}
        countries = sum(program.scale for program, _ in programs.values())
        return rounds.in_turn(
            steps, count, self.noise, title, (lambda: self.make_room(countries)) if keep else None)

    def on_disk(self):
        """Where the system begins to write to the disk while so much is built."""
        more = self.floors | ({"hugo": self.hugo} if self.hugo else {})
        runs = self.builds([self.ten, "1"], self.rounds, "clean build, round", self.trees, more)
        self.noise.floors[machine.filesystem(self.folder)] = runs["floor"]
        return runs

    def in_memory(self):
        """Where it does not."""
        with machine.memory_folder(round(1.2 * TIMES * self.size), self.folder.name) as inside:
            if not inside:
                return None
            return self.builds([self.ten, "1"], self.rounds, "tmpfs, round", inside, self.floors, keep=False)

    def measure(self):
        """Everything; the curve's other points last."""
        runs, tmpfs = self.on_disk(), self.in_memory()
        serve = [serving.measure(self.sizes[self.ten]) for _ in range(self.rounds)]
        points = self.builds(POINTS, POINT_RUNS, "other sizes, round", self.trees)
        sizes = {name: runs.get(name) or points[name] for name in self.sizes}
        for name, some in sorted(sizes.items(), key=lambda item: item[1][0]["answer"]["pages"]):
            answer = some[0]["answer"]
            self.output[f"× {name}"] = {"files": answer["pages"], "bytes": answer["bytes"]}
        floors = {name: runs[name] for name in self.floors}
        return {"sizes": sizes, "floors": floors, "tmpfs": tmpfs, "hugo": runs.get("hugo"), "serve": serve}

    def corpus(self):
        """How large what is built is."""
        return self.output
