"""Every key, once: what the screens bind, the help page lists, the palette offers and `[keys]` in config.toml changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from textual.binding import Binding

from briefing.errors import ConfigError
from briefing.model.frozen import record


@record(frozen=True, slots=True)
class Key:
    """`id` is what config.toml names; `keys` are Textual's names, parted by commas; `place` is the widget that hears them.

    `what` may name other keys by their ids, as `sentence` reads them.
    """

    id: str
    keys: str
    action: str
    what: str
    group: str
    place: str


def _rows(place: str, group: str, *rows: tuple[str, str, str, str]) -> tuple[Key, ...]:
    return tuple(Key(id, keys, action, what, group, place) for id, keys, action, what in rows)


KEYS: tuple[Key, ...] = (
    *_rows(
        "article", "read",
        ("down", "down,j", "line(1)", "line down"),
        ("up", "up,k", "line(-1)", "line up"),
        ("page-down", "space,pagedown", "page(1)", "page down"),
        ("page-up", "b,pageup", "page(-1)", "page up"),
        ("half-down", "ctrl+d", "page(0.5)", "half a page down"),
        ("half-up", "ctrl+u", "page(-0.5)", "half a page up"),
        ("start", "g,home", "edge(-1)", "start"),
        ("end", "G,end", "edge(1)", "end"),
    ),
    *_rows(
        "article", "move",
        ("next-section", "J,right_square_bracket", "section(1)", "next section"),
        ("previous-section", "K,left_square_bracket", "section(-1)", "previous section"),
        ("next-paragraph", "right_curly_bracket", "paragraph(1)", "next paragraph"),
        ("previous-paragraph", "left_curly_bracket", "paragraph(-1)", "previous paragraph"),
        ("next-sentence", "right_parenthesis", "sentence(1)", "next sentence"),
        ("previous-sentence", "left_parenthesis", "sentence(-1)", "previous sentence"),
    ),
    *_rows(
        "reader", "move",
        ("next-quote", "full_stop", "quote(1)", "next quote"),
        ("previous-quote", "comma", "quote(-1)", "previous quote"),
        ("back", "backspace,ctrl+o", "travel(-1)", "back to where you were"),
        ("forward", "alt+right", "travel(1)", "forward again"),
        ("go", "colon", "ask_place('number')", "go to a paragraph or share"),
        ("overview", "O", "ask_place('strip')", "where sections lie and who speaks"),
        ("timeline", "D", "ask_place('days')", "timeline: the days in their order"),
    ),
    *_rows(
        "article", "fold",
        ("fold", "enter", "fold", "fold or open the section"),
        ("close", "left", "fold(True)", "close the section"),
        ("open", "right", "fold(False)", "open the section"),
        ("fold-all", "z", "fold_all", "fold or open all"),
        ("fold-others", "Z", "fold_others", "fold all but this"),
    ),
    *_rows(
        "reader", "panes",
        ("sections", "s", "pane('sections')", "sections"),
        ("people", "p", "pane('people')", "people"),
        ("quotes", "u", "pane('quotes')", "quotes"),
        ("notes", "M", "pane('notes')", "marks and notes"),
        ("next-pane", "tab", "next_pane(1)", "next pane"),
        ("previous-pane", "shift+tab", "next_pane(-1)", "previous pane"),
        ("hide-sections", "S", "hide('sections')", "hide or show sections"),
        ("hide-people", "P", "hide('people')", "hide or show people"),
        ("hide-quotes", "U", "hide('quotes')", "hide or show quotes"),
        ("wider", "greater_than_sign", "widen(2)", "side panes wider"),
        ("narrower", "less_than_sign", "widen(-2)", "side panes narrower"),
        ("focus-mode", "F", "focus_mode", "the article alone"),
        ("measure", "W", "measure", "width of the text"),
        ("finer", "plus,equals_sign", "recut(1)", "more, smaller sections"),
        ("coarser", "minus", "recut(-1)", "fewer, larger sections"),
        ("section-filter", "f", "section_filter", "people, quotes of this section only"),
        ("sort", "r", "sort", "sort people"),
        ("indirect", "I", "indirect", "show or hide reported speech"),
        ("clear", "escape", "clear", "end search, filter; to the article"),
    ),
    *_rows(
        "reader", "find",
        ("find", "slash", "find", "find; in a pane: filter it"),
        ("next-hit", "n", "step(1)", "next hit or mention"),
        ("previous-hit", "N", "step(-1)", "previous hit or mention"),
        ("find-here", "asterisk", "find_here", "find this person or word"),
    ),
    *_rows(
        "find", "find",
        ("whole-words", "ctrl+o", "whole_words", "while finding: whole words only"),
        ("regex", "ctrl+r", "regex", "while finding: a regular expression"),
    ),
    *_rows(
        "reader", "act",
        ("why", "w", "why", "why is this here?"),
        ("correct", "c", "correct", "correct speaker, name, section"),
        ("corrections", "C", "corrections", "all corrections, to take back"),
        ("undo", "x", "undo", "take back the last change"),
        ("mark", "m", "mark", "mark the sentence, or unmark it"),
        ("note", "i", "note", "write a note to the sentence"),
        ("select", "v", "select", "select: {open} word, {next-sentence} sentence, {down} line"),
        ("copy", "y", "copy", "copy selection or quote, with source"),
        ("copy-section", "Y", "copy_section", "copy the section"),
        ("original", "o", "original", "open the source file"),
        ("export", "e", "export", "export the brief"),
    ),
    *_rows(
        "app", "app",
        ("theme", "t", "change_theme", "theme"),
        ("suspend", "ctrl+z", "suspend_process", "to the shell; fg comes back"),
        ("quit-now", "ctrl+q", "quit", "quit at once"),
    ),
    *_rows(
        "shelf", "library",
        ("shelf-search", "slash", "search", "search as you type"),
        ("shelf-articles", "l", "mode('articles')", "the articles"),
        ("shelf-people", "p", "mode('people')", "people, and all that each said"),
        ("shelf-feeds", "f", "mode('feeds')", "what the feeds offer"),
        ("shelf-stories", "y", "mode('stories')", "stories: reports of one thing together"),
        ("shelf-watches", "w", "mode('watches')", "what is new for your watches"),
        ("shelf-watch", "W", "watch", "watch for what the search asks"),
        ("shelf-compare", "equals_sign", "compare", "the selected, or a story's reports, side by side"),
        ("shelf-timeline", "D", "timeline", "timeline of the selected, or of a story"),
        ("shelf-refresh", "R", "refresh", "ask the feeds"),
        ("shelf-select", "space", "select", "select, for what follows"),
        ("shelf-star", "s", "star", "star, or take it off"),
        ("shelf-tag", "T", "tag", "tag, or the feed; -tag takes off"),
        ("shelf-archive", "a", "archive", "archive, or take back"),
        ("shelf-delete", "d,delete", "delete", "delete; in feeds hide what holds words"),
        ("shelf-undo", "u", "undo", "take back the last change"),
        ("shelf-sort", "r", "sort", "sort by opened, added, date, title, source"),
        ("shelf-export", "e", "export", "a brief of the selected; write a dossier"),
        ("shelf-back", "escape", "back", "out of search, selection, list"),
        ("shelf-help", "question_mark", "help", "this page"),
        ("shelf-leave", "q", "leave", "back"),
    ),
    *_rows(
        "reader", "app",
        ("help", "question_mark", "help", "this page"),
        ("leave", "q", "leave", "back to the list, or quit"),
    ),
)  # fmt: skip

SHOWN = {
    "question_mark": "?", "slash": "/", "full_stop": ".", "comma": ",", "right_square_bracket": "]", "left_square_bracket": "[",
    "right_curly_bracket": "}", "left_curly_bracket": "{", "right_parenthesis": ")", "left_parenthesis": "(", "escape": "esc",
    "down": "↓", "up": "↑", "left": "←", "right": "→", "greater_than_sign": ">", "less_than_sign": "<", "asterisk": "*",
    "plus": "+", "equals_sign": "=", "minus": "-", "colon": ":", "pagedown": "pgdn", "pageup": "pgup",
}  # fmt: skip
TOGETHER = {"article": ("article", "reader", "app"), "reader": ("article", "reader", "app"), "app": ("article", "reader", "app")}
NAMED = re.compile(r"\{([a-z-]+)\}")
PRIORITY = frozenset({"quit-now", "suspend"})


def bindings(place: str) -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """What a widget or screen binds."""
    return [
        Binding(k.keys, k.action, sentence(k.what, {}), show=False, id=k.id, priority=k.id in PRIORITY)
        for k in KEYS
        if k.place == place
    ]


def shown(key: str) -> str:
    """A key as it is written on the help page: `question_mark` is `?`."""
    *modifiers, name = key.strip().split("+")
    return "+".join([*modifiers, SHOWN.get(name, name)])


def of(id: str, changed: Mapping[str, str], *, most: int = 9) -> str:
    """The keys of one id as they are written, after the user's changes."""
    keys = changed.get(id) or next(k.keys for k in KEYS if k.id == id)
    return "  ".join(shown(key) for key in keys.split(",")[:most])


def sentence(text: str, changed: Mapping[str, str]) -> str:
    """The program's own words that name keys by their ids, `{undo} takes it back`: with the first key of each as it is now.

    Words from elsewhere are put beside, never through this. Raises StopIteration for an id that no key has.
    """
    return NAMED.sub(lambda found: of(found[1], changed, most=1), text)


def keymap(changed: Mapping[str, str]) -> dict[str, str]:
    """The user's `[keys]`, checked. Raises ConfigError for an unknown name, an empty key, or a key used twice."""
    known = {k.id: k for k in KEYS}
    for id, keys in changed.items():
        if id not in known:
            raise ConfigError(f"[keys]: there is no key named “{id}”. Known: {', '.join(sorted(known))}.")
        if not isinstance(keys, str) or not all(part.strip() for part in keys.split(",")):
            raise ConfigError(f'[keys]: “{id}” must be a key such as "f5" or "ctrl+f", several parted by commas.')
    taken: dict[tuple[str, str], str] = {}
    for key in KEYS:
        for name in _names(changed.get(key.id, key.keys)):
            for place in TOGETHER.get(key.place, (key.place,)):
                other = taken.setdefault((place, name), key.id)
                if other != key.id and {key.id, other} & changed.keys():
                    raise ConfigError(f"[keys]: {shown(name)} is given to both “{other}” and “{key.id}”. Change one of them.")
    return dict(changed)


def _names(keys: str) -> Iterable[str]:
    """The keys by one name each, as Textual names them: `?` and `question_mark` are one."""
    from textual.keys import _character_to_key

    for key in keys.split(","):
        *modifiers, name = key.strip().split("+")
        yield "+".join([*modifiers, _character_to_key(name) if len(name) == 1 else name])
