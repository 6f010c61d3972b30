"""What every seed comes out as, in every form: what the goldens of `files/` are made of and held against."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefing import config, engine, export
from briefing.export import dossier as dossier_page
from briefing.export import joint, plain
from briefing.library import dossier
from briefing.library.articles import Library
from briefing.model import Analysis

FILES = Path(__file__).parent / "files"
DAY = "2024-04-17"  # all seeds are of one day, so that nothing goes by the clock
SPEAKER = "geneva-talks"  # the seed whose most quoted person has a dossier


def analyses() -> dict[str, Analysis]:
    """Each seed's analysis, by name, as nobody's own corrections, lists or topics change it."""
    found = {}
    for name, path in config.samples().items():
        article = replace(engine.read(path), source=path.name, published=DAY)
        found[name] = engine.analyze(article)
    return found


def goldens() -> Iterator[tuple[str, str]]:
    """(name of the file, its text) of every golden."""
    with tempfile.TemporaryDirectory() as home:
        before = os.environ.get("BRIEFING_HOME")
        os.environ["BRIEFING_HOME"] = home
        try:
            found = analyses()
            for name, analysis in found.items():
                for form, text in forms(analysis):
                    yield f"{name}.{form}", text
            for level in config.LEVELS:
                yield f"joint-{level}.md", joint.joint(list(found.values()), level)
            yield "dossier.md", a_dossier(found[SPEAKER])
        finally:
            if before is None:
                del os.environ["BRIEFING_HOME"]
            else:
                os.environ["BRIEFING_HOME"] = before


def forms(analysis: Analysis) -> Iterator[tuple[str, str]]:
    yield "json", export.as_json(analysis)
    for level in config.LEVELS:
        yield f"{level}.md", export.render([analysis], "markdown", level)
    yield "footnotes.md", export.render([analysis], cite="footnote")
    yield "html", export.render([analysis], "html")
    yield "plain.txt", plain.article(analysis)
    yield "spoken.txt", plain.spoken(analysis)


def a_dossier(analysis: Analysis) -> str:
    """The dossier of the most quoted person, from a library that holds the one article."""
    said = [q.speaker.person for q in analysis.quotes if q.speaker and q.speaker.person is not None]
    most = max(analysis.people, key=lambda p: said.count(p.id))
    with Library() as library:
        library.keep_opened(analysis, engine.rules_version(), False)
        return dossier_page.markdown(dossier.dossier(library, most.name))
