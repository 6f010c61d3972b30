"""Writing an export without ever losing a file, and what to call it."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from briefing.errors import ExportError
from briefing.export.escaping import plain
from briefing.model import Analysis
from briefing.sources import typed_path


def write(text: str, path: Path, *, overwrite: bool = False) -> Path:
    """Write a file in one step: it is there whole or not at all. Raises ExportError; never overwrites unasked."""
    path = typed_path(str(path))
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".briefing-", suffix=".part")
    except OSError as error:
        raise ExportError(f"{plain(str(path))} cannot be written: {error.strerror}. Choose another folder.") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n", errors="replace") as file:
            file.write(text)
        os.chmod(temporary, 0o644)
        if overwrite:
            os.replace(temporary, path)
        else:
            os.link(temporary, path)
    except FileExistsError:
        raise ExportError(f"{plain(str(path))} is there already. Choose another name, or say --force.") from None
    except OSError as error:
        raise ExportError(f"{plain(str(path))} cannot be written: {error.strerror}.") from None
    finally:
        Path(temporary).unlink(missing_ok=True)
    return path


def file_name(analysis: Analysis, suffix: str) -> str:
    """A name for the export beside the article: `talks-brief.md`."""
    stem = safe_name(analysis.article.id) or "article"
    return f"{stem[:80]}-brief{suffix}"


def safe_name(name: str) -> str:
    """A name without what a file system, a shell or a header might read otherwise."""
    return re.sub(r"[^\w.-]+", "-", name).strip("-.")
