"""Control characters as symbols: nothing of an article or a file name ever reaches the terminal as a command.

The one place that decides it, for the screen, the command line and the messages.
"""

JOINERS = frozenset("\u200b\u200c\u200d\u2060")
UNSEEN = frozenset("\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def visible(text: str, *, keep: str = "") -> str:
    """The text with every control character as a symbol of one cell, direction marks left out, `keep` as it is."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in JOINERS or c in keep else symbol(c) for c in text)


def symbol(c: str) -> str:
    if c < " ":
        return chr(0x2400 + ord(c))
    if c in UNSEEN:
        return ""
    return " " if c.isspace() else "\N{REPLACEMENT CHARACTER}"
