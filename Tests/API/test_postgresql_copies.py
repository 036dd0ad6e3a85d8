"""A cabinet on a server is copied, lost and restored, and moves from a file to a server, with all that was acknowledged."""

import os
import pathlib
import subprocess

import pytest

from cluster import Cluster

ROOT = pathlib.Path(__file__).parents[2]


@pytest.fixture
def cluster():
    server = Cluster().start()
    for name in ("onir", "other"):
        server.run("createdb", "-h", server.folder, "-U", "onir", name)
    yield server
    server.close()


def onir(*words):
    done = subprocess.run([os.environ["ONIR"], *map(str, words)], capture_output=True, text=True, timeout=60,
                          cwd=ROOT, env=os.environ | {"LC_ALL": "C.UTF-8"}, check=False)
    return done.returncode, done.stdout, done.stderr


def test_a_copy_of_a_server_brings_everything_back(sandbox_with, cluster, families, tmp_path):
    sandbox = sandbox_with(url=cluster.url())
    call = sandbox.parent(families[0])
    me, feed = call("GET", "me").body, call("GET", "feed").body
    copy, key = tmp_path / "copy.sqlite", ["--key-file", f"{sandbox.folder}/key"]
    papers = ["--documents", str(sandbox.documents)]
    assert onir("database", "backup", copy, "--database", sandbox.url, *papers)[0] == 0
    code, _, said = onir("database", "restore", copy, "--database", sandbox.url, *key, *papers)
    assert code == 3 and "holds something already" in said
    assert sandbox.stop() == 0
    cluster.run("dropdb", "-h", cluster.folder, "-U", "onir", "onir")
    cluster.run("createdb", "-h", cluster.folder, "-U", "onir", "onir")
    code, _, said = onir("database", "restore", copy, "--database", sandbox.url, *key, *papers)
    assert code == 0, said
    assert "restored postgres://onir@/onir: accounts 1, applications 1" in said
    sandbox.start()
    call.port, call.connection = sandbox.port, None
    assert (call("GET", "me").body, call("GET", "feed").body) == (me, feed)
    assert onir("database", "check", "--database", sandbox.url, *key)[0] == 0


def test_a_cabinet_moves_from_a_file_to_a_server_and_back(sandbox_with, cluster, families, tmp_path):
    sandbox = sandbox_with()
    call = sandbox.parent(families[0])
    me, feed = call("GET", "me").body, call("GET", "feed").body
    file = sandbox.url
    assert sandbox.stop() == 0
    code, tables, said = onir("database", "copy", file, cluster.url())
    assert code == 0 and "read again and found the same" in said
    rows = dict(line.split()[:2] for line in tables.splitlines())
    assert rows["account"] == "1" and rows["queue_entry"] == "2" and len(rows) == 36
    sandbox.url = cluster.url()
    sandbox.start()
    call.port, call.connection = sandbox.port, None
    assert (call("GET", "me").body, call("GET", "feed").body) == (me, feed)
    assert sandbox.stop() == 0
    assert onir("database", "copy", cluster.url(), f"sqlite:{tmp_path}/back.sqlite")[0] == 0
    sandbox.url = f"sqlite:{tmp_path}/back.sqlite"
    sandbox.start()
    call.port, call.connection = sandbox.port, None
    assert (call("GET", "me").body, call("GET", "feed").body) == (me, feed)
    code, _, said = onir("database", "copy", file, cluster.url())
    assert code == 3 and "name an empty database" in said
