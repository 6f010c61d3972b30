"""Letters that the search index takes for others: those with a stroke, joined ones, ligatures of print.

SQLite's own folding takes marks off letters (é, ş, ğ) but knows no strokes: "Walesa" does not find "Wałęsa". The index holds
the folded form, made in plain SQL so that every program that writes to the library keeps it whole, and so does a query.
A change of this table needs a new step of the schema.
"""

from __future__ import annotations

import re

LETTERS = {
    "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ı": "i",
    "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": "", "\u200b": "", "\u2060": "",
}  # fmt: skip
AT_ONCE = 8
TABLE = str.maketrans(LETTERS)
ANY_LETTER = re.compile(f"[{''.join(LETTERS)}]")


def folded_letters(text: str) -> str:
    """The text as the index holds it; nearly all texts have none of these letters, which is told ten times sooner."""
    return text.translate(TABLE) if ANY_LETTER.search(text) else text


def folded_sql(column: str) -> str:
    """The SQL expression of a column in the form of the index; in steps, for SQLite's parser takes few brackets in brackets."""
    letters = list(LETTERS.items())
    for first in range(0, len(letters), AT_ONCE):
        inner = "k" if first else column
        for letter, plain in letters[first : first + AT_ONCE]:
            inner = f"replace({inner}, char({ord(letter)}), '{plain}')"
        column = f"(SELECT {inner} AS k FROM {column})" if first else f"(SELECT {inner} AS k)"
    return column


def folded(name: str) -> str:
    """A name as it is compared: small letters without accents and strokes, and without full stops."""
    import unicodedata

    low = unicodedata.normalize("NFKD", folded_letters(name.lower()).replace("’", "'"))
    return " ".join("".join(c for c in low if not unicodedata.combining(c)).replace(".", " ").split())
