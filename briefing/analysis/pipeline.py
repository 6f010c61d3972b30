"""The spaCy factories that the entry points name, and the blank pipeline.

Every spaCy on the machine imports this module, so it is thin and never fails: the finders load inside the factories.
"""

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from briefing.analysis.language.tokenizer import NO_LIMIT

COMPONENTS = ("briefing_people", "briefing_quotes", "briefing_sections")


@Language.factory("briefing_people", default_config={"ents": False}, assigns=["doc.spans"])
def make_people(nlp: Language, name: str, ents: bool):
    """People into `doc.spans["briefing_people"]` and `doc._.briefing["people"]`; with `ents` also into `doc.ents`."""
    from briefing.analysis.components import PeopleFinder

    return PeopleFinder(ents=ents)


@Language.factory("briefing_quotes", assigns=["doc.spans"])
def make_quotes(nlp: Language, name: str):
    """Quotes with their speakers into `doc.spans["briefing_quotes"]` and `doc._.briefing["quotes"]`."""
    from briefing.analysis.components import QuotesFinder

    return QuotesFinder()


@Language.factory("briefing_sections", assigns=["doc.spans"])
def make_sections(nlp: Language, name: str):
    """Topic sections into `doc.spans["briefing_sections"]` and `doc._.briefing["sections"]`."""
    from briefing.analysis.components import SectionsFinder

    return SectionsFinder()


def build_pipeline() -> Language:
    """A fresh English pipeline with the three components."""
    nlp = spacy.blank("en")
    nlp.max_length = NO_LIMIT
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


if not Doc.has_extension("briefing"):
    Doc.set_extension("briefing", getter=lambda doc: doc.user_data.get("briefing", {}))
