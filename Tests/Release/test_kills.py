"""Killed at any moment, a publishing leaves the old release or the new one, whole."""

import os
import random
import signal
import subprocess
import threading
import time

from releases import IS_LONG

KILLS = 200 if IS_LONG else 20


class Reader(threading.Thread):
    """Reads the site again and again, as a web server does that follows `current`."""

    def __init__(self, portal):
        super().__init__()
        self.portal, self.rounds, self.problem = portal, 0, None
        self.ends = threading.Event()

    def run(self):
        try:
            while not self.ends.wait(0.005):
                self.read()
        except Exception as problem:  # Seen by the test, which is another thread.
            self.problem = problem

    def read(self):
        release = os.open(self.portal.out / "current", os.O_RDONLY | os.O_DIRECTORY)
        try:
            versions = self.portal.versions(".", dir_fd=release)
        finally:
            os.close(release)
        assert len(versions) == 1, versions
        self.portal.versions(str(self.portal.out / "current"))
        self.rounds += 1


def test_readers_meet_whole_releases_while_publishings_are_killed(portal):
    portal.publish()
    portal.write(0, "again")
    start = time.monotonic()
    portal.publish()
    latest = 1.5 * (time.monotonic() - start)
    readers = [Reader(portal) for _ in range(2)]
    for reader in readers:
        reader.start()
    chance = random.Random(20261120)
    killed = switched = 0
    try:
        for number in range(1, KILLS + 1):
            before = portal.version()
            portal.write(number)
            process = subprocess.Popen(
                portal.words("publish", portal.out, "--keep", "3"),
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(timeout=chance.uniform(0, latest))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
            after = portal.version()
            assert after in (before, number)
            switched += after == number
            # However fast the machine is, and however busy: kills gather around the switch.
            latest *= 1 / 1.2 if after == number else 1.2
            portal.verify()
            assert not [r.problem for r in readers if r.problem]
            if number % 10 == 0:
                portal.publish("--keep", "3")
                assert portal.version() == number
                portal.assert_no_litter()
    finally:
        for reader in readers:
            reader.ends.set()
            reader.join()
    assert not [r.problem for r in readers if r.problem]
    # Both happened often enough to mean something, and the readers read all along.
    assert killed >= KILLS // 3 and switched >= 1
    assert all(reader.rounds > KILLS for reader in readers)
    portal.assert_as_built(0)
    assert len(portal.names("releases")) <= 4
