"""Measures onir serve: how soon it shows a page after its start, and how long pages take then."""

import csv
import os
import random
import signal
import socket
import subprocess
import time

import machine

REQUESTS = 2000
# Long past any start worth measuring.
PATIENCE = 120


def free_port():
    with socket.socket() as any_socket:
        any_socket.bind(("127.0.0.1", 0))
        return any_socket.getsockname()[1]


def pages(content, count):
    """Addresses of kindergartens all over the country, both languages, in an order by chance."""
    found = []
    for path in sorted(content.glob("cities/*/kindergartens.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found += [f"/{path.parent.name}/{language}/kindergartens/{row['id']}/" for language in ("kk", "ru")]
    random.Random(1).shuffle(found)
    return found[:count]


class Connection:
    """One kept-alive connection; reads an answer by its length, with as little work as can be."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.port = port

    def get(self, path):
        """The status and the time until the last byte."""
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n\r\n".encode()
        start = time.perf_counter()
        self.socket.sendall(request)
        answer = bytearray()
        while (end := answer.find(b"\r\n\r\n")) < 0:
            self.receive(answer)
        head = bytes(answer[:end]).lower()
        place = head.find(b"\r\ncontent-length:")
        if place < 0:
            machine.stop(f"the answer to {path} has no length")
        length = int(head[place:].split(b":", 1)[1].split(b"\r\n", 1)[0])
        while len(answer) < end + 4 + length:
            self.receive(answer)
        return int(head.split(b" ", 2)[1]), time.perf_counter() - start

    def receive(self, answer):
        piece = self.socket.recv(1 << 16)
        if not piece:
            raise ConnectionError("the server closed the connection")
        answer += piece


def first_page(port, path, process, start):
    """Asks until the page is there."""
    while time.monotonic() - start < PATIENCE:
        if process.poll() is not None:
            machine.stop(f"onir serve ended with {process.returncode}")
        try:
            status, _ = Connection(port).get(path)
            if status == 200:
                return time.monotonic() - start
        except OSError:
            pass
        time.sleep(0.002)
    machine.stop(f"onir serve has not answered {path} for {PATIENCE} s")


def measure(onir):
    """One start and its pages: seconds until the first, milliseconds of the others, peak memory."""
    addresses = pages(onir.content, REQUESTS + 1)
    port = free_port()
    os.sync()
    with (onir.folder / "serve-error").open("wb") as errors:
        start = time.monotonic()
        process = subprocess.Popen(
            [str(part) for part in [onir.program, "serve", *onir.inputs(), "--host", "127.0.0.1", "--port", port]],
            stdout=subprocess.DEVNULL, stderr=errors, cwd=onir.folder)
        try:
            first = first_page(port, addresses[0], process, start)
            connection = Connection(port)
            answers = [connection.get(path) for path in addresses[1:]]
            peak = machine.field(f"/proc/{process.pid}/status", "VmHWM").split()[0]
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)
    wrong = sum(status != 200 for status, _ in answers)
    if wrong:
        machine.stop(f"{wrong} of {len(answers)} pages were not answered by 200")
    times = sorted(seconds * 1000 for _, seconds in answers)
    return {
        "first_page": round(first, 4), "requests": len(times), "median_ms": round(times[len(times) // 2], 4),
        "p99_ms": round(times[min(len(times) - 1, len(times) * 99 // 100)], 4), "peak_mb": round(int(peak) / 1024, 1),
    }
