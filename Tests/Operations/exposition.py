"""Reads the text format of Prometheus, and refuses what it does not allow."""

import re

NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\n"])*)"(?:,|$)')
SAMPLE = re.compile(rf"({NAME})(?:\{{(.*)\}})? (-?[0-9]+(?:\.[0-9]+)?|\+Inf|NaN)$")


def labels(text):
    found, at = {}, 0
    while at < len(text):
        match = LABEL.match(text, at)
        assert match, f"labels {text!r}"
        assert match[1] not in found, f"label {match[1]} twice in {text!r}"
        found[match[1]] = re.sub(r"\\(.)", lambda m: {"n": "\n"}.get(m[1], m[1]), match[2])
        at = match.end()
    return found


def parse(text):
    """The families by name: their type, help and samples, checked."""
    assert text.endswith("\n")
    families, current = {}, None
    for line in text.splitlines():
        if match := re.match(rf"# HELP ({NAME}) (.+)$", line):
            assert match[1] not in families, f"{match[1]} stands twice"
            current = families[match[1]] = {"help": match[2], "type": None, "samples": []}
            name = match[1]
        elif match := re.match(rf"# TYPE ({NAME}) (counter|gauge|histogram)$", line):
            assert match[1] == name and current["type"] is None
            current["type"] = match[2]
        else:
            match = SAMPLE.match(line)
            assert match, f"no sample: {line!r}"
            ends = ("_bucket", "_sum", "_count") if current["type"] == "histogram" else ("",)
            assert match[1] in {name + end for end in ends}, f"{match[1]} within {name}"
            current["samples"].append((match[1], labels(match[2] or ""), float(match[3])))
    for name, family in families.items():
        assert family["type"], f"{name} has no type"
        keys = [(sample, tuple(sorted(tags.items()))) for sample, tags, _ in family["samples"]]
        assert len(keys) == len(set(keys)), f"{name} has one sample twice"
        assert (family["type"] == "counter") == name.endswith("_total"), name
        if family["type"] == "histogram":
            check_histogram(name, family["samples"])
    return families


def check_histogram(name, samples):
    rows = {}
    for sample, tags, value in samples:
        key = tuple(sorted((tag, text) for tag, text in tags.items() if tag != "le"))
        row = rows.setdefault(key, {"buckets": []})
        if sample == name + "_bucket":
            row["buckets"].append((float(tags["le"].replace("+Inf", "inf")), value))
        else:
            row[sample.removeprefix(name)] = value
    for key, row in rows.items():
        bounds, counts = zip(*row["buckets"])
        assert list(bounds) == sorted(set(bounds)) and bounds[-1] == float("inf"), key
        assert list(counts) == sorted(counts), f"{key} is not cumulative"
        assert counts[-1] == row["_count"] and row["_sum"] >= 0, key


def value(families, name, **tags):
    """The one sample with these labels."""
    found = [number for sample, own, number in families[name]["samples"]
             if sample == name and all(own.get(tag) == text for tag, text in tags.items())]
    assert len(found) == 1, (name, tags, found)
    return found[0]
