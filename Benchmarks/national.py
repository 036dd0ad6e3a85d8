"""The national corpus: clean builds against the floor and Hugo, then what is built again after an edit, then serve."""

import shutil

import edits
import machine
import rounds
import serving
from programs import Floor, Hugo, Onir, corpus, find_hugo, fresh


class National:
    """One folder with the corpus, the programs, and a fresh output for every clean build."""

    def __init__(self, folder, options):
        self.folder, self.options, self.noise = folder, options, rounds.Noise()
        self.rounds = options.runs
        templates = shutil.copytree(options.templates, folder / "templates")
        self.onir = Onir(options, folder, corpus(folder / "content", 1, options), templates)
        self.first = self.onir.build(folder / "first")
        self.files, self.size = machine.taken(folder / "first")
        self.floor = Floor(options, folder, folder / "first")
        self.hugo = None
        program = find_hugo(options.hugo_program)
        if program:
            self.hugo = Hugo(program, folder, self.onir.content, folder / "first")
            # Fills Hugo's cache, and is the tree that later builds go over.
            self.hugo.build(folder / "hugo-first")
            self.hugo_files = machine.taken(folder / "hugo-first")
        else:
            machine.say("Hugo is not there, so nothing is compared with it; scripts/setup bench installs it")
        # Each round leaves three trees, and edited files are there twice for a moment.
        self.room = round(self.size * (3 * self.rounds + 2) * 1.1)
        if shutil.disk_usage(folder).free < self.room:
            machine.stop(f"{folder} needs {self.room >> 20} MB of room; set TMPDIR or --runs")
        machine.say(f"{self.first['answer']['pages']} files built once in {folder}; measuring")

    def programs(self):
        named = {"onir": self.onir, "floor": self.floor}
        return named | ({"hugo": self.hugo} if self.hugo else {})

    def clean(self, place, parent, keep):
        """Clean builds of all programs in turn."""
        steps = {name: fresh(program, parent, name, keep) for name, program in self.programs().items()}
        runs = rounds.in_turn(steps, self.rounds, self.noise, f"clean build on {place}, round")
        self.noise.floors[place] = runs["floor"]
        return runs

    def clean_in_memory(self):
        """The same on tmpfs."""
        with machine.memory_folder(2 * self.size, self.folder.name) as inside:
            return self.clean("tmpfs", inside, keep=False) if inside else None

    def again(self, title, edit=None):
        """Builds over the first trees, each time after an edit of both programs' content."""
        def build(program, output, path):
            def run(number):
                if edit:
                    edit(path, number)
                return program.build(self.folder / output)
            return run

        guide = sorted(self.onir.content.glob("guides/*/ru.md"))[0]
        steps = {"onir": build(self.onir, "first", guide)}
        if self.hugo:
            steps["hugo"] = build(self.hugo, "hugo-first", self.hugo.guide())
        return rounds.in_turn(steps, self.rounds, self.noise, f"{title}, round")

    def edited(self, title, edit, root):
        """Builds of onir alone, each after an edit."""
        def run(number):
            edit(root, number)
            return self.onir.build(self.folder / "first")
        return rounds.in_turn({"onir": run}, self.rounds, self.noise, f"{title}, round")["onir"]

    def measure(self):
        """Everything, in an order in which no step makes a later one slower."""
        content, templates = self.onir.content, self.onir.templates
        result = {"disk": self.clean(machine.filesystem(self.folder), self.folder, keep=True)}
        result["tmpfs"] = self.clean_in_memory()
        result["serve"] = [serving.measure(self.onir) for _ in range(self.rounds)]
        result["unchanged"] = self.again("nothing changed")
        result["guide"] = self.again("one guide edited", edits.guide)
        result["edits"] = {
            "kindergarten": self.edited("one row of kindergartens.csv edited", edits.kindergarten, content),
            "vacancy": self.edited("one row of vacancies.csv edited", edits.vacancy, content),
            "comment": self.edited("a comment in a template edited", edits.comment, templates),
            "string": self.edited("one string edited", edits.string, templates),
            "markup": self.edited("the markup of a template edited", edits.markup, templates),
        }
        return result

    def corpus(self):
        """How large what is built is."""
        answer = self.first["answer"]
        numbers = {"onir": {"files": answer["pages"], "bytes": answer["bytes"], "disk_bytes": self.size}}
        if self.hugo:
            numbers["hugo"] = {"files": self.hugo_files[0], "disk_bytes": self.hugo_files[1]}
        return numbers
