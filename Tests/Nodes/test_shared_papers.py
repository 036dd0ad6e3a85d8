"""Papers in one folder that all processes share: a disk, and a store of objects by rclone."""

import http.client
import os
import re
import shutil
import threading
import time

import pytest

import nodes
import object_store
from papers import lying, pdf

PAGE = nodes.TESTS.parent / "docs" / "scaling-the-api.md"
needs_fuse = pytest.mark.skipif(
    not os.path.exists("/dev/fuse"), reason="this machine has no /dev/fuse, so nothing can be mounted")
OLD = "new-" + "a" * 26


class Papers:
    """The papers of one parent's draft with a benefit, at whichever process."""

    def __init__(self, cluster):
        self.cluster, family = cluster, nodes.FAMILIES[0]
        self.call = cluster.applicant(family)
        self.draft = self.call("POST", "applications", {
            "city": "pavlodar", "queue_type": "general", "child_iin": family[2],
            "relation": family[3], "language": "kk", "group_type": "general", "kindergartens": [],
            "benefit": "large_family"})["id"]

    def ask(self, node, method, path="", body=None, kind="application/pdf"):
        connection = http.client.HTTPConnection("127.0.0.1", node.port, timeout=90)
        connection.request(method, f"/api/v1/applications/{self.draft}/documents{path}", body,
                           {"Cookie": self.call.cookie, **({"Content-Type": kind} if body else {})})
        answer = connection.getresponse()
        result = nodes.one_process.Answer(answer.status, answer.getheaders(), answer.read())
        connection.close()
        return result

    def listed(self, node):
        return self.call.at(node)("GET", f"applications/{self.draft}")["documents"]


def exchange(cluster):
    """A paper is taken by one, given out by all, and gone everywhere when one has deleted it."""
    papers = Papers(cluster)
    for node in cluster.nodes:
        sent = papers.ask(node, "POST", body=pdf())
        assert sent.status == 201, sent.body
        for other in cluster.nodes:
            got = papers.ask(other, "GET", "/" + sent["id"])
            assert (got.status, got.body) == (200, pdf()), (other.number, got.body)
        first, second, third = cluster.nodes[1:] + cluster.nodes[:1]
        assert papers.ask(first, "DELETE", "/" + sent["id"]).status == 204
        assert [papers.ask(other, "GET", "/" + sent["id"]).status for other in (second, third)] == [404] * 2
    return papers


def test_a_folder_serves_all_processes(cluster, at_once):
    papers = exchange(cluster)
    sent = at_once([lambda node=node: papers.ask(node, "POST", body=pdf()) for node in cluster.nodes])
    assert [answer.status for answer in sent] == [201] * 3
    assert len(papers.listed(cluster.nodes[0])) == 3
    assert len(lying(cluster.folders[0])) == 3


def test_a_process_that_starts_sweeps_nothing_that_another_is_writing(cluster):
    papers, folder = Papers(cluster), cluster.folders[0]
    assert papers.ask(cluster.nodes[0], "POST", body=pdf()).status == 201
    (kept,) = lying(folder)
    young = "new-" + "b" * 26
    for name in (OLD, young):
        (folder / name).write_bytes(b"half")
    two_days = time.time() - 2 * 86_400
    os.utime(folder / OLD, (two_days, two_days))
    cluster.nodes[1].stop()
    cluster.nodes[1].start()
    nodes.until(lambda: not (folder / OLD).exists())
    nodes.until(lambda: set(folder.iterdir()) == {kept, folder / young})


@pytest.fixture
def store():
    store = object_store.Store()
    yield store
    store.stop()


@pytest.fixture
def mounts(store, tmp_path):
    """One mount for each process, as on machines of their own."""
    for program in ("rclone", "fusermount3"):
        assert shutil.which(program), f"{program} is missing: scripts/setup test installs it"
    words = re.search(r"rclone mount \S+ \S+ ((?:--\S+(?: [^-\s]\S*)? ?)+)", PAGE.read_text())[1].split()
    mounts = [object_store.Mount(store, tmp_path / f"papers-{number}", words) for number in range(3)]
    yield mounts
    for mount in mounts:
        mount.stop()


@pytest.fixture
def apart(cluster_with, mounts):
    return cluster_with(folders=[mount.folder for mount in mounts])


@needs_fuse
def test_a_store_of_objects_serves_all_processes(apart, store):
    papers = exchange(apart)
    assert papers.ask(apart.nodes[0], "POST", body=pdf()).status == 201
    # What was acknowledged is in the store, whole and under its own name.
    (name, data), = nodes.until(lambda: len(store.objects) == 1 and [
        (name, data) for name, (data, _) in store.objects.items()])
    assert re.fullmatch("[a-z0-9]{26}", name) and len(data) > len(pdf())


@needs_fuse
def test_what_the_store_did_not_take_is_refused(apart, store):
    papers = Papers(apart)
    store.refuses = True
    assert papers.ask(apart.nodes[0], "POST", body=pdf()).status == 503
    assert papers.listed(apart.nodes[1]) == [] and store.objects == {}
    store.refuses = False
    sent = papers.ask(apart.nodes[0], "POST", body=pdf())
    assert sent.status == 201
    assert papers.ask(apart.nodes[1], "GET", "/" + sent["id"]).body == pdf()


@needs_fuse
def test_an_upload_that_is_cut_off_leaves_nothing_half(apart, store, mounts):
    papers, answers = Papers(apart), []
    store.has_upload.clear()
    store.lets_go.clear()
    thread = threading.Thread(
        target=lambda: answers.append(papers.ask(apart.nodes[0], "POST", body=pdf()).status))
    thread.start()
    assert store.has_upload.wait(30)
    mounts[0].kill()
    thread.join(90)
    store.lets_go.set()
    assert answers == [503]
    assert papers.listed(apart.nodes[1]) == []
    # A name that nobody knows may be left for the sweeping, never one that the database has.
    assert [name for name in store.objects if not name.startswith("new-")] == []
    # Nothing is laid below the mount while there is none.
    assert papers.ask(apart.nodes[0], "POST", body=pdf()).status == 503
    assert list(mounts[0].folder.iterdir()) == []
    mounts[0].start()
    sent = nodes.until(lambda: (answer := papers.ask(apart.nodes[0], "POST", body=pdf())).status == 201 and answer)
    assert papers.ask(apart.nodes[2], "GET", "/" + sent["id"]).body == pdf()
