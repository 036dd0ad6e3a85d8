#!/usr/bin/env python3
"""Draws how long clean builds of growing content take: growth.svg, from results/large.json."""

import json
import math
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 44, 52
# Read on white and on black: colours of middle lightness, and the reader's own setting for the words.
STYLE = """\
text{font:13px system-ui,sans-serif;fill:#4d5560}
.title{font-size:15px;font-weight:600}
.grid{stroke:#8b949e;stroke-opacity:.3}
.even{stroke:#8b949e;stroke-width:1.5;stroke-dasharray:5 4}
.line{fill:none;stroke:#2f81c7;stroke-width:2.5}
.dot{fill:#2f81c7}
@media (prefers-color-scheme:dark){text{fill:#b3bcc7}}"""


def points(values):
    """Pages, median seconds and name of each size, from small to large."""
    found = []
    for name, runs in values["runs"]["sizes"].items():
        walls = sorted(run["wall"] for run in runs)
        found.append((values["output"][name]["files"], walls[len(walls) // 2], name))
    return sorted(found)


def decades(lowest, highest):
    """The powers of ten from below to above."""
    return [10.0 ** power for power in range(math.floor(math.log10(lowest)), math.ceil(math.log10(highest)) + 1)]


class Chart:
    """Both axes logarithmic: even growth is a straight line of one slope."""

    def __init__(self, found):
        self.found = found
        self.across = decades(found[0][0], found[-1][0])
        self.up = decades(min(seconds for _, seconds, _ in found), max(seconds for _, seconds, _ in found))

    def x(self, pages):
        share = math.log(pages / self.across[0]) / math.log(self.across[-1] / self.across[0])
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(self, seconds):
        share = math.log(seconds / self.up[0]) / math.log(self.up[-1] / self.up[0])
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)

    def axes(self):
        lines = []
        for seconds in self.up:
            y = self.y(seconds)
            lines.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>')
            lines.append(f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{seconds:g} s</text>')
        for pages in self.across:
            x = self.x(pages)
            lines.append(f'<line class="grid" x1="{x}" x2="{x}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>')
            lines.append(f'<text x="{x}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{pages:,.0f}</text>')
        lines.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">files</text>')
        return lines

    def even(self):
        """Where the largest sizes would lie if each file cost what it costs at the national size."""
        pages, seconds, _ = next((item for item in self.found if item[2] == "1"), self.found[0])
        ends = [(item[0], seconds * item[0] / pages) for item in (self.found[0], self.found[-1])]
        first, last = [(self.x(count), self.y(max(value, self.up[0]))) for count, value in ends]
        return [f'<line class="even" x1="{first[0]}" y1="{first[1]}" x2="{last[0]}" y2="{last[1]}"/>']

    def curve(self):
        places = [(self.x(pages), self.y(seconds)) for pages, seconds, _ in self.found]
        lines = [f'<polyline class="line" points="{" ".join(f"{x},{y}" for x, y in places)}"/>']
        for (x, y), (_, seconds, name) in zip(places, self.found):
            lines.append(f'<circle class="dot" cx="{x}" cy="{y}" r="4"/>')
            lines.append(f'<text x="{x - 8}" y="{y - 9}" text-anchor="end">× {name}: {seconds:.2f} s</text>')
        return lines

    def svg(self):
        title = "Clean builds of onir as the content grows"
        spoken = ", ".join(f"{pages:,} files in {seconds:.2f} s" for pages, seconds, _ in self.found)
        return "\n".join([
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
            f'height="{HEIGHT}" role="img" aria-labelledby="title spoken">',
            f'<title id="title">{title}</title>', f'<desc id="spoken">{spoken}</desc>', f"<style>{STYLE}</style>",
            f'<text class="title" x="{LEFT}" y="22">{title}</text>', *self.axes(), *self.even(), *self.curve(),
            "</svg>"]) + "\n"


def draw(values, path):
    path.write_text(Chart(points(values)).svg(), encoding="utf-8")


if __name__ == "__main__":
    draw(json.loads((HERE / "results" / "large.json").read_text(encoding="utf-8")), HERE / "growth.svg")
