"""The stand-in's part for the pages of the staff: two employees, what waits for them, their decisions."""

import copy

TOKEN = "kilt-0123456789abcdef"
AT = "2026-11-20T10:05:00+05:00"
ME = {"id": "e1", "name": "Образцова Анна", "role": "officer", "places": ["kokshetau", "pavlodar"],
      "expires_at": "2026-11-20T18:00:00+05:00"}
COLLEAGUE = "Үлгіева Жібек"
GULDER = {"id": "kokshetau-0002", "name_kk": "«Гүлдер» бөбекжай-бақшасы", "name_ru": "Ясли-сад «Гулдер»"}
ZHANSAYA = {"id": "pavlodar-0001", "name_kk": "«Жансая» балабақшасы", "name_ru": "Детский сад «Жансая»"}

DETAILS = {
    "kk": {"staff-token": "Кілт дұрыс емес.", "staff-role": "Бұл әрекет Сіздің рөліңізге ашық емес.",
           "status": "Мәртебе енді басқаша.", "plan-changed": "Жоспар енді басқаша.",
           "places-kindergarten": "Мұндай балабақша жоқ."},
    "ru": {"staff-token": "Ключ не подходит.", "staff-role": "Вашей роли это не разрешено.",
           "status": "Статус уже другой.", "plan-changed": "План уже другой.",
           "places-kindergarten": "Такого сада нет."},
}


def proposal(act, mine=False, **more):
    return {"act": act, "by": ME["name"] if mine else COLLEAGUE, "by_me": mine, "at": AT, **more}


def admission(identifier, status, **more):
    return {
        "id": identifier, "serial": 110, "number": "111.2026.107", "status": status, "language": "kk",
        "created_at": "2026-11-16T11:00:00+05:00", "signed_at": "2026-11-17T09:30:00+05:00",
        "accepted_at": None, "closed_at": None, "deadline": None, "days_left": None,
        "applicant": {
            "iin": "880708491103", "name": "Образцова Анна Львовна", "birth_date": "1988-07-08",
            "identity_number": "012345678", "issued_on": "2021-03-01", "valid_until": "2031-03-01",
            "address": "Үлгі көшесі, 1-үй", "phone": "+77010000006", "email": "ata-ana@onir.example"},
        "child": {"id": "c6", "name": "Образцова Злата Игоревна", "birth_date": "2022-12-04"},
        "kindergarten": GULDER, "age_group": "3-4", "group_type": "general",
        "application": {"id": "a6", "number": "26-0000006-3"},
        "referral": {"id": "r6", "number": "26-11-0006", "issued_at": "2026-11-13T10:00:00+05:00"},
        "documents": [
            {"form": "065", "type": "pdf", "size": 240000, "at": "2026-11-16T11:05:00+05:00"},
            {"form": "027", "type": "jpeg", "size": 910000, "at": "2026-11-16T11:06:00+05:00"}],
        "contract_read": True, "reason_code": None, "reason": None,
        "papers": [{"kind": "application", "type": "pdf"}, {"kind": "contract", "type": "pdf"},
                   {"kind": "original", "type": "pdf"}, {"kind": "signature", "type": "p7s"}],
        "signer": {"name": "ОБРАЗЦОВА АННА", "certificate": "3f9a01c2d45e67b8900123456789abcdef012345",
                   "issuer": "SAMPLE CA (RSA)", "valid_until": "2027-06-01T00:00:00+05:00",
                   "algorithm": "RSA-SHA256"},
        "actions": [], "proposal": None,
        "history": [
            {"at": "2026-11-16T11:00:00+05:00", "status": "draft", "by": "parent", "reason_code": None,
             "reason": None},
            {"at": "2026-11-17T09:30:00+05:00", "status": "signed", "by": "parent", "reason_code": None,
             "reason": None}], **more}


ADMISSIONS = [
    admission("m1", "signed"),
    admission("m2", "signed", number="111.2026.108", serial=111, language="ru",
              child={"id": "c7", "name": "Мысалова Құртқа", "birth_date": "2022-08-08"},
              applicant={**admission("", "signed")["applicant"], "name": "Мысалова Зере Асанқызы"},
              proposal=proposal("accept")),
    admission("m3", "draft", number="111.2026.109", signed_at=None, documents=[], papers=[], signer=None,
              deadline="2026-11-27", days_left=5, history=admission("", "draft")["history"][:1]),
    admission("m4", "rejected", number="111.2026.101", reason_code="vaccination",
              reason="Нет отметки о прививке."),
]


def application(number, **more):
    return {
        "number": number, "city": "pavlodar", "queue_type": "general", "status": "in_queue",
        "reason": None, "child": {"name": "Мысалбаева Ақбота", "birth_date": "2023-07-15",
                                  "iin": "230715690495"},
        "language": "kk", "group_type": "general", "kindergartens": ["pavlodar-0001", "pavlodar-0004"],
        "benefit": "large_family", "benefit_state": "declared", "settlement": None,
        "social_status": ["large_family"], "position": 128, "referral": None, "warnings": [],
        "documents": [{"id": "d1", "type": "pdf", "size": 12345, "at": "2026-09-01T09:10:00+05:00"}],
        "submitted_at": "2026-09-01T09:12:00+05:00", "proposal": None, **more}


APPLICATIONS = [
    application("26-0001234-5"),
    application("26-0000777-1", status="referral_issued", referral="26-77-0001", position=None,
                benefit=None, benefit_state=None, documents=[], warnings=["birth_day"]),
    application("26-0000042-8", benefit_state="confirmed",
                proposal=proposal("reject", reason="Бала басқа қалаға көшкен.")),
    application("25-0000012-9", status="rejected", benefit=None, benefit_state=None, position=None,
                documents=[], reason="Құжаттар топтамасы толық емес."),
]


def place(identifier, left, **more):
    return {"id": identifier, "bulletin": "2026-11-20", "kindergarten": ZHANSAYA, "age_group": "3-4",
            "group_type": "general", "language": "kk", "places": 4, "left": left,
            "closes": "2026-11-27", **more}


def review(identifier, **more):
    return {"id": identifier, "city": "pavlodar", "kindergarten": ZHANSAYA, "rating": 5,
            "text": "Тәрбиешілер мейірімді.", "language": "kk", "status": "pending",
            "at": "2026-11-18T12:00:00+05:00", **more}


class Staff:
    """Answers below `staff/`; `me` is None for a browser in which nobody is signed in."""

    def __init__(self, api, refused):
        self.api, self.refused = api, refused
        self.me = dict(ME)
        self.admissions = {one["id"]: one for one in copy.deepcopy(ADMISSIONS)}
        self.applications = {one["number"]: one for one in copy.deepcopy(APPLICATIONS)}
        self.places = [place("p1", 3), place("p2", 1, age_group="4-5", language="ru")]
        self.reviews = [review("v1"), review("v2", rating=2, language="ru", text="Тесно и душно.")]
        self.digest = "0123456789abcdef"
        # How many items a list gives at once.
        self.most = 20

    def answer(self, method, path, body, query):
        name, *rest = path.split("/")
        if name == "sessions":
            return self.session(method, body)
        if self.me is None:
            raise self.refused(401, "not-signed-in")
        return getattr(self, f"answer_{name}")(method, rest, body, query)

    def session(self, method, body):
        if method == "POST":
            if body["token"] != TOKEN:
                raise self.refused(401, "staff-token")
            self.me = self.me or dict(ME)
            self.api.status = 201
        if self.me is None:
            raise self.refused(401, "not-signed-in")
        told = self.me
        if method == "DELETE":
            self.me = None
            return None
        return told

    def page(self, items, query):
        begin = int(query.get("cursor", 0))
        end = begin + min(self.most, int(query.get("limit", 20)))
        return {"items": items[begin:end], "next": str(end) if end < len(items) else None}

    def twice(self, record, act, done, **more):
        """The second person: another employee's proposal is carried out, any other is kept."""
        known = record["proposal"]
        if known and known["act"] == act and not known["by_me"]:
            record.update(done, proposal=None)
            return record
        record["proposal"] = known if known and known["act"] == act else proposal(act, True, **more)
        self.api.status = 202
        return {"proposal": record["proposal"]}

    def answer_admissions(self, method, rest, body, query):
        if not rest:
            wanted = query.get("status", "signed")
            return self.page([
                {**{key: one[key] for key in (
                    "id", "number", "serial", "status", "kindergarten", "language", "created_at",
                    "signed_at", "accepted_at", "proposal")},
                 "child": {key: one["child"][key] for key in ("name", "birth_date")},
                 "applicant": one["applicant"]["name"]}
                for one in self.admissions.values() if one["status"] == wanted
                and query.get("kindergarten", one["kindergarten"]["id"]) == one["kindergarten"]["id"]
            ], query)
        if rest[0] not in self.admissions:
            raise self.refused(404, "not-found")
        one = self.admissions[rest[0]]
        match method, rest[1:]:
            case "GET", []:
                return one
            case "GET", [*_]:
                return b"%PDF-1.4"
            case "POST", ["proposal", "withdraw"]:
                one["proposal"] = None
                return None
            case "POST", [_] if one["status"] != "signed":
                raise self.refused(409, "status")
            case "POST", ["accept"]:
                return self.twice(one, "accept", {"status": "accepted", "accepted_at": AT})
            case "POST", ["reject"]:
                one.update(status="rejected", proposal=None, reason_code=body["reason_code"],
                           reason=body.get("reason"))
                return one

    def answer_applications(self, method, rest, body, query):
        if not rest:
            return self.page([
                {"number": one["number"], "status": one["status"], "benefit": one["benefit"],
                 "benefit_state": one["benefit_state"], "child": {"name": one["child"]["name"]},
                 "queue_type": one["queue_type"], "position": one["position"],
                 "submitted_at": one["submitted_at"], "proposal": one["proposal"]}
                for one in self.applications.values()
                if query.get("benefit_state", one["benefit_state"]) == one["benefit_state"]
                and query.get("status", one["status"]) == one["status"]
                and query.get("q", one["number"]) == one["number"]
                and ("proposal" not in query or one["proposal"])], query)
        if rest[0] not in self.applications:
            raise self.refused(404, "not-found")
        one = self.applications[rest[0]]
        match method, rest[1:]:
            case "GET", []:
                return {key: value for key, value in one.items() if key != "submitted_at"}
            case "GET", [*_]:
                return b"%PDF-1.4"
            case "POST", ["proposal", "withdraw"]:
                one["proposal"] = None
                return None
            case "POST", ["benefit"]:
                one["benefit_state"] = "confirmed" if body["decision"] == "confirm" else "struck"
            case "POST", ["cancel"]:
                one.update(status="in_queue", referral=None, position=12)
            case "POST", ["enrol"]:
                return self.twice(one, "enrol", {"status": "enrolled", "referral": None})
            case "POST", ["reject"]:
                return self.twice(one, "reject", {"status": "rejected", "reason": body["reason"]},
                                  reason=body["reason"])
        return one

    def answer_places(self, method, rest, body, query):
        match method:
            case "GET":
                return self.page(self.places, query)
            case "POST":
                if body["kindergarten"] == "pavlodar-0003":
                    raise self.refused(422, "invalid", [("/kindergarten", "places-kindergarten")])
                self.api.status = 201
                self.places.insert(0, place(
                    "p9", body["places"], **{key: body[key] for key in (
                        "age_group", "group_type", "language", "places")}))
                return self.places[0]
            case "DELETE":
                self.places = [one for one in self.places if one["id"] != rest[0]]
                return None

    def answer_allocations(self, method, rest, body, query):
        confirmed = body.get("confirm")
        if confirmed is not None and confirmed != self.digest:
            raise self.refused(409, "plan-changed")
        given = [("26-0001234-5", "place", "turn", "pavlodar-0001", "3-4"),
                 ("26-0000042-8", "place", "applied", "pavlodar-0001", "4-5"),
                 ("26-0000991-2", "no_language", None, None, None),
                 ("26-0000992-0", "outranked", None, None, None)]
        names = ("number", "decision", "basis", "kindergarten", "age_group")
        return {"city": body["city"], "queue_type": body["queue_type"], "bulletin": "2026-11-20",
                "digest": self.digest, "issued": confirmed is not None, "places": 2,
                "decisions": [dict(zip(names, one)) for one in given]}

    def answer_reviews(self, method, rest, body, query):
        if method == "GET":
            return self.page([one for one in self.reviews
                              if query.get("status", one["status"]) == one["status"]], query)
        one = next(one for one in self.reviews if one["id"] == rest[0])
        if one["status"] != "pending":
            raise self.refused(409, "status")
        one["status"] = "published" if body["decision"] == "publish" else "rejected"
        return one
