"""What the measuring has to know of the machine: how long a program took, how busy others are, how much room there is."""

import contextlib
import json
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import time

# Creating files is slow on ext4 for about as long after a large tree was deleted.
REST_SECONDS = 300
LARGE_TREE = 20_000
# More than Hugo takes for the country, and more than the country's pages.
WARM_MB = 3000
# About 50 ms of one processor's time.
CALIBRATION_STEPS = 2_000_000


def say(text):
    print(f"run: {text}", file=sys.stderr, flush=True)


def stop(text):
    sys.exit(f"run: {text}")


def measured(command, folder, environment=None, scale=1, reads=()):
    """Runs a command to its end: its standard output, wall time, processor time and peak memory.

    `scale` is how many countries it writes: memory is made ready for as much. `reads` are the files and folders that it
    reads, itself among them.

    The peak cannot be less than that of this process, some 15 MB: the kernel counts it until exec.
    """
    # Earlier runs must not be written back to the disk on the time of this one.
    os.sync()
    warm_memory(scale)
    warm_files(reads)
    command = [str(part) for part in command]
    output, errors = folder / "standard-output", folder / "standard-error"
    with output.open("wb") as output_file, errors.open("wb") as error_file:
        start = time.monotonic()
        process = subprocess.Popen(
            command, stdout=output_file, stderr=error_file, cwd=folder, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        say(" ".join(command))
        stop(f"it ended with {process.returncode}\n{errors.read_text()[-2000:]}")
    answer = output.read_text()
    return {
        "wall": round(wall, 4), "processor": round(usage.ru_utime + usage.ru_stime, 4),
        "peak_mb": round(usage.ru_maxrss / 1024, 1),
        "answer": json.loads(answer) if answer.startswith("{") else {},
    }


def warm_memory(scale):
    """Touches as much memory as any program here takes, and gives it back.

    A virtual machine returns memory that is not used to its host, and whoever takes it next waits for each page: up to
    a second for one build, whichever program happens to come.
    """
    process = os.fork()
    if process == 0:
        bytes_of_it = b"\1" * (min(round(WARM_MB * max(1, scale)), memory_mb("MemAvailable") // 2) << 20)
        os._exit(bytes_of_it == b"")
    os.waitpid(process, 0)


def warm_files(paths):
    """Reads files, and all files of folders, so that they are in the cache.

    A virtual machine also gives back what its cache holds of files that nobody has read for some seconds. Piece by piece:
    memory that this process takes counts for the programs that it starts.
    """
    piece = bytearray(1 << 20)
    for path in map(pathlib.Path, paths):
        for file in path.rglob("*") if path.is_dir() else [path]:
            if file.is_file():
                with file.open("rb", buffering=0) as bytes_of_it:
                    while bytes_of_it.readinto(piece):
                        pass


def linked(program):
    """A program and the libraries that it is linked with."""
    answer = subprocess.run(["ldd", program], capture_output=True, text=True, check=False).stdout
    return [program, *(word for word in answer.split() if word.startswith("/"))]


def calibrate():
    """The same work on every processor at once: how long it took, and how much of that it had to wait.

    The best of three: what stays slow three times is somebody else's work, not a hiccup.
    """
    best = None
    for _ in range(3):
        start = time.monotonic()
        processes = [fork_work() for _ in range(os.cpu_count() or 1)]
        times = [os.wait4(process, 0)[2] for process in processes]
        wall = time.monotonic() - start
        spent = sum(usage.ru_utime + usage.ru_stime for usage in times) / len(times)
        if best is None or wall < best["seconds"]:
            best = {"seconds": round(wall, 4), "waited": round(wall / max(spent, 1e-6), 3)}
    return best


def fork_work():
    process = os.fork()
    if process == 0:
        total = 0
        for step in range(CALIBRATION_STEPS):
            total += step & 7
        os._exit(0)
    return process


def filesystem(folder):
    """The kind of file system a folder is on: the longest mount point above it."""
    best = ("", "unknown")
    try:
        with open("/proc/mounts", encoding="utf-8") as mounts:
            for line in mounts:
                _, point, kind = line.split()[:3]
                inside = f"{folder}/".startswith(point.rstrip("/") + "/")
                if inside and len(point) >= len(best[0]):
                    best = (point, kind)
    except OSError:
        pass
    return best[1]


def field(path, name):
    """The first value of a line `name: value` of a file below /proc."""
    try:
        for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
            key, _, value = line.partition(":")
            if key.strip() == name:
                return value.strip()
    except OSError:
        pass
    return "unknown"


def memory_mb(name):
    value = field("/proc/meminfo", name).split()
    return int(value[0]) // 1024 if value and value[0].isdigit() else 0


def version(command, *arguments):
    answer = subprocess.run(
        [str(command), *(arguments or ["--version"])], capture_output=True, text=True, check=False)
    return (answer.stdout.strip().splitlines() or ["unknown"])[0]


def describe(folder):
    return {
        "processor": field("/proc/cpuinfo", "model name"), "cores": os.cpu_count(),
        "memory_mb": memory_mb("MemTotal"), "kernel": platform.release(), "filesystem": filesystem(folder),
    }


@contextlib.contextmanager
def memory_folder(needed, name):
    """A fresh folder in memory with that many bytes of room, or None; two gigabytes are left to the programs."""
    parent = pathlib.Path("/dev/shm")
    room = 0
    if parent.is_dir() and filesystem(parent) == "tmpfs":
        room = min(shutil.disk_usage(parent).free, (memory_mb("MemAvailable") - 2048) << 20)
    if room < needed:
        say(f"no tmpfs has {needed >> 20} MB of room, so nothing is measured there")
        yield None
        return
    folder = parent / name
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def taken(folder):
    """How many files a tree has, and the bytes it takes on its disk."""
    count = size = 0
    for place, _, names in os.walk(folder):
        for name in names:
            size += os.stat(os.path.join(place, name), follow_symlinks=False).st_blocks * 512
        count += len(names)
    return count, size


def rest(stamp):
    """Waits when an earlier run has deleted a large tree a short while ago."""
    try:
        left = REST_SECONDS - (time.time() - stamp.stat().st_mtime)
    except OSError:
        return
    if left <= 0 or left > REST_SECONDS:
        return
    say(f"trees were deleted lately, and creating files is slow for five minutes; waiting {left:.0f} s")
    time.sleep(left)


def delete(folder, stamp):
    """Deletes a tree, and leaves a stamp if it was a large one."""
    count, _ = taken(folder)
    shutil.rmtree(folder, ignore_errors=True)
    if count > LARGE_TREE:
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(f"{count} files deleted\n")
        say("deleted the trees; nothing is measured until five minutes have passed")
