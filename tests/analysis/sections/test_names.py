"""A name in a heading is the whole name: none is cut off, and what only looks like one is none."""

import pytest

from briefing.analysis.language.tokenizer import english
from briefing.analysis.language.words import Words, lines
from briefing.analysis.people import grouping
from briefing.analysis.sections.candidates import Candidates
from briefing.lexicon.lists import shipped


def candidates(text):
    words = Words(english(text), text, lines(text), shipped())
    return Candidates(words, shipped(), grouping.find(words, shipped()))


def shown(text):
    return [shown for *_, shown in candidates(text).names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The boats left before the World Harbour Organisation met.", ["World Harbour Organisation"]),
        ("They sat in the National Theatre until noon.", ["National Theatre"]),
        ("Justice Department clerks counted the boxes.", ["Justice Department"]),
        ("A clerk of the Department of Justice counted.", ["Department of Justice"]),
        ("She had seen “Salt & Thunder” twice by then.", ["Salt & Thunder"]),
        ("The star of “Broad Harbour” left early.", ["Broad Harbour"]),
        ("They read the Prevention of Floods Act aloud.", ["Prevention of Floods Act"]),
        ("The road of the Rope and Tar Initiative is long.", ["Rope and Tar Initiative"]),
        ("They spent the week of Cinco de Marzo at sea.", ["Cinco de Marzo"]),
        ("A clerk of the Department of the Harbour counted.", ["Department of the Harbour"]),
        ("Republican National Committee staff left early.", ["Republican National Committee"]),
    ],
)
def test_a_name_is_whole(text, names):
    assert shown(text) == names


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Under its Article 6, the clubs may sail.", "Article"),
        ("Mira Solberg (R-Texas) and Ola Brandt (D-N.Y.) met the crew.", "R-Texas"),
        ("The crew met in Fresno, Calif., and sailed.", "Calif."),
        ("A Larkhaven-based baker won the prize.", "Larkhaven-based"),
        ("Moreover, the rent of the boats rose.", "Moreover"),
        ("Reconnecting the two ports is slow.", "Reconnecting"),
        ("Weeds, moss and fallen branches cover the quay.", "Weeds"),
        ("The Economy Minister read the letter.", "Economy"),
        ("They asked the Lecturer about the boats.", "Lecturer"),
        ("“The boats are late,” she told Harbour Television.", "Harbour Television"),
        ("What The Sailors Said About Their Boats And Why", "Sailors Said About"),
        ("FULL TEXT.\n\nThe boats are late this year.", "TEXT"),
        ("LATE BOATS\n\nThe crew sailed.", "LATE BOATS"),
        ("QUAYSIDE: The boats are late.\n\nHARBOURER: They are not.", "HARBOURER"),
        ("“Oh, we know the boats,” she said.", "Oh"),
        ("Most pro-Second Harbour sailors left.", "Harbour"),
        ("QLarkhaven harbour is closed, who sails?", "QLarkhaven"),
        ("The crew of Allentown, Pa., sailed.", "Pa."),
        ("Origin of the Name Torvia\n\nThe crew sailed from Torvia.", "Name Torvia"),
        ("The crew spoke, but the Department did not answer.", "Department"),
    ],
)
def test_what_is_no_name_of_its_own_is_none(text, none):
    assert none not in shown(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Harbour Council met. Weather Torvia had not seen before came.", "Torvia"),
        ("Beijing answered within the hour.", "Beijing"),
        ("Broad Harbour plays on Monday. The crew of Broad Harbour left.", "Broad Harbour"),
        ("What Torvia Said About Its Boats And Why\n\nThe boats of Torvia are late.", "Torvia"),
        ("The crew met Larkhaven officials in the rain.", "Larkhaven"),
    ],
)
def test_a_name_stays_one(text, name):
    assert name in shown(text)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The treaty puts the harbour in jeopardy.", "jeopardy"),
        ("The boat was left in situ by the crew.", "situ"),
        ("She joined the ruling Harbour Party in May.", "ruling"),
        ("The crew sailed despite the storm.", "despite"),
        ("The rumour that circulates is false.", "circulates"),
        ("The Larkhaven Statement talks about three ports.", "talks"),
        ("It is the largest migratory wave in years.", "migratory"),
    ],
)
def test_what_is_no_noun_there_heads_nothing(text, noun):
    assert noun not in [noun for _, noun in candidates(text).nouns]


def test_a_court_s_ruling_is_a_noun():
    assert "ruling" in [noun for _, noun in candidates("The ruling of the court stands.").nouns]
