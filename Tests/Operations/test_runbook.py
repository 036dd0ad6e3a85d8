"""Runs docs/runbook.md: each section on a machine in the trouble that it is about, each command as it is written."""

import pathlib
import re
import subprocess

import pytest
from machine import Machine, Shell
from papers import lying
from test_database_faults import Parents, damage, fill, small_disk  # noqa: F401

PAGE = (pathlib.Path(__file__).resolve().parents[2] / "docs/runbook.md").read_text()


def steps(text):
    """The commands of a part of the page: what is typed, what is printed, how it may end."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                command, _, ends = line[2:].partition("    # ends with ")
                found.append((command, [], {int(code) for code in re.findall(r"\d", ends)} or {0}))
            else:
                found[-1][1].append(line)
    return found


PARTS = re.split(r"^## (.+)\n", PAGE, flags=re.MULTILINE)
BEGINNING, SECTIONS = steps(PARTS[0]), {title: steps(text) for title, text in zip(PARTS[1::2], PARTS[2::2])}


class Trouble:
    """What a section finds; each method makes it, and may name what the operator does beside the page."""

    def look_first(self, machine, parents):
        pass

    def the_api_does_not_get_ready(self, machine, parents):
        machine.ready(200)
        machine.documents.chmod(0o755)

    def full_disk(self, machine, parents):
        fill(machine.backup)
        (machine.backup / "ballast").rename(machine.backup / "old.sqlite")
        for _ in range(200):
            if parents.write().status == 503:
                break

    def damaged_database(self, machine, parents):
        machine.copy()
        machine.stop()
        damage(machine.database)
        machine.start()

    def lost_node(self, machine, parents):
        machine.copy()
        machine.stop()
        subprocess.run(["rm", "-r", machine.cabinet], check=True)

    def after_a_restore(self, machine, parents):
        (machine.root / "send-ends").write_text("75\n")
        machine.parent(FAMILIES[2])
        # The application and the password that is new; what was sent to the family before has left, or waits too.
        self.until(lambda: len(re.findall(r"\*05 .* waiting until", self.listed(machine))) == 2,
                   lambda: self.listed(machine))
        machine.copy()
        machine.stop()
        for path in machine.cabinet.glob("onir.sqlite*"):
            path.unlink()
        restored = machine.command("database", "restore", machine.backup / "last.sqlite",
                                   at=("database", "key-file", "documents"))
        assert restored[0] == 0, restored
        machine.start()

    def papers_are_missing(self, machine, parents):
        machine.copy()
        lying(machine.documents)[0].unlink()

    def key_rotation(self, machine, parents):
        machine.copy()

    def messages_do_not_leave(self, machine, parents):
        # The notice about the application is refused for good, the other one is not sent.
        (machine.root / "send-refuses").touch()
        (machine.root / "send-ends").write_text("75\n")
        machine.parent(FAMILIES[2])
        self.until(lambda: "waiting until" in self.listed(machine) and "refused" in self.listed(machine),
                   lambda: self.listed(machine))

        def mend():
            (machine.root / "send-refuses").unlink(missing_ok=True)
            (machine.root / "send-ends").write_text("0\n")
        return {"echo '{": mend}

    def wrong_clock(self, machine, parents):
        machine.stop()
        (machine.root / "clock").write_text("2031-01-01")
        machine.start()

    def restart(self, machine, parents):
        pass

    @staticmethod
    def listed(machine):
        return machine.command("cabinet", "messages")[1]

    @staticmethod
    def until(condition, found=str):
        for _ in range(300):
            if condition():
                return
            subprocess.run(["sleep", "0.1"], check=True)
        raise AssertionError(f"it did not come to that: {found()}")


FAMILIES = []


@pytest.fixture
def machine(families, small_disk, tmp_path):  # noqa: F811
    """A machine with a disk of its own; what tests need lies beside it."""
    FAMILIES[:] = families
    aside = tmp_path / "aside"
    aside.mkdir()
    made = Machine(small_disk, aside)
    yield made
    made.close()


def name(title):
    return title.lower().replace(" ", "_")


def test_every_section_with_steps_has_its_trouble():
    troubles = {word for word in vars(Trouble) if not word.startswith("_")} - {"listed", "until"}
    assert {name(title) for title, found in SECTIONS.items() if found} == troubles


@pytest.mark.parametrize("title", [title for title, found in SECTIONS.items() if found])
def test_helps_as_written(title, machine, families):
    parents = Parents(machine, families)
    assert machine.upload(parents.call, parents.draft).status == 201
    hooks = getattr(Trouble(), name(title))(machine, parents) or {}
    shell = Shell(machine)
    try:
        for command, wanted, codes in BEGINNING + SECTIONS[title]:
            for start, hook in hooks.items():
                if command.startswith(start):
                    hook()
            shell.expect(command, wanted, codes)
    finally:
        shell.close()
    # Whatever it was: the cabinet works, and what was acknowledged is there.
    machine.ready(200)
    parents.call.connection = None
    assert parents.read().status == 200
    if title != "Wrong clock":
        assert parents.write().status == 200
        assert machine.upload(parents.call, parents.draft).status == 201
