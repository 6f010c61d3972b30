"""A command in a pty: what it prints, how fast it answers, how much memory it holds."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from pathlib import Path


class Terminal:
    """A pty with a command in it; `command` is the whole argument list, the program first."""

    def __init__(self, *command, columns=120, rows=40, ground="rgb:1c1c/1c1c/1c1c"):
        self.output, self.ended, self.ground = b"", False, ground
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            # not os.execv: readline, which pytest loads, has put a COLUMNS of its own into the C environment
            os.execve(command[0], list(command), {**os.environ, "TERM": "xterm-256color"})
        self.resize(columns, rows)

    def resize(self, columns, rows):
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)

    def wait_for(self, text, seconds=40):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if text.encode() in self.output:
                return True
            if not self.read(0.2) and self.ended:
                break
        return text.encode() in self.output

    def wait_for_more(self, text, before, seconds=40):
        """As `wait_for`, but only what came after so many bytes counts."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and text.encode() not in self.output[before:]:
            self.read(0.1)
        return text.encode() in self.output[before:]

    def stopped(self, seconds=10):
        """True once the process is suspended."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "T":
                return True
            time.sleep(0.05)
        return False

    def answer(self, data):
        """What a terminal says when it is asked for its ground and its attributes."""
        if b"\x1b]11;?" in data:
            self.press(f"\x1b]11;{self.ground}\x1b\\")
        if b"\x1b[c" in data:
            self.press("\x1b[?62;22c")

    def press(self, keys):
        os.write(self.fd, keys.encode())

    def code(self, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self.fd], [], [], 0.05)[0]:
                self.read(0)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
        os.kill(self.pid, signal.SIGKILL)
        raise AssertionError("the command did not end")

    def read(self, seconds):
        """What is printed within that time; empty when nothing is."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            self.ended = True
            return b""
        self.output += data
        self.answer(data)
        return data

    def seconds_until(self, text, most=120):
        """Seconds from the start of the process until the text was printed."""
        while time.perf_counter() - self.started < most:
            if text.encode() in self.output:
                return time.perf_counter() - self.started
            self.read(0.002)
        raise AssertionError(f"{text!r} was not printed")

    def answer_to(self, keys):
        """Seconds from a key to the first output after it."""
        while self.read(0.05):
            pass
        begun = time.perf_counter()
        self.press(keys)
        self.read(5)
        return time.perf_counter() - begun

    def megabytes(self):
        """Resident memory of the process itself, its children aside."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024

    def end(self):
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)
