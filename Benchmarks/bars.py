"""What is reported of a run, against the bar that must be met and the aim beyond it."""

import dataclasses

from rounds import column, ratio, spread


@dataclasses.dataclass
class Measure:
    """One line of the table. `bar` and `aim` are in the unit of `value`; some lines have none."""

    name: str
    value: dict | None
    form: str = "ratio"
    bar: float | None = None
    aim: float | None = None
    more: bool = False
    note: str = ""

    def reaches(self, limit):
        return self.value["median"] >= limit if self.more else self.value["median"] <= limit

    def reached(self):
        if self.value is None or self.bar is None:
            return ""
        return "aim" if self.reaches(self.aim) else "bar" if self.reaches(self.bar) else "no"

    def text(self, number):
        if number is None:
            return ""
        return FORMS[self.form](number)

    def measured(self):
        return self.text(self.value["median"]) if self.value else "not measured"

    def range(self):
        if not self.value or len(self.value["runs"]) < 2:
            return ""
        return f"{self.text(self.value['lowest'])} to {self.text(self.value['highest'])}"

    def result(self):
        """The line as JSON."""
        return {"name": self.name, "value": self.value, "bar": self.bar, "aim": self.aim,
                "reached": self.reached(), "note": self.note}


def part(number):
    """A small ratio as a part of one; 1/150 says more than 0.00667."""
    return f"1/{1 / number:.0f}" if 0 < number < 0.5 else f"{number:.2f}"


FORMS = {
    "ratio": lambda number: f"{number:.2f}",
    "part": part,
    "seconds": lambda number: f"{number:.3f} s",
    "milliseconds": lambda number: f"{number:.3f} ms",
    "megabytes": lambda number: f"{number:.0f} MB",
    "rate": lambda number: f"{number:,.0f}",
}


def rates(runs, files):
    return spread([files / run["wall"] for run in runs])


def rate_ratio(runs, files, others, other_files):
    """How many times as many of its own files one program writes in a second."""
    slower = ratio(others, runs)
    factor = files / other_files
    return {"median": round(slower["median"] * factor, 6), "lowest": round(slower["lowest"] * factor, 6),
            "highest": round(slower["highest"] * factor, 6), "runs": [value * factor for value in slower["runs"]]}


def scaled(value, factor):
    if value is None:
        return None
    return {key: [one * factor for one in item] if key == "runs" else item * factor for key, item in value.items()}


def clean(place, runs, limits, files, other_files):
    """Clean builds on one file system."""
    floor, hugo_bar = limits
    if runs is None:
        return [Measure(f"clean build on {place}, onir / floor", None, bar=floor[0], aim=floor[1]),
                Measure(f"pages per second on {place}, onir / Hugo", None, bar=hugo_bar[0], aim=hugo_bar[1], more=True)]
    lines = [
        Measure(f"clean build on {place}, onir / floor", ratio(runs["onir"], runs["floor"]), bar=floor[0], aim=floor[1]),
        Measure("onir", column(runs["onir"], "wall"), "seconds"),
        Measure("floor", column(runs["floor"], "wall"), "seconds"),
        Measure("onir's pages per second", rates(runs["onir"], files), "rate"),
    ]
    hugo = runs.get("hugo")
    lines.append(Measure(
        f"pages per second on {place}, onir / Hugo",
        rate_ratio(runs["onir"], files, hugo, other_files) if hugo else None,
        bar=hugo_bar[0], aim=hugo_bar[1], more=True))
    if hugo:
        lines += [Measure("Hugo", column(hugo, "wall"), "seconds"),
                  Measure("Hugo's pages per second", rates(hugo, other_files), "rate")]
    return lines


def cost(runs):
    """Processor time and memory of clean builds."""
    onir, hugo = runs["onir"], runs.get("hugo")
    return [
        Measure("processor time, onir / floor", ratio(onir, runs["floor"], "processor"), bar=2.5, aim=1.6),
        Measure("onir, user and system", column(onir, "processor"), "seconds"),
        Measure("floor, user and system", column(runs["floor"], "processor"), "seconds"),
        *([Measure("Hugo, user and system", column(hugo, "processor"), "seconds")] if hugo else []),
        Measure("peak memory, onir / Hugo", ratio(onir, hugo, "peak_mb") if hugo else None, "part", 1 / 10, 1 / 20),
        Measure("onir, peak memory", column(onir, "peak_mb"), "megabytes"),
        *([Measure("Hugo, peak memory", column(hugo, "peak_mb"), "megabytes")] if hugo else []),
    ]


def again(result, files, other_files):
    """Builds over a tree that is there."""
    lines = []
    for name, edit, factor, bar, aim in [
        ("nothing changed, seconds per file", "nothing changed", other_files / files, 1 / 150, 1 / 300),
        ("one guide edited in one language", "one guide edited", 1, 1 / 60, 1 / 150),
    ]:
        runs = result["unchanged" if edit == "nothing changed" else "guide"]
        onir, hugo = runs["onir"], runs.get("hugo")
        lines += [
            Measure(f"{name}, onir / Hugo", scaled(ratio(onir, hugo), factor), "part", bar, aim),
            Measure(f"onir, {edit}", column(onir, "wall"), "seconds", note=written(onir)),
            *([Measure(f"Hugo, {edit}", column(hugo, "wall"), "seconds")] if hugo else []),
        ]
    return lines


EDITS = {
    "kindergarten": "one row of a city's kindergartens.csv edited", "vacancy": "one row of a city's vacancies.csv edited",
    "comment": "a comment in the template of all pages edited", "string": "one string of all Russian pages edited",
    "markup": "the markup of the template of all pages edited",
}


def written(runs):
    return f"{runs[-1]['answer'].get('written', 0):,} files written"


def serve(runs, limits=None):
    """What a person waits for who looks at the portal while editing it."""
    start, page = limits or ((None, None), (None, None))
    return [
        Measure("serve, from the start to the first page", column(runs, "first_page"), "seconds", *start),
        Measure("serve, a page, median", column(runs, "median_ms"), "milliseconds", *page),
        Measure("serve, a page, 99th percentile", column(runs, "p99_ms"), "milliseconds"),
        Measure("serve, peak memory", column(runs, "peak_mb"), "megabytes"),
    ]


def national(result, corpus, filesystem):
    files = corpus["onir"]["files"]
    others = corpus.get("hugo", {}).get("files", 1)
    return [
        *clean(filesystem, result["disk"], ((1.6, 1.25), (3.5, 5)), files, others),
        *clean("tmpfs", result["tmpfs"], ((2.5, 1.6), (6, 10)), files, others),
        *cost(result["disk"]),
        *again(result, files, others),
        *[Measure(EDITS[name], column(runs, "wall"), "seconds", note=written(runs))
          for name, runs in result["edits"].items()],
        *serve(result["serve"]),
    ]


def growth(place, runs, times):
    """Ten times the content on one file system, beside ten times the floor's files."""
    name = f"ten times the content on {place}, wall / national"
    if runs is None:
        return [Measure(name, None, bar=11, aim=10.2)]
    ten, one, ten_floor = runs[str(times)], runs["1"], runs[f"floor-{times}"]
    return [
        Measure(name, ratio(ten, one), bar=11, aim=10.2),
        Measure(f"ten times the floor's files on {place}, wall / once", ratio(ten_floor, runs["floor"])),
        Measure("ten times, onir / floor", ratio(ten, ten_floor)),
        Measure("onir, ten times", column(ten, "wall"), "seconds"),
        Measure("onir, national", column(one, "wall"), "seconds"),
    ]


def large(result, times, filesystem):
    ten, one = result["sizes"][str(times)], result["sizes"]["1"]
    lines = [
        *growth(filesystem, result["sizes"] | result["floors"], times),
        *growth("tmpfs", result["tmpfs"], times),
        Measure("onir, ten times, peak memory", column(ten, "peak_mb"), "megabytes", 400, 200),
        Measure("onir, national, peak memory", column(one, "peak_mb"), "megabytes"),
        Measure("onir, ten times, user and system", column(ten, "processor"), "seconds"),
        *serve(result["serve"], ((1.5, 0.3), (2, 0.2))),
    ]
    if result["hugo"]:
        lines += [Measure("Hugo, ten times", column(result["hugo"], "wall"), "seconds"),
                  Measure("Hugo, ten times, peak memory", column(result["hugo"], "peak_mb"), "megabytes")]
    return lines
