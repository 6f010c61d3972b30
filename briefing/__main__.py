"""`python -m briefing`."""

import sys

from briefing.commands import main

sys.exit(main())
