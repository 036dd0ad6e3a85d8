"""A stand-in for the cabinet's server: made-up people, no memory of its own beyond one browser tab."""

import copy
import json
import re
import urllib.parse

import sample_admission
import sample_registration
import sample_staff
from sample_admission import Admissions
from sample_app import APP_DETAILS, SampleApp
from sample_registration import Registration
from sample_staff import Staff

PASSWORD = "mezgil-tort-qazyna"
CODE = "482913"
PARENT, CHILD = "850214390005", "230715690495"
KINDERGARTEN = {"id": "pavlodar-0001", "name_kk": "«Жансая» балабақшасы", "name_ru": "Детский сад «Жансая»"}
OTHER = {"id": "pavlodar-0004", "name_kk": "«Қызғалдақ» бөбекжай-бақшасы",
         "name_ru": "Ясли-сад «Кызгалдак»"}
AIZERE = {"id": "c1", "name": "Серікқызы Айзере", "birth_date": "2023-07-15"}

ME = {
    "iin": PARENT, "name": "Нұрланов Серік", "language": "kk", "email": None, "email_notices": False,
    "has_password": True, "sandbox": True,
    "session": "s1", "person": "5e12f00d5e12f00d",
    "phones": [
        {"number": "+77010000001", "language": "kk", "channels": ["sms"], "primary": True},
        {"number": "+77770000002", "language": "ru", "channels": ["sms", "whatsapp"], "primary": False},
    ],
}

DETAILS = {
    "kk": {"sign-in-failed": "ЖСН, құпиясөз немесе код дұрыс емес.",
           "not-signed-in": "Кабинетке кіріңіз.", "not-found": "Мұндай жазба жоқ.",
           "child": "Бұл баланың Сізге қатысы тізілімде жоқ.",
           "too-many": "Тым көп әрекет жасалды.", "code": "Код дұрыс емес.",
           "required": "Мұны толтырыңыз.", "wrong_password": "Құпиясөз дұрыс емес.",
           "email": "Мекенжай дұрыс емес.", "changed": "Жазба өзгерген."},
    "ru": {"sign-in-failed": "ИИН, пароль или код не подходят.",
           "not-signed-in": "Войдите в кабинет.", "not-found": "Такой записи нет.",
           "child": "По реестру этот ребёнок с вами не связан.",
           "too-many": "Слишком много попыток.", "code": "Код не подходит.",
           "required": "Это нужно заполнить.", "wrong_password": "Пароль не подходит.",
           "email": "Адрес не подходит.", "changed": "Запись изменилась."},
}
for _language, _details in APP_DETAILS.items():
    DETAILS[_language].update(_details)


def application(identifier, status, **more):
    return {
        "id": identifier, "number": "26-0001234-5", "city": "pavlodar", "queue_type": "general",
        "status": status, "status_since": "2026-11-12T10:15:00+05:00", "reason": None, "child": AIZERE,
        "language": "kk", "group_type": "general", "kindergartens": [KINDERGARTEN, OTHER],
        "benefit": {"code": "large_family", "state": "declared"},
        "position": {"overall": 128, "in_year": 41}, "created_at": "2026-09-01T09:00:00+05:00",
        "submitted_at": "2026-09-01T09:12:00+05:00", "referral": None, "actions": ["withdraw", "delete"],
        "history": [
            {"status": "in_queue", "at": "2026-09-01T09:12:00+05:00", "reason": None},
            {"status": status, "at": "2026-11-12T10:15:00+05:00", "reason": None},
        ], "settlement": None, "social_status": [], "place": None, "documents": [], **more,
    }


APPLICATIONS = [
    application("a1", "referral_issued",
                referral={"id": "r1", "number": "26-77-0001", "status": "active"}),
    application("a2", "in_queue", number="26-0000777-1"),
    application("a3", "rejected", number="25-0000012-9", position=None, benefit=None, actions=[],
                reason="Құжаттар топтамасы толық емес."),
]


def referral(identifier, status, **more):
    return {
        "id": identifier, "number": "26-77-0001", "application": {"id": "a1", "number": "26-0001234-5"},
        "child": {"id": "c1", "name": AIZERE["name"]}, "city": "pavlodar", "kindergarten": KINDERGARTEN,
        "age_group": "3-4", "group_type": "general", "language": "kk", "status": status,
        "issued_at": "2026-11-12T10:15:00+05:00", "deadline": "2026-11-27", "confirmed_at": None,
        "extended": False, "actions": ["confirm", "decline", "extend"],
        "history": [{"status": "active", "at": "2026-11-12T10:15:00+05:00", "reason": None}], **more,
    }


REFERRALS = [referral("r1", "active"),
             referral("r0", "expired", number="25-70-0042", kindergarten=OTHER, actions=[])]

FEED = [
    {"id": "e3", "at": "2026-11-12T10:15:00+05:00", "kind": "referral", "status": "active",
     "application": {"id": "a1", "number": "26-0001234-5"},
     "referral": {"id": "r1", "number": "26-77-0001"}},
    {"id": "e2", "at": "2026-10-02T16:40:00+05:00", "kind": "benefit", "status": "confirmed",
     "application": {"id": "a2", "number": "26-0000777-1"}, "referral": None},
    {"id": "e1", "at": "2026-09-01T09:12:00+05:00", "kind": "application", "status": "in_queue",
     "application": {"id": "a1", "number": "26-0001234-5"}, "referral": None},
    {"id": "e0", "at": "2026-09-01T09:12:00+05:00", "kind": "security", "status": "cabinet_opened",
     "application": None, "referral": None},
]

CHILDREN = [
    {**AIZERE, "iin": CHILD, "relation": "parent", "kindergarten": KINDERGARTEN,
     "clubs": [{"name_kk": "Домбыра үйірмесі", "name_ru": "Кружок домбры", "since": "2026-09-15"}],
     "attendance": [{"month": "2026-11", "present": 12, "absent": 2},
                    {"month": "2026-10", "present": 21, "absent": 1}]},
    {"id": "c2", "name": "Серікұлы Нартай", "birth_date": "2021-09-01", "iin": "210901590634",
     "relation": "parent", "kindergarten": None, "clubs": [], "attendance": []},
]

SESSIONS = [
    {"id": "s1", "city": "pavlodar", "method": "iin_password", "scope": "cabinet",
     "device": "Chrome, Android", "created_at": "2026-11-20T09:00:00+05:00",
     "seen_at": "2026-11-20T09:41:00+05:00", "current": True},
    {"id": "s2", "city": "pavlodar", "method": "iin_password", "scope": "cabinet",
     "device": "Firefox, Windows", "created_at": "2026-11-02T19:20:00+05:00",
     "seen_at": "2026-11-03T08:05:00+05:00", "current": False},
]

CONSENTS = [
    {"id": "k1", "kind": "terms", "version": "2026-1", "given_at": "2026-09-01T09:12:00+05:00",
     "withdrawn_at": None},
    {"id": "k2", "kind": "contacts", "version": "2026-1", "given_at": "2026-09-01T09:12:00+05:00",
     "withdrawn_at": None},
]


for language in DETAILS:
    DETAILS[language].update(sample_registration.DETAILS[language])
    DETAILS[language].update(sample_admission.DETAILS[language])
    DETAILS[language].update(sample_staff.DETAILS[language])


class Refused(Exception):
    def __init__(self, status, name, errors=(), **headers):
        self.status, self.name, self.errors, self.headers = status, name, errors, headers


class SampleAPI:
    """Answers as the contract says, for a parent who is signed in unless `signed_in` says otherwise;
    `linked` says that the browser is a device of theirs, to which something has come."""

    def __init__(self, signed_in=True, linked=False):
        self.signed_in = signed_in
        # What a page asked for: method, path, body, headers.
        self.calls = []
        self.applications = {item["id"]: dict(item) for item in APPLICATIONS}
        self.referrals = {item["id"]: dict(item) for item in REFERRALS}
        self.me = json.loads(json.dumps(ME))
        self.version = 7
        # The header of every answer, when there is one.
        # What its clock says; None for a server that does not tell.
        self.time = None
        # Refusals by method and path, once each; a test puts them here.
        self.refusals = {}
        # The status of the answer at hand.
        self.status = 200
        self.password, self.code = PASSWORD, CODE
        self.app = SampleApp(self, Refused, linked)
        self.registration = Registration(self, Refused, CHILDREN)
        self.admissions = Admissions(self, Refused)
        self.staff = Staff(self, Refused)

    def route(self, route):
        """For `page.route("**/api/v1/**", api.route)`."""
        request = route.request
        url = urllib.parse.urlsplit(request.url)
        path = url.path.split("/api/v1/", 1)[1]
        is_json = request.headers.get("content-type", "application/json") == "application/json"
        body = json.loads(request.post_data) if is_json and request.post_data else request.post_data_buffer
        self.calls.append((request.method, path, body, request.headers))
        language = request.headers.get("accept-language", "kk")[:2]
        self.status = 200
        try:
            if (request.method, path) in self.refusals:
                raise self.refusals.pop((request.method, path))
            said = request.headers.get("onir-session")
            if said not in (None, self.me["session"]):
                raise Refused(401, "not-signed-in")
            tag = request.headers.get("if-match")
            if tag not in (None, f'"{self.version}"') and path.startswith("me"):
                raise Refused(412, "changed")
            data, headers = self.answer(request.method, path, body, dict(urllib.parse.parse_qsl(url.query)))
        except Refused as refused:
            detail = DETAILS[language].get(refused.name, refused.name)
            document = {
                "type": f"urn:onir:{refused.name}", "title": detail, "status": refused.status,
                "detail": detail,
                "errors": [{"pointer": pointer, "code": code[0] if code else "wrong",
                            "detail": DETAILS[language].get(key, key)}
                           for pointer, key, *code in refused.errors]}
            return route.fulfill(
                status=refused.status, content_type="application/problem+json",
                headers=refused.headers, body=json.dumps(document))
        if data is None:
            return route.fulfill(status=204)
        if isinstance(data, bytes):
            return route.fulfill(status=200, content_type="application/pdf", body=data)
        if self.time:
            headers = {**headers, "Onir-Time": self.time}
        return route.fulfill(status=self.status, content_type="application/json", headers=headers,
                             body=json.dumps(data))

    def become_another(self):
        """Somebody else has signed in, in another tab of the same browser."""
        self.me.update(session="s9", person="0a" * 8, name="Образцова Анна", iin="880708491103")
        self.signed_in = True

    def change_elsewhere(self, **settings):
        self.me.update(settings)
        self.version += 1

    def answer(self, method, path, body, query):
        one = re.fullmatch(r"(applications|referrals|children)/([\w-]+)(?:/(\w+))?", path)
        open_calls = {("GET", "health"), ("POST", "codes"), ("POST", "sessions"), ("GET", "queue"),
                      *sample_registration.OPEN, *sample_admission.OPEN}
        if path.startswith("staff/"):
            return self.staff.answer(method, path.removeprefix("staff/"), body, query), {}
        if self.app.knows(method, path, body):
            if not self.app.is_open(method, path) and not self.signed_in:
                raise Refused(401, "not-signed-in")
            return self.app.answer(method, path, body)
        if (method, path) not in open_calls and not path.startswith("queue/") and not self.signed_in:
            raise Refused(401, "not-signed-in")
        told = self.admissions.answer(method, path, body)
        if told is not NotImplemented:
            return told, {}
        told = self.registration.answer(method, path, body, query)
        if told is not NotImplemented:
            return told, {"ETag": '"1"'}
        if one:
            return self.record(method, *one.groups()), {"ETag": '"1"'}
        match method, path.split("/")[0]:
            case "GET", "health":
                return {"status": "ok", "sandbox": True}, {}
            case "POST", "codes":
                return {"expires_in": 300, "resend_after": 60}, {}
            case "POST", "sessions":
                if body.get("password") != PASSWORD and body.get("code") != CODE:
                    raise Refused(401, "sign-in-failed")
                self.signed_in = True
                return {**SESSIONS[0], "id": self.me["session"], "expires_at": "2026-11-20T21:00:00+05:00"}, {}
            case "GET", "me":
                return self.me, {"ETag": f'"{self.version}"'}
            case "PUT", "me":
                self.version += 1
                return None, {}
            case "PATCH", "me":
                body = copy.deepcopy(body)
                self.check_password(body)
                self.me.update(body)
                self.version += 1
                for phone in self.me["phones"]:
                    phone.pop("code", None)
                return self.me, {"ETag": f'"{self.version}"'}
            case "GET", "queue":
                return self.queue(path), {}
            case "POST", "applications":
                return self.create(body), {}
            case "GET", "feed":
                # In two parts, to try the button for more.
                if query.get("cursor"):
                    return {"items": FEED[3:], "next": None}, {}
                return {"items": FEED[:3], "next": "later"}, {}
            case "GET", name:
                lists = {"applications": list(self.applications.values()), "children": CHILDREN,
                         "referrals": list(self.referrals.values()), "sessions": SESSIONS,
                         "consents": CONSENTS}
                if name in lists:
                    return {"items": lists[name], "next": None}, {}
                raise Refused(404, "not-found")
            case _:
                return None, {}

    def check_password(self, body):
        """Another primary number, or one that is taken away, needs the password."""
        typed = body.pop("current_password", None)
        if "phones" not in body:
            return
        new = {phone["number"]: phone["primary"] for phone in body["phones"]}
        if all(new.get(phone["number"]) == phone["primary"] for phone in self.me["phones"]):
            return
        if typed != PASSWORD:
            code = "required" if typed is None else "wrong_password"
            raise Refused(422, "invalid", [("/current_password", code)])

    def queue(self, path):
        if path == "queue":
            return {"items": [{"number": f"26-{n:07}-{n % 10}", "position": n, "month": "2026-09"}
                              for n in range(1, 6)], "next": None, "total": "5"}
        if path != "queue/26-0001234-5":
            raise Refused(404, "not-found")
        return {"number": "26-0001234-5", "city": "pavlodar", "queue_type": "general",
                "position": {"overall": 128, "in_year": 41}, "month": "2026-09"}

    def create(self, body):
        if body["child_iin"] != CHILD:
            raise Refused(422, "child-unknown", [("/child_iin", "child")])
        chosen = {item["id"]: item for item in (KINDERGARTEN, OTHER)}
        benefit = body["benefit"] and {"code": body["benefit"], "state": "declared"}
        made = self.draft(AIZERE)
        made.update(
            benefit=benefit,
            kindergartens=[chosen[name] for name in body["kindergartens"] if name in chosen])
        return made

    def draft(self, child):
        """A new draft; there is one at a time."""
        self.applications["a9"] = application(
            "a9", "draft", number=None, position=None, actions=["submit", "delete"], submitted_at=None,
            child={key: child[key] for key in ("id", "name", "birth_date")})
        return self.applications["a9"]

    def record(self, method, kind, identifier, action):
        records = {"applications": self.applications, "referrals": self.referrals,
                   "children": {item["id"]: item for item in CHILDREN}}[kind]
        if identifier not in records:
            raise Refused(404, "not-found")
        record = records[identifier]
        if method == "DELETE":
            del records[identifier]
            return None
        changes = {
            "submit": {"status": "in_queue", "number": "26-0009999-3",
                       "actions": ["interest", "places", "withdraw", "delete"],
                       "position": {"overall": 129, "in_year": 42}},
            "withdraw": {"status": "withdrawn", "position": None, "actions": []},
            "restore": {"status": "in_queue", "actions": ["withdraw", "delete"]},
            "confirm": {"status": "confirmed", "actions": ["extend", "decline"]},
            "extend": {"status": "extended", "deadline": "2026-12-27", "actions": ["decline"]},
            "decline": {"status": "declined", "actions": []},
        }
        if action:
            record.update(changes[action])
        if kind == "children":
            record = {**record, "days": [{"day": "2026-11-19", "present": True},
                                         {"day": "2026-11-18", "present": False}]}
        return record
