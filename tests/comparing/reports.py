"""Small invented reports for the tests: a headline, a dateline and paragraphs."""

from dataclasses import replace

from briefing import engine
from briefing.reading.text.plain import assemble


def report(*paragraphs, published="2024-03-18", title="Dockers walk out at the port"):
    pieces = [(title, "title"), *((p, None) for p in paragraphs)]
    return engine.analyze(replace(assemble(pieces, id="report", source="report.txt"), published=published))


def said(words, name="Anna Holm"):
    return f"“{words},” said Mayor {name}."
