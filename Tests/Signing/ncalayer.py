"""A stand-in for NCALayer, the program that signs on a parent's computer.

It speaks as the real one at wss://127.0.0.1:13579, with keys made up on the spot and no windows of
its own. By hand, for a portal that runs with `onir serve --sandbox --trust var/trust`:

    python Tests/Signing/ncalayer.py --iin 850214390005 --trust var/trust

Its TLS certificate is self-made too: open https://127.0.0.1:13579 once and accept it.
In tests: `with NCALayer(authority, iin) as layer`, then set `layer.mood` and so on.
"""

import argparse
import base64
import contextlib
import datetime
import fcntl
import ipaddress
import json
import pathlib
import ssl
import sys
import tempfile
import threading

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import serve

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import messages  # noqa: E402
from authority import CLIENT, Authority, name, new_key  # noqa: E402

PORT = 13579
MOODS = ["good", "cancel", "expired", "revoked", "foreign", "gost", "broken"]


@contextlib.contextmanager
def alone():
    """Waits until no other process tests at the one port that the portal's pages know."""
    with open(pathlib.Path(tempfile.gettempdir()) / f"onir-ncalayer-{PORT}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def tls():
    """A server's context with a fresh certificate for 127.0.0.1."""
    key, now = new_key(), datetime.datetime.now(datetime.timezone.utc)
    own = name("127.0.0.1")
    certificate = (
        x509.CertificateBuilder().subject_name(own).issuer_name(own).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=30))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False)
        .sign(key, hashes.SHA256()))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.NamedTemporaryFile() as file:
        file.write(certificate.public_bytes(serialization.Encoding.PEM))
        file.write(key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption()))
        file.flush()
        context.load_cert_chain(file.name)
    return context


class NCALayer:
    """A running stand-in; what a test sets on it holds for the next request.

    `mood` is one of MOODS; `iin` is whose keys it has; `usage` overrides which key is chosen
    (authentication or signing); `is_old` leaves out the module of today; `requests` is what came.
    """

    def __init__(self, authority, iin, port=PORT, version="1.4"):
        self.authority, self.iin, self.port, self.version = authority, iin, port, version
        self.trust = None
        self.reset()
        self.keys = {}
        self.server = self.thread = None

    def reset(self):
        self.mood, self.usage, self.is_old, self.requests = "good", None, False, []

    def start(self):
        self.server = serve(self.handle, "127.0.0.1", self.port, ssl=tls(), max_size=2**24)
        self.port = self.server.socket.getsockname()[1]
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        return self

    def stop(self):
        if self.server:
            self.server.shutdown()
            self.thread.join()
        self.server = None

    __enter__ = start

    def __exit__(self, *_):
        self.stop()

    def handle(self, socket):
        try:
            # The real one speaks first.
            socket.send(json.dumps({"result": {"version": self.version}}))
            for text in socket:
                socket.send(json.dumps(self.answer(text), ensure_ascii=False))
        except ConnectionClosed:
            pass

    def answer(self, text):
        try:
            request = json.loads(text)
        except ValueError:
            return {"status": False, "code": "MALFORMED_REQUEST", "message": "not JSON"}
        self.requests.append(request)
        module, method = request.get("module"), request.get("method")
        if module == "kz.gov.pki.knca.basics" and method == "sign" and not self.is_old:
            return self.sign(request.get("args", {}))
        if module == "kz.gov.pki.knca.commonUtils" and method == "createCAdESFromBase64":
            return self.sign_old(request.get("args", []))
        if self.is_old:
            return {"code": "500", "message": "module.not.found"}
        return {"status": False, "code": "MODULE_NOT_FOUND", "message": f"no module {module}"}

    def sign(self, args):
        if self.mood == "cancel":
            return {"status": True, "body": {}}
        if self.mood == "broken":
            return {"status": False, "code": "INVOCATION_ERROR",
                    "message": "An invoked method threw an exception.", "details": "broken"}
        params = args.get("signingParams", {})
        wanted = args.get("signerParams", {}).get("extKeyUsageOids", [])
        usage = "authentication" if CLIENT in wanted else "signing"
        given = args.get("data")
        texts = given if isinstance(given, list) else [given]
        signed = [
            messages.pem(self.signature(
                base64.b64decode(text) if params.get("decode") else text.encode(), usage,
                params.get("encapsulate", False)))
            for text in texts]
        return {"status": True, "body": {"result": signed}}

    def sign_old(self, args):
        if self.mood == "cancel":
            return {"code": "500", "message": "action.canceled"}
        if self.mood == "broken" or len(args) != 4:
            return {"code": "500", "message": "broken"}
        usage = "authentication" if args[1] == "AUTHENTICATION" else "signing"
        signed = self.signature(base64.b64decode(args[2]), usage, args[3])
        return {"code": "200", "responseObject": base64.b64encode(signed).decode()}

    def signature(self, content, usage, is_attached):
        key, certificate = self.pair(self.usage or usage)
        return messages.sign(
            content, key, certificate, is_attached, is_gost=self.mood == "gost",
            at=self.authority.now)

    def pair(self, usage):
        """A key and its certificate, made at the first use."""
        wanted = self.iin, usage, self.mood
        if wanted not in self.keys:
            if self.mood == "foreign":
                authority = self.keys.setdefault("foreign", Authority(self.authority.now, "БӨТЕН"))
            else:
                authority = self.authority
            pair = (authority.expired if self.mood == "expired" else authority.person)(
                self.iin, usage)
            if self.mood == "revoked":
                authority.revoke(pair[1])
                if self.trust:
                    authority.write(self.trust)
            self.keys[wanted] = pair
        return self.keys[wanted]


def main():
    parser = argparse.ArgumentParser(description="A stand-in for NCALayer.")
    parser.add_argument("--iin", default="850214390005", help="who signs")
    parser.add_argument("--trust", required=True, help="the folder of onir serve --trust")
    parser.add_argument("--port", type=int, default=PORT, help="the portal's pages use 13579 only")
    parser.add_argument("--mood", choices=MOODS, default="good", help="how it behaves")
    parser.add_argument("--old", action="store_true", help="speak as an older NCALayer")
    parser.add_argument("--usage", choices=["authentication", "signing"], help="always this key")
    parser.add_argument("--now", help="the moment of the certificates; the clock's without it")
    options = parser.parse_args()
    authority = Authority.kept(
        options.trust, options.now and datetime.datetime.fromisoformat(options.now))
    layer = NCALayer(authority, options.iin, options.port)
    layer.trust, layer.mood, layer.is_old = options.trust, options.mood, options.old
    layer.usage = options.usage
    with layer:
        print(f"NCALayer stand-in for {options.iin} at wss://127.0.0.1:{layer.port}; Ctrl-C ends it")
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main()
