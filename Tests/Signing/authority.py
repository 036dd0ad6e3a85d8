"""A certification authority made up for tests: a root, an authority that issues, their lists of
revoked certificates, and certificates for any IIN in the form of the real ones.

    python Tests/Signing/authority.py --trust var/trust

makes or renews the files of an authority in a folder for `onir serve --trust`. The keys lie in its
subfolder `keys`, which onir does not read.
"""

import argparse
import datetime
import pathlib

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

UTC = datetime.timezone.utc
DAY = datetime.timedelta(days=1)
INDIVIDUAL = "1.2.398.3.3.4.1.1"
ORGANISATION, HEAD = "1.2.398.3.3.4.1.2", "1.2.398.3.3.4.1.2.1"
CLIENT = ExtendedKeyUsageOID.CLIENT_AUTH.dotted_string
EMAIL = ExtendedKeyUsageOID.EMAIL_PROTECTION.dotted_string
POLICIES = {"authentication": "1.2.398.3.3.2.4", "signing": "1.2.398.3.3.2.3"}
# Of the made-up families of the sandbox.
PEOPLE = {
    "850214390005": ("МЫСАЛБАЕВ АСАН", "МЫСАЛБАЕВ"),
    "901130490109": ("МЫСАЛБАЕВА АЙСҰЛУ", "МЫСАЛБАЕВА"),
    "790806490214": ("ПРИМЕРОВА ВЕРА", "ПРИМЕРОВА"),
    "990101391804": ("СЫНАҚОВ БАТЫР", "СЫНАҚОВ"),
    "880708491103": ("ОБРАЗЦОВА АННА", "ОБРАЗЦОВА"),
    "601127490764": ("МЫСАЛОВА ЗЕРЕ", "МЫСАЛОВА"),
    "960202490693": ("ПРОБНАЯ МАРИЯ", "ПРОБНАЯ"),
}


def new_key(bits=2048):
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def key_usage(**set_ones):
    names = ["digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
             "key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"]
    return x509.KeyUsage(**{name: set_ones.get(name, False) for name in names})


def name(text, *more):
    return x509.Name([
        x509.NameAttribute(NameOID.COMMON_NAME, text),
        x509.NameAttribute(NameOID.COUNTRY_NAME, "KZ"), *more])


class Authority:
    """A root and an authority under it; `now` is the moment its certificates are made for."""

    def __init__(self, now=None, title="ӨНІР СЫНАҚ", keys=None):
        self.now = (now or datetime.datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
        self.revoked = []
        self.root_key, self.key = keys or (new_key(), new_key())
        self.root = self.authority(name(f"{title} ТҮБІР (RSA)"), self.root_key)
        self.certificate = self.authority(
            name(f"{title} ОРТАЛЫҚ (RSA)"), self.key, (self.root, self.root_key))

    def authority(self, subject, key, by=None, is_ca=True, dates=None):
        """The certificate of an authority; its own issuer unless one is named."""
        issuer, issuer_key = by or (None, key)
        start, end = dates or (self.now - 365 * DAY, self.now + 3650 * DAY)
        return (
            x509.CertificateBuilder().subject_name(subject)
            .issuer_name(issuer.subject if issuer else subject)
            .public_key(key.public_key()).serial_number(x509.random_serial_number())
            .not_valid_before(start).not_valid_after(end)
            .add_extension(x509.BasicConstraints(is_ca, None), critical=True)
            .add_extension(key_usage(key_cert_sign=is_ca, crl_sign=is_ca), critical=True)
            .add_extension(
                x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()),
                critical=False)
            .sign(issuer_key, hashes.SHA256()))

    def person(self, iin, usage="authentication", **changes):
        """A key and a certificate of a person.

        `changes`: `key`, `common`, `subject` (attributes in place of the usual), `extended`,
        `allowed` (key usages), `dates`, `by` (issuer and its key), `is_organisation`, `serial`.
        """
        common, surname = PEOPLE.get(iin, ("СЫНАҚОВ ҮЛГІ", "СЫНАҚОВ"))
        is_signing = usage == "signing"
        subject = changes.get("subject", [(NameOID.SERIAL_NUMBER, f"IIN{iin}")])
        roles = [INDIVIDUAL]
        if changes.get("is_organisation"):
            roles = [ORGANISATION, HEAD]
            subject = [*subject, (NameOID.ORGANIZATION_NAME, "ҮЛГІ ЖШС"),
                       (NameOID.ORGANIZATIONAL_UNIT_NAME, "BIN140340000010")]
        extended = changes.get("extended", [EMAIL if is_signing else CLIENT, *roles])
        allowed = changes.get(
            "allowed", ["content_commitment"] if is_signing else ["key_encipherment"])
        issuer, issuer_key = changes.get("by", (self.certificate, self.key))
        start, end = changes.get("dates", (self.now - 30 * DAY, self.now + 335 * DAY))
        key = changes.get("key") or new_key(changes.get("bits", 2048))
        builder = (
            x509.CertificateBuilder()
            .subject_name(name(
                changes.get("common", common),
                x509.NameAttribute(NameOID.SURNAME, surname),
                *(x509.NameAttribute(*each) for each in subject)))
            .issuer_name(issuer.subject if issuer else name(common)).public_key(key.public_key())
            .serial_number(changes.get("serial", x509.random_serial_number()))
            .not_valid_before(start).not_valid_after(end)
            .add_extension(
                key_usage(digital_signature=True, **dict.fromkeys(allowed, True)), critical=True)
            .add_extension(
                x509.ExtendedKeyUsage(map(x509.ObjectIdentifier, extended)), critical=False)
            .add_extension(x509.CertificatePolicies([x509.PolicyInformation(
                x509.ObjectIdentifier(POLICIES[usage]), None)]), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()),
                critical=False))
        return key, builder.sign(issuer_key, hashes.SHA256())

    def expired(self, iin, usage="authentication"):
        return self.person(iin, usage, dates=(self.now - 400 * DAY, self.now - 35 * DAY))

    def revoke(self, certificate):
        self.revoked.append(certificate.serial_number)

    def revocations(self, of_root=False, dates=None, serials=None, by=None):
        """The list of revoked certificates, of the root, of the authority under it, or of another."""
        issuer, key = by or (
            (self.root, self.root_key) if of_root else (self.certificate, self.key))
        start, end = dates or (self.now - DAY, self.now + 60 * DAY)
        builder = (
            x509.CertificateRevocationListBuilder().issuer_name(issuer.subject)
            .last_update(start).next_update(end)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()),
                critical=False)
            .add_extension(x509.CRLNumber(int(start.timestamp())), critical=False))
        for serial in serials if serials is not None else ([] if of_root else self.revoked):
            builder = builder.add_revoked_certificate(
                x509.RevokedCertificateBuilder().serial_number(serial)
                .revocation_date(start).build())
        return builder.sign(key, hashes.SHA256())

    def write(self, folder):
        """Puts into a folder what an operator has there."""
        folder = pathlib.Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        pem = serialization.Encoding.PEM
        for file, bytes_ in [
                ("root.pem", self.root.public_bytes(pem)),
                ("issuing.pem", self.certificate.public_bytes(pem)),
                ("root.crl", self.revocations(of_root=True).public_bytes(pem)),
                ("issuing.crl", self.revocations().public_bytes(serialization.Encoding.DER))]:
            new = folder / f".{file}"
            new.write_bytes(bytes_)
            new.replace(folder / file)

    @classmethod
    def kept(cls, folder, now=None):
        """The authority of a folder, with fresh lists; made when there is none."""
        keys = pathlib.Path(folder) / "keys"
        keys.mkdir(parents=True, exist_ok=True)
        keys.chmod(0o700)
        files = [keys / "root.key", keys / "issuing.key"]
        if not all(file.exists() for file in files):
            for file in files:
                file.touch(mode=0o600)
                file.write_bytes(new_key().private_bytes(
                    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                    serialization.NoEncryption()))
        authority = cls(now, keys=[
            serialization.load_pem_private_key(file.read_bytes(), None) for file in files])
        authority.write(folder)
        return authority


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="A certification authority made up for tests.")
    parser.add_argument("--trust", required=True, help="the folder for onir serve --trust")
    parser.add_argument("--now", help="the moment, 2026-11-20T10:00:00+05:00; the clock's without it")
    options = parser.parse_args()
    Authority.kept(
        options.trust, options.now and datetime.datetime.fromisoformat(options.now))
