#!/usr/bin/env python3
"""Draws how long clean builds of growing content take: growth.svg, from results/large.json."""

import json
import math
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 64, 40, 64, 56
# Middle lightness, so that words and lines are read on white and on black, whatever the page around does.
STYLE = """\
text{font:13px system-ui,sans-serif;fill:#6f7781}
.title{font-size:15px;font-weight:600}
.grid{stroke:#8b949e;stroke-opacity:.35}
.even{stroke:#8b949e;stroke-width:1.5;stroke-dasharray:5 4}
.line{fill:none;stroke:#2f81c7;stroke-width:2.5}
.dot{fill:#2f81c7}"""


def points(values):
    """Pages, median seconds and name of each size, from small to large."""
    found = []
    for name, runs in values["runs"]["sizes"].items():
        walls = sorted(run["wall"] for run in runs)
        found.append((values["output"][f"× {name}"]["files"], walls[len(walls) // 2], name))
    return sorted(found)


def marks(lowest, highest):
    """Round numbers (1, 2, 5, 10 and so on) from just below to just above."""
    powers = range(math.floor(math.log10(lowest)), math.ceil(math.log10(highest)) + 1)
    numbers = [digit * 10.0 ** power for power in powers for digit in (1, 2, 5)]
    return [max(number for number in numbers if number <= lowest),
            *[number for number in numbers if lowest < number < highest],
            min(number for number in numbers if number >= highest)]


class Chart:
    """Both axes logarithmic: even growth is a straight line of one slope."""

    def __init__(self, found):
        self.found = found
        self.base = next((item for item in found if item[2] == "1"), found[0])
        seconds = [item[1] for item in found] + [self.even_seconds(item[0]) for item in found]
        self.up = marks(min(seconds), max(seconds))

    def even_seconds(self, pages):
        """What a build would take if each file cost what it costs at the national size."""
        return self.base[1] * pages / self.base[0]

    def x(self, pages):
        first, last = self.found[0][0], self.found[-1][0]
        share = math.log(pages / first) / math.log(last / first)
        return round(LEFT + 24 + share * (WIDTH - LEFT - 24 - RIGHT), 1)

    def y(self, seconds):
        share = math.log(seconds / self.up[0]) / math.log(self.up[-1] / self.up[0])
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)

    def axes(self):
        lines = []
        for seconds in self.up:
            y = self.y(seconds)
            lines.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - 8}" y1="{y}" y2="{y}"/>')
            lines.append(f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{seconds:g} s</text>')
        for pages, _, name in self.found:
            x, y = self.x(pages), HEIGHT - BOTTOM
            lines.append(f'<line class="grid" x1="{x}" x2="{x}" y1="{TOP}" y2="{y}"/>')
            lines.append(f'<text x="{x}" y="{y + 20}" text-anchor="middle">× {name}</text>')
            lines.append(f'<text x="{x}" y="{y + 38}" text-anchor="middle">{pages:,} files</text>')
        return lines

    def even(self):
        ends = [(self.x(pages), self.y(self.even_seconds(pages))) for pages, _, _ in (self.found[0], self.found[-1])]
        return [f'<line class="even" x1="{ends[0][0]}" y1="{ends[0][1]}" x2="{ends[1][0]}" y2="{ends[1][1]}"/>',
                f'<text x="{WIDTH - 8}" y="22" text-anchor="end">dashed: the same for each file as at × 1</text>']

    def curve(self):
        places = [(self.x(pages), self.y(seconds)) for pages, seconds, _ in self.found]
        lines = [f'<polyline class="line" points="{" ".join(f"{x},{y}" for x, y in places)}"/>']
        for (x, y), (_, seconds, _) in zip(places, self.found):
            lines.append(f'<circle class="dot" cx="{x}" cy="{y}" r="4"/>')
            lines.append(f'<text x="{x}" y="{y - 12}" text-anchor="middle">{seconds:.2f} s</text>')
        return lines

    def svg(self):
        title = "Clean builds of onir as the content grows"
        spoken = ", ".join(f"{pages:,} files in {seconds:.2f} s" for pages, seconds, _ in self.found)
        return "\n".join([
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
            f'height="{HEIGHT}" role="img" aria-labelledby="title spoken">',
            f'<title id="title">{title}</title>', f'<desc id="spoken">{spoken}</desc>', f"<style>{STYLE}</style>",
            f'<text class="title" x="16" y="22">{title}</text>', *self.axes(), *self.even(), *self.curve(),
            "</svg>"]) + "\n"


def draw(values, path):
    path.write_text(Chart(points(values)).svg(), encoding="utf-8")


if __name__ == "__main__":
    draw(json.loads((HERE / "results" / "large.json").read_text(encoding="utf-8")), HERE / "growth.svg")
