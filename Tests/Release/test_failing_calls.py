"""Each call for a file fails in turn, or is the last one before the end: nothing is half published."""

import re
import shutil
import subprocess

import pytest

from releases import IS_LONG, Portal

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
# What the system says when such a call fails.
ERRORS = {
    "mkdir": "ENOSPC", "openat": "EACCES", "write": "ENOSPC", "link": "ENOSPC", "rename": "EACCES",
    "symlink": "ENOSPC", "unlink": "EACCES", "rmdir": "EACCES", "fsync": "EIO", "syncfs": "EIO",
    "utimensat": "EACCES", "getdents64": "EIO", "flock": "ENOLCK",
}
# How many of each call, evenly chosen, in a long run; else one of each.
SAMPLE = 40


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
    """Some of the places, the last one among them, which is nearest to the switch."""
    step = max(1, len(places) / SAMPLE)
    return sorted({places[int(step * n)] for n in range(int(len(places) / step))} | {places[-1]})


def faults(name, error):
    """Both in a long run; else the call fails, or it is the last one."""
    both = [f"error={error}", "signal=SIGKILL"]
    return both if IS_LONG else [both[list(ERRORS).index(name) % 2]]


def test_a_call_that_fails_or_is_the_last_one_leaves_a_whole_release(folder):
    portal = Published(folder)
    calls, number, failed = portal.calls(), 4, 0
    assert set(calls) >= {"mkdir", "openat", "write", "link", "rename", "symlink", "unlink",
                          "rmdir", "fsync", "syncfs", "utimensat", "flock"}
    for name, error in ERRORS.items():
        places = calls.get(name, [])
        for place in chosen(places) if IS_LONG else places[-1:]:
            for fault in faults(name, error):
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
    assert failed >= 4
    portal.assert_as_built(0)
