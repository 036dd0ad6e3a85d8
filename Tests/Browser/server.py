"""Runs `onir serve` on the shipped content, and Debian's Chromium."""

import contextlib
import functools
import http.server
import os
import pathlib
import queue
import subprocess
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
# The same engine without windows of its own: half the work for the same pages.
CHROMIUM = "/usr/bin/chromium-headless-shell"
SECONDS_TO_START = 20
# The sample bulletins end the day before, so the pages are the same on every day of testing.
NOW = "2026-11-20"


def program():
    """The onir to run: from the environment, else the release build."""
    return pathlib.Path(os.environ.get("ONIR", ROOT / ".build" / "release" / "onir")).absolute()


@contextlib.contextmanager
def serving(content="content", *options):
    """A running portal's address, such as http://127.0.0.1:40123; the server ends with the block."""
    command = [program(), "serve", "--content", content,
               "--host", "127.0.0.1", "--port", "0", "--now", NOW, *options]
    # Messages go to a file: a pipe that nobody reads would stop the server when it is full.
    with tempfile.TemporaryFile(mode="w+") as messages:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=messages, text=True)
        try:
            yield address(process, messages)
        finally:
            process.terminate()
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def address(process, messages):
    """The line that the server prints when it is ready."""
    lines = queue.Queue()

    def read():
        for line in process.stdout:
            lines.put(line.strip())
        lines.put(None)

    threading.Thread(target=read, daemon=True).start()
    try:
        line = lines.get(timeout=SECONDS_TO_START)
    except queue.Empty:
        line = f"nothing within {SECONDS_TO_START} seconds"
    if line is None or not line.startswith("http://127.0.0.1:"):
        messages.seek(0)
        raise RuntimeError(f"onir serve printed {line!r}, not its address\n{messages.read()}")
    return line.rstrip("/")


@contextlib.contextmanager
def sending(folder):
    """The address of a plain web server with the files of a folder."""
    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *words):
            """Says nothing: standard error belongs to the tests."""

    handler = functools.partial(Handler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as sender:
        threading.Thread(target=sender.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{sender.server_port}"
        sender.shutdown()


def launch(playwright):
    """The browser; without its sandbox, which does not start for root."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
