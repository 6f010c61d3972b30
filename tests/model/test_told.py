"""What is shown of words that are only reported: with their verb, without which they may be the contrary."""

import pytest

import briefing


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Mayor Anna Holm refused to resign.", "refused to resign"),
        ("Mayor Anna Holm denied that a bid had been made.", "denied that a bid had been made"),
        ("Mayor Anna Holm has not denied that a bid had been made.", "has not denied that a bid had been made"),
        ("Mayor Anna Holm, who led the talks, said a bid had been made.", "said a bid had been made"),
        ("The chamber of commerce warned that shops could close.", "warned that shops could close"),
        ("A bid had been made, Mayor Anna Holm said.", "A bid had been made"),
        ("Mayor Anna Holm said: “A bid has been made.”", "A bid has been made."),
    ],
)
def test_reported_words_are_told_with_their_verb(sentence, told):
    analysis = briefing.analyze(f"The harbour was empty on Monday, and nobody knew why. {sentence} The cranes stood still.")
    assert [q.told(analysis.article.text) for q in analysis.quotes] == [told]
