"""Talks to the program over a terminal of its own, as a person would."""

import os
import pty
import select
import signal


def talk(words, answers, folder, **environment):
    """Runs a program on a pseudo-terminal and answers each question; its exit code and all it showed."""
    process, terminal = pty.fork()
    if process == 0:
        try:
            # A shell that runs tests in the background has them, and what they start, ignore it.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.chdir(folder)
            os.environ.update(environment)
            os.execv(words[0], words)
        finally:
            os._exit(127)
    shown = b""
    answers = list(answers)
    while True:
        ready, _, _ = select.select([terminal], [], [], 30)
        assert ready, shown.decode()
        try:
            part = os.read(terminal, 4096)
        except OSError:  # how Linux says that nobody holds the other end any more
            break
        if not part:
            break
        shown += part
        if shown.endswith(b": ") and answers:
            os.write(terminal, answers.pop(0).encode())
    os.close(terminal)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    return status, shown.decode().replace("\r\n", "\n")
