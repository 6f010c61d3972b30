"""A noun in the first paragraph, which names nobody, and the name that follows it."""

import pytest

from tests.analysis.helpers import speakers

OPEN = [
    (
        "A pensioner was robbed in Orley on Friday evening, police said.\nMark Teal, 31, was found with her bag.\n“I held on,” the pensioner said.",
        "the pensioner",
    ),
    (
        "A 79-year-old farmer was fined over a drone on Tuesday.\nJoe Pratt, 34, had brought it to Orley.\n“It was loud,” the farmer said.",
        "the farmer",
    ),
    (
        "A farmer has sued his neighbour over a hedge in Orley.\nAlbert Finch, 60, planted it.\n“It was mine,” the farmer said.",
        "the farmer",
    ),
    (
        "A teacher was late when the last bus left Orley.\nKarl Odum, 44, the driver, had waited.\n“I ran,” the teacher said.",
        "the teacher",
    ),
    (
        "A farmer was fined over a drone in Orley on Tuesday.\nAlbert Finch, 60, shot it. A farmer from Larch saw it.\nIt rained.\n“It was loud,” the farmer said.",
        "the farmer",
    ),
]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "A headmistress accused of hiding exam papers told a tribunal that she had been framed.\nPauline Garrow, 54, was dismissed in June.\n"
            "Her deputy, Susan Tate, found them.\n“Nobody had a key but Susan,” the headmistress said.",
            "Pauline Garrow",
        ),
        (
            "A 79-year-old farmer was hit by a drone on Tuesday.\nAlbert Finch, 79, fell over.\nKarl Benn saw it.\n“It was loud,” the farmer said.",
            "Albert Finch",
        ),
        (
            "A builder who told an 83-year-old widow to pay has been jailed.\nDarren Holt, 46, came to Orley each week.\nKarl Benn saw it.\n“I was wrong,” the builder said.",
            "Darren Holt",
        ),
        (
            "The tunnel will open in May, the transport minister told parliament.\nAmira Said promised it to Mayor Karl Benn.\n“It is dry,” the minister said.",
            "Amira Said",
        ),
    ],
)
def test_the_noun_is_whom_the_next_sentence_names(text, speaker):
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(("text", "speaker"), OPEN)
def test_it_is_left_open_where_somebody_else_may_be_named(text, speaker):
    assert speakers(text)[-1] == speaker
