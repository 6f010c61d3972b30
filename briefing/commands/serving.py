"""`serve`: the app in a browser, for this machine alone."""

from __future__ import annotations

import argparse
import os
import sys

from briefing.commands.command import ARTICLE, READING, Command, option, positive
from briefing.commands.reading import check, is_elsewhere
from briefing.errors import BriefingError


def serve(options: argparse.Namespace) -> int:
    """The app in a browser, for this machine alone."""
    import shlex

    try:
        from textual_serve.server import Server
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
    Server(shlex.join(command), host="127.0.0.1", port=options.port, title="briefing").serve()
    return 0


COMMANDS = (
    Command(
        "serve",
        "read an article in a browser on this machine",
        serve,
        (ARTICLE, option("--port", type=positive, default=8000, help="on this machine alone; 8000 when not given"), *READING),
        "serve talks.txt --port 8080",
    ),
)
