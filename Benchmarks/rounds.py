"""Runs programs in turn and keeps every run, with how busy the machine was before and after each round."""

import statistics

import machine

# How far the slowest may lie above the fastest before a result says nothing.
CALIBRATION_SPREAD = 1.25
FLOOR_SPREAD = 1.6


def spread(values):
    """Median, lowest and highest, and all in the order they came."""
    if not values:
        return None
    return {"median": round(statistics.median(values), 6), "lowest": round(min(values), 6),
            "highest": round(max(values), 6), "runs": [round(value, 6) for value in values]}


def column(runs, name):
    return spread([run[name] for run in runs])


def ratio(runs, others, name="wall"):
    """The ratio of the medians; lowest and highest are of runs that stood side by side."""
    if not runs or not others:
        return None
    pairs = [run[name] / max(other[name], 1e-6) for run, other in zip(runs, others)]
    medians = [statistics.median(run[name] for run in some) for some in (runs, others)]
    return spread(pairs) | {"median": round(medians[0] / max(medians[1], 1e-6), 6)}


class Noise:
    """What tells whether the machine was quiet enough."""

    def __init__(self):
        self.calibrations, self.floors = [], {}

    def look(self):
        self.calibrations.append(machine.calibrate())

    def result(self):
        seconds = column(self.calibrations, "seconds")
        waited = column(self.calibrations, "waited")
        floors = {place: column(runs, "wall") for place, runs in self.floors.items() if runs}
        reasons = []
        if seconds["highest"] > CALIBRATION_SPREAD * seconds["lowest"]:
            reasons.append(f"the same work took {seconds['lowest']:.3f} to {seconds['highest']:.3f} s")
        if waited["highest"] > CALIBRATION_SPREAD:
            reasons.append(f"the same work had to wait: {waited['highest']:.2f} times its processor time")
        reasons += [
            f"the floor on {place} took {floor['lowest']:.3f} to {floor['highest']:.3f} s"
            for place, floor in floors.items() if floor["highest"] > FLOOR_SPREAD * floor["lowest"]]
        return {"busy": bool(reasons), "reasons": reasons, "calibration": seconds, "waited": waited,
                "floors": floors, "limits": {"calibration": CALIBRATION_SPREAD, "floor": FLOOR_SPREAD}}


def in_turn(steps, count, noise, title, before=None):
    """Runs every step `count` times, each round in the other order and after `before`. A step takes the round's number."""
    runs = {name: [] for name in steps}
    for number in range(count):
        if before:
            before()
        noise.look()
        for name in list(steps) if number % 2 == 0 else reversed(list(steps)):
            runs[name].append(steps[name](number))
        noise.look()
        times = ", ".join(f"{name} {some[-1]['wall']:.3f} s" for name, some in runs.items())
        machine.say(f"{title} {number + 1}: {times}")
    return runs
