"""Sample articles with a few places changed: cut, doubled, moved, or with odd characters put in."""

import briefing
from briefing import export
from briefing.errors import BriefingError
from briefing.model import records
from tests.conftest import SEEDS

ODD = [
    "\u0301", "\u0301\u0301", "\u200d", "\u202e", "\ufeff", "\x00", "\x1b[2J", "\x07", "\ud800", "“", "”", "‘", "’", '"', "„", "«",
    "»", "(", ")", "[", "<b>", "&#0;", "\\", "|", "—", "...", "?!", "\n", "\n\n", "\r", "\u2028", "\t", "a" * 1500, "A " * 300,
    "“" * 200, "9" * 400, "$", "%", "€1.2m", "31 February", "Mr.", "said", "AND", "大坝", "مرحبا", "👩‍👩‍👧", "e\u0301" * 50, ".", ",", "'",
    "http://" + "a." * 200, "#", "---", "> ", "- ", "* ",
]  # fmt: skip


def mutant(text, chance):
    for _ in range(chance.choice((1, 2, 4, 12))):
        a, b = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        b = min(b, a + chance.choice((1, 3, 40, 400)))
        kind = chance.randrange(4)
        piece = "" if kind == 0 else text[a:b] * chance.choice((2, 3)) if kind == 1 else chance.choice(ODD)
        text = text[:a] + piece + text[a if kind == 3 else b :]
    return text


def trial(text, name, folder):
    path = folder / name
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        article = briefing.read(path)
    except BriefingError as error:
        return "" if str(error) else "refused without a word"
    analysis = records.analysis(briefing.analyze(article))
    for form in ("markdown", "html", "json"):
        export.render([analysis], form)
    if any("analysis" in note and "fail" in note for note in analysis.article.notes):
        return f"a part failed: {analysis.article.notes}"
    return ""


def cases(chance, folder):
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    while True:
        text = mutant(chance.choice(texts), chance)
        name = chance.choice(("article.txt", "article.md", "article.html", "article.eml"))
        yield f"{name} {hash(text) & 0xFFFF:04x}", lambda t=text, n=name: trial(t, n, folder)
