"""Why something is what it is, in one line: the rule, its evidence, the place. Pure functions over an analysis."""

from __future__ import annotations

from briefing.app.base.wording import plural, squashed
from briefing.lexicon.lists import reason
from briefing.model import SURE, Analysis, Speaker


def why_section(analysis: Analysis, k: int) -> str:
    s = analysis.sections[k]
    named = f" Called so by {s.named}." if s.named else ""
    nearly = f" Nearly called: {'; '.join(s.others)}." if s.others else ""
    return f"{s.title}: {reason('sections', s.rule, evidence=s.evidence)}{named}{nearly} (rule {s.rule})"


def why_person(analysis: Analysis, number: int) -> str:
    p = next(p for p in analysis.everyone if p.id == number)
    role = analysis.role_of(p)
    names = sum(m.kind == "name" for m in p.mentions)
    told = f" Role: “{role}”, ¶ {analysis.article.paragraph_at(p.role.start)}." if role and p.role else ""
    named = f"{plural(names, 'mention')} by name"
    return f"{p.name}: {reason('people', p.rule)}{told} {named}, {len(p.mentions) - names} by pronoun or role. (rule {p.rule})"


def told_of(analysis: Analysis, speaker: Speaker) -> str:
    """A speaker's name, the words that stand for it in the text, and where."""
    local = squashed(analysis.article.text[speaker.start : speaker.end])
    words = f", in the text “{local}”" if local and local != speaker.name else ""
    return f"{speaker.name}{words}, ¶ {analysis.article.paragraph_at(speaker.start)}"


def why_quote(analysis: Analysis, number: int) -> str:
    q = next(q for q in analysis.quotes if q.id == number)
    text = analysis.article.text
    cue = f"“{q.cue.of(text)}”" if q.cue else ""
    who = "".join(f" Speaker: {told_of(analysis, s)}." for s in q.speakers)
    if q.resolved:
        who += f" {reason('speakers', q.resolved)}"
    if q.speaker and q.sure in SURE and q.sure != "certain":
        who += f" This is {q.sure}: {SURE[q.sure]}."
    return f"{q.kind.capitalize()} quote. {reason('quotes', q.rule, cue=cue)}{who} (rule {q.rule})"
