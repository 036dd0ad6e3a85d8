"""What the guides say about their sources: `<!-- src: screens S0-07, preschool 3 -->`."""

import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
GUIDES = ROOT / "content" / "guides"
COMMENT = re.compile(r"<!-- src: (.*?) -->", re.DOTALL)
ROW = re.compile(r"(S\d)-(\d\d)(?:\s*\.\.\s*(?:S\d-)?(\d\d))?")


def rows(text):
    """The row ids of a comment, ranges written out."""
    found = []
    for match in ROW.finditer(text):
        first, last = int(match[2]), int(match[3] or match[2])
        found += [f"{match[1]}-{number:02}" for number in range(first, last + 1)]
    return found


def body(file):
    """The text of a guide without what stands above it."""
    return file.read_text().split("---\n", 2)[2]


def covered():
    """The rows that each guide cites, in either language."""
    return {
        folder.name: sorted({row for file in folder.glob("*.md")
                             for comment in COMMENT.findall(body(file)) for row in rows(comment)})
        for folder in sorted(GUIDES.iterdir()) if folder.is_dir()
    }


def shortened(ids):
    """Row ids as people write them: S0-01, S0-04 to S0-07."""
    parts = []
    for row in ids:
        seed, number = row.split("-")
        last = parts[-1] if parts else None
        if last and last[0] == seed and last[2] == int(number) - 1:
            last[2] = int(number)
        else:
            parts.append([seed, int(number), int(number)])
    return ", ".join(
        f"{seed}-{first:02}" if first == last else f"{seed}-{first:02} to {seed}-{last:02}"
        for seed, first, last in parts)


def blocks(text):
    """Paragraphs, list items and fenced tables, each with the source comments that follow it."""
    found, fence = [], None
    for line in text.splitlines():
        stripped = line.strip().lstrip("> ").strip()
        if stripped.startswith("```"):
            if fence is None:
                fence = [stripped]
            else:
                found.append("\n".join(fence))
                fence = None
        elif fence is not None:
            fence.append(stripped)
        elif stripped.startswith("<!--") and found:
            found[-1] += " " + stripped
        elif stripped:
            found.append(stripped)
    return found


def table():
    """The table of docs/guides.md."""
    lines = ["| guide | rows |", "|---|---|"]
    lines += [f"| {name} | {shortened(ids) or '–'} |" for name, ids in covered().items()]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
