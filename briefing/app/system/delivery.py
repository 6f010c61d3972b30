"""Where a written export goes: into the file that was named, or in a browser down to the browser, which asks its owner where.

What is served writes nothing on the machine outside the data folder.
"""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.export import files

if TYPE_CHECKING:
    from textual.app import App


def deliver(app: App[object], text: str, path: Path, *, overwrite: bool = False) -> Path:
    """Write a text, or send it to the browser; the path, or the name that the browser is told. Raises ExportError."""
    if not app.is_web:
        return files.write(text, path, overwrite=overwrite)
    name = files.safe_name(path.name)
    app.deliver_text(StringIO(text), save_filename=name, open_method="download", encoding="utf-8")
    return Path(name)
