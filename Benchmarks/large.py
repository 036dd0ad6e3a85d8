"""Ten times the national corpus beside the national one, and the curve of clean builds between."""

import shutil

import machine
import rounds
import serving
from programs import Floor, Hugo, Onir, corpus, find_hugo

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
        _, size = machine.taken(folder / "first-1")
        room = round(1.2 * size * (TIMES * (options.runs + 2) + 2 * options.runs + POINT_RUNS * sum(POINTS.values())))
        if shutil.disk_usage(folder).free < room:
            machine.stop(f"{folder} needs {room >> 20} MB of room; set TMPDIR or --runs")
        self.floor = Floor(options, folder, folder / "first-1")
        for name, scale in [*POINTS.items(), (str(TIMES), TIMES)]:
            self.sizes[name] = self.prepare(name, scale)
        self.ten = str(TIMES)
        self.hugo = None
        if options.hugo:
            program = find_hugo(options.hugo_program) or machine.stop("Hugo is not there: scripts/setup bench")
            self.hugo = Hugo(program, folder, self.sizes[self.ten].content, folder / f"first-{self.ten}")
        machine.say(f"all sizes built once in {folder}; measuring")

    def prepare(self, name, scale):
        """The content of a size, built once, so that it is in the machine's memory."""
        name = name.replace("/", "-")
        onir = Onir(self.options, self.folder, corpus(self.folder / f"content-{name}", scale, self.options),
                    self.templates)
        onir.first = onir.build(self.folder / f"first-{name}")
        return onir

    def clean(self, name, program):
        return lambda number: program.build(self.folder / f"{name.replace('/', '-')}-{number}")

    def measure(self):
        steps = {name: self.clean(f"onir-{name}", self.sizes[name]) for name in (self.ten, "1")}
        steps["floor"] = self.clean("floor", self.floor)
        if self.hugo:
            steps["hugo"] = self.clean("hugo", self.hugo)
        runs = rounds.in_turn(steps, self.options.runs, self.noise, "clean build, round")
        self.noise.floors[machine.filesystem(self.folder)] = runs["floor"]
        points = rounds.in_turn(
            {name: self.clean(f"onir-{name}", self.sizes[name]) for name in POINTS}, POINT_RUNS, self.noise,
            "other sizes, round")
        serve = [serving.measure(self.sizes[self.ten]) for _ in range(self.options.runs)]
        return {"sizes": {name: runs.get(name) or points[name] for name in self.sizes},
                "hugo": runs.get("hugo"), "serve": serve}

    def corpus(self):
        return {name: {"files": onir.first["answer"]["pages"], "bytes": onir.first["answer"]["bytes"]}
                for name, onir in self.sizes.items()}
