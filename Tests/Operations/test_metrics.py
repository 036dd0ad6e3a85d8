"""The numbers for Prometheus: what they say, to whom, and what never stands in them."""

import http.client
import re
import socket
import sqlite3
import time
import uuid

import pytest
from exposition import parse, value


def read(service):
    status, kind, text = service.metrics()
    assert (status, kind) == (200, "text/plain; version=0.0.4; charset=utf-8")
    return parse(text)


def test_counts_requests_by_operation_and_class(service):
    call = service.caller()
    for _ in range(3):
        assert call("GET", "health").status == 200
    assert call("HEAD", "health").status == 200
    assert call("POST", "codes", {}).status == 422
    for path in ["nothing", f"applications/{uuid.uuid4()}/x/y", "../../etc/passwd"]:
        assert call("GET", path).status in (400, 404)
    assert call("DELETE", "health").status == 405
    found = read(service)
    assert value(found, "onir_http_requests_total", method="GET", route="/health", status="2xx") == 4
    assert value(found, "onir_http_requests_total", method="POST", route="/codes", status="4xx") == 1
    # What is no operation is one label, whatever was asked for.
    assert value(found, "onir_http_requests_total", method="other", route="other", status="4xx") >= 3
    times = found["onir_http_request_duration_seconds"]["samples"]
    counted = [number for name, tags, number in times
               if name.endswith("_count") and tags == {"method": "GET", "route": "/health", "status": "2xx"}]
    assert counted == [4]
    routes = {tags["route"] for _, tags, _ in found["onir_http_requests_total"]["samples"]}
    assert all(re.fullmatch(r"other|(/[a-z.-]+|/\{[a-z_]+\})+", route) for route in routes), routes
    assert len(found["onir_http_requests_total"]["samples"]) < 600


def test_tells_of_the_queues_the_database_and_the_process(service, families):
    service.parent(families[0])
    # A sample is good for ten seconds: the first one is taken now.
    found = read(service)
    for name in ["onir_database_up", "onir_ready", "onir_build_info", "process_resident_memory_bytes",
                 "process_cpu_seconds_total", "process_open_fds", "process_start_time_seconds",
                 "onir_database_size_bytes", "onir_database_wal_bytes", "onir_password_hashes_limit"]:
        assert value(found, name) > 0, name
    assert value(found, "onir_applications", status="in_queue") == 1
    assert value(found, "onir_messages", state="undelivered") == 0
    assert value(found, "onir_referrals_due") == 0
    assert value(found, "onir_password_hashes_total") >= 1
    assert value(found, "onir_message_deliveries_total", kind="code", result="sent") >= 2
    assert value(found, "onir_database_transactions_total", kind="write") >= 2
    assert value(found, "onir_database_overtaken_total") == 0
    assert value(found, "onir_http_connections") >= 0 and value(found, "onir_http_requests_in_flight") == 0
    assert time.time() - value(found, "process_start_time_seconds") < 600


def test_counts_refusals_by_their_reason(service):
    call = service.caller()
    ask = {"city": "pavlodar", "purpose": "sign_in", "iin": "850214390005"}
    answers = [call("POST", "codes", ask).status for _ in range(12)]
    assert 429 in answers
    with socket.create_connection(("127.0.0.1", service.port), timeout=10) as raw:
        raw.sendall(b"GET /api/v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"x" * 40_000 + b"\r\n\r\n")
        assert b" 431 " in raw.recv(200)
    found = read(service)
    assert value(found, "onir_http_refusals_total", reason="limit") == answers.count(429)
    assert value(found, "onir_http_rejections_total", reason="size") == 1


def test_says_nothing_of_anybody(service, families, personal):
    call = service.parent(families[0])
    number = call("GET", "me").body
    _, _, text = service.metrics()
    for word in [*personal, *re.findall(r"\d{2}-\d{7}-\d", number.decode()), call.cookie]:
        assert word not in text


def test_answers_this_machine_only_and_never_on_the_public_port(service):
    assert service.metrics("/")[0] == 404
    assert service.metrics(method="POST")[0] == 405
    assert service.metrics(Host="portal.example")[0] == 403
    assert service.metrics(Origin="https://portal.example")[0] == 403
    assert service.metrics(X_Forwarded_For="192.0.2.1")[0] == 403
    for path in ["/metrics", "/api/metrics", "/api/v1/metrics"]:
        connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=10)
        connection.request("GET", path)
        assert connection.getresponse().status == 404
        connection.close()
    listening = [line.split() for line in open("/proc/net/tcp") if f":{service.metrics_port:04X} " in line]
    assert {line[1].split(":")[0] for line in listening if line[3] == "0A"} == {"0100007F"}


def test_answers_while_the_database_does_not(service):
    assert value(read(service), "onir_database_up") == 1
    service.database.rename(service.folder / "away.sqlite")
    try:
        deadline = time.monotonic() + 30
        while value(found := read(service), "onir_database_up") == 1 and time.monotonic() < deadline:
            time.sleep(0.5)
        assert value(found, "onir_database_up") == 0 and value(found, "onir_ready") == 0
        assert "onir_applications" not in found and not found["onir_database_size_bytes"]["samples"]
    finally:
        (service.folder / "away.sqlite").rename(service.database)


def test_is_not_held_up_by_a_locked_database(service):
    holder = sqlite3.connect(service.database, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        deadline, longest = time.monotonic() + 40, 0
        while True:
            began = time.monotonic()
            found = read(service)
            longest = max(longest, time.monotonic() - began)
            if value(found, "onir_ready") == 0 or time.monotonic() > deadline:
                break
            time.sleep(0.5)
        assert value(found, "onir_ready") == 0
        # Far above what it takes, far below what the lock lasts.
        assert longest < 15
    finally:
        holder.execute("ROLLBACK")
        holder.close()


@pytest.mark.parametrize("port", ["-1", "70000", "x"])
def test_refuses_a_port_that_is_none(service_with, port):
    with pytest.raises(RuntimeError, match="--metrics-port"):
        service_with("--metrics-port", port)
