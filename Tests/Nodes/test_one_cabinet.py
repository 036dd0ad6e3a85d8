"""Whoever asks one process after the other meets one cabinet: sessions, limits, keys, numbers, what falls due."""

import collections
import itertools
import uuid

import nodes

PASSWORD = nodes.Cluster.password


def sign_in(call, iin, password):
    return call("POST", "sessions", {
        "city": "pavlodar", "method": "iin_password", "iin": iin, "password": password})


def test_a_session_of_one_is_good_at_all_and_ended_at_all(cluster, families):
    call = cluster.parent(families[0])
    assert [call.at(node)("GET", "me").status for node in cluster.nodes] == [200] * 3
    assert call.at(cluster.nodes[1])("DELETE", "sessions/current").status == 204
    assert [call.at(node)("GET", "me").status for node in cluster.nodes] == [401] * 3


def test_clocks_may_be_some_seconds_apart(cluster, families):
    for node, second in zip(cluster.nodes, (20, 0, 10)):
        node.set_clock(f"2026-11-20T11:00:{second:02}+05:00")
    for turn, family in enumerate(families[:3]):
        order = cluster.nodes[turn:] + cluster.nodes[:turn]
        iin, phone, _, _ = family
        call = cluster.caller().at(order[0])
        assert call("POST", "codes", {
            "city": "pavlodar", "purpose": "application", "iin": iin, "phone": phone}).status == 202
        assert call("POST", "sessions", {
            "city": "pavlodar", "method": "application", "iin": iin, "phone": phone,
            "code": cluster.code(phone, 0)}).status == 201
        draft = cluster.draft(call.at(order[1]), family)
        assert draft.status == 201
        assert cluster.submit(call.at(order[2]), draft["id"]).status == 200


def test_tries_to_sign_in_count_over_all(cluster, families, at_once):
    iin = families[0][0]
    cluster.parent(families[0])
    works = [lambda node=node: sign_in(cluster.caller().at(node), iin, "wrong-" + PASSWORD).status
             for node in cluster.nodes * 5]
    assert collections.Counter(at_once(works)) == {401: 5, 429: 10}
    # Whoever has the right one waits too, wherever he asks.
    assert {sign_in(cluster.caller().at(node), iin, PASSWORD).status for node in cluster.nodes} == {429}


def test_tries_of_a_code_count_over_all(cluster, families, at_once):
    iin, phone, _, _ = families[0]
    asked = cluster.caller()("POST", "codes", {
        "city": "pavlodar", "purpose": "application", "iin": iin, "phone": phone})
    assert asked.status == 202
    right = cluster.code(phone, 0)
    wrong = f"{(int(right) + 1) % 1_000_000:06}"

    def enter(node, code):
        return cluster.caller().at(node)("POST", "sessions", {
            "city": "pavlodar", "method": "application", "iin": iin, "phone": phone,
            "code": code}).status

    statuses = at_once([lambda node=node: enter(node, wrong) for node in cluster.nodes * 4])
    assert collections.Counter(statuses) == {422: 5, 429: 7}
    assert {enter(node, right) for node in cluster.nodes} == {429}


def test_codes_are_as_rare_as_from_one(cluster, families, at_once):
    iin, phone, _, _ = families[0]
    statuses = at_once([lambda node=node: cluster.caller().at(node)("POST", "codes", {
        "city": "pavlodar", "purpose": "application", "iin": iin, "phone": phone}).status
        for node in cluster.nodes * 4])
    assert collections.Counter(statuses) == {202: 1, 429: 11}
    cluster.code(phone, 0)
    assert len(cluster.codes(phone)) == 1


def test_a_key_sent_to_all_at_once_does_its_work_once(cluster, query, families, at_once):
    call, key = cluster.applicant(families[0]), str(uuid.uuid4())
    drafts = at_once([lambda node=node: cluster.draft(call.at(node), families[0], key)
                      for node in cluster.nodes * 3])
    assert {answer.status for answer in drafts} == {201}
    assert len({answer.body for answer in drafts}) == 1
    assert len({dict(answer.headers)["ETag"] for answer in drafts}) == 1
    assert query("SELECT COUNT(*) FROM application") == [["1"]]
    key = str(uuid.uuid4())
    sent = at_once([lambda node=node: cluster.submit(call.at(node), drafts[0]["id"], key)
                    for node in cluster.nodes * 3])
    assert {answer.status for answer in sent} == {200}
    assert len({answer.body for answer in sent}) == 1
    iin, phone, _, _ = families[1]
    key = str(uuid.uuid4())
    asked = at_once([lambda node=node: cluster.caller().at(node)("POST", "codes", {
        "city": "pavlodar", "purpose": "application", "iin": iin, "phone": phone},
        Idempotency_Key=key) for node in cluster.nodes * 3])
    assert {(answer.status, answer.body) for answer in asked} == {(202, asked[0].body)}
    cluster.code(phone, 0)
    assert len(cluster.codes(phone)) == 1


def test_one_child_enters_the_queue_once(cluster, query, families, at_once):
    """Both parents send their drafts of one child at the same moment, each at all processes."""
    child = families[0][2:]
    callers = [cluster.applicant((*family[:2], *child)) for family in families[:2]]
    drafts = [cluster.draft(call, (*family[:2], *child)) for call, family in zip(callers, families)]
    assert [draft.status for draft in drafts] == [201, 201]
    works = [lambda call=call.at(node), draft=draft["id"]: cluster.submit(call, draft)
             for node in cluster.nodes for call, draft in zip(callers, drafts)]
    statuses = collections.Counter(answer.status for answer in at_once(works))
    assert statuses[200] == 1 and set(statuses) <= {200, 404, 409}, statuses
    queue = cluster.caller()("GET", "queue?city=pavlodar&queue_type=general")
    assert len(queue["items"]) == 1
    assert query("SELECT COUNT(*) FROM application WHERE number IS NOT NULL") == [["1"]]


def test_numbers_have_no_gaps_and_no_doubles(cluster, families, at_once):
    calls = [cluster.applicant(family) for family in families]
    drafts = [cluster.draft(call, family)["id"] for call, family in zip(calls, families)]
    nodes_in_turn = itertools.cycle(cluster.nodes)
    sent = at_once([lambda call=call.at(next(nodes_in_turn)), draft=draft: cluster.submit(call, draft)
                    for call, draft in zip(calls, drafts)])
    assert [answer.status for answer in sent] == [200] * len(families)
    counts = sorted(int(answer["number"].split("-")[1]) for answer in sent)
    assert counts == list(range(counts[0], counts[0] + len(families)))
    listed = [cluster.caller()("GET", "queue?city=pavlodar&queue_type=general")["items"] for _ in cluster.nodes]
    assert listed[0] == listed[1] == listed[2]
    assert sorted(line["position"] for line in listed[0]) == list(range(1, len(families) + 1))


def test_what_falls_due_is_done_once(cluster, query, families, at_once):
    """A referral runs out: every process finds it at the same moment."""
    officer = cluster.hire("pavlodar")
    calls = [cluster.parent(family) for family in families[:3]]
    words = ["cabinet", "allocate", "pavlodar", "--employee", officer, "--now", cluster.now()]
    _, hint = cluster.command(*words)
    digest = hint.split("--confirm ")[1].split()[0].strip("`.,")
    cluster.command(*words, "--confirm", digest)
    issued = [call for call in calls if call("GET", "applications")["items"][0]["status"] == "referral_issued"]
    assert issued
    nodes.until(lambda: query("SELECT COUNT(*) FROM message") == [["0"]])
    events, sent = int(query("SELECT COUNT(*) FROM event")[0][0]), len(cluster.messages())
    at_once([lambda node=node: node.set_clock("2027-01-15T10:00:00+05:00") for node in cluster.nodes])
    assert query("SELECT COUNT(*) FROM referral WHERE status = 'expired'") == [[str(len(issued))]]
    # Each became inactive by the referral's end, and was archived by its own.
    changes = int(query("SELECT COUNT(*) FROM event")[0][0]) - events
    assert query("SELECT COUNT(*) FROM event WHERE status = 'archived'") == [[str(len(issued))]]
    assert query("SELECT application, status FROM event "
                 "WHERE application IS NOT NULL GROUP BY 1, 2, at HAVING COUNT(*) > 1") == []
    nodes.until(lambda: query("SELECT COUNT(*) FROM message") == [["0"]])
    told = [(message["to"], message["text"]) for message in cluster.messages()[:-sent]]
    assert len(told) == len(set(told)) == len(issued)
    at_once([lambda node=node: node.set_clock("2027-01-15T10:00:30+05:00") for node in cluster.nodes])
    assert int(query("SELECT COUNT(*) FROM event")[0][0]) == events + changes
    assert len(cluster.messages()) == sent + len(issued)
    cluster.command("database", "check")
