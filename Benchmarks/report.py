"""The result of a run as JSON and as a table, and where it is kept."""

import datetime
import json
import pathlib
import shutil

import machine
import programs
# Benchmarks/cabinet asks for these here.
from machine import filesystem, version  # noqa: F401


def result(kind, options, bench, measures, runs):
    """All that is known of a run."""
    compiler = shutil.which("cc") or shutil.which("clang")
    versions = {"onir": version(options.onir), "floor": version(compiler)}
    swift = shutil.which("swift")
    if swift:
        versions["compiler"] = version(swift)
    hugo = programs.find_hugo(options.hugo_program)
    if hugo:
        versions["hugo"] = " ".join(version(hugo, "version").split()[:2])
    return {
        "kind": kind, "date": datetime.date.today().isoformat(), "machine": machine.describe(bench.folder),
        "versions": versions, "jobs": options.jobs, "rounds": bench.rounds, "seed": options.seed,
        "content": {"cities": options.cities, "kindergartens": options.kindergartens, "guides": options.guides,
                    "bulletin_rows": options.bulletin_rows},
        "output": bench.corpus(), "noise": bench.noise.result(),
        "measures": [measure.result() for measure in measures], "runs": runs,
    }


def heading(values):
    """What was measured, where and when."""
    place, content = values["machine"], values["content"]
    lines = []
    if values["noise"]["busy"]:
        lines += ["**The machine was too busy to tell:** " + "; ".join(values["noise"]["reasons"]) + ".", ""]
    versions = ", ".join(values["versions"].values())
    lines += [
        f"{values['date']}: {content['cities']:,} cities, {content['kindergartens']:,} kindergartens, "
        f"{content['guides']} guides, {content['bulletin_rows']:,} rows of bulletins, two languages; "
        f"{values['rounds']} rounds.",
        f"{place['processor']}, {place['cores']} cores, {place['memory_mb']:,} MB, Linux {place['kernel']}, "
        f"{place['filesystem']}; {versions}.", "",
        "Output: " + "; ".join(
            f"{name} {numbers['files']:,} files" + (f", {numbers['bytes']:,} bytes" if "bytes" in numbers else "")
            for name, numbers in values["output"].items()) + ".", ""]
    return lines


def table(values, measures):
    """The table as Markdown; what has a bar stands out."""
    lines = heading(values)
    lines += ["| what | measured | lowest to highest | bar | aim | reached |", "|---|---:|---:|---:|---:|---|"]
    for measure in measures:
        name = f"**{measure.name}**" if measure.bar is not None else measure.name
        cells = [name, measure.measured(), measure.range(), limit(measure, measure.bar),
                 limit(measure, measure.aim), measure.reached() or measure.note]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def limit(measure, number):
    if number is None:
        return ""
    return ("≥ " if measure.more else "≤ ") + measure.text(number)


def keep(folder, values, text):
    """Writes both forms, over those of the last kept run."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = pathlib.Path(folder) / values["kind"]
    kept.with_suffix(".json").write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    kept.with_suffix(".md").write_text(text, encoding="utf-8")
    machine.say(f"kept in {kept}.json and {kept}.md")
