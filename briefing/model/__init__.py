"""The plain data that travels between reading, analysis, export and screen: `parts.py`, and the whole, `analysis.py`.

`form.py` is its JSON form, `records.py` tells whether what comes from outside is of that form; `times.py` reads its values of time.
"""

from briefing.model.analysis import PARTS, SCHEMA_VERSION, Analysis
from briefing.model.form import article_dict, article_from_dict, mentions_from
from briefing.model.parts import (
    BRIEF_KINDS,
    ENGLISH_ONLY,
    LEVELS,
    MENTION_KINDS,
    PARAGRAPH_KINDS,
    QUOTE_KINDS,
    SURE,
    VOICE_KINDS,
    Article,
    BriefItem,
    Correction,
    DateMention,
    Mark,
    Mention,
    Paragraph,
    Person,
    Quantity,
    Quote,
    Section,
    Span,
    Speaker,
    Starting,
    index_at,
)

__all__ = [
    "BRIEF_KINDS",
    "ENGLISH_ONLY",
    "LEVELS",
    "MENTION_KINDS",
    "PARAGRAPH_KINDS",
    "PARTS",
    "QUOTE_KINDS",
    "SCHEMA_VERSION",
    "SURE",
    "VOICE_KINDS",
    "Analysis",
    "Article",
    "BriefItem",
    "Correction",
    "DateMention",
    "Mark",
    "Mention",
    "Paragraph",
    "Person",
    "Quantity",
    "Quote",
    "Section",
    "Span",
    "Speaker",
    "Starting",
    "article_dict",
    "article_from_dict",
    "index_at",
    "mentions_from",
]
