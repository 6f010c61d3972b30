"""What stands in a letter: its own words, what it forwards or quotes, signatures, rulers and the newsletter's foot.

A letter is a list of parts, each a paragraph with its depth of quoting. Forwarded and quoted articles are found in it by
the lines that mail programs write above them, whichever form the letter came in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefing.lexicon.patterns import pattern
from briefing.reading.page.blocks import blocks_of
from briefing.reading.page.html import told_kinds
from briefing.reading.page.tree import tree_of
from briefing.reading.text.furniture import RULER, is_furniture
from briefing.reading.text.plain import is_hard_wrapped, join_wrapped, with_line_ends

LABELS = {
    "from": "from von de da van från fra od от",
    "date": "date sent datum gesendet envoyé fecha enviado data inviato verzonden skickat dato",
    "to": "to an à para a aan till til",
    "cc": "cc kopie copie",
    "bcc": "bcc",
    "subject": "subject betreff objet asunto oggetto onderwerp ämne emne assunto",
    "reply-to": "reply-to",
    "importance": "importance priority attachments",
}
"""The labels of a mail's head in the languages of Europe, as mail programs write them above what they forward."""
LABEL_OF = {word: key for key, words in LABELS.items() for word in words.split()}
LABEL = pattern(rf"(?i)(?:^|(?<=\s))\*?({'|'.join(sorted(LABEL_OF, key=len, reverse=True))})\s?:\*?\s")
MARKER = pattern(
    r"(?i)[-_*= >]*\s*(?:forwarded message|original message|begin forwarded message|original[- ]nachricht|ursprüngliche nachricht|weitergeleitete nachricht|message transféré"
    r"|message d'origine|forwarded by .{2,60}|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht)\s*:?\s*[-_*= ]*(?:on .{4,40}[-_*= ]*)?"
)
MARKED = pattern(rf"{MARKER.pattern}\s*(?=\S+\s?:)", re.I)
"""The marker with the head in the same paragraph, as in the HTML of web mail."""
ATTRIBUTION = pattern(
    r"(?i)(?:(?:on|am|le|el|il|op|den)\s.{4,240}(?:wrote|writes|schrieb.{0,80}|a écrit|escribió|ha scritto|schreef.{0,80}|skrev.{0,80})|.{2,120}<?\S+@\S+>?\s+wrote)\s*:\s*"
)
FOOT = pattern(
    r"(?i)\bunsubscrib|you(?:['’]re| are) (?:receiving|getting|on) this|you received this|opted in|manage (?:your )?(?:preferences|subscription|emails)"
    r"|update (?:your )?preferences|our (?:mailing|postal) address|no longer (?:want|wish) to receive|view (?:this|it) (?:email )?in (?:your )?browser|©|copyright \d{4}"
    r"|all rights reserved|thanks for reading|forward(?:ed)? this (?:email|newsletter)|^privacy policy"
)
SIGNATURE = pattern(r"--\s?|_{2,}|—")
ADDRESS = r"(?:https?://|www\.)[^\s\])>]+"
BRACKETED = pattern(rf"\s*(?:\[\s*{ADDRESS}\s*\]|\(\s*{ADDRESS}\s*\)|<\s*{ADDRESS}\s*>)")
LONG_ADDRESS = pattern(r"\s*\bhttps?://\S{60,}|\s*https?://\S+[?&](?:utm_|mc_|e=|u=|id=|j=)\S*")
ONLY_ADDRESS = pattern(rf"[\s|•·*-]*(?:{ADDRESS}[\s|•·*.,-]*)+")
LEGAL = pattern(
    r"(?i)confidential|privileged|intended (?:only|solely|recipient)|received (?:it|this|the).{0,40}in error|disclaim|virus|please (?:delete|notify|consider the environment)|addressee|do not (?:copy|disclose|distribute)"
)
ADVERT = pattern(
    r"(?i)\s*(?:advertisements?|sponsored(?: content)?|a message from (?:our|the) sponsors?|promotion|paid (?:content|post)|partner content|anzeige|ad)\s*:?\s*"
)
INNER_WORDS = 20
"""Fewest words under a forwarded head that make it the letter."""
FOOT_FROM = 0.4
"""The share of a letter from which on its foot may begin."""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of a letter; `depth` is how often it is quoted."""

    text: str
    kind: str | None = None
    depth: int = 0

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Letter:
    """The parts of the letter and what the head of a forwarded one says: from, date, subject."""

    parts: Sequence[Part]
    fields: dict[str, str] = field(default_factory=dict)


# ---------------------------------------------------------------------- from its two forms
def parts_of_html(text: str) -> list[Part]:
    """The parts of a letter in HTML; what a `<blockquote>` of a mail program holds is quoted."""
    blocks = blocks_of(tree_of(text), fragment=True)
    pieces = told_kinds(blocks, "")
    depths = {b.text: depth_of(b.node) for b in blocks}
    return after_adverts([Part(t, kind, depths.get(text, 0)) for text, kind in pieces if (t := without_addresses(text))])


def depth_of(node) -> int:
    depth = 0
    while node is not None:
        depth += node.tag == "blockquote" and (node.attrs.get("type") == "cite" or "gmail_quote" in node.words)
        node = node.parent
    return depth


def parts_of_text(text: str, *, flowed: bool = False, delsp: bool = False) -> tuple[list[Part], bool]:
    """The parts of a letter in plain text, and whether wrapped lines were joined."""
    lines = with_line_ends(text).split("\n")
    rows = list(unflowed(lines, delsp)) if flowed else [unquoted(line) for line in lines]
    parts: list[Part] = []
    joined = False
    for depth, group in by_depth(rows):
        marked = headed(group)
        texts = [line for line, _ in marked]
        body = [line for line in (texts[: texts.index("--")] if "--" in texts else texts) if not LABEL.match(line)]
        wrapped = not flowed and is_hard_wrapped(body)
        joined = joined or wrapped
        kept = joined_lines(marked) if wrapped else marked
        parts += [Part(t, kind, depth) for line, kind in kept if (t := without_addresses(line) if kind is None else line)]
    return after_adverts(parts), joined


def unquoted(line: str) -> tuple[int, str]:
    """(depth, line without the signs of quoting); a sign inside a sentence is none."""
    found = re.match(r"\s?((?:>\s?)+)", line)
    if not found:
        return 0, line.strip()
    return found[1].count(">"), line[found.end() :].strip()


def unflowed(lines: Sequence[str], delsp: bool) -> Iterator[tuple[int, str]]:
    """Lines of format=flowed (RFC 3676) joined: one that ends in a blank goes on in the next of the same depth."""
    open_depth, open_text = -1, ""
    for line in lines:
        depth = len(line) - len(line.lstrip(">"))
        body = line[depth:].removeprefix(" ")
        signature = body.rstrip() == "--" and body.startswith("--")
        if open_depth >= 0 and (depth != open_depth or signature):
            yield open_depth, open_text.strip()
            open_depth, open_text = -1, ""
        goes_on = body.endswith(" ") and not signature
        text = open_text + (body[:-1] if goes_on and delsp else body)
        if goes_on:
            open_depth, open_text = depth, text
        else:
            yield depth, "--" if signature else text.strip()
            open_depth, open_text = -1, ""
    if open_depth >= 0:
        yield open_depth, open_text.strip()


def by_depth(rows: Sequence[tuple[int, str]]) -> Iterator[tuple[int, list[str]]]:
    """Rows in groups of one depth; an empty line between quoted ones belongs to them."""
    group: list[str] = []
    at = 0
    for k, (depth, line) in enumerate(rows):
        if not line and depth != at and any(d == at for d, _ in rows[k + 1 : k + 2]):
            depth = at
        if depth != at and group:
            yield at, group
            group = []
        at = depth
        group.append(line)
    if group:
        yield at, group


def headed(lines: Sequence[str]) -> list[tuple[str, str | None]]:
    """Lines without rulers; a line between two rulers, under two stars, or over a row of signs is a heading."""
    out: list[tuple[str, str | None]] = []
    ruler = [bool(line) and bool(RULER.fullmatch(line)) and len(line) >= 4 for line in lines]
    for k, line in enumerate(lines):
        if ruler[k]:
            out.append(("", None))
            continue
        between = 0 < k < len(lines) - 1 and ruler[k - 1] and ruler[k + 1]
        starred = re.match(r"\*\*\s+(?=\S)", line)
        under = k + 1 < len(lines) and ruler[k + 1] and (k == 0 or not lines[k - 1])
        words = without_addresses(line).split()
        if (
            (between or (under and starred) or (under and len(words) <= 12))
            and 0 < len(words) <= 16
            and not line.endswith((".", ","))
        ):
            out += [("", None), (" ".join(w for w in words if w != "**"), "heading"), ("", None)]
        else:
            out.append((re.sub(r"(^|\s)\*\*\s+(?=\S)", r"\1", line), None))
    return out


def joined_lines(marked: Sequence[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """Wrapped lines joined; headings and the dashes over a signature stay by themselves."""
    out: list[tuple[str, str | None]] = []
    group: list[str] = []
    for line, kind in [*marked, ("", "end")]:
        if kind is None and line != "--":
            group.append(line)
            continue
        out += [(text, None) for text in join_wrapped(group)]
        group = []
        if kind != "end":
            out.append((line, kind))
    return out


def without_addresses(text: str) -> str:
    """A paragraph without the addresses behind its words and the long ones that count its readers; "" for one of addresses alone."""
    if "://" not in text and "www." not in text:
        return text
    if ONLY_ADDRESS.fullmatch(text):
        return ""
    return " ".join(LONG_ADDRESS.sub("", BRACKETED.sub("", text)).split())


def after_adverts(parts: Sequence[Part]) -> list[Part]:
    """Parts with the advertisement under a line "ADVERTISEMENT" as an aside, up to the next heading."""
    out: list[Part] = []
    left = 0
    for part in parts:
        if ADVERT.fullmatch(part.text):
            left = 2
            part = replace(part, kind="aside")
        elif left and part.kind is None and part.words <= 40 and not any(c in part.text for c in "“”"):
            left -= 1
            part = replace(part, kind="aside")
        else:
            left = 0
        out.append(part)
    return out


# ---------------------------------------------------------------------- forwarded, quoted
def answered(parts: Sequence[Part]) -> Letter:
    """The letter that is meant: the innermost of those forwarded, then the quoted text where it is longer than the answer."""
    fields: dict[str, str] = {}
    cover: list[Part] = []
    for _ in range(10):
        found = forwarded(parts)
        if found is None:
            break
        first, after, told = found
        inner = parts[after:]
        if words(inner) < INNER_WORDS:
            parts = parts[:first]
            break
        cover += [replace(p, kind="aside") for p in parts[:first] if p.text != "--"]
        fields, parts = told, inner
    return Letter([*cover, *quoted(parts)], fields)


def words(parts: Sequence[Part]) -> int:
    return sum(p.words for p in parts if p.kind not in ("aside", "tail"))


def forwarded(parts: Sequence[Part]) -> tuple[int, int, dict[str, str]] | None:
    """(first part of the head, part after it, its fields) of a forwarded mail."""
    for k, part in enumerate(parts):
        mark = MARKED.match(part.text)
        text, end = part.text[mark.end() if mark else 0 :], k + 1
        if not LABEL.match(text):
            continue
        while end < len(parts) and end < k + 8 and LABEL.match(parts[end].text):
            text, end = f"{text} {parts[end].text}", end + 1
        told = fields_of(text)
        if "from" in told and ("subject" in told or "date" in told) and len(told) >= 3:
            first = k
            while first and (MARKER.fullmatch(parts[first - 1].text) or SIGNATURE.fullmatch(parts[first - 1].text)):
                first -= 1
            return first, end, told
    return None


def fields_of(text: str) -> dict[str, str]:
    """The fields of a mail's head in running text: "From: Ann Roe Sent: Monday To: desk Subject: Bridge"."""
    found = list(LABEL.finditer(text))
    out: dict[str, str] = {}
    for label, after in zip(found, [*found[1:], None], strict=True):
        key = LABEL_OF[label[1].lower()]
        if key in out and key != "to":
            continue
        out.setdefault(key, text[label.end() : after.start() if after else len(text)].strip().strip("*").strip())
    return out


def quoted(parts: Sequence[Part]) -> list[Part]:
    """Parts with the answer aside where what is quoted is longer than it, else with the quoted ones aside."""
    parts = signed([p for p in parts if not MARKER.fullmatch(p.text)])
    if not any(p.depth for p in parts):
        return [p for p in parts if not ATTRIBUTION.fullmatch(p.text)]
    runs: list[list[Part]] = []
    for k, part in enumerate(parts):
        if ATTRIBUTION.fullmatch(part.text) and any(p.depth > part.depth for p in parts[k + 1 : k + 2]):
            runs.append([])
            continue
        if not runs or (runs[-1] and (runs[-1][-1].depth > 0) != (part.depth > 0)):
            runs.append([])
        runs[-1].append(part)
    most = max(runs, key=words)
    return [p if run is most else replace(p, kind="aside") for run in runs for p in run]


def signed(parts: Sequence[Part]) -> list[Part]:
    """Parts with signatures as tails: what follows a line of two dashes, as far as its depth goes."""
    out: list[Part] = []
    depth = -1
    for part in parts:
        if part.depth != depth:
            depth = -1
        if part.text in ("--", "-- "):
            depth = part.depth
        elif depth >= 0:
            out.append(replace(part, kind="tail"))
        else:
            out.append(replace(part, kind="aside") if part.kind is None and is_legal(part.text) else part)
    return out


def is_legal(text: str) -> bool:
    """A notice of confidentiality."""
    return len({m[0].lower() for m in LEGAL.finditer(text)}) >= 2 and not any(c in text for c in "“”")


def without_footer(parts: Sequence[Part]) -> list[Part]:
    """Parts with the foot of a newsletter as its tail, and "view in browser" over it as an aside."""
    parts = [
        replace(p, kind="aside")
        if p.kind in (None, "heading") and (is_furniture(p.text) or (p.words <= 12 and FOOT.search(p.text)))
        else p
        for p in parts
    ]
    start = len(parts)
    for k in range(len(parts) - 1, int(len(parts) * FOOT_FROM), -1):
        if parts[k].words >= 40 and not FOOT.search(parts[k].text) and not is_legal(parts[k].text):
            break
        if FOOT.search(parts[k].text):
            start = k
    while start < len(parts) and start and parts[start - 1].kind == "aside":
        start -= 1
    return [replace(p, kind="tail") if (k >= start and p.kind is not None) or k >= start else p for k, p in enumerate(parts)]


# ---------------------------------------------------------------------- digests
def digest_of(parts: Sequence[Part]) -> list[tuple[dict[str, str], list[Part]]]:
    """(fields, parts) of each message of a mailing list's digest; none when the letter is no digest."""
    starts = [k for k, p in enumerate(parts) if re.match(r"Message: \d{1,4}\b", p.text)]
    if len(starts) < 2 or not any(re.search(r"(?i)\bdigest\b|today['’]s topics", p.text) for p in parts[: starts[0] + 1]):
        return []
    out = []
    for first, last in zip(starts, [*starts[1:], len(parts)], strict=True):
        head = parts[first].text
        k = first + 1
        while k < last and LABEL.match(parts[k].text):
            head, k = f"{head} {parts[k].text}", k + 1
        body = [p for p in parts[k:last] if not re.match(r"End of .*Digest|_{5,}", p.text)]
        out.append((fields_of(head), quoted(body)))
    return [(told, body) for told, body in out if body]
