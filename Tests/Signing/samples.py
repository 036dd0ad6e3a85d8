"""Makes the samples of Tests/SignaturesTests once and for all: good and wrong messages of one moment.

    python Tests/Signing/samples.py

writes Tests/Signing/samples anew, with other keys; the tests do not depend on which.
"""

import base64
import datetime
import pathlib
import shutil
import sys

from cryptography.hazmat.primitives import serialization
from cryptography.x509.name import _ASN1Type
from cryptography.x509.oid import NameOID

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from authority import CLIENT, DAY, EMAIL, INDIVIDUAL, Authority, name, new_key  # noqa: E402
from messages import (  # noqa: E402
    attribute, der, looks_like_gost, message, node, oid, sequence, sign, signer)

FOLDER = pathlib.Path(__file__).resolve().parent / "samples"
NOW = datetime.datetime.fromisoformat("2026-11-20T10:00:00+05:00")
IIN, OTHER = "850214390005", "901130490109"
CONTENT = "Балабақша: қолтаңба сынағы\r\n".encode()
SERIAL, UTF8 = NameOID.SERIAL_NUMBER, _ASN1Type.UTF8String


def indefinite(signed):
    """The same message with an outer length that is told by its end only."""
    head = 2 + (signed[1] & 0x7F if signed[1] & 0x80 else 0)
    return b"\x30\x80" + signed[head:] + b"\x00\x00"


def collect():
    # Whoever makes an authority may give it any name, so one has the names of the good one.
    authority, foreign, impostor = Authority(NOW), Authority(NOW, "БӨТЕН"), Authority(NOW)
    key, own = authority.person(IIN)
    made = {}

    def put(case, *pair, **how):
        how.setdefault("at", NOW)
        made[case] = sign(CONTENT, *(pair or (key, own)), **how)

    def person(case, usage="authentication", iin=IIN, **changes):
        put(case, *authority.person(iin, usage, **{"key": key, **changes}))

    signing = authority.person(IIN, "signing", key=key)
    put("attached")
    put("detached", *signing, is_attached=False)
    put("attached for a contract", *signing)
    put("sha512", digest="sha512")
    put("sha1", digest="sha1")
    put("md5", digest="md5")
    put("foreign", *foreign.person(IIN, key=key))
    person("expired", dates=(NOW - 400 * DAY, NOW - DAY))
    person("not yet valid", dates=(NOW + DAY, NOW + 365 * DAY))
    revoked = authority.person(IIN, key=key)
    authority.revoke(revoked[1])
    put("revoked", *revoked)
    put("impostor", *impostor.person(IIN, key=key))
    put("other person", *authority.person(OTHER))
    made["altered"] = made["attached"].replace(CONTENT, CONTENT.replace(b"\r\n", b"\n\n"))
    made["other signature"] = made["attached"][:-1] + bytes([made["attached"][-1] ^ 1])

    second = authority.person(OTHER)
    good = signer(CONTENT, key, own, at=NOW)

    def two(case, extra, certificates):
        made[case] = message(CONTENT, [good, extra], [own, *certificates])

    two("two signers", signer(CONTENT, *second, at=NOW), [second[1]])
    two("two signers, one of another content", signer(b"x", *second, at=NOW), [second[1]])
    stranger = foreign.person(OTHER)
    two("two signers, one foreign", signer(CONTENT, *stranger, at=NOW), [stranger[1]])
    two("two signers, one wrong", signer(CONTENT, key, second[1], at=NOW), [second[1]])
    two("two signers, one gost", signer(CONTENT, *second, at=NOW, is_gost=True),
        [looks_like_gost(second[1])])
    put("gost", is_gost=True)
    made["gost certificate"] = message(CONTENT, [good], [looks_like_gost(own)])

    person("organisation", is_organisation=True)
    person("organisation beside a person",
           extended=[CLIENT, INDIVIDUAL, "1.2.398.3.3.4.1.2.5"])
    person("any usage", extended=["2.5.29.37.0", INDIVIDUAL])
    person("without a role", extended=[CLIENT])
    person("contract without nonRepudiation", "signing", allowed=[])
    person("no iin", subject=[])
    person("two iins", subject=[(SERIAL, f"IIN{IIN}"), (SERIAL, f"IIN{OTHER}")])
    person("iin in the name", subject=[], common=f"МЫСАЛБАЕВ IIN{IIN}")
    person("bin", subject=[(SERIAL, "BIN140340000010")])
    person("wrong iin", subject=[(SERIAL, "IIN850214390006")])
    person("iin with a tail", subject=[(SERIAL, f"IIN{IIN}\0x", UTF8)])
    person("iin with a blank", subject=[(SERIAL, f"IIN {IIN}")])
    person("odd name", common="МЫСАЛБАЕВ\u202e\0\n АСАН")
    put("rsa 1024", *authority.person(IIN, bits=1024))
    put("self-signed", *authority.person(IIN, key=key, by=(None, key)))
    put("an authority's own key", authority.key, authority.certificate)

    def under(case, certificate, certificate_key, chain=True):
        leaf = authority.person(IIN, key=key, by=(certificate, certificate_key))[1]
        made[case] = message(
            CONTENT, [signer(CONTENT, key, leaf, at=NOW)], [leaf, certificate][:1 + chain])

    root = authority.root, authority.root_key
    other_key = new_key()
    under("under no authority", authority.authority(
        name("ЖАЛҒАН ОРТАЛЫҚ"), other_key, root, is_ca=False), other_key)
    under("under a person", own, key)
    under("under an expired authority", authority.authority(
        name("ЕСКІ ОРТАЛЫҚ"), other_key, root, dates=(NOW - 400 * DAY, NOW - DAY)), other_key)
    under("under an authority without a list", authority.authority(
        name("ТІЗІМСІЗ ОРТАЛЫҚ"), other_key, root), other_key)
    banned = authority.authority(name("ҚАЙТАРЫЛҒАН ОРТАЛЫҚ"), other_key, root)
    under("under a revoked authority", banned, other_key)
    made["with the authority"] = message(CONTENT, [good], [own, authority.certificate])
    made["with certificates of others"] = message(
        CONTENT, [good], [second[1], stranger[1], own, authority.certificate])
    twin = foreign.person(
        OTHER, key=second[0], serial=own.serial_number, by=(authority.certificate, foreign.key))
    made["with a twin"] = message(
        CONTENT, [signer(CONTENT, *twin, at=NOW)], [own, twin[1]])
    made["with a twin in front"] = message(
        CONTENT, [signer(CONTENT, *twin, at=NOW)], [twin[1], own])
    made["no certificate"] = message(CONTENT, [good], [])
    made["no signer"] = message(CONTENT, [], [own])
    made["no attributes"] = message(
        CONTENT, [signer(CONTENT, key, own, attributes=False)], [own])
    made["other type"] = message(
        CONTENT, [signer(CONTENT, key, own, content_type="1.2.840.113549.1.7.5")], [own],
        content_type="1.2.840.113549.1.7.5")
    made["type in doubt"] = message(
        CONTENT, [signer(CONTENT, key, own, content_type="1.2.840.113549.1.7.5")], [own])
    made["attributes as content"] = message(
        attributes_of(good), [bare(good)], [own])
    made["indefinite length"] = indefinite(made["attached"])
    made["trailing byte"] = made["attached"] + b"\0"
    made["two messages"] = made["attached"] * 2
    made["plain data"] = sequence(oid("1.2.840.113549.1.7.1"), node(0xA0, node(0x04, CONTENT)))
    made["a certificate"] = der(own)
    return authority, foreign, impostor, (banned, other_key), made


def attributes_of(signed):
    """The signed attributes of a SignerInfo, as they are signed."""
    start = signed.index(attribute("1.2.840.113549.1.9.3", oid("1.2.840.113549.1.7.1"))[:4])
    while signed[start] != 0xA0:
        start -= 1
    return b"\x31" + signed[start + 1:start + 2 + signed[start + 1]]


def bare(signed):
    """The same SignerInfo without its attributes: its signature is one of the attributes' bytes."""
    held = b"\xa0" + attributes_of(signed)[1:]
    body = signed[4:].replace(held, b"")
    return node(0x30, body)


def main():
    authority, foreign, impostor, banned, made = collect()
    shutil.rmtree(FOLDER, ignore_errors=True)
    authority.write(FOLDER)
    pem = serialization.Encoding.PEM
    for file, value in {
            "root.crl": authority.revocations(of_root=True, serials=[banned[0].serial_number]),
            "old.crl": authority.revocations(dates=(NOW - 40 * DAY, NOW - DAY)),
            "banned.crl": authority.revocations(serials=[], by=banned),
            "forged.crl": impostor.revocations(),
            "foreign.pem": foreign.root}.items():
        (FOLDER / file).write_bytes(value.public_bytes(pem))
    issuing = authority.revocations()
    (FOLDER / "issuing.crl").write_bytes(issuing.public_bytes(pem))
    lines = [f"{case}: {base64.b64encode(signed).decode()}\n" for case, signed in made.items()]
    (FOLDER / "messages.txt").write_text("".join(lines))
    (FOLDER / "content.txt").write_bytes(CONTENT)


if __name__ == "__main__":
    assert EMAIL
    main()
