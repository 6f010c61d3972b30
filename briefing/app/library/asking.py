"""What the library's screen asks before it does something: tags, and words of which the reader wants to see nothing."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App

from briefing.app.base.wording import plural
from briefing.app.dialogs.ask import Ask
from briefing.app.library.shelf import all_tags, changed, put_and_taken
from briefing.library import feeds, unwanted
from briefing.library.articles import Library

HINT = "several with spaces, -tag takes off"
Tell = Callable[[str], None]
"""says on the screen what was done"""


def tags(app: App[None], put: Callable[[list[str]], None]) -> None:
    """Tags for the articles that are meant."""
    app.push_screen(Ask("Tags", names=all_tags(), hint=HINT), lambda text: put(text.split()) if text else None)


def tags_of_feed(app: App[None], entry: int, tell: Tell) -> None:
    """Tags for the feed of an entry."""
    app.push_screen(
        Ask("Tags of this feed", names=all_tags(), hint=f"{HINT}; its articles get them"),
        lambda text: tell(changed(lambda library: tagged(library, entry, text.split()))) if text else None,
    )


def words_to_hide(app: App[None], tell: Tell) -> None:
    """Words of which the reader wants to see nothing in any feed."""
    app.push_screen(
        Ask("Hide entries with these words", hint='all of them, or a "phrase"; -words shows them again'),
        lambda text: tell(changed(lambda library: hidden(library, text))) if text else None,
    )


def tagged(library: Library, entry: int, tags: list[str]) -> str:
    which = str(feeds.feed_of_entry(library, entry))
    on, off = put_and_taken(tags)
    feeds.tag(library, which, off, off=True)
    feed = feeds.tag(library, which, on)
    return f"{feed.name}: {', '.join(feed.tags) or 'no tags'}."


def hidden(library: Library, words: str) -> str:
    if words.startswith("-"):
        return f"{plural(unwanted.show(library, words[1:]), 'entry', 'entries')} there again."
    return f"{plural(unwanted.hide(library, words), 'entry', 'entries')} hidden. -{words} shows them again."
