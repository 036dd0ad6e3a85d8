"""Each call for a file fails in turn, or is the last one before the end: nothing is half published."""

import re
import shutil
import subprocess

import pytest

from conftest import IS_LONG, Portal

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
# What the system says when such a call fails.
ERRORS = {
    "mkdir": "ENOSPC", "openat": "EACCES", "write": "ENOSPC", "link": "ENOSPC", "rename": "EACCES",
    "symlink": "ENOSPC", "unlink": "EACCES", "rmdir": "EACCES", "fsync": "EIO", "syncfs": "EIO",
    "utimensat": "EACCES", "getdents64": "EIO", "flock": "ENOLCK",
}
# How many of each call, evenly chosen, and how many in a long run.
SAMPLE = 40 if IS_LONG else 1


class Published(Portal):
    """Two releases, of which the older one is to be deleted by the next publishing."""

    def __init__(self, folder):
        super().__init__(folder)
        for number in (1, 2, 3):
            self.write(number)
            self.publish("--keep", "2", "--no-compress")
        self.write(4)

    def traced(self, *options):
        log = self.folder / "trace"
        # On one thread, so that the calls have the same order in every run.
        done = subprocess.run(
            ["strace", "-f", "-y", "-o", log, *options,
             *self.words("publish", self.out, "--keep", "2", "--no-compress", "--jobs", "1")],
            capture_output=True, text=True, timeout=120)
        return done, log.read_text(errors="replace")

    def calls(self):
        """The places of the calls on the folder of releases, by their names."""
        names = ",".join(ERRORS)
        done, log = self.traced("-e", f"trace={names}")
        assert done.returncode == 0, done.stderr
        seen, found = {}, {}
        for name, rest in re.findall(r"^\d+ +(\w+)\((.*)$", log, re.MULTILINE):
            seen[name] = seen.get(name, 0) + 1
            if str(self.out) in rest:
                found.setdefault(name, []).append(seen[name])
        return found


def chosen(places):
    if len(places) <= SAMPLE:
        return places
    step = len(places) / SAMPLE
    # The last ones too, which are those nearest to the switch.
    return sorted({places[int(step * n)] for n in range(SAMPLE)} | {places[-1]})


def faults(error, is_last):
    """Both in a long run, otherwise the one that the place is better for."""
    both = [f"error={error}", "signal=SIGKILL"]
    return both if IS_LONG else [both[is_last]]


def test_a_call_that_fails_or_is_the_last_one_leaves_a_whole_release(folder):
    portal = Published(folder)
    calls, number, failed = portal.calls(), 4, 0
    assert set(calls) >= {"mkdir", "openat", "write", "link", "rename", "symlink", "unlink",
                          "rmdir", "fsync", "syncfs", "utimensat", "flock"}
    for name, error in ERRORS.items():
        for place in chosen(calls.get(name, [])):
            for fault in faults(error, place == calls[name][-1]):
                number += 1
                portal.write(number)
                before = portal.version()
                done, _ = portal.traced("-e", f"inject={name}:{fault}:when={place}")
                where = f"{name} {place} {fault}: {done.stderr}"
                assert portal.version() in (before, number), where
                portal.verify()
                if fault.startswith("error"):
                    assert done.returncode in (0, 3), where
                    lines = [s for s in done.stderr.splitlines() if not s.startswith("strace:")]
                    assert len(lines) == 1, where
                    assert done.returncode == 0 or re.match("onir: .*cannot ", lines[0]), where
                    failed += done.returncode == 3
                number += 1
                portal.write(number)
                portal.publish("--keep", "2", "--no-compress")
                assert portal.version() == number, where
                portal.verify()
                portal.assert_no_litter()
    assert failed >= 5
    portal.assert_as_built(0)
