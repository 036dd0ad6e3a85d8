"""The sentences of the program's sources, as the keys under which they are translated."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What stands in these calls is no message: help of options, data, what goes to files.
OTHER_CALLS = {"Option", "Definition", "print", "error", "components", "precondition", "assert", "Declaration"}
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", '"': '"', "'": "'", "\\": "\\"}


@dataclass(frozen=True)
class Literal:
    """A text of the sources with its holes, and the call in which it stands."""

    key: str
    call: str
    file: str
    line: int
    column: int


class Scanner:
    """Goes through one Swift file and collects its literals."""

    def __init__(self, text, file):
        self.text, self.file, self.at, self.found = text, file, 0, []

    def run(self):
        """Every literal of the file, those within others too."""
        self.code(None)
        return self.found

    def code(self, end):
        """Code up to a closing bracket, or to the end; gives back the commas and literals at its own level."""
        calls, own, word = [], [], ""
        while self.at < len(self.text):
            sign = self.text[self.at]
            if self.text.startswith("//", self.at):
                self.at = (self.text.find("\n", self.at) + 1) or len(self.text)
            elif self.text.startswith("/*", self.at):
                self.at = self.text.index("*/", self.at) + 2
            elif sign == "#" and (raw := re.compile(r'(#+)("""|")').match(self.text, self.at)):
                self.at = self.text.index(raw[2] + raw[1], raw.end()) + len(raw[0])
                word = ""
            elif sign == '"':
                start = self.at
                key = self.literal()
                before = self.text[:start]
                line, column = before.count("\n") + 1, start - before.rfind("\n")
                # What a text is compared with is another's.
                is_case = re.fullmatch(r'\s*case (".*", )?', before[before.rfind("\n") + 1:])
                call = "case" if is_case else calls[-1] if calls else ""
                self.found.append(Literal(key, call, self.file, line, column))
                if not calls:
                    own.append(key)
                word = ""
            elif sign == "/" and self.regex():
                word = ""
            elif sign in "([{":
                calls.append(word if sign == "(" else "" if sign == "{" else calls[-1] if calls else "")
                word = ""
                self.at += 1
            elif sign in ")]}":
                self.at += 1
                if not calls:
                    return own
                calls.pop()
                word = ""
            else:
                word = word + sign if sign.isalnum() or sign == "_" else ""
                self.at += 1
        return own

    def regex(self):
        """Passes over a pattern; false where the sign divides."""
        before = self.text[:self.at].rstrip(" ")[-1:]
        if before not in "(,=:?" or self.text[self.at + 1] in " =":
            return False
        pattern = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+/").match(self.text, self.at)
        if pattern:
            self.at = pattern.end()
        return bool(pattern)

    def literal(self):
        """A literal from its opening quotes."""
        is_long = self.text.startswith('"""', self.at)
        end = '"""' if is_long else '"'
        self.at += len(end)
        parts, holes = [], 0
        while not self.text.startswith(end, self.at):
            sign = self.text[self.at]
            if sign != "\\":
                parts.append(sign)
                self.at += 1
                continue
            sign = self.text[self.at + 1]
            self.at += 2
            if sign == "(":
                words = self.code(")")
                parts.append(f"{{{holes}}}")
                # A number with its noun, in one and in many.
                if len(words) == 2 and all(re.fullmatch(r"[a-z ]+", word) for word in words):
                    parts.append(f" {{{holes}|{words[0]}|{words[1]}}}")
                holes += 1
            elif sign == "\n":
                parts.append("\\\n")
            elif sign == "u":
                close = self.text.index("}", self.at)
                parts.append(chr(int(self.text[self.at + 1:close], 16)))
                self.at = close + 1
            else:
                parts.append(ESCAPES[sign])
        self.at += len(end)
        return self.dedented("".join(parts)) if is_long else "".join(parts)

    @staticmethod
    def dedented(text):
        """A long literal without its indentation and without the breaks that are escaped."""
        lines = text.split("\n")[1:]
        margin = len(lines[-1])
        return "\n".join(line[margin:] for line in lines[:-1]).replace("\\\n", "")


def literals():
    """The literals of every source that can make messages: a file that cannot does not import them."""
    found = []
    for path in sorted((ROOT / "Sources").rglob("*.swift")):
        text = path.read_text()
        if path.name.startswith(("Translations+", "Translations.")):
            continue
        if "import Diagnostics" in text or path.parent.name == "Diagnostics":
            found += Scanner(text, str(path.relative_to(ROOT))).run()
    return found
