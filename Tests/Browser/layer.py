"""NCALayer as a page meets it, word by word: what it says when, and what it was asked."""

import json

from sample_admission import SIGNATURE

ADDRESS = "wss://127.0.0.1:13579"
PEM = f"-----BEGIN CMS-----\n{SIGNATURE[:4]}\n{SIGNATURE[4:]}\n-----END CMS-----\n"
SIGNED = {"status": True, "body": {"result": [PEM]}}
CLOSED = {"status": True, "body": {}}
BROKEN = {"status": False, "code": "INVOCATION_ERROR", "message": "An invoked method threw an exception."}
OLD_SIGNED = {"code": "200", "responseObject": SIGNATURE}
OLD_CLOSED = {"code": "500", "message": "action.canceled"}
OLD_BROKEN = {"code": "500", "message": "broken"}


class Layer:
    """Answers in the order of `answers`; without one left it keeps silent. `greeting` None says nothing."""

    def __init__(self, page, *answers, greeting="1.4"):
        self.answers, self.greeting = list(answers), greeting
        self.requests, self.sockets = [], []
        self.ended = 0
        page.route_web_socket(lambda address: address.startswith(ADDRESS), self.meet)

    def meet(self, socket):
        self.sockets.append(socket)
        socket.on_message(lambda text: self.hear(socket, text))
        socket.on_close(lambda code, reason: self.end(socket))
        if self.greeting:
            self.say({"result": {"version": self.greeting}})

    def end(self, socket):
        self.ended += 1
        socket.close()

    def hear(self, socket, text):
        self.requests.append(json.loads(text))
        if self.answers:
            socket.send(json.dumps(self.answers.pop(0)))

    def say(self, answer):
        self.sockets[-1].send(json.dumps(answer))
