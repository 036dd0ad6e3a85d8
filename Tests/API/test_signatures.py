"""Signing in with real keys of a made-up authority, against the process."""

import base64
import datetime
import pathlib
import sys
import time

import pytest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "Browser"), str(HERE.parent / "Signing")]
import messages  # noqa: E402
import server  # noqa: E402
from authority import DAY, Authority  # noqa: E402

CITY = "kokshetau"


@pytest.fixture(scope="module")
def authority():
    return Authority(datetime.datetime.fromisoformat(server.NOW))


@pytest.fixture
def trusting(sandbox_with, authority, tmp_path):
    """A sandbox that trusts the authority, with its folder."""
    authority.write(tmp_path)
    return sandbox_with("--trust", str(tmp_path)), tmp_path


def nonce(call):
    answer = call("POST", "nonces", {"city": CITY})
    assert answer.status == 201, answer.body
    return base64.b64decode(answer["content"])


def enter(call, pair, content=None, **how):
    signed = messages.sign(nonce(call) if content is None else content, *pair, **how)
    return call("POST", "sessions", {
        "city": CITY, "method": "signature", "signature": messages.pem(signed)})


def code(answer):
    assert answer.status == 422, answer.body
    return [error["code"] for error in answer["errors"]]


def test_a_signature_opens_the_cabinet(trusting, authority, families):
    sandbox, _ = trusting
    iin = families[0][0]
    pair = authority.person(iin)
    call = sandbox.caller()
    assert enter(call, pair).status == 409
    sandbox.parent(families[0])
    content = nonce(call)
    assert enter(call, pair, content).status == 201
    assert call("GET", "me")["iin"] == iin
    assert code(enter(call, pair, content)) == ["nonce_over"]
    for wrong, problem in [
            (authority.person(iin, "signing"), "wrong_usage"),
            (authority.expired(iin), "certificate_expired"),
            (Authority(authority.now).person(iin), "unknown_issuer")]:
        assert code(enter(call, wrong)) == [problem]
    assert code(enter(call, pair, is_gost=True)) == ["gost"]
    assert code(enter(call, pair, is_attached=False)) == ["not_a_signature"]
    assert sandbox.stop() == 0
    for file in [*map(pathlib.Path, sandbox.written), sandbox.log]:
        assert iin not in file.read_text()


def test_lists_are_renewed_without_a_new_start(trusting, authority, families):
    sandbox, folder = trusting
    sandbox.parent(families[0])
    pair = authority.person(families[0][0])
    call = sandbox.caller()
    assert enter(call, pair).status == 201
    old = authority.revocations(dates=(authority.now - 9 * DAY, authority.now - DAY))
    revoked = authority.revocations(serials=[pair[1].serial_number])
    for issued, problem in [(old, "revocation_unknown"), (revoked, "certificate_revoked")]:
        new = folder / "new"
        new.write_bytes(messages.der_list(issued))
        new.replace(folder / "issuing.crl")
        for _ in range(100):
            answer = enter(call, pair)
            if answer.status == 422 and code(answer) == [problem]:
                break
            time.sleep(0.1)
        assert code(answer) == [problem]
    (folder / "issuing.crl").write_text("no list")
    time.sleep(3.5)
    assert code(enter(call, pair)) == ["certificate_revoked"]
    assert "issuing.crl" in pathlib.Path(sandbox.err.name).read_text()


def test_a_damaged_folder_is_named_at_the_start(sandbox_with, authority, tmp_path):
    authority.write(tmp_path)
    (tmp_path / "root.pem").write_text("no certificate")
    with pytest.raises(RuntimeError, match=r"--trust: .*root\.pem"):
        sandbox_with("--trust", str(tmp_path))


def test_nobody_is_trusted_without_a_folder(sandbox_with, authority, families, tmp_path):
    sandbox = sandbox_with("--trust", str(tmp_path / "none"))
    assert code(enter(sandbox.caller(), authority.person(families[0][0]))) == ["unknown_issuer"]


def test_a_code_opens_the_cabinet(sandbox, families):
    sandbox.parent(families[0])
    iin, phone = families[0][:2]
    sandbox.set_clock("2026-11-20T20:00:00+05:00")
    call, known = sandbox.caller(), len(sandbox.codes(phone))
    typed = {"city": CITY, "iin": iin, "phone": phone}
    assert call("POST", "codes", typed | {"purpose": "one_time_code"}).status == 202
    sent = sandbox.code(phone, known)
    wrong = "000000" if sent != "000000" else "000001"
    typed["method"] = "one_time_code"
    assert call("POST", "sessions", typed | {"code": wrong}).status == 401
    assert call("POST", "sessions", typed | {"code": sent}).status == 201
    assert call("GET", "me")["city"] == CITY
