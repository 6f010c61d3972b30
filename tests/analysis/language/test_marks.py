"""Quotation marks of every kind, against apostrophes and slips."""

import pytest

from briefing.analysis.language.marks import find_marks
from briefing.analysis.language.words import lines


def inside(text):
    return [text[m.start : m.end] for m in find_marks(text, lines(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“No,” she said. “Never.”", ["No,", "Never."]),
        ('"No," she said. "Never."', ["No,", "Never."]),
        ("''No,'' she said. ''It's late.''", ["No,", "It's late."]),
        ("‘We can’t wait for it,’ she said.", ["We can’t wait for it,"]),
        ("The workers’ pay and the ’90s and rock ’n’ roll", []),
        ("The dogs' owners said 'we are not leaving here,' and left.", ["we are not leaving here,"]),
        ("“He told me ‘never again’ and left,” she said.", ["He told me ‘never again’ and left,"]),
        ("She asked “why? and no mark closes it", ["why? and no mark closes it"]),
        ("‘The deal is not dead, it is only asleep” she said. “Wait.”", ["The deal is not dead, it is only asleep", "Wait."]),
        ("It is 5' 10\" tall.", []),
        ("„We will not sign“, she said. „It is late.“", ["We will not sign", "It is late."]),
        ("„We will not sign,” she said.", ["We will not sign,"]),
        ("»We will not sign«, she said. »It is ›late‹.«", ["We will not sign", "It is ›late‹."]),
        ("”We will not sign,” she said. ”It is late.”", ["We will not sign,", "It is late."]),
        ("« We will not sign », she said.", [" We will not sign "]),
        ("“We will not sign,“ she said. “It is late.“", ["We will not sign,", "It is late."]),
        ("「We will not sign」 she said.", ["We will not sign"]),
        ("« He told us: “Go” », she said. « We went. »", [" He told us: “Go” ", " We went. "]),
        ("„He told us: »Go«,” she said. „We went.”", ["He told us: »Go«,", "We went."]),
        ('«He "told" us», she said, to «Le Tarn».', ['He "told" us', "Le Tarn"]),
        ("«He told us», she said, to «Le Tarn».", ["He told us", "Le Tarn"]),
        ("She was glad.“It is done,”she said.“Go home.”", ["It is done,", "Go home."]),
        ("‘The members’ vote was lost,’ she said.", ["The members’ vote was lost,"]),
        ("The so-called ‘freedom fighters’ were said to have ‘won’ it.", ["freedom fighters", "won"]),
        ("''Tis a shame,' he said.", ["'Tis a shame,"]),
        ("‘’Tis a shame,’ he said.", ["’Tis a shame,"]),
        ("‘Rock ’n’ roll is loud,’ he said.", ["Rock ’n’ roll is loud,"]),
        ("'Rock 'n' roll is loud,' he said.", ["Rock 'n' roll is loud,"]),
        ('"I moved 12" pipes and beams," he said.', ['I moved 12" pipes and beams,']),
        ('"It weighed 12," he said. "No more."', ["It weighed 12,", "No more."]),
    ],
)
def test_marks(text, expected):
    assert inside(text) == expected


def test_a_quotation_that_goes_on_in_the_next_paragraph():
    text = "“The first part has no end.\n“The second part has,” she said."
    marks = find_marks(text, lines(text))
    assert [m.closed for m in marks] == [False, True]
