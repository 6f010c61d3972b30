"""Whom "the younger Mr. Benn" means, and that he is not the elder."""

import pytest

from tests.analysis.helpers import speakers

BORN = "Karl Benn was born in Larch. "
MEANT = [
    (BORN + "His son, Peter, kept the letter.\n“It leaks,” the younger Mr. Benn said.", "Peter"),
    (BORN + "His brother, Peter, kept the letter.\n“It leaks,” the younger Benn said.", "the younger Benn"),
    (BORN + "His son Lars and his daughter Eva Benn came.\n“It leaks,” the younger Benn said.", "the younger Benn"),
    (BORN + "His brother kept the letter.\n“It leaks,” said the elder Benn.", "the elder Benn"),
    ("The younger Karl Benn came. “It leaks,” the younger Karl Benn said.", "Karl Benn"),
    (BORN + "His son, Peter, kept the letter.\n“It leaks,” Mr. Benn said.", "Karl Benn"),
]


@pytest.mark.parametrize(("text", "speaker"), MEANT, ids=[t[0][-40:] for t in MEANT])
def test_the_younger_of_a_name(text, speaker):
    assert speakers(text)[-1] == speaker
