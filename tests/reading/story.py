"""One invented story that the tests of every kind wrap, and how an article of it is looked at."""

from briefing.reading import articles_from_bytes

TITLE = "Harbour mast falls in the night"
BY = "By Nora Pell"
DAY = "2026-03-04"
PARAGRAPHS = [
    "TARN — The old mast in the harbour fell on Sunday night, and nobody was hurt, the harbour master said on Monday.",
    "“It was the frost,” said Ulla Brandt, the harbour master of Tarn. “We had asked for a survey in the spring.”",
    "A new mast would cost €2.4m, the council said. “We do not have it,” said Jon Ek, who looks after its money.",
    "The café owner Željko Zając said that his guests come by boat, and that the quay must not stay shut until Friday.",
]


def read(data, name="a", **told):
    """All articles of some bytes."""
    return articles_from_bytes(data if isinstance(data, bytes) else data.encode(), name, **told)


def one(data, name="a", **told):
    (article,) = read(data, name, **told)
    return article


def kinds(article):
    """(kind, text) of each paragraph."""
    return [(p.kind, article.text[p.start : p.end]) for p in article.paragraphs]


def texts(article):
    return [text for kind, text in kinds(article) if kind == "text"]
