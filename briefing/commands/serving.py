"""`serve`: the app in a browser, for its owner on this machine alone."""

from __future__ import annotations

import argparse
import os
import shlex
import sys

from briefing.commands.command import ARTICLE, READING, SECTIONS, Command, option
from briefing.commands.reading import check, is_elsewhere
from briefing.errors import BriefingError

PORTS = range(1, 65536)


def port(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    if number not in PORTS:
        raise argparse.ArgumentTypeError(f"must be a number from 1 to {PORTS.stop - 1}")
    return number


def serve(options: argparse.Namespace) -> int:
    """The app in a browser; only who has the printed address can read or type."""
    try:
        from briefing.serving.guard import Guard
        from briefing.serving.server import GuardedServer
    except ImportError:
        raise BriefingError(
            "Reading in a browser needs an extra. Install it with: pip install 'briefing-reader[serve]'"
        ) from None
    if not is_elsewhere(options.article):
        check(options.article)
    source = options.article if is_elsewhere(options.article) else os.path.abspath(options.article)
    command = [sys.executable, "-P", "-m", "briefing", source]
    if options.encoding:
        command += ["--encoding", options.encoding]
    if options.allow_private:
        command.append("--allow-private")
    if options.sections:
        command += ["--sections", str(options.sections)]
    if options.no_keep:
        command.append("--no-keep")
    try:
        GuardedServer(shlex.join(command), Guard("127.0.0.1", options.port)).serve()
    except OSError as error:
        raise BriefingError(f"Port {options.port} cannot be used: {error.strerror}. Choose another with --port.") from None
    return 0


COMMANDS = (
    Command(
        "serve",
        "read an article in a browser on this machine",
        serve,
        (
            ARTICLE,
            option("--port", type=port, default=8000, help="on this machine alone; 8000 when not given"),
            *READING,
            SECTIONS,
        ),
        "serve talks.txt --port 8080",
    ),
)
