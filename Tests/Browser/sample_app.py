"""The part of the stand-in that is about the companion app: links, devices, messages."""

import copy

ONCE = "387031770024"
LINK = "bqtz4mw7k2xd9hprsv3ycnfj6a"
ADDRESS = f"http://onir.example/app/#link={LINK}"
PHONE = "+77010000001"
CHALLENGE = "sample-challenge"

# What libqrencode makes of ADDRESS at level M, a row of 33 modules in each hexadecimal number.
QR_ROWS = """
1fc3c3e7f 1048f9841 17578485d 17515845d 1751a765d 105474941 1fd55557f 001767900 17c9ea77c 129f1ba4f
09d12d156 1f1557adc 05ca0e73a 1b31f3ec3 1d7e858d2 1a3e16dc4 1a600c7b9 0d0c56b6f 0a6279116 0ca0a5f5e
1b5dd8498 1724ef7ed 1571b9dd6 173b60c4c 10d66e5f1 001917f17 1fc8a4756 1052f1b15 1753071f8 175177fbb
17554d86c 104d5287c 1fd74873a
""".split()
QR = [f"{int(row, 16):033b}" for row in QR_ROWS]

CODE_MESSAGE = {
    "id": "m2", "kind": "code", "language": "kk", "at": "2026-11-20T10:14:00+05:00",
    "text": "Önir: растау коды 482913. Оны ешкімге айтпаңыз.", "expires_at": "2026-11-20T10:19:00+05:00"}
OVER_MESSAGE = {
    "id": "m1", "kind": "code", "language": "ru", "at": "2026-11-20T09:40:00+05:00",
    "text": "Önir: код подтверждения 905162. Никому его не сообщайте.",
    "expires_at": "2026-11-20T09:45:00+05:00"}
NOTICE_MESSAGE = {
    "id": "m0", "kind": "notice", "language": "kk", "at": "2026-11-12T10:15:00+05:00",
    "text": "Önir: балаңызға балабақшадан орын бөлінді. 2026 жылғы 27 қарашаға дейін орынды растаңыз.",
    "expires_at": None}
# The clock of the stand-in's server, a minute after the code was sent.
TIME = "2026-11-20T10:15:00+05:00"

DEVICES = [
    {"id": "d1", "phone": PHONE, "device": "Chrome, Android", "linked_at": "2026-11-18T12:30:00+05:00",
     "seen_at": "2026-11-20T09:58:00+05:00"},
    {"id": "d2", "phone": "+77770000002", "device": "Safari, iPhone",
     "linked_at": "2026-10-02T08:00:00+05:00", "seen_at": None},
]

APP_DETAILS = {
    "kk": {"wrong_link": "Нөмір мен бір реттік пароль не QR код сай емес немесе мерзімі өткен. "
                         "Нөмірді тексеріңіз не порталдан жаңа пароль алыңыз.",
           "wrong_code": "Код дұрыс емес."},
    "ru": {"wrong_link": "Номер и одноразовый пароль или QR-код не подходят друг к другу либо уже не действуют. "
                         "Проверьте номер или получите на портале новый пароль.",
           "wrong_code": "Код не подходит."},
}


class SampleApp:
    """Answers about devices; the tests set what is linked and what has come."""

    def __init__(self, api, refused, linked=False):
        self.api = api
        self.refused = refused
        # Whether this browser is linked, and to which number.
        self.is_linked = linked
        self.phone = PHONE
        # Whether the number wants its code from an SMS first, and whether the password's owner is linked.
        self.needs_code = False
        self.is_number_linked = True
        self.is_link_good = True
        self.messages = [CODE_MESSAGE, OVER_MESSAGE, NOTICE_MESSAGE] if linked else []
        self.awaiting = False
        self.devices = copy.deepcopy(DEVICES)

    def knows(self, method, path, body):
        """Whether an operation is of the app."""
        if path == "devices" or path.startswith("devices/"):
            return True
        return (method, path) == ("POST", "sessions") and body["city"] == "atyrau" \
            and body["method"] == "iin_password" and ("password" in body or "challenge" in body)

    def is_open(self, method, path):
        """Whether it asks for no session of the cabinet."""
        return path.startswith(("devices/links", "devices/current")) or method == "POST"

    def answer(self, method, path, body):
        match method, path:
            case "POST", "sessions":
                return self.sign_in(body)
            case "POST", "devices/links":
                return self.said(201, {
                    "phone": body.get("phone", PHONE), "password": ONCE, "link": LINK, "address": ADDRESS,
                    "qr": QR, "expires_at": "2026-11-20T10:25:00+05:00"})
            case "GET", link if link.startswith("devices/links/"):
                if not self.is_link_good or not link.endswith(LINK):
                    raise self.refused(404, "not-found")
                return self.said(200, {"phone": PHONE, "needs_code": self.needs_code,
                                       "expires_at": "2026-11-20T10:25:00+05:00"})
            case "POST", "devices":
                return self.link(body)
            case "GET", "devices":
                return self.said(200, {"items": self.devices, "next": None})
            case "DELETE", one if one != "devices/current":
                self.devices = [item for item in self.devices if not one.endswith(item["id"])]
                return None, {}
            case _:
                return self.current(method, path)

    def said(self, status, data):
        self.api.status = status
        return data, {"Onir-Time": TIME}

    def sign_in(self, body):
        if "challenge" in body:
            if set(body) != {"city", "method", "challenge", "code"}:
                raise self.refused(422, "invalid", [("/iin", "unknown")])
            if body["code"] != self.api.code:
                raise self.refused(401, "sign-in-failed")
            self.api.signed_in = True
            return self.said(201, {"id": self.api.me["session"]})
        if body["password"] != self.api.password:
            raise self.refused(401, "sign-in-failed")
        return self.said(202, {
            "next": "code", "challenge": CHALLENGE, "phone": PHONE, "linked": self.is_number_linked,
            "resend_after": 60, "expires_at": "2026-11-20T10:25:00+05:00"})

    def link(self, body):
        assert body["consent"] is True and body["policy_version"]
        is_right = body.get("password") == ONCE or body.get("link") == LINK
        if not is_right or not self.is_link_good:
            raise self.refused(422, "invalid", [("/password", "wrong_link")])
        if self.needs_code and "code" not in body:
            return self.said(202, {"next": "code", "resend_after": 60})
        if self.needs_code and body["code"] != self.api.code:
            raise self.refused(422, "invalid", [("/code", "wrong_code")])
        self.is_linked = True
        self.phone = body.get("phone", PHONE)
        self.awaiting = True
        return self.said(201, {"id": "d9", "phone": self.phone, "linked_at": "2026-11-20T10:15:00+05:00"})

    def current(self, method, path):
        if not self.is_linked:
            raise self.refused(401, "not-signed-in")
        if method == "DELETE":
            self.is_linked = False
            return None, {}
        if path == "devices/current":
            return self.said(200, {"id": "d9", "phone": self.phone, "sandbox": True,
                                   "linked_at": "2026-11-20T10:15:00+05:00"})
        return self.said(200, {"items": self.messages, "next": None, "awaiting": self.awaiting})
