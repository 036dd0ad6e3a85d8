"""The Debian package: the same bytes each time, sound, and installed into a root of its own and taken away again."""

import contextlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import time

import pytest

from fronts import PROGRAM, ROOT, Front, free_port, need

LONG = pytest.mark.skipif("ONIR_LONG" not in os.environ, reason="a long proof: make test-long")
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="needs root for a root of its own")
# What the machine has to hold for it; kept, because it comes over the network.
BASE = ROOT / ".build" / "debian-root"
CONTENT = ["--content", "/usr/share/onir/content", "--templates", "/usr/share/onir/templates"]


def made(output):
    done = subprocess.run([ROOT / "scripts" / "deb"], capture_output=True, text=True, timeout=600,
                          env=os.environ | {"ONIR": str(PROGRAM), "OUTPUT": str(output),
                                            # Else the time of the last commit.
                                            "SOURCE_DATE_EPOCH": "1795132800"})
    assert done.returncode == 0, done.stderr
    return pathlib.Path(done.stdout.strip())


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    need("dpkg-shlibdeps")
    if "libswiftCore" in subprocess.run(["readelf", "-d", PROGRAM], capture_output=True, text=True).stdout:
        pytest.skip("only a release build, which carries Swift's own library, makes a package")
    return made(tmp_path_factory.mktemp("deb"))


@LONG
def test_is_the_same_bytes_each_time(package, tmp_path):
    again = made(tmp_path)
    assert again.name == package.name
    assert again.read_bytes() == package.read_bytes()


@LONG
def test_lintian_finds_no_error(package):
    need("lintian")
    done = subprocess.run(["lintian", "--fail-on", "error", "--allow-root", package], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@LONG
def test_holds_what_it_promises(package):
    listed = subprocess.run(["dpkg-deb", "-c", package], capture_output=True, text=True, check=True).stdout
    paths = {line.split(" ./", 1)[1].split(" -> ")[0] for line in listed.splitlines() if " ./" in line}
    for path in ["usr/bin/onir", "etc/onir/onir.conf", "lib/systemd/system/onir-api.service",
                 "lib/systemd/system/onir-publish.timer", "usr/lib/sysusers.d/onir.conf",
                 "usr/share/onir/content/site.yaml", "usr/share/onir/templates/strings/kk.yaml",
                 "usr/share/doc/onir/copyright", "usr/share/doc/onir/operations.md"]:
        assert path in paths, path
    help_text = subprocess.run([PROGRAM, "--help"], capture_output=True, text=True).stdout
    if re.search(r"^ +manual ", help_text, re.M):
        assert "usr/share/man/man1/onir.1.gz" in paths
    if re.search(r"^ +completion ", help_text, re.M):
        assert {"usr/share/bash-completion/completions/onir", "usr/share/zsh/vendor-completions/_onir",
                "usr/share/fish/vendor_completions.d/onir.fish"} <= paths
    owners = {line.split()[1] for line in listed.splitlines()}
    assert owners == {"root/root"}


class Root:
    """A Debian of its own in a folder."""

    def __init__(self, folder):
        self.folder = folder

    def run(self, *words, check=True):
        done = subprocess.run(["chroot", self.folder, *map(str, words)], capture_output=True, text=True,
                              timeout=300, env=self.environment)
        assert not check or done.returncode == 0, f"{words}: {done.stdout[-1500:]}{done.stderr[-1500:]}"
        return done

    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8",
                   **{name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}}

    def files(self):
        """Every path, without what belongs to the package manager, its lists and its logs."""
        shown = subprocess.run(["find", self.folder, "-xdev", "(", "-path", "*/var/log", "-o", "-path", "*/var/cache",
                                "-o", "-path", "*/var/lib/dpkg", "-o", "-path", "*/var/lib/apt", "-o", "-path",
                                "*/proc", "-o", "-path", "*/tmp", ")", "-prune", "-o", "-printf", "%P\\n"],
                               capture_output=True, text=True, check=True).stdout
        return set(shown.splitlines())

    def text(self, path):
        return (self.folder / path).read_text()


def base():
    """A minimal Debian with the libraries of the package, made once."""
    need("debootstrap")
    if not (BASE / "ready").exists():
        shutil.rmtree(BASE, ignore_errors=True)
        BASE.parent.mkdir(exist_ok=True)
        done = subprocess.run(["debootstrap", "--variant=minbase", "bookworm", BASE], capture_output=True, text=True,
                              timeout=900)
        assert done.returncode == 0, done.stdout[-2000:]
        for name in ["apt/sources.list", "apt/apt.conf.d", "apt/sources.list.d", "apt/trusted.gpg.d", "resolv.conf",
                     "hosts", "ssl/certs"]:
            copy(pathlib.Path("/etc") / name, BASE / "etc" / name)
        (BASE / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n")
        (BASE / "usr/sbin/policy-rc.d").chmod(0o755)
        Root(BASE).run("apt-get", "update")
        (BASE / "ready").write_text("")
    return BASE


def copy(source, target):
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True, symlinks=False, ignore_dangling_symlinks=True)
    elif source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("root") / "debian"
    subprocess.run(["cp", "-a", "--reflink=auto", base(), folder], check=True)
    mounted = subprocess.run(["mount", "-t", "proc", "proc", folder / "proc"]).returncode == 0
    yield Root(folder)
    if mounted:
        subprocess.run(["umount", "-l", folder / "proc"], check=True)
    shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def service(root, port):
    """The interface as its unit starts it, by the user of the unit."""
    unit = root.text("lib/systemd/system/onir-api.service")
    settings = dict(re.findall(r"^([A-Z_]+)=(.*)$", root.text("etc/onir/onir.conf"), re.M))
    settings["ONIR_API_PORT"] = str(port)
    line = re.search(r"^ExecStart=(.*)$", unit, re.M)[1]
    line = re.sub(r"\$\{?([A-Z_]+)\}?", lambda match: settings[match[1]], line)
    process = subprocess.Popen(["chroot", "--userspec=onir:onir", root.folder, *line.split()],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=root.environment)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0


@LONG
@AS_ROOT
def test_installs_runs_and_goes_without_a_trace(package, root):
    shutil.copyfile(package, root.folder / "onir.deb")
    # Libraries that it needs stay when it goes, so they are there before.
    depends = re.search(r"^ Depends: (.*)$", subprocess.run(
        ["dpkg-deb", "-I", package], capture_output=True, text=True, check=True).stdout, re.M)[1]
    names = [one.split("|")[0].split("(")[0].strip() for one in depends.split(",")]
    names = ["systemd-standalone-sysusers" if name == "systemd" else name for name in names]
    root.run("apt-get", "install", "-y", "--no-install-recommends", *names)
    before = root.files()

    root.run("apt-get", "install", "-y", "--no-install-recommends", "/onir.deb")
    assert root.run("onir", "--version").stdout.startswith("onir ")
    assert root.run("dpkg", "--verify", "onir").stdout == ""
    assert root.run("id", "-un", "onir").stdout.strip() == "onir"
    assert (root.folder / "var/lib/onir/cabinet").stat().st_mode & 0o777 == 0o700
    root.run("onir", "check", *CONTENT)
    root.run("onir", "build", *CONTENT, "--output", "/tmp/site")
    assert (root.folder / "tmp/site/atyrau/kk/index.html").exists()
    assert "server {" in root.run("onir", "server-config", "nginx", *CONTENT, "--root", "/srv/onir/current").stdout
    port = free_port()
    with service(root, port) as process:
        assert process.stdout.readline() == f"http://127.0.0.1:{port}/api/v1/\n"
        assert Front("onir", port, f"127.0.0.1:{port}").ask("/api/v1/ready").status == 200
    kept = root.folder / "var/lib/onir/cabinet/onir.sqlite"
    assert kept.exists()

    # A setting that was changed outlives a new version; a removal keeps settings and data.
    settings = root.folder / "etc/onir/onir.conf"
    settings.write_text(settings.read_text() + "# the operator's own\n")
    root.run("apt-get", "install", "-y", "--reinstall", "-o", "Dpkg::Options::=--force-confold", "/onir.deb")
    assert settings.read_text().endswith("# the operator's own\n")
    root.run("apt-get", "remove", "-y", "onir")
    assert kept.exists() and settings.exists()
    assert root.run("onir", check=False).returncode == 127
    root.run("dpkg", "--purge", "onir")
    assert not kept.exists()
    assert root.run("id", "onir", check=False).returncode != 0
    shadows = {"etc/passwd-", "etc/group-", "etc/shadow-", "etc/gshadow-", "etc/.pwd.lock", "etc/subuid-", "etc/subgid-"}
    assert root.files() - before - shadows == set()
    assert before - root.files() == set()
    for name in ["passwd", "group", "shadow"]:
        assert "onir" not in root.text(f"etc/{name}")
