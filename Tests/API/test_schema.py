"""Every call of the API as its document describes it, sound and unsound, by Schemathesis."""

import pathlib
import re
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parent
TOOL = pathlib.Path(sys.executable).parent / "schemathesis"


def credentials(who, sandbox, families):
    if who == "parent":
        secret = sandbox.parent(families[0]).cookie.split("=")[1]
        return f'[auth.openapi.session]\napi_key = "{secret}"\n'
    if who == "app":
        secret = sandbox.app(families[0][1]).cookie.split("=")[1]
        return f'[auth.openapi.app]\napi_key = "{secret}"\n'
    if who == "officer":
        sandbox.parent(families[0])
        return f'[auth.openapi.staff]\nbearer = "{sandbox.hire("*")}"\n'
    return ""


@pytest.mark.parametrize("who", ["nobody", "parent", "officer", "app"])
def test_it_does_what_its_document_says(who, sandbox, families, tmp_path):
    settings = tmp_path / "schemathesis.toml"
    settings.write_text(
        (HERE / "schemathesis.toml").read_text() + credentials(who, sandbox, families))
    # Signing out would make everybody after it a nobody.
    left_out = [] if who == "nobody" else [
        "--exclude-path", "/sessions/current", "--exclude-path", "/devices/current",
        "--exclude-path", "/staff/sessions/current"]
    done = subprocess.run(
        [TOOL, "--config-file", settings, "run",
         f"http://127.0.0.1:{sandbox.port}/api/v1/openapi.json", "--checks", "all",
         "--generation-deterministic", "--max-examples", "10", "--no-color", *left_out],
        cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert re.search(r"(\d+) generated, \1 passed", done.stdout), done.stdout[-2000:]
