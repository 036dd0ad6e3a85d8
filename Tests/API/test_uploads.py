"""Papers of a benefit over a real connection: hostile, broken off, interrupted."""

import http.client
import socket
import threading
import time
import zlib

import pytest

from papers import lying, pdf


def stream(data, dictionary=b""):
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (dictionary, len(data), data)


def bomb():
    """300 MB of nothing in 300 KB, packed twice over as a scanner never does."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(300)) + packer.flush()
    return stream(packed, b"/Filter/FlateDecode")


def jpeg(width=8, height=8, more=b"", after=b""):
    """The markers of a JPEG; the scan holds a few bytes that decode to nothing in particular."""
    def segment(marker, body):
        return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body
    frame = b"\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big") + b"\x01\x01\x11\x00"
    lengths = bytes([0, 1] + [0] * 14)
    return (b"\xff\xd8" + more + segment(0xDB, b"\0" + bytes([1] * 64)) + segment(0xC0, frame)
            + segment(0xC4, b"\x00" + lengths + b"\0") + segment(0xC4, b"\x10" + lengths + b"\0")
            + segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x00\x00" + b"\xff\xd9" + after)


HOSTILE = {
    "empty": (b"", "empty"),
    "HTML": (b"<!doctype html><script>alert(1)</script>", "unknown_type"),
    "SVG": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unknown_type"),
    "PNG": (b"\x89PNG\r\n\x1a\n" + bytes(100), "unknown_type"),
    "ZIP": (b"PK\x03\x04" + bytes(100), "unknown_type"),
    "HTML before a PDF": (b"<html>" + pdf(), "polyglot"),
    "ZIP after a PDF": (pdf() + b"PK\x03\x04" + bytes(30), "polyglot"),
    "ZIP after a JPEG": (jpeg(after=b"PK\x03\x04" + bytes(30)), "polyglot"),
    "HTML after a JPEG": (jpeg(after=b"<html><script>alert(1)</script>"), "polyglot"),
    "script": (pdf(b"<</S/JavaScript/JS(app.alert\\(1\\))>>"), "scripts"),
    "script by another spelling": (pdf(b"<</S/J#61vaScript/J#53(1)>>"), "scripts"),
    "program": (pdf(b"<</S/Launch/F(cmd.exe)>>"), "scripts"),
    "file in a file": (pdf(b"<</Type/Filespec/EF<</F 9 0 R>>>>"), "attachments"),
    "bomb": (pdf(bomb()), "too_complex"),
    "cut PDF": (pdf()[:-30], "truncated"),
    "cut JPEG": (jpeg()[:-2], "truncated"),
    "10,001 pixels wide": (jpeg(width=10_001), "too_many_pixels"),
    "10,001 pixels high": (jpeg(height=10_001), "too_many_pixels"),
}


@pytest.fixture
def upload(sandbox, families):
    """Sends bytes to a draft with a benefit; gives what it says, and what lies on the disk."""
    family = families[0]
    call = sandbox.applicant(family)
    draft = call("POST", "applications", {
        "city": "pavlodar", "queue_type": "general", "child_iin": family[2],
        "relation": family[3], "language": "kk", "group_type": "general", "kindergartens": [],
        "benefit": "large_family"})["id"]
    path = f"/api/v1/applications/{draft}/documents"

    def send(data, kind="application/pdf", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", sandbox.port, timeout=60)
        connection.request("POST", path, data, {
            "Content-Type": kind, "Cookie": call.cookie,
            **{name.replace("_", "-"): value for name, value in headers.items()}})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, body.decode()

    send.path, send.call, send.draft = path, call, draft
    send.files = lambda: [file.name for file in lying(sandbox.documents)] \
        if sandbox.documents.exists() else []
    return send


def test_refuses_every_hostile_file_with_one_message_and_keeps_nothing(upload):
    for name, (data, code) in HOSTILE.items():
        status, body = upload(data, "image/jpeg" if "JPEG" in name else "application/pdf")
        assert status == 422, (name, body)
        assert body.count('"code"') == 1 and f'"code":"{code}"' in body, (name, body)
        assert upload.files() == [], name


def test_takes_sound_files_without_what_a_phone_writes_into_them(upload, sandbox):
    exif = b"Exif\0\0GPS 43.25N 76.95E"
    marked = jpeg(more=b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif)
    for data, kind in ((pdf(), "application/pdf"), (marked, "image/jpeg")):
        assert upload(data, kind)[0] == 201
    kept = [(sandbox.documents / name).read_bytes() for name in upload.files()]
    assert len(kept) == 2 and not any(b"GPS" in data for data in kept)
    listed = upload.call("GET", f"applications/{upload.draft}")["documents"]
    ids = {item["type"]: item["id"] for item in listed}
    assert ids.keys() == {"pdf", "jpeg"}
    answer = upload.call("GET", f"applications/{upload.draft}/documents/{ids['jpeg']}")
    headers = {name.lower(): value for name, value in answer.headers}
    assert b"GPS" not in answer.body and answer.body.startswith(b"\xff\xd8")
    assert headers["content-disposition"].startswith("attachment; filename=")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("name", ["../../key", "..\\..\\key", "a/b.pdf", "C:\\x.pdf"])
def test_refuses_a_name_that_is_a_path(upload, name):
    status, body = upload(pdf(), Content_Disposition=f'attachment; filename="{name}"')
    assert status == 422 and '"code":"file_name"' in body
    assert upload.files() == []


def test_leaves_nothing_of_an_upload_that_breaks_off(upload, sandbox):
    for sent in (0, 1, 1000, 3_000_000):
        with socket.create_connection(("127.0.0.1", sandbox.port)) as line:
            line.sendall(
                f"POST {upload.path} HTTP/1.1\r\nHost: 127.0.0.1:{sandbox.port}\r\n"
                f"Content-Type: application/pdf\r\nCookie: {upload.call.cookie}\r\n"
                f"Content-Length: 5000000\r\n\r\n".encode() + pdf()[:1] * sent)
    assert upload(pdf())[0] == 201
    assert len(upload.files()) == 1


def test_leaves_whole_files_or_none_after_a_kill(upload, sandbox):
    data = pdf(stream(bytes(2_000_000)))
    gone = threading.Event()

    def send():
        while not gone.is_set():
            try:
                upload(data)
            except (OSError, http.client.HTTPException):
                return

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    time.sleep(0.4)
    sandbox.kill()
    gone.set()
    for thread in threads:
        thread.join()
    sandbox.start()
    upload.call.port, upload.call.connection = sandbox.port, None
    for item in upload.call("GET", f"applications/{upload.draft}")["documents"]:
        answer = upload.call("GET", f"applications/{upload.draft}/documents/{item['id']}")
        assert answer.status == 200 and answer.body == data


def test_refuses_large_bodies_of_strangers_before_they_are_read(sandbox):
    path = "/api/v1/applications/0123456789abcdefghjkmnpqrs/documents"
    with socket.create_connection(("127.0.0.1", sandbox.port), timeout=10) as line:
        line.sendall(
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{sandbox.port}\r\n"
            "Content-Type: application/pdf\r\nExpect: 100-continue\r\n"
            "Content-Length: 9000000\r\n\r\n".encode())
        assert line.recv(100).startswith(b"HTTP/1.1 413")
