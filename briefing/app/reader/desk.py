"""What lies before the reader: the article, the session once something was found in it, and what is still to come.

Owns no widget and no rule; whoever shows or changes something asks here what there is.
"""

from __future__ import annotations

from briefing import library
from briefing.app.base.glyphs import glyphs
from briefing.app.base.keys import sentence
from briefing.app.reader.session import Session
from briefing.config import Settings
from briefing.model import Analysis, Article


class Desk:
    """`article` and `session` are None until they have come; `kept` is how the article was left the last time."""

    def __init__(self, settings: Settings) -> None:
        self.settings, self.glyphs = settings, glyphs(settings.ascii)
        self.article: Article | None = None
        self.session: Session | None = None
        self.kept = library.Reading()
        self.done = False
        self.status = "reading …"

    def begin(self, article: Article) -> None:
        """Another article, in which nothing is found yet."""
        self.article, self.session, self.done = article, None, False

    def receive(self, analysis: Analysis) -> Session:
        """More was found."""
        if self.session is None:
            self.session = Session(analysis, self.kept)
        else:
            self.session.receive(analysis)
        return self.session

    @property
    def finished(self) -> Session | None:
        """The session, when everything was found."""
        return self.session if self.done else None

    @property
    def is_finding(self) -> bool:
        """Whether there is an article and something is still being found in it."""
        return bool(self.status) and not self.done and self.article is not None

    @property
    def analysis(self) -> Analysis | None:
        """The whole analysis, corrected; None until everything was found."""
        return self.session.analysis if self.session and self.done else None

    def told(self, text: str) -> str:
        """A sentence that names keys by their ids, with the keys as they are now."""
        return sentence(text, self.settings.keys)
