"""The stand-in's part for registering, children, papers of an application, places and reviews."""

import copy
import re

CODE = "482913"
PARENT = {"iin": "850214390005", "name": "Нұрланов Серік", "birth_date": "1985-02-14"}
NEWBORN = "250214691601"
# What the register knows of children who can be added; the first one is in the list already.
REGISTER = {
    "230715690495": {"name": "Серікқызы Айзере", "birth_date": "2023-07-15", "sex": "female"},
    NEWBORN: {"name": "Үлгіева Баян", "birth_date": "2025-02-14", "sex": None},
    "210901590634": {"name": "Серікұлы Нартай", "birth_date": "2021-09-01", "sex": "male"},
}
SMALL_PDF = b"%PDF-1.4\n%sample\n"

PLACES = [
    {"id": "p1", "bulletin": "2026-11-19",
     "kindergarten": {"id": "pavlodar-0001", "name_kk": "«Жансая» балабақшасы",
                      "name_ru": "Детский сад «Жансая»"},
     "age_group": "3-4", "group_type": "general", "language": "kk", "places": 3, "left": 2,
     "closes": "2026-11-26"},
    {"id": "p2", "bulletin": "2026-11-19",
     "kindergarten": {"id": "pavlodar-0004", "name_kk": "«Қызғалдақ» бөбекжай-бақшасы",
                      "name_ru": "Ясли-сад «Кызгалдак»"},
     "age_group": "3-4", "group_type": "general", "language": "kk", "places": 1, "left": 1,
     "closes": "2026-11-26"},
]
REVIEWS = [
    {"id": "v1", "kindergarten": PLACES[0]["kindergarten"], "rating": 5, "language": "kk",
     "text": "Тәрбиешілер мейірімді, бала қуанып барады.", "status": "published",
     "at": "2026-05-11T10:00:00+05:00"},
    {"id": "v2", "kindergarten": PLACES[1]["kindergarten"], "rating": 3, "language": "ru",
     "text": "Хорошо, но тесная раздевалка.", "status": "pending", "at": "2026-11-18T19:20:00+05:00"},
]

DETAILS = {
    "kk": {"wrong_code": "Код дұрыс емес.", "person_not_tied": "Нөмір бұл адамға тіркелмеген.",
           "proof_over": "Растау мерзімі өтті.", "child_not_tied": "Бұл баланың Сізге қатысы тізілімде жоқ.",
           "already-registered": "Бұл адамның кабинеті басқа нөмірге тіркелген.",
           "status-conflict": "Мәртебесі өзгерген. Бетті жаңартып, не істеуге болатынын қараңыз.",
           "application-signed": "Өтінішке қол қойылған, бала балабақшаға қабылданған.",
           "place-taken": "Бұл орын қалмады.", "already-reviewed": "Бұл балабақшаға пікір жазғансыз.",
           "invalid-document": "Файл қабылданбады.", "too-large": "Файл тым үлкен.",
           "weak": "Құпиясөз тым оңай."},
    "ru": {"wrong_code": "Код не подходит.", "person_not_tied": "Номер на этого человека не зарегистрирован.",
           "proof_over": "Подтверждение больше не действует.",
           "child_not_tied": "По реестру этот ребёнок с вами не связан.",
           "already-registered": "Кабинет этого человека открыт на другой номер.",
           "status-conflict": "Статус изменился. Обновите страницу и посмотрите, что можно сделать.",
           "application-signed": "Заявление подписано, ребёнок зачислен в детский сад.",
           "place-taken": "Этого места больше нет.", "already-reviewed": "Отзыв об этом саде уже есть.",
           "invalid-document": "Файл не принят.", "too-large": "Файл слишком большой.",
           "weak": "Пароль слишком простой."},
}

OPEN = {("POST", "registrations"), ("POST", "registrations/person"), ("POST", "registrations/account")}


class Registration:
    """Answers calls of the third journey; `NotImplemented` for all others."""

    def __init__(self, api, refused, children):
        self.api, self.refused = api, refused
        self.children = {child["id"]: {
            "sex": "female" if index == 0 else None, "nationality": "kazakh" if index == 0 else None,
            "social_status": ["large_family"] if index == 0 else [], **copy.deepcopy(child)}
            for index, child in enumerate(children)}
        self.proof_is_over = False
        self.reviews = copy.deepcopy(REVIEWS)
        self.places = copy.deepcopy(PLACES)
        # What the server has against the next file: a status and a code.
        self.against = []
        self.papers = {}

    def invalid(self, pointer, code):
        return self.refused(422, "invalid", [(pointer, code, code)])

    def answer(self, method, path, body, query):
        name = path.split("/")[0]
        handler = getattr(self, {"registrations": "register", "children": "child",
                                 "applications": "application", "reviews": "review"}.get(name, "none"), None)
        return handler(method, path, body) if handler else NotImplemented

    def register(self, method, path, body):
        if path == "registrations":
            if body["code"] != CODE:
                raise self.invalid("/code", "wrong_code")
            return {"proof": "a-proof", "expires_at": "2026-11-20T10:30:00+05:00"}
        if self.proof_is_over:
            raise self.invalid("/proof", "proof_over")
        if body["iin"] != PARENT["iin"]:
            raise self.invalid("/iin", "person_not_tied")
        if path == "registrations/account" and body["password"] == "12345678901":
            raise self.invalid("/password", "weak")
        return PARENT if path == "registrations/person" else {"registered": True}

    def child(self, method, path, body):
        rest = path.split("/")[1:]
        if method == "POST":
            if body["iin"] not in REGISTER:
                raise self.invalid("/iin", "child_not_tied")
            known = REGISTER[body["iin"]]
            if rest == ["check"]:
                return {**known, "relation": "parent"}
            found = next((one for one in self.children.values() if one["iin"] == body["iin"]), None)
            told = {"sex": body["sex"], "nationality": body["nationality"]}
            if found is None:
                found = {**known, "id": "c9", "iin": body["iin"], "relation": "parent", "kindergarten": None,
                         "clubs": [], "attendance": [], "social_status": None}
                self.children["c9"] = found
            found.update(told)
            return self.without_status(found)
        if not rest:
            return {"items": [self.without_status(one) for one in self.children.values()], "next": None}
        if rest[0] not in self.children:
            raise self.refused(404, "not-found")
        if method == "DELETE":
            if rest[0] == "c1":
                raise self.refused(409, "status-conflict")
            del self.children[rest[0]]
            return None
        return {**self.children[rest[0]], "days": [{"day": "2026-11-19", "present": True},
                                                   {"day": "2026-11-18", "present": False}]}

    @staticmethod
    def without_status(child):
        """A child as lists have it: the register is only asked about one."""
        return {name: value for name, value in child.items() if name != "social_status"}

    def application(self, method, path, body):
        one = re.fullmatch(r"applications(?:/([\w-]+)(?:/(\w+)(?:/(\w+))?)?)?", path)
        if not one:
            return NotImplemented
        identifier, part, name = one.groups()
        if identifier is None:
            return self.create(body) if method == "POST" and "child" in body else NotImplemented
        if identifier not in self.api.applications:
            return NotImplemented
        record = self.api.applications[identifier]
        if part == "documents":
            return self.document(method, record, name, body)
        if part == "places":
            return self.place(method, record, body)
        if part == "interest":
            record.update(status="interested", actions=["places", "withdraw", "delete"])
            return record
        if method == "PATCH":
            return self.wish(record, body)
        if method == "DELETE":
            if record["status"] == "enrolled":
                raise self.refused(409, "application-signed")
            if record["status"] == "draft":
                del self.api.applications[identifier]
            else:
                record.update(status="withdrawn", actions=[], position=None)
            return None
        return NotImplemented

    def create(self, body):
        child = self.children[body["child"]]
        made = self.api.draft(child)
        made.update(queue_type=body["queue_type"], settlement=body["settlement"],
                    social_status=child["social_status"], documents=[], place=None)
        return self.wish(made, body)

    def wish(self, record, body):
        benefit = body["benefit"] and {"code": body["benefit"], "state": "declared"}
        known = {place["kindergarten"]["id"]: place["kindergarten"] for place in PLACES}
        record.update(
            language=body["language"], group_type=body["group_type"], benefit=benefit,
            kindergartens=[known.get(name, {"id": name, "name_kk": name, "name_ru": name})
                           for name in body["kindergartens"]])
        return record

    def document(self, method, record, name, body):
        papers = record["documents"]
        if method == "GET":
            return self.papers[name]
        if method == "DELETE":
            papers[:] = [paper for paper in papers if paper["id"] != name]
            return None
        if self.against:
            status, code = self.against.pop(0)
            if status != 422:
                raise self.refused(status, code)
            raise self.refused(422, "invalid-document", [("", "invalid-document", code)])
        identifier = f"d{len(self.papers) + 1}"
        kind = "pdf" if body.startswith(b"%PDF") else "jpeg"
        paper = {"id": identifier, "type": kind, "size": len(body), "at": "2026-11-20T09:45:00+05:00"}
        self.papers[identifier] = body
        papers.append(paper)
        return paper

    def place(self, method, record, body):
        if method == "GET":
            return {"items": self.places, "next": None}
        place = next(one for one in self.places if one["id"] == body["place"])
        if place["left"] == 0:
            raise self.refused(409, "place-taken")
        record.update(status="in_bulletin", place=place, actions=["places", "withdraw", "delete"])
        return record

    def review(self, method, path, body):
        if method == "GET":
            return {"items": self.reviews, "next": None}
        if method == "DELETE":
            self.reviews = [one for one in self.reviews if one["id"] != path.split("/")[1]]
            return None
        if any(one["kindergarten"]["id"] == body["kindergarten"] for one in self.reviews):
            raise self.refused(409, "already-reviewed")
        made = {"id": "v9", "status": "pending", "at": "2026-11-20T09:45:00+05:00",
                "kindergarten": {"id": body["kindergarten"], "name_kk": "Балабақша", "name_ru": "Детский сад"},
                "rating": body["rating"], "text": body["text"], "language": body["language"]}
        self.reviews.insert(0, made)
        return made
