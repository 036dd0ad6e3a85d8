"""A small portal that is built, and real web servers that send it by the configuration onir prints."""

import contextlib
import http.client
import http.server
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import threading
import time

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Browser"))
from ports import free_port  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("ONIR", ROOT / ".build" / "release" / "onir")).absolute()
NOW = "2026-11-20"
SERVERS = ["nginx", "caddy"]
BROTLI_MODULE = pathlib.Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")

SITE = """title: {{kk: Сынақ, ru: Проба}}
base_url: {base}
languages: [{languages}]
default_language: {default}
fallback: true
hosts: {hosts}
"""

GUIDES = {
    "queue": ("Кезекке тұру", "Встать в очередь", "aliases: [waiting-list, a-rather-long-earlier-name-of-it]\n"),
    "documents": ("Құжаттар", "Документы", ""),
}


def onir(*words, code=0):
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=60)
    assert done.returncode == code, done.stderr[-2000:]
    return done.stdout if code == 0 else done.stderr


class Portal:
    """Content of three cities, one of which signs in by signatures, and its published folder."""

    def __init__(self, folder, base, hosts="path", portals=("", "", ""), languages="kk, ru",
                 is_published=True):
        self.folder, self.content = folder, folder / "content"
        self.write("site.yaml", SITE.format(
            base=base, hosts=hosts, languages=languages, default=languages[:2]))
        rows = [("atyrau", "", "230000000", "Атырау облысы", "Атырауская область", ""),
                ("atyrau", "atyrau", "231000000", "Атырау", "Атырау", portals[0]),
                ("atyrau", "inder", "233600000", "Индер ауданы", "Индерский район", portals[1]),
                ("akmola", "", "110000000", "Ақмола облысы", "Акмолинская область", ""),
                ("akmola", "kokshetau", "111000000", "Көкшетау", "Кокшетау", portals[2])]
        self.write("regions.csv", "region,city,kato,name_kk,name_ru,portal\n"
                   + "".join(",".join(row) + "\n" for row in rows))
        for slug, (kazakh, russian, more) in GUIDES.items():
            self.guide(f"guides/{slug}/kk.md", kazakh, more)
            self.guide(f"guides/{slug}/ru.md", russian, more)
        # A city's own guide has other earlier names than everybody's.
        self.guide("cities/inder/guides/documents/kk.md", "Құжаттар", "aliases: [papers]\n")
        self.write("cities/kokshetau/city.yaml", "sign_in: [signature]\n")
        self.write("cities/atyrau/statistics.csv",
                   "month,queue_total,queue_benefit,places_total,places_free,referrals_issued\n"
                   "2026-10,100,10,200,5,7\n")
        self.inputs = ["--content", self.content, "--templates", ROOT / "templates", "--now", NOW]
        self.current = folder / "srv" / "current"
        if is_published:
            self.publish()

    def write(self, path, text):
        (self.content / path).parent.mkdir(parents=True, exist_ok=True)
        (self.content / path).write_text(text)

    def guide(self, path, title, more=""):
        self.write(path, f"---\ntitle: {title}\n{more}---\n{title}.\n")

    def publish(self):
        onir("publish", self.folder / "srv", *self.inputs)

    def roll_back(self):
        onir("rollback", self.folder / "srv")


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def __getitem__(self, name):
        """A header; None when it is not there. One that is sent twice is joined."""
        values = [value for key, value in self.headers if key.lower() == name.lower()]
        return ", ".join(values) if values else None

    @property
    def varies(self):
        return {name.strip().lower() for name in (self["Vary"] or "").split(",") if name.strip()}

    @property
    def target(self):
        return self["Location"]


class Front:
    """A web server that runs on one port of this machine."""

    def __init__(self, name, port, host, upstream=None, folder=None):
        self.name, self.port, self.host, self.upstream, self.folder = name, port, host, upstream, folder

    def said(self):
        return said(self.folder)

    def ask(self, path, method="GET", host=None, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            connection.putheader("Host", host or self.host)
            for key, value in headers.items():
                connection.putheader(key.replace("_", "-"), value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders()
            if body is not None:
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    connection.send(body)
            answer = connection.getresponse()
            return Answer(answer.status, answer.getheaders(), answer.read())
        finally:
            connection.close()


class Upstream:
    """Stands in for `onir api`: says what it was asked."""

    def __init__(self):
        upstream = self
        self.seen = []

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length)
                upstream.seen.append((self.command, self.path, self.headers, len(body)))
                answer = json.dumps({"path": self.path}).encode()
                self.send_response(200)
                for name, value in [("Content-Type", "application/json"),
                                    ("Content-Length", str(len(answer))), ("Cache-Control", "no-store"),
                                    ("Content-Security-Policy", "default-src 'none'")]:
                    self.send_header(name, value)
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(answer)

            do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_GET

            def log_message(self, *words):
                """Says nothing: standard error belongs to the tests."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


def nginx_main(folder, configuration, has_brotli):
    """What a machine's own nginx.conf would hold, in a folder that is gone afterwards."""
    configuration = configuration.replace("/var/log/nginx/", f"{folder}/")
    (folder / "onir.conf").write_text(configuration)
    temporary = "".join(f"{name}_temp_path {folder}/{name};\n" for name in
                        ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    module = f"load_module {BROTLI_MODULE};\n" if has_brotli else ""
    user = "user root;\n" if os.geteuid() == 0 else ""
    main = folder / "nginx.conf"
    main.write_text(f"{module}{user}daemon off;\nworker_processes 1;\npid {folder}/pid;\n"
                    f"error_log {folder}/error.log;\nevents {{ worker_connections 256; }}\n"
                    f"http {{\naccess_log off;\n{temporary}include {folder}/onir.conf;\n}}\n")
    return ["nginx", "-e", str(folder / "error.log"), "-c", str(main)]


def command(name, folder, configuration, has_brotli):
    folder.mkdir(parents=True, exist_ok=True)
    if name == "nginx":
        return nginx_main(folder, configuration, has_brotli), None
    file = folder / "Caddyfile"
    # Tests need neither its administration nor certificates of authorities in the network.
    file.write_text("{\n\tadmin off\n\tauto_https off\n}\n" + configuration)
    environment = os.environ | {"XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    return ["caddy", "run", "--config", str(file), "--adapter", "caddyfile"], environment


@contextlib.contextmanager
def running(name, portal, host, *words, upstream=None, has_brotli=True, edit=lambda text: text):
    """The server `name` on the configuration that onir prints for the portal."""
    port = free_port()
    has_brotli = has_brotli and BROTLI_MODULE.exists()
    more = ["--brotli"] if has_brotli and name == "nginx" else []
    ports = getattr(upstream, "ports", [upstream.port if upstream else free_port()])
    apis = [word for api in ports for word in ("--api", f"127.0.0.1:{api}")]
    configuration = onir("server-config", name, *portal.inputs, "--root", portal.current,
                         "--listen", f"127.0.0.1:{port}", *apis, *more, *words)
    folder = portal.folder / f"{name}-{port}"
    words, environment = command(name, folder, edit(configuration), has_brotli)
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(words, stdout=output, stderr=output, env=environment)
        try:
            wait(process, port, folder)
            yield Front(name, port, host, upstream, folder)
        finally:
            process.terminate()
            process.wait(10)


def wait(process, port, folder):
    for _ in range(1000):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, said(folder)
        time.sleep(0.01)
    raise AssertionError(said(folder))


def said(folder):
    return "".join(path.read_text(errors="replace")[-3000:] for path in
                   [folder / "output", folder / "error.log"] if path.exists())


def need(name):
    if shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin") is None:
        pytest.fail(f"{name} is missing: scripts/setup test installs it")


def policies(text):
    return re.findall(r"connect-src ([^;]*);", text or "")
