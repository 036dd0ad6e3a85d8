"""The stand-in's part for signing in by a signature or a one-time code, admissions and their journal."""

import base64
import copy
import re

NONCE = base64.b64encode("Өнір, кабинетке кіру\nnonce".encode()).decode()
# What the stand-in takes for a signature; anything else is none.
SIGNATURE = "c2lnbmVk"
CODE = "482913"
PERSON, PHONE = "850214390005", "+77010000001"
CONTRACT = b"%PDF-1.4\n%the contract\n"

PLACE = {"id": "kokshetau-0001", "name_kk": "«Күншуақ» балабақшасы", "name_ru": "Детский сад «Күншуақ»"}
CHILD = {"id": "c1", "name": "Серікқызы Айзере", "birth_date": "2023-07-15"}
BROTHER = {"id": "c2", "name": "Серікұлы Нартай", "birth_date": "2021-09-01"}
APPLICANT = {
    "iin": PERSON, "name": "Нұрланов Серік", "birth_date": "1985-02-14", "identity_number": "034567891",
    "issued_on": "2019-05-20", "valid_until": "2029-05-19", "address": "Көкшетау қаласы, Абай көшесі, 10-үй",
    "phone": PHONE, "email": None,
}

DETAILS = {
    "kk": {"no-cabinet": "Сізде әлі кабинет жоқ.", "signature": "Қолтаңба қабылданбады.",
           "applicant": "Деректі тексеріңіз.", "contract_read": "Келісімшартпен танысқаныңызды растаңыз."},
    "ru": {"no-cabinet": "У вас ещё нет кабинета.", "signature": "Подпись не принята.",
           "applicant": "Проверьте данные.", "contract_read": "Подтвердите, что прочитали договор."},
}
OPEN = {("POST", "nonces")}


def offer(child, number, status="active", **more):
    return {
        "referral": {"id": f"r-{child['id']}", "number": number, "status": status,
                     "issued_at": "2026-11-19T10:15:00+05:00", "deadline": "2026-11-27", "days_left": 5},
        "child": child, "kindergarten": PLACE, "age_group": "3-4", "group_type": "general",
        "language": "kk", "application": {"id": "a1", "number": "26-0001234-5"}, "admission": None, **more,
    }


OFFERS = [offer(CHILD, "26-11-0007"), offer(BROTHER, "26-11-0008", "confirmed", language="ru")]


def admission(identifier, status, serial, **more):
    is_signed = status in ("signed", "accepted", "rejected")
    return {
        "id": identifier, "serial": serial, "number": f"111.2026.{serial - 3}", "status": status, "language": "kk",
        "created_at": "2026-11-16T14:32:16+05:00",
        "signed_at": "2026-11-16T15:04:26+05:00" if is_signed else None, "accepted_at": None,
        "closed_at": None, "deadline": None, "days_left": None,
        "applicant": {**APPLICANT, "email": "serik@onir.example"}, "child": CHILD, "kindergarten": PLACE,
        "age_group": "3-4", "group_type": "general",
        "application": {"id": "a1", "number": "26-0001234-5"},
        "referral": {"id": "r-c1", "number": "26-11-0007", "issued_at": "2026-11-12T10:15:00+05:00"},
        "documents": [{"form": "065", "type": "pdf", "size": 81234, "at": "2026-11-16T14:40:00+05:00"},
                      {"form": "027", "type": "jpeg", "size": 2201234, "at": "2026-11-16T14:41:00+05:00"}],
        "contract_read": is_signed, "reason_code": None, "reason": None,
        "papers": [{"kind": kind, "type": "p7s" if kind == "signature" else "pdf"}
                   for kind in ("application", "contract", "original", "signature")] if is_signed else [],
        "signer": {"name": "НҰРЛАНОВ СЕРІК", "certificate": "4F3A09", "issuer": "ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA)",
                   "valid_until": "2027-05-19", "algorithm": "RSA-SHA256"} if is_signed else None,
        "actions": ["edit", "sign", "decline"] if status == "draft" else [], **more,
    }


JOURNAL = [
    admission("m3", "rejected", 110, reason_code="unreadable_copies", reason="065/у нысанының екінші беті көрінбейді.",
              closed_at="2026-11-17T09:00:00+05:00"),
    admission("m2", "accepted", 109, child=BROTHER, language="ru", accepted_at="2026-10-15T16:04:26+05:00",
              closed_at="2026-10-15T16:04:26+05:00", created_at="2026-10-14T09:10:05+05:00",
              referral={"id": "r0", "number": "26-11-0001", "issued_at": "2026-10-10T10:15:00+05:00"}),
]
HISTORY = [
    {"at": "2026-11-16T14:32:16+05:00", "status": "draft", "by": "parent", "reason_code": None, "reason": None},
    {"at": "2026-11-16T15:04:26+05:00", "status": "signed", "by": "parent", "reason_code": None, "reason": None},
    {"at": "2026-11-17T09:00:00+05:00", "status": "rejected", "by": "employee", "reason_code": "unreadable_copies",
     "reason": "065/у нысанының екінші беті көрінбейді."},
]


class Admissions:
    """Answers calls of the fourth journey; `NotImplemented` for all others."""

    def __init__(self, api, refused):
        self.api, self.refused = api, refused
        self.offers = copy.deepcopy(OFFERS)
        self.journal = {one["id"]: one for one in copy.deepcopy(JOURNAL)}
        self.applicant = dict(APPLICANT)
        self.files = {}
        # What the server has against the next signature, and against the next file.
        self.against, self.against_file = [], []

    def invalid(self, pointer, code, key="signature"):
        return self.refused(422, "invalid", [(pointer, key, code)])

    def check_signature(self, signature):
        if self.against:
            raise self.invalid("/signature", self.against.pop(0))
        if signature != SIGNATURE:
            raise self.invalid("/signature", "not_a_signature")

    def answer(self, method, path, body):
        if (method, path) == ("POST", "nonces"):
            self.api.status = 201
            return {"content": NONCE, "expires_at": "2026-11-20T09:50:00+05:00"}
        if (method, path) == ("POST", "sessions") and body.get("method") in ("signature", "one_time_code"):
            return self.sign_in(body)
        found = re.fullmatch(r"admissions(?:/([\w-]+)(?:/(\w+)(?:/([\w-]+))?)?)?", path)
        if not found:
            return NotImplemented
        identifier, part, name = found.groups()
        if identifier is None:
            if method == "POST":
                return self.begin(body)
            return self.page(sorted(self.journal.values(), key=lambda one: -one["serial"]))
        if identifier == "offers":
            return self.page(self.offers)
        if identifier == "applicant":
            return self.applicant
        if identifier not in self.journal:
            raise self.refused(404, "not-found")
        return self.record(method, self.journal[identifier], part, name, body)

    @staticmethod
    def page(items):
        return {"items": items, "next": None}

    def sign_in(self, body):
        if body["method"] == "signature":
            self.check_signature(body["signature"])
        elif (body["iin"], body["phone"], body["code"]) != (PERSON, PHONE, CODE):
            raise self.refused(401, "sign-in-failed")
        self.api.signed_in = True
        self.api.status = 201
        return {"id": self.api.me["session"], "city": "kokshetau", "method": body["method"], "scope": "cabinet",
                "device": "Chrome, Linux", "created_at": "2026-11-20T09:45:00+05:00",
                "seen_at": "2026-11-20T09:45:00+05:00", "current": True,
                "expires_at": "2026-11-20T21:00:00+05:00"}

    def begin(self, body):
        one = next(one for one in self.offers if one["referral"]["id"] == body["referral"])
        assert body["instructions"] is True
        if body["applicant"]["address"] == "Жоқ жер":
            raise self.invalid("/applicant/address", "wrong", "applicant")
        made = self.journal.get(one["admission"]) or admission(
            "m9", "draft", 111, documents=[], deadline="2026-11-27", days_left=5, language=one["language"],
            child=one["child"], application=one["application"], created_at="2026-11-20T09:45:00+05:00",
            referral={key: one["referral"][key] for key in ("id", "number", "issued_at")})
        one["admission"], one["referral"]["status"] = made["id"], "confirmed"
        self.journal[made["id"]] = made
        self.api.status = 201
        return self.wish(made, body)

    def wish(self, record, body):
        record["applicant"].update(body.get("applicant", {}))
        if body.get("contract_read"):
            record["contract_read"] = True
        return record

    def record(self, method, record, part, name, body):
        if part == "documents":
            return self.document(method, record, name, body)
        if part == "history":
            return self.page(HISTORY if record["status"] == "rejected" else HISTORY[:2])
        if part == "contract":
            return CONTRACT
        if part == "papers":
            return CONTRACT
        if part == "decline":
            record.update(status="declined", actions=[])
        if part == "sign":
            if not any(paper["form"] == "065" for paper in record["documents"]):
                raise self.invalid("/documents/065", "required", "required")
            if not record["contract_read"]:
                raise self.invalid("/contract_read", "required", "contract_read")
            self.check_signature(body["signature"])
            signed = admission(record["id"], "signed", record["serial"])
            record.update(status="signed", signed_at="2026-11-20T09:59:01+05:00", deadline=None, days_left=None,
                          papers=signed["papers"], signer=signed["signer"], actions=[])
        if method == "PATCH":
            return self.wish(record, body)
        return record

    def document(self, method, record, form, body):
        papers = record["documents"]
        if method == "GET":
            return self.files[form]
        kept = [paper for paper in papers if paper["form"] != form]
        if method == "DELETE":
            papers[:] = kept
            return None
        if self.against_file:
            status, code = self.against_file.pop(0)
            errors = [("", "invalid-document", code)] if status == 422 else []
            raise self.refused(status, "invalid-document" if errors else code, errors)
        self.files[form] = body
        paper = {"form": form, "type": "pdf" if body.startswith(b"%PDF") else "jpeg", "size": len(body),
                 "at": "2026-11-20T09:50:00+05:00"}
        papers[:] = [*kept, paper]
        self.api.status = 201
        return paper
