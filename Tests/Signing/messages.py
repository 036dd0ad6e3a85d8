"""Signed messages (CMS, RFC 5652), written byte by byte so that wrong ones can be made as well."""

import base64
import datetime
import hashlib

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

DATA = "1.2.840.113549.1.7.1"
SIGNED_DATA = "1.2.840.113549.1.7.2"
RSA = "1.2.840.113549.1.1.1"
DIGESTS = {
    "md5": "1.2.840.113549.2.5", "sha1": "1.3.14.3.2.26", "sha256": "2.16.840.1.101.3.4.2.1",
    "sha512": "2.16.840.1.101.3.4.2.3",
}
HASHES = {
    "md5": hashes.MD5, "sha1": hashes.SHA1, "sha256": hashes.SHA256, "sha512": hashes.SHA512}
# GOST R 34.10-2015 with its digest, and the older key and signature, whose names are as long as RSA's.
GOST_DIGEST, GOST_SIGNATURE = "1.2.398.3.10.1.3.3", "1.2.398.3.10.1.1.2.3.2"
OLD_GOST_KEY, OLD_GOST_SIGNATURE = "1.2.398.3.10.1.1.1.1", "1.2.398.3.10.1.1.1.2"


def node(tag, *parts):
    body = b"".join(parts)
    if len(body) < 128:
        return bytes([tag, len(body)]) + body
    size = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(size)]) + size + body


def sequence(*parts):
    return node(0x30, *parts)


def set_of(*parts):
    return node(0x31, *sorted(parts))


def integer(value):
    return node(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def oid(text):
    first, second, *rest = map(int, text.split("."))
    body = bytes([40 * first + second])
    for number in rest:
        groups = [number & 0x7F]
        while number := number >> 7:
            groups.append(number & 0x7F | 0x80)
        body += bytes(reversed(groups))
    return node(0x06, body)


def algorithm(name, *parameters):
    return sequence(oid(name), *(parameters or (node(0x05),)))


def attribute(name, *values):
    return sequence(oid(name), set_of(*values))


def signer(content, key, certificate, digest="sha256", at=None, is_gost=False,
           content_type=DATA, attributes=True):
    """One SignerInfo over a content; with `is_gost` one that looks like GOST and is none."""
    at = at or datetime.datetime.now(datetime.timezone.utc)
    issuer = sequence(certificate.issuer.public_bytes(), integer(certificate.serial_number))
    signed = set_of(
        attribute("1.2.840.113549.1.9.3", oid(content_type)),
        attribute("1.2.840.113549.1.9.5", node(0x17, at.strftime("%y%m%d%H%M%SZ").encode())),
        attribute(
            "1.2.840.113549.1.9.4", node(0x04, hashlib.new(digest, content).digest())))
    signature = key.sign(signed if attributes else content, padding.PKCS1v15(), HASHES[digest]())
    return sequence(
        integer(1), issuer, algorithm(GOST_DIGEST if is_gost else DIGESTS[digest]),
        b"\xa0" + signed[1:] if attributes else b"",
        algorithm(GOST_SIGNATURE if is_gost else RSA), node(0x04, signature))


def message(content, signers, certificates, is_attached=True, digest="sha256", content_type=DATA):
    """A message with SignerInfos that were made before."""
    held = node(0xA0, node(0x04, content)) if is_attached else b""
    return sequence(
        oid(SIGNED_DATA),
        node(0xA0, sequence(
            integer(1), set_of(algorithm(DIGESTS[digest])), sequence(oid(content_type), held),
            node(0xA0, *map(der, certificates)), set_of(*signers))))


def der(certificate):
    if isinstance(certificate, bytes):
        return certificate
    return certificate.public_bytes(serialization.Encoding.DER)


def looks_like_gost(certificate):
    """The bytes of a certificate whose key and signature bear the names of GOST."""
    return der(certificate).replace(oid(RSA), oid(OLD_GOST_KEY)).replace(
        oid("1.2.840.113549.1.1.11"), oid(OLD_GOST_SIGNATURE))


def sign(content, key, certificate, is_attached=True, is_gost=False, **how):
    """A message with one signer, as NCALayer makes it."""
    sent = looks_like_gost(certificate) if is_gost else certificate
    return message(
        content, [signer(content, key, certificate, is_gost=is_gost, **how)], [sent],
        is_attached, how.get("digest", "sha256"))


def pem(signed, label="CMS"):
    text = base64.b64encode(signed).decode()
    lines = [text[start:start + 64] for start in range(0, len(text), 64)]
    return "\n".join([f"-----BEGIN {label}-----", *lines, f"-----END {label}-----", ""])


def der_list(revocations):
    return revocations.public_bytes(serialization.Encoding.DER)
