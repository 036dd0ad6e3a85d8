"""What a camera reads of a QR code."""

import subprocess


def scanned(locator, picture):
    """The text of the code that an element shows; its picture is kept in a file."""
    locator.screenshot(path=picture)
    read = subprocess.run(["zbarimg", "--quiet", "--raw", picture], capture_output=True, text=True)
    return read.stdout.strip()
