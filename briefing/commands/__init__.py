"""What is typed: `main`, and one file a family of commands. Each command imports what it needs when it runs.

Results go to stdout, everything else to stderr. Exit codes: 0 done, 1 nothing found or an error of the program's own (whose
report is in a file), 2 unreadable input or usage, 3 some of
many failed, 130 on Ctrl+C; a closed pipe is silent.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    from briefing.commands.tables import tell
    from briefing.errors import BriefingError

    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = run(arguments)
        sys.stdout.flush()
        return code
    except BriefingError as error:
        tell(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    except MemoryError:
        tell("There is not enough memory for this. Give me fewer or shorter articles at once.")
        return 2
    except Exception as error:
        from briefing.app.system.crash import report

        tell(report(error))
        return 1


def run(arguments: list[str]) -> int:
    from briefing.commands import registry

    if arguments and arguments[0] in registry.COMMANDS:
        options = registry.parsed(arguments)
        return registry.COMMANDS[options.command].run(options)
    from briefing.commands.reading import read

    registry.check_reading(arguments)
    return read(registry.reading_parser().parse_args(arguments))
