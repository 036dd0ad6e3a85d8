"""Ports for servers that have to be told theirs."""

import random
import socket

# Below those that systems give to whoever asks for any, and to clients: nobody takes one before the server has it.
GIVEN = range(12_000, 32_000)
# Not what tests seed: those that run side by side would draw the same.
CHANCE = random.SystemRandom()


def free_port():
    while True:
        port = CHANCE.choice(GIVEN)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
