"""Writing an export without ever losing a file, and what to call it."""

from __future__ import annotations

import re
from pathlib import Path

from briefing.model import Analysis
from briefing.sources import typed_path
from briefing.writing import whole


def write(text: str, path: Path, *, overwrite: bool = False) -> Path:
    """Write a file in one step: it is there whole or not at all. Raises ExportError; never overwrites unasked."""
    path = typed_path(str(path))
    with whole(path, overwrite=overwrite) as file:
        file.write(text)
    return path


def file_name(analysis: Analysis, suffix: str) -> str:
    """A name for the export beside the article: `talks-brief.md`."""
    stem = safe_name(analysis.article.id) or "article"
    return f"{stem[:80]}-brief{suffix}"


def safe_name(name: str) -> str:
    """A name without what a file system, a shell or a header might read otherwise."""
    return re.sub(r"[^\w.-]+", "-", name).strip("-.")
