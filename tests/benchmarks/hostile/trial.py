"""One command in this process, and what is wrong with how it ended."""

import contextlib
import io
import sys

from briefing.commands import main

CODES = (0, 1, 2, 3)
HARMLESS = "\n\t"


def run(*arguments, stdin=b""):
    """What is wrong with how a command ended, or nothing."""
    out, err = io.StringIO(), io.StringIO()
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(stdin))
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([str(a) for a in arguments])
    finally:
        sys.stdin = before
    said = err.getvalue()
    if code not in CODES:
        return f"exit code {code}"
    if "error of its own" in said or "Traceback" in said:
        return said.strip()[:300]
    commands = [c for c in out.getvalue() + said if (c < " " and c not in HARMLESS) or "\x7f" <= c <= "\x9f"]
    if commands and "--json" not in arguments and "--jsonl" not in arguments:
        return f"the terminal got {commands[0]!r}"
    if code == 2 and not said:
        return "exit code 2 without a word"
    return ""
