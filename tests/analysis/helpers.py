"""Short ways to ask the analysis about a sentence."""

import briefing


def said(text):
    """(speaker, words, kind, rule) of each quote."""
    analysis = briefing.analyze(text)
    return [(q.speaker.name if q.speaker else None, q.text(text), q.kind, q.rule) for q in analysis.quotes]


def speakers(text):
    return [row[0] for row in said(text)]


def people(text):
    """{name: role} of the people found."""
    analysis = briefing.analyze(text)
    return {p.name: analysis.role_of(p) for p in analysis.people}
