"""Articles for those who cite them: CSL-JSON, RIS and BibTeX, each written from the article and never from one another.

A field that is not known is left out: one null makes a reader of CSL-JSON refuse the whole file. Nothing of a reader's notes
goes out here, for lines such as "author: ..." in a note replace fields.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import chain, count
from typing import Any

from briefing.export.escaping import plain
from briefing.model import Analysis, Article
from briefing.model.times import article_day
from briefing.visible import json_shown

AND = re.compile(r"\s*[,;]\s*|\s+(?:and|&)\s+")
BEFORE_NAMES = re.compile(r"(?i)^by\s+")
IN_BIBTEX = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    c: f"\\{c}" for c in "&%$#_"
}
FOR_BIBTEX = str.maketrans(IN_BIBTEX)
KEY_LETTERS = 40


def csl_json(analyses: Sequence[Analysis]) -> str:
    """A list of items, each with its date in parts, which every reader of the form understands."""
    return json_shown([csl_item(a.article, key) for a, key in keyed(analyses)], indent=1) + "\n"


def csl_item(article: Article, key: str) -> dict[str, Any]:
    day = day_of(article)
    row = {
        "id": key,
        "type": "article-newspaper",
        "title": plain(article.called),
        "author": [{"literal": name} for name in authors(article)],
        "container-title": outlet(article),
        "issued": {"date-parts": [[int(part) for part in day.split("-")]]} if day else None,
        "URL": plain(article.url),
        "language": article.language,
    }
    return {name: value for name, value in row.items() if value}


def ris(analyses: Sequence[Analysis]) -> str:
    """One line a field; the year alone, and the whole day beside it, for some readers know one and some the other."""
    return "\n".join(ris_record(a.article, key) for a, key in keyed(analyses))


def ris_record(article: Article, key: str) -> str:
    day = day_of(article)
    rows = [("TY", "NEWS"), ("ID", key), ("TI", plain(article.called)), *(("AU", name) for name in authors(article))]
    rows += [("T2", outlet(article)), ("PY", day[:4]), ("DA", day.replace("-", "/")), ("UR", plain(article.url))]
    rows += [("LA", article.language)]
    return "".join(f"{tag}  - {value}\n" for tag, value in rows if value) + "ER  - \n"


def bibtex(analyses: Sequence[Analysis]) -> str:
    """Titles and names in braces of their own, so that no style changes their capitals or takes a name apart."""
    return "\n".join(bibtex_entry(a.article, key) for a, key in keyed(analyses))


def bibtex_entry(article: Article, key: str) -> str:
    day, address = day_of(article), plain(article.url)
    rows = {
        "title": guarded(plain(article.called)),
        "author": " and ".join(map(guarded, authors(article))),
        "journal": guarded(outlet(article)),
        "year": day[:4],
        "date": day,
        "url": "" if re.search(r"[{}\\]", address) else address,
    }
    inside = "".join(f"  {name} = {{{value}}},\n" for name, value in rows.items() if value)
    return f"@article{{{key},\n{inside}}}\n"


def guarded(text: str) -> str:
    return f"{{{text.translate(FOR_BIBTEX)}}}" if text else ""


# ---------------------------------------------------------------------- what an article tells of itself
def authors(article: Article) -> list[str]:
    """The names of a byline, as they stand there."""
    return [name for name in AND.split(BEFORE_NAMES.sub("", plain(article.byline or ""))) if name]


def outlet(article: Article) -> str:
    """The server that it came from; nothing for a file, whose name is no newspaper."""
    return article.url.split("/")[2].removeprefix("www.") if article.url.count("/") > 1 else ""


def day_of(article: Article) -> str:
    day = article_day(article.published, article.dateline or "")
    return day if day[:4].isdigit() else ""


def keyed(analyses: Sequence[Analysis]) -> list[tuple[Analysis, str]]:
    """A key for each, of plain letters: where it came from, the year, the first words of its headline; none occurs twice."""
    seen: set[str] = set()
    out = []
    for analysis in analyses:
        bare = key_of(analysis.article)
        key = next(k for k in chain([bare], (f"{bare}-{n}" for n in count(2))) if k not in seen)
        seen.add(key)
        out.append((analysis, key))
    return out


def key_of(article: Article) -> str:
    told = " ".join([outlet(article).split(".")[0], day_of(article)[:4], *plain(article.called).split()[:3]])
    bare = unicodedata.normalize("NFKD", told).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:KEY_LETTERS].strip("-") or "article"
