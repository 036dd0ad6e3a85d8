"""Papers that a parent attaches: a PDF of one page, and a picture as a camera gives it."""

import base64
import time


def pdf(*extra):
    """A PDF of one page, with more objects."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>", *extra]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, start)


def lying(folder, seconds=5):
    """The files in the folder of papers, sorted.

    Now and then the API writes a `new-…` and removes it, to see that papers can be kept. That one is waited
    for; a `new-…` that stays is shown.
    """
    deadline = time.monotonic() + seconds
    while True:
        files = sorted(folder.iterdir())
        if time.monotonic() > deadline or not any(file.name.startswith("new-") for file in files):
            return files
        time.sleep(0.05)


def jpeg(page, width=60, height=40):
    """A JPEG that the browser itself draws and packs."""
    packed = page.evaluate("""async ([width, height]) => {
        const canvas = new OffscreenCanvas(width, height);
        const brush = canvas.getContext("2d");
        for (const [place, colour] of ["teal", "gold", "white"].entries()) {
            brush.fillStyle = colour;
            brush.fillRect(place * width / 3, 0, width / 3, height);
        }
        const bytes = await (await canvas.convertToBlob({ type: "image/jpeg" })).bytes();
        return bytes.toBase64();
    }""", [width, height])
    return base64.b64decode(packed)


def choose(page, *files):
    """Chooses files as a name and bytes, where papers are asked for."""
    kinds = {"pdf": "application/pdf", "jpg": "image/jpeg"}
    page.locator("#document").set_input_files([
        {"name": name, "mimeType": kinds.get(name.rpartition(".")[2], "text/plain"), "buffer": body}
        for name, body in files])
