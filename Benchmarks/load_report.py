"""Writes what Benchmarks/cabinet_load found as a table: medians of the rounds, lowest and highest beside them."""

import statistics

ROWS = [
    ("feed, as fast as it goes", ("read", "feed"), "per_second", "/s"),
    ("position, as fast as it goes", ("read", "position"), "per_second", "/s"),
    ("submit, as fast as it goes", ("writes",), "per_second", "/s"),
    ("mixed: feed, p50", ("mixed", "feed"), "p50_ms", " ms"),
    ("mixed: feed, p99", ("mixed", "feed"), "p99_ms", " ms"),
    ("mixed: position, p50", ("mixed", "position"), "p50_ms", " ms"),
    ("mixed: position, p99", ("mixed", "position"), "p99_ms", " ms"),
    ("mixed: submit, p50", ("mixed", "submit"), "p50_ms", " ms"),
    ("mixed: submit, p99", ("mixed", "submit"), "p99_ms", " ms"),
    ("mixed: sign-in, p50", ("mixed", "sign-in"), "p50_ms", " ms"),
    ("mixed: sign-in, p99", ("mixed", "sign-in"), "p99_ms", " ms"),
    ("burst of sign-ins, as fast as it goes", ("burst", "sign-in"), "per_second", "/s"),
    ("burst of sign-ins: feed, p50", ("burst", "feed"), "p50_ms", " ms"),
    ("burst of sign-ins: feed, p99", ("burst", "feed"), "p99_ms", " ms"),
    ("broken clients: feed, p50", ("broken", "feed"), "p50_ms", " ms"),
    ("broken clients: feed, p99", ("broken", "feed"), "p99_ms", " ms"),
]


def values(found, path, name):
    result = []
    for each in found["rounds"]:
        for step in path:
            each = each[step]
        if name in each:
            result.append(each[name])
    return result


def cell(numbers, unit):
    if not numbers:
        return "no answer"

    def shown(number):
        return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"
    return f"{shown(statistics.median(numbers))}{unit} ({shown(min(numbers))} to {shown(max(numbers))})"


def failures(found):
    """How many requests were not answered with 2xx, by part of the run."""
    total = {}
    for each in found["rounds"]:
        parts = [*each["read"].values(), *each["mixed"].values(), *each["burst"].values(), *each["broken"].values(),
                 each["writes"]]
        for part in parts:
            total[part["kind"]] = total.get(part["kind"], 0) + part.get("failed", 0)
    return ", ".join(f"{kind} {count:,}" for kind, count in total.items() if count) or "none"


def table(result):
    names = [f"{each['store']}, {each['people']:,}" for each in result["found"]]
    lines = [
        f"# The cabinet under load, {result['date']}", "",
        f"`Benchmarks/cabinet_load`, {result['rounds']} rounds of {result['seconds']} s each, {result['cores']} processors for the program, the "
        "database and what asks; load of the machine before: " f"{result['load_before']}. Medians, lowest and highest in brackets.",
        "Mixed traffic is, in requests a second: " + ", ".join(f"{kind} {rate}" for kind, rate in result["rates"].items()) + ".", "",
        "| | " + " | ".join(names) + " |", "|---|" + "---|" * len(names)]
    for title, path, name, unit in ROWS:
        lines.append(f"| {title} | " + " | ".join(cell(values(each, path, name), unit) for each in result["found"]) + " |")
    lines.append("| the program's peak memory | " + " | ".join(f"{each['memory_mb']} MB" for each in result["found"]) + " |")
    lines.append("| the database on the disk | " + " | ".join(f"{each['size_mb']:,} MB" for each in result["found"]) + " |")
    lines.append("| not answered with 2xx | " + " | ".join(failures(each) for each in result["found"]) + " |")
    lines.append("| moved to PostgreSQL by `onir database copy` | " + " | ".join(
        f"{each['copy_seconds']} s" if each["store"] == "postgresql" else "" for each in result["found"]) + " |")
    return "\n".join(lines) + "\n"
