"""`python -m briefing`."""

import sys

from briefing.commands.cli import main

sys.exit(main())
