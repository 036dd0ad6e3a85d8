"""Turns the measured runs into one result, and the result into a table."""

import datetime
import os
import platform
import shutil
import statistics
import subprocess


def median(runs, name):
    return round(statistics.median(run[name] for run in runs), 4) if runs else None


def walls(runs):
    return [round(run["wall"], 4) for run in runs]


def written(runs):
    """How many files the last of the runs wrote."""
    return runs[-1]["answer"].get("written") if runs else None


def filesystem(folder):
    """The kind of file system a folder is on: the longest mount point above it."""
    best = ("", "unknown")
    try:
        with open("/proc/mounts", encoding="utf-8") as mounts:
            for line in mounts:
                _, point, kind = line.split()[:3]
                inside = f"{folder}/".startswith(point.rstrip("/") + "/")
                if inside and len(point) >= len(best[0]):
                    best = (point, kind)
    except OSError:
        pass
    return best[1]


def version(command):
    answer = subprocess.run([command, "--version"], capture_output=True, text=True, check=False)
    return (answer.stdout.strip().splitlines() or ["unknown"])[0]


def result(options, corpus_options, folder, builds, floors, unchanged, edited):
    answer, floor = builds[-1]["answer"], floors[-1]["answer"]
    floor_seconds = [run["answer"]["seconds"] for run in floors]
    # Each run of onir against the floor measured beside it: the machine's moods cancel out.
    ratios = [build["wall"] / seconds for build, seconds in zip(builds, floor_seconds)]
    ratio = median(builds, "wall") / statistics.median(floor_seconds)
    return {
        "date": datetime.date.today().isoformat(),
        "onir": version(options.onir), "compiler": version(shutil.which("cc") or "clang"),
        "kernel": platform.release(), "filesystem": filesystem(folder), "cores": os.cpu_count(),
        "jobs": options.jobs, "runs": options.runs, "corpus": " ".join(corpus_options),
        "pages": answer["pages"], "files": floor["files"], "bytes": floor["bytes"],
        "onir_seconds": median(builds, "wall"), "onir_all": walls(builds),
        "processor_seconds": median(builds, "processor"),
        "peak_mb": round(max(run["peak_mb"] for run in builds), 1),
        "floor_seconds": round(statistics.median(floor_seconds), 4), "floor_all": floor_seconds,
        "ratio": round(ratio, 2), "ratio_lowest": round(min(ratios), 2),
        "ratio_highest": round(max(ratios), 2),
        "unchanged_seconds": median(unchanged, "wall"), "unchanged_written": written(unchanged),
        "edited_seconds": median(edited, "wall"), "edited_written": written(edited),
    }


def seconds(value):
    return "not measured" if value is None else f"{value:.3f} s"


def table(values):
    rows = [
        ("pages", f"{values['pages']:,}"),
        ("files", f"{values['files']:,}"),
        ("bytes", f"{values['bytes']:,}"),
        ("onir, clean build, median", seconds(values["onir_seconds"])),
        ("  user and system time, median", seconds(values["processor_seconds"])),
        ("  peak memory, highest", f"{values['peak_mb']:.0f} MB"),
        ("floor, writing only, median", seconds(values["floor_seconds"])),
        ("onir / floor", f"{values['ratio']:.2f}"),
        ("  pairs", f"{values['ratio_lowest']:.2f} to {values['ratio_highest']:.2f}"),
        ("onir, nothing changed, median", seconds(values["unchanged_seconds"])),
        ("  files written", f"{values['unchanged_written']}"),
        ("onir, one guide edited, median", seconds(values["edited_seconds"])),
        ("  files written", f"{values['edited_written']}"),
    ]
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:{width}}  {value:>14}" for name, value in rows)
