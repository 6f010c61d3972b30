"""The style sheet of all dialogs, loaded with the first of them."""

from __future__ import annotations

from briefing.config import shipped

DIALOGS = shipped("styles") / "dialogs.tcss"
