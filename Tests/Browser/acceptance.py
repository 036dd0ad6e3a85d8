"""What the cabinet must have, row by row, and where a journey sees it; writes docs/acceptance.md."""

import pathlib

DOCUMENT = pathlib.Path(__file__).resolve().parents[2] / "docs" / "acceptance.md"

ROWS = {
    "S0-01": "a guide to the cabinet in both languages",
    "S0-02": "the portal opens in any browser by its address",
    "S0-03": "a note on copyright",
    "S0-04": "the choice of the settlement comes first",
    "S0-05": "the cabinet's button after that choice",
    "S0-06": "the page of signing in",
    "S0-07": "the first application opens the cabinet by itself",
    "S0-08": "who has no application yet needs no cabinet, and is told so",
    "S0-09": "step 1 asks for the number of the person",
    "S0-10": "step 2 asks for the password",
    "S0-11": "who has a password signs in with it",
    "S0-12": "who comes for the first time goes on to step 3",
    "S0-13": "it says that a code goes to the number by SMS",
    "S0-14": "the button after that",
    "S0-15": "step 3: the code and a new password",
    "S0-16": "the field of the code",
    "S0-17": "the field of the new password",
    "S0-18": "the advice to remember the password",
    "S0-19": "the button that signs in",
    "S0-20": "after the steps the cabinet opens",
    "S0-21": "the menu of the cabinet has five items",
    "S0-22": "the feed with every change of status",
    "S0-23": "all applications ever sent",
    "S0-24": "the card of an application with everything about it",
    "S0-25": "all referrals ever issued",
    "S0-26": "what a referral is for",
    "S0-27": "a referral for each application",
    "S0-28": "the card of a referral with everything about it",
    "S0-29": "a personal file for each child",
    "S0-30": "the child's data in the file",
    "S0-31": "the child's clubs in the file",
    "S0-32": "the child's attendance in the file",
    "S0-33": "the settings",
    "S0-34": "several phone numbers",
    "S0-35": "the e-mail address",
    "S0-36": "the ways of notices",
    "S0-37": "the language of notices",
    "S0-38": "another password",
    "S1-01": "the owner's line",
    "S1-02": "every screen and button in Kazakh too",
    "S2-14": "where a number is registered in the app: a guide",
    "S2-15": "the choice of the city",
    "S2-16": "the way to the queue",
    "S2-17": "the terms' title",
    "S2-18": "what the application is for",
    "S2-19": "how the service goes, step by step",
    "S2-20": "needed: the child's number",
    "S2-21": "needed: a phone that works",
    "S2-22": "needed: papers that prove a benefit or representation",
    "S2-23": "consent to the responsibility of both sides",
    "S2-24": "consent to the use of contacts",
    "S2-25": "without both consents no queue",
    "S2-26": "a button that cannot be read",
    "S2-27": "the general queue's button",
    "S2-28": "the correctional queue's button",
    "S2-29": "five steps with a bar",
    "S2-30": "step 1: the parent's contacts",
    "S2-31": "step 2: the parent and the child",
    "S2-32": "step 3: benefits",
    "S2-33": "a step whose name cannot be read: notices and the code",
    "S2-34": "step 5: a look at everything",
}
REPLACED = {"S0-03", "S1-01"}
UNREADABLE = {"S2-26", "S2-33"}


class Record:
    """Where rows were seen: each as the journey and the step."""

    def __init__(self):
        self.seen = {}

    def note(self, journey, step, rows):
        for row in rows:
            assert row in ROWS, row
            self.seen.setdefault(row, []).append((journey, step))

    def missing(self):
        return [row for row in ROWS
                if row not in self.seen and row not in REPLACED | UNREADABLE]

    def text(self):
        lines = [
            "# Acceptance", "",
            "Every row of the first journey, where the browser tests see it, in both languages. Written by",
            "`Tests/Browser/test_journeys.py`; rows keep the numbers of the documents the portal grew from.",
            "`replaced`: our own name, owner or address stands there. `unreadable`: the source cannot be read;",
            "where something stands in its place, the step says what.", "",
            "| row | what | journey | step | state |", "|---|---|---|---|---|",
        ]
        for row, what in ROWS.items():
            journey, step = self.seen.get(row, [("", "")])[0]
            state = ("replaced" if row in REPLACED
                     else "unreadable" if row in UNREADABLE else "done")
            lines.append(f"| {row} | {what} | {journey} | {step} | {state} |")
        return "\n".join(lines) + "\n"
