"""Fills databases of the cabinet, made by the program, with rows as the program would have kept them.

Going through the API would take an hour for a queue of a million; the tables are those of
Sources/CabinetStore/Migrations+first.swift, the places in queues those of QueueKey.swift there.
"""

import ctypes
import ctypes.util
import hashlib
import random
import sqlite3
import struct

CITY, QUEUE_TYPE = "pavlodar", "general"
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
FAN, LEVELS, BITS, RANK_STEP, ORDINARY = 6, 6, 42, 1 << 40, 2
YEARS = range(2020, 2026)
EVENTS_OF_OTHERS = 20_000
DAMM = ["0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
        "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"]
SECRET = "5" * 64
IIN, CHILD = "850214390005", "230715690495"


class Vault:
    """Seals and names personal values as Sources/CabinetStore/Vault.swift does, by libsodium."""

    def __init__(self, key):
        self.key, self.sodium = key, ctypes.CDLL(ctypes.util.find_library("sodium"))
        self.chance = random.Random(27)

    def hash(self, text, use):
        message = use.encode() + b"\0" + text.encode()
        return hashlib.blake2b(message, key=self.key, digest_size=32).hexdigest()

    def name(self, text, kind):
        return self.hash(text, "look up " + kind)[:32]

    def seal(self, fields, place, row):
        plain = b"".join(
            struct.pack("<I", 0) if field is None
            else struct.pack("<I", len(field.encode()) + 1) + field.encode() for field in fields)
        use = hashlib.blake2b(
            b"\0seal\0" + f"{place} {row}".encode(), key=self.key, digest_size=32).digest()
        nonce, box = self.chance.randbytes(24), ctypes.create_string_buffer(len(plain) + 16)
        self.sodium.crypto_secretbox_easy(box, plain, ctypes.c_ulonglong(len(plain)), nonce, use)
        return nonce + box.raw


class Seed:
    """Makes the rows; the same seed makes the same ones."""

    def __init__(self, database, moment, key):
        self.chance, self.moment, self.vault = random.Random(26), moment, Vault(key)
        self.connection = sqlite3.connect(database)
        self.connection.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000;")
        self.account, self.child = self.identifier(), self.identifier()

    def identifier(self):
        return "".join(self.chance.choices(ALPHABET, k=26))

    def insert(self, table, rows):
        rows = iter(rows)
        first = next(rows)
        marks = ", ".join("?" * len(first))
        statement = f"INSERT INTO {table} ({', '.join(first)}) VALUES ({marks})"
        self.connection.execute(statement, tuple(first.values()))
        self.connection.executemany(statement, (tuple(row.values()) for row in rows))

    def family(self):
        self.insert("account", [{
            "id": self.account, "iin_hash": self.vault.name(IIN, "iin"), "language": "ru",
            "wants_email": 0, "created_at": self.moment, "version": 1,
            "sealed": self.vault.seal([IIN, None], "account", self.account)}])
        self.insert("child", [{
            "id": self.child, "account": self.account, "relation": "parent",
            "iin_hash": self.vault.name(CHILD, "iin"),
            "sealed": self.vault.seal(
                [CHILD, "А", "Б", None, "2023-07-15", None, None], "child", self.child)}])

    def session(self):
        """A signed-in browser; its cookie holds SECRET."""
        identity = self.identifier()
        self.insert("session", [{
            "id": identity, "secret_hash": self.vault.hash(SECRET, "session"),
            "account": self.account, "iin_hash": self.vault.name(IIN, "iin"),
            "sealed": self.vault.seal([IIN, None], "session", identity), "city": CITY, "method": "iin_password", "scope": "cabinet",
            "device": "", "created_at": self.moment, "seen_at": self.moment}])

    def events(self, own):
        """The person's feed, and the lines of many others among it."""
        application, referral = self.identifier(), self.identifier()
        others = [self.identifier() for _ in range(EVENTS_OF_OTHERS // 20)]
        total = EVENTS_OF_OTHERS + own
        places = set(self.chance.sample(range(1, total + 1), own))

        def event(sequence):
            line = {"account": self.account, "sequence": sequence, "at": self.moment - total + sequence,
                    "kind": "application", "status": "in_queue", "city": CITY,
                    "application": application, "application_number": number(sequence),
                    "referral": None, "referral_number": None}
            if sequence not in places:
                line["account"] = self.chance.choice(others)
                line["application"] = self.identifier()
            elif sequence % 2:
                line.update(kind="referral", status="active", referral=referral,
                            referral_number=f"R-{sequence:07}")
            return line

        self.insert("event", map(event, range(1, total + 1)))

    def queue(self, length):
        """One queue of one city; every thirtieth stands in front by a benefit."""
        numbers = []
        entries = []
        # The whole queue has the smallest number, then come its parts by the year of birth.
        names = [f"{CITY}/{QUEUE_TYPE}", *(f"{CITY}/{QUEUE_TYPE}/{year}" for year in YEARS)]
        self.insert("queue", [{"name": name, "id": place} for place, name in enumerate(names, 1)])

        def application(sequence):
            identity, year = self.identifier(), YEARS[sequence % 6]
            rank = self.chance.choice((0, 1)) if sequence % 30 == 0 else ORDINARY
            numbers.append(number(sequence))
            for queue in (1, 2 + sequence % 6):
                entries.append((slot(queue, rank * RANK_STEP + sequence), identity))
            return {
                "id": identity, "account": self.account, "child": self.child,
                "number": numbers[-1], "city": CITY, "queue_type": QUEUE_TYPE, "status": "in_queue",
                "status_since": self.moment, "language": "ru", "group_type": "general",
                "kindergartens": "", "created_at": self.moment, "submitted_at": self.moment,
                "sequence": sequence, "birth_year": year, "is_restored": 0, "version": 1,
                "sealed": self.vault.seal([None] * 4, "application", identity)}

        self.insert("application", map(application, range(1, length + 1)))
        entries.sort()
        self.connection.executemany(
            "INSERT INTO queue_entry (slot, application) VALUES (?, ?)", entries)
        self.count_queues()
        return numbers

    def population(self, people, signed_in, drafts, passwords, secret, password_hash):
        """As many accounts, each with a child, a number and an application in one long queue.

        The first `signed_in` have a session, whose secret is `secret(place)`; the `drafts` among them a second
        child with an application that is not sent; `passwords` of them a password. Gives their numbers and drafts.
        """
        accounts = [self.identifier() for _ in range(people)]
        self.connection.execute("PRAGMA foreign_keys = OFF")
        iins = [iin(place) for place in range(passwords)]

        def account(place):
            typed = iins[place] if place < passwords else f"{place:012}"
            return {"id": accounts[place], "iin_hash": self.vault.name(typed, "iin"), "language": "ru",
                    "wants_email": 0, "created_at": self.moment, "version": 1,
                    "password_hash": password_hash if place < passwords else None,
                    "sealed": self.vault.seal([typed, None], "account", accounts[place])}

        def phone(place):
            typed = f"+7700{place:07}"
            return {"account": accounts[place], "number_hash": self.vault.name(typed, "phone"), "place": 0,
                    "language": "ru", "channels": "sms", "is_primary": 1, "verified_at": self.moment,
                    "sealed": self.vault.seal([typed], "contact_phone", f"{accounts[place]} 0")}

        def child(place, typed, identity):
            return {"id": identity, "account": accounts[place], "relation": "parent",
                    "iin_hash": self.vault.name(typed, "iin"),
                    "sealed": self.vault.seal([typed, "А", "Б", None, "2023-07-15", None, None], "child", identity)}

        def session(place):
            identity = self.identifier()
            return {"id": identity, "secret_hash": self.vault.hash(secret(place), "session"),
                    "account": accounts[place], "iin_hash": self.vault.name(f"{place:012}", "iin"),
                    "sealed": self.vault.seal([iins[place] if place < passwords else f"{place:012}", None],
                                              "session", identity),
                    "city": CITY, "method": "iin_password", "scope": "cabinet", "device": "",
                    "created_at": self.moment, "seen_at": self.moment}

        def application(place, kid, identity, sequence, typed):
            sent = sequence is not None
            return {"id": identity, "account": accounts[place], "child": kid,
                    "child_hash": self.vault.name(typed, "iin"),
                    "number": number(sequence) if sent else None, "city": CITY, "queue_type": QUEUE_TYPE,
                    "status": "in_queue" if sent else "draft", "status_since": self.moment, "language": "ru",
                    "group_type": "general", "kindergartens": "", "created_at": self.moment + place % 60,
                    "submitted_at": self.moment if sent else None, "sequence": sequence, "birth_year": 2023,
                    "is_restored": 0, "version": 1,
                    "sealed": self.vault.seal([None] * 4, "application", identity)}

        def event(place):
            return {"account": accounts[place], "sequence": place + 1, "at": self.moment, "kind": "application",
                    "status": "in_queue", "city": CITY, "application": sent[place],
                    "application_number": number(place + 1), "referral": None, "referral_number": None}

        kids = [self.identifier() for _ in range(people)]
        sent = [self.identifier() for _ in range(people)]
        begun = [(self.identifier(), self.identifier()) for _ in range(drafts)]
        self.insert("account", map(account, range(people)))
        self.insert("contact_phone", map(phone, range(people)))
        self.insert("child", (child(place, f"1{place:011}", kids[place]) for place in range(people)))
        self.insert("child", (child(place, f"2{place:011}", begun[place][0]) for place in range(drafts)))
        self.insert("session", map(session, range(signed_in)))
        self.insert("application", (application(place, kids[place], sent[place], place + 1, f"1{place:011}")
                                    for place in range(people)))
        self.insert("application", (application(place, begun[place][0], begun[place][1], None, f"2{place:011}")
                                    for place in range(drafts)))
        self.insert("event", map(event, range(people)))
        self.insert("queue", [{"name": f"{CITY}/{QUEUE_TYPE}", "id": 1},
                              {"name": f"{CITY}/{QUEUE_TYPE}/2023", "id": 2}])
        for queue in (1, 2):
            self.connection.executemany(
                "INSERT INTO queue_entry (slot, application) VALUES (?, ?)",
                ((slot(queue, ORDINARY * RANK_STEP + place + 1), sent[place]) for place in range(people)))
        self.count_queues()
        self.insert("counter", [{"name": name, "value": value} for name, value in
                                (("application", people), ("event", people), ("queue", 2))])
        return iins, [identity for _, identity in begun]

    def count_queues(self):
        """The counts of all groups, level by level."""
        for level in range(1, LEVELS + 1):
            self.connection.execute(
                "INSERT INTO queue_count SELECT ((slot >> ?1) << ?1) + (?2 << (?1 - ?3)) "
                "  + ((slot & ((1 << ?1) - 1)) >> (?2 * ?3)) AS place, COUNT(*) "
                "FROM queue_entry GROUP BY place", (BITS, level, FAN))

    def close(self):
        self.connection.commit()
        self.connection.executescript("PRAGMA wal_checkpoint(TRUNCATE);")
        self.connection.close()


def slot(queue, key):
    """The place of a key of a queue among those that stand."""
    return (queue << BITS) + key


def slots(place):
    """The places whose rows the store adds up for a position: from and to, level by level."""
    values = []
    queue, key = place >> BITS, place & ((1 << BITS) - 1)
    for level in range(LEVELS + 1):
        end = place if level == 0 else (queue << BITS) + (level << (BITS - FAN)) + (key >> FAN * level)
        values += [end >> FAN << FAN, end]
    return values


def number(sequence):
    """A public number, with its check digit by Damm's method."""
    digits, check = f"26{sequence:07}", 0
    for digit in digits:
        check = int(DAMM[check][int(digit)])
    return f"26-{digits[2:]}-{check}"


def iin(place):
    """A made-up person's number, born in 1985, with its check digit."""
    for draw in range(20):
        digits = [int(digit) for digit in f"8502{1 + place % 28:02}3{(place // 28 * 20 + draw) % 10000:04}"]
        for shift in (0, 2):
            check = sum(digit * (1 + (index + shift) % 11) for index, digit in enumerate(digits)) % 11
            if check < 10:
                return "".join(map(str, digits)) + str(check)
    raise ValueError(place)
