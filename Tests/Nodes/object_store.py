"""A store of objects that speaks as much of S3 as rclone asks of it, and fails when it is told to; and its mounts."""

import http.server
import os
import subprocess
import threading
import time
import urllib.parse
import uuid
from xml.sax.saxutils import escape

BUCKET = "papers"
TIME = "2026-11-20T05:00:00.000Z"


class Store:
    def __init__(self):
        self.objects, self.parts, self.lock = {}, {}, threading.Lock()
        # Whether uploads are refused; whether they wait, and have come.
        self.refuses, self.lets_go, self.has_upload = False, threading.Event(), threading.Event()
        self.lets_go.set()
        store = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self):
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length)
                address = urllib.parse.urlsplit(self.path)
                query = dict(urllib.parse.parse_qsl(address.query, keep_blank_values=True))
                name = urllib.parse.unquote(address.path).removeprefix(f"/{BUCKET}").lstrip("/")
                status, headers, answer = store.answer(self.command, name, query, self.headers, body)
                self.send_response(status)
                for key, value in headers.items():
                    self.send_header(key, value)
                self.send_header("Last-Modified", "Fri, 20 Nov 2026 05:00:00 GMT")
                if "Content-Length" not in headers:
                    self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(answer)

            do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = answer

            def log_message(self, *words):
                """Says nothing: standard error belongs to the tests."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.lets_go.set()
        self.server.shutdown()
        self.server.server_close()

    def answer(self, method, name, query, headers, body):
        """The status, the headers and the body of an answer."""
        if not name:
            return 200, {}, self.listed(query) if method == "GET" else b""
        if method == "PUT" and "x-amz-copy-source" in headers:
            source = urllib.parse.unquote(headers["x-amz-copy-source"]).split("/", 1)[1].lstrip("/")
            source = source.removeprefix(f"{BUCKET}/")
            self.objects[name] = self.objects[source]
            return 200, {}, result("CopyObjectResult", f"<ETag>x</ETag><LastModified>{TIME}</LastModified>")
        if method in ("PUT", "POST"):
            return self.upload(method, name, query, headers, body)
        if method == "DELETE":
            self.objects.pop(name, None)
            return 204, {}, b""
        if name not in self.objects:
            return 404, {}, result("Error", "<Code>NoSuchKey</Code>")
        data, meta = self.objects[name]
        more = {"ETag": '"x"', **({"x-amz-meta-mtime": meta} if meta else {})}
        if method == "HEAD":
            return 200, {"Content-Length": str(len(data)), **more}, b""
        if "Range" in headers:
            first, _, last = headers["Range"].removeprefix("bytes=").partition("-")
            data = data[int(first):int(last) + 1 if last else None]
            more["Content-Range"] = f"bytes {first}-{int(first) + len(data) - 1}/{len(self.objects[name][0])}"
            return 206, more, data
        return 200, more, data

    def upload(self, method, name, query, headers, body):
        if self.refuses:
            return 403, {}, result("Error", "<Code>AccessDenied</Code>")
        if "uploads" in query:
            upload = uuid.uuid4().hex
            self.parts[upload] = ({}, headers.get("x-amz-meta-mtime"))
            return 200, {}, result("InitiateMultipartUploadResult", f"<UploadId>{upload}</UploadId>")
        self.has_upload.set()
        self.lets_go.wait(60)
        if "partNumber" in query:
            self.parts[query["uploadId"]][0][int(query["partNumber"])] = body
        elif "uploadId" in query:
            parts, meta = self.parts.pop(query["uploadId"])
            self.objects[name] = (b"".join(parts[number] for number in sorted(parts)), meta)
            return 200, {}, result("CompleteMultipartUploadResult", '<ETag>"x"</ETag>')
        else:
            self.objects[name] = (body, headers.get("x-amz-meta-mtime"))
        return 200, {"ETag": '"x"'}, b""

    def listed(self, query):
        if "uploads" in query:
            return result("ListMultipartUploadsResult", "")
        prefix = query.get("prefix", "")
        rows = "".join(
            f"<Contents><Key>{escape(name)}</Key><Size>{len(data)}</Size><ETag>\"x\"</ETag>"
            f"<LastModified>{TIME}</LastModified></Contents>"
            for name, (data, _) in sorted(self.objects.items()) if name.startswith(prefix))
        return result("ListBucketResult", f"<IsTruncated>false</IsTruncated>{rows}")


def result(name, text):
    return f'<?xml version="1.0"?><{name}>{text}</{name}>'.encode()


class Mount:
    """The store as a folder, by the words that docs/scaling-the-api.md has."""

    def __init__(self, store, folder, words):
        self.folder, self.words = folder, words
        self.environment = {name: value for name, value in os.environ.items() if name != "AWS_CA_BUNDLE"} | {
            "RCLONE_CONFIG": "/dev/null", "RCLONE_CONFIG_STORE_TYPE": "s3", "RCLONE_CONFIG_STORE_PROVIDER": "Other",
            "RCLONE_CONFIG_STORE_ACCESS_KEY_ID": "synthetic", "RCLONE_CONFIG_STORE_SECRET_ACCESS_KEY": "synthetic",
            "RCLONE_CONFIG_STORE_REGION": "us-east-1",
            "RCLONE_CONFIG_STORE_ENDPOINT": f"http://127.0.0.1:{store.port}"}
        folder.mkdir()
        # Where nothing is mounted, others could look into it, and it is not used.
        folder.chmod(0o755)
        self.start()

    def start(self):
        with open(f"{self.folder}.log", "ab") as log:
            self.process = subprocess.Popen(
                ["rclone", "mount", f"store:{BUCKET}", self.folder, *self.words], env=self.environment,
                stdout=log, stderr=log)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and self.process.poll() is None:
            if os.path.ismount(self.folder):
                return
            time.sleep(0.02)
        raise RuntimeError(open(f"{self.folder}.log").read())

    def kill(self):
        """As if the machine had no memory left."""
        self.process.kill()
        self.process.wait()
        subprocess.run(["fusermount3", "-uz", self.folder], check=True)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)
        subprocess.run(["fusermount3", "-uz", self.folder], capture_output=True)
