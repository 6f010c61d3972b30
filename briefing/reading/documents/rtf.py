"""RTF, as Word, LibreOffice, TextEdit and the databases write it.

Kept: the words of the body, results of fields, insertions, every code page (of the document, of its fonts, two-byte ones too) and
the fallbacks of `\\u` once. Left out: deletions, hidden words, headers, footers, comments, pictures. Apart: notes.
Libraries: striprtf keeps deleted words and drops notes, pandoc takes every file for Windows-1252; hence a reader of our own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace as changed

from briefing.errors import ReadError
from briefing.model import Article
from briefing.reading.documents.office import TITLE, Paper, articles_of
from briefing.reading.origin import Origin

TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)",
    re.S,
)
CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
SYMBOL = 2
FONT = re.compile(rb"\{\\f(\d+)\b([^{}]*)")
STYLE = re.compile(rb"\{\\s(\d+)\b[^{}]*?(?:\{[^{}]*\}[^{}]*?)*?[ }]([^\\{};]+);\}")
SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ", "qmspace": " ", "tab": "\t", "line": " ", "lbr": " ", "softline": " ",
}  # fmt: skip
SKIPPED = frozenset(
    [
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "object",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "filetbl",
        "listtable",
        "listoverridetable",
        "revtbl",
        "rsidtbl",
        "generator",
        "themedata",
        "colorschememapping",
        "datastore",
        "latentstyles",
        "xmlnstbl",
        "listtext",
        "pntext",
        "pnseclvl",
        "nonshppict",
        "fldinst",
        "ftnsep",
        "ftnsepc",
        "ftncn",
        "aftnsep",
        "aftnsepc",
        "aftncn",
        "annotation",
        "atnid",
        "atnauthor",
        "atndate",
        "atnref",
        "atnparent",
        "bkmkstart",
        "bkmkend",
        "xe",
        "tc",
        "txe",
        "rxe",
        "template",
        "operator",
        "userprops",
        "docvar",
        "private",
        "objdata",
        "formfield",
    ]
)
KEPT_STARS = frozenset(["shptxt", "footnote", "ud"])
ENDS = ("par", "sect", "page")
DEEPEST, HEAD = 500, 400_000
TITLE_NAMES = frozenset(("title", "titel", "titre"))
FLAGS = frozenset(("b", "v", "deleted", "strike", "striked"))
SCRIPTS = frozenset(("super", "nosupersub", "sub"))
CODE_PAGES = frozenset(("mac", "pc", "pca"))


@dataclass(slots=True)
class State:
    """What a group sets and its end takes back."""

    skip: bool = False
    codec: str = ""
    fallback: int = 1
    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    bold: bool = False
    raised: bool = False
    style: int = -1
    outline: int = -1
    table: bool = False
    aside: bool = False


def rtf_articles(data: bytes, origin: Origin) -> list[Article]:
    """The document's article, or the stories in it. Raises ReadError."""
    reader = RtfReader(data, origin)
    reader.read()
    return articles_of(reader.paper, origin.noted("read from RTF"))


class RtfReader:
    """Goes through the marks of a document once."""

    def __init__(self, data: bytes, origin: Origin) -> None:
        self.paper = Paper(origin.budget)
        self._data, self._budget = data, origin.budget
        self._codec = "cp1252"
        self._fonts: dict[int, str | None] = {}
        self._levels: dict[int, int] = {}
        self._stack: list[State] = []
        self._state = State(codec="cp1252")
        self._bytes = bytearray()
        self._left = 0  # fallback characters that are still to be left out
        self._star = self._row = False

    def read(self) -> None:
        data, at, count, end = self._data, 0, 0, len(self._data)
        self._prepare(data[:HEAD])
        while at < end:
            found = TOKEN.match(data, at)
            if found is None:
                at += 1
                continue
            at = found.end()
            count += 1
            if count % 5000 == 0:
                self._budget.spend(parts=500)
            kind = found.lastgroup
            if kind == "text":
                self._text(found.group())
            elif kind in ("word", "number"):
                at += self._word(found["word"].decode("ascii"), int(found["number"]) if found["number"] else None)
            elif kind == "hex":
                self._text(bytes([int(found["hex"], 16)]), one=True)
            elif kind == "brace":
                self._group(found.group() == b"{")
            elif kind == "sign":
                self._sign(found["sign"])
        self._flush()

    def _prepare(self, head: bytes) -> None:
        """Code pages of the fonts, and which styles are headings."""
        for number, marks in FONT.findall(head):
            charset, page = re.search(rb"\\fcharset(\d+)", marks), re.search(rb"\\cpg(\d+)", marks)
            told = int(charset.group(1)) if charset else 0
            codec = known(f"cp{page.group(1).decode()}") if page else ""
            self._fonts.setdefault(int(number), None if told == SYMBOL else codec or CHARSETS.get(told, ""))
        sheet = head.find(b"\\stylesheet")
        for number, name in STYLE.findall(head[sheet:]) if sheet >= 0 else ():
            called = name.decode("latin-1").strip().lower()
            if called in TITLE_NAMES:
                self._levels.setdefault(int(number), TITLE)
            elif heading := re.fullmatch(r"(?:heading|überschrift|titre|título|kop) ?(\d)", called):
                self._levels.setdefault(int(number), int(heading.group(1)))

    # ------------------------------------------------------------------ groups
    def _group(self, opens: bool) -> None:
        self._flush()
        self._left = 0
        if opens:
            if len(self._stack) >= DEEPEST:
                raise ReadError("The document is nested too deeply. Save it again, or as plain text.")
            self._stack.append(self._state)
            self._state = changed(self._state, aside=False)
        elif self._stack:
            if self._state.aside:
                self.paper.close_aside()
            self._state = self._stack.pop()
        self._star = False

    def _destination(self, word: str) -> bool:
        """Whether a word opens a part that is no text of the body; it is left out, or put apart."""
        star, self._star = self._star, False
        if word in ("footnote", "shptxt") and not (self._state.skip and word == "footnote"):
            self.paper.open_aside("note" if word == "footnote" else "box")
            self._state.skip, self._state.aside, self._state.table = False, True, False
            return True
        if word in SKIPPED or (star and word not in KEPT_STARS):
            self._state.skip = True
            return True
        return False

    # ------------------------------------------------------------------ words and marks
    def _word(self, word: str, number: int | None) -> int:
        """Obey a control word; returns how many bytes after it are to be left out."""
        if word == "bin":
            return max(0, number or 0)
        if word == "u" and number is not None:
            self._unicode(number)
            return 0
        self._flush()
        if self._destination(word) or self._set(word, number) or self._state.skip:
            return 0
        if word in SIGNS:
            self._say(SIGNS[word])
        elif word in ENDS:
            self._end()
        elif word in ("cell", "nestcell"):
            self._cell()
        elif word in ("row", "nestrow"):
            self._end_row()
        return 0

    def _set(self, word: str, number: int | None) -> bool:
        """Obey a word that changes the state."""
        state, on = self._state, number != 0
        if word in FLAGS:
            setattr(state, {"b": "bold", "v": "hidden", "strike": "struck", "striked": "struck"}.get(word, word), on)
        elif word in SCRIPTS:
            state.raised = word == "super" and on
        elif word == "plain":
            state.bold = state.hidden = state.deleted = state.struck = state.raised = False
        elif word == "pard":
            state.style = state.outline = -1
            state.table = False
        elif word == "intbl":
            state.table = True
        elif word == "s" and number is not None:
            state.style = number
        elif word == "outlinelevel" and number is not None:
            state.outline = number
        elif word == "uc":
            state.fallback = max(0, min(number or 0, 10))
        else:
            return self._set_codec(word, number)
        return True

    def _set_codec(self, word: str, number: int | None) -> bool:
        state = self._state
        if word in ("f", "af") and number is not None and word == "f":
            font = self._fonts.get(number, "")
            state.codec = "" if font is None else font or self._codec
        elif word == "ansicpg":
            self._codec = state.codec = known(f"cp{number}") or "cp1252"
        elif word in CODE_PAGES:
            self._codec = state.codec = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        else:
            return False
        return True

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._star = True
        elif sign in (b"\\", b"{", b"}"):
            self._text(sign, one=True)
        elif sign == b"~":
            self._say("\u00a0")
        elif sign == b"_":
            self._say("-")
        elif sign in (b"\n", b"\r"):
            self._flush()
            if not self._state.skip:
                self._end()

    def _text(self, text: bytes, *, one: bool = False) -> None:
        if self._left:
            gone = min(self._left, len(text))
            self._left -= gone
            text = text[gone:]
        if text and not self._state.skip:
            self._bytes += text

    def _unicode(self, number: int) -> None:
        self._flush()
        if not self._state.skip and -32768 <= number <= 65535:
            self._say(chr(number % 65536))
        self._left = self._state.fallback

    def _flush(self) -> None:
        """Say the bytes that were collected, by the code page that holds here."""
        collected = bytes(self._bytes)
        self._bytes.clear()
        if collected and self._state.codec:
            self._say(collected.decode(self._state.codec, "replace"))

    def _say(self, text: str) -> None:
        state = self._state
        if self._bytes:
            self._flush()
        if state.skip or state.hidden or state.deleted:
            return
        if state.struck:
            self.paper.struck += bool(text.strip())
            return
        if state.table and not self._row and not state.aside:
            self.paper.open_row()
            self.paper.open_cell()
            self._row = True
        self.paper.words(text, bold=state.bold, raised=state.raised)

    # ------------------------------------------------------------------ paragraphs and rows
    def _end(self) -> None:
        if self._state.deleted:
            return
        if self._row and not self._state.table:
            self._end_row()
        style = self._levels.get(self._state.style)
        outline = self._state.outline + 1 if 0 <= self._state.outline < 9 else None
        self.paper.end_paragraph(style if style is not None else outline)

    def _cell(self) -> None:
        if not self._row:
            self.paper.open_row()
            self.paper.open_cell()
            self._row = True
        self.paper.close_cell()
        self.paper.open_cell()

    def _end_row(self) -> None:
        if self._row:
            self.paper.close_cell()
            self.paper.close_row()
            self._row = False


def known(codec: str) -> str:
    """The name of a codec that Python has; empty for others."""
    import codecs

    try:
        return codecs.lookup({"cp10000": "mac_roman", "cp65001": "utf-8", "cp936": "gbk", "cp950": "big5"}.get(codec, codec)).name
    except LookupError:
        return ""
