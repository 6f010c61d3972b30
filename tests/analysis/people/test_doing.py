"""What somebody does ("who led the talks") is told as the role only where the article names no office."""

import pytest

import briefing


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Trade Commissioner Anna Holm, who led the talks with its economy minister, left.", "Trade Commissioner"),
        ("Commissioner Anna Holm, who led the talks with the bank, left.", "Commissioner"),
        ("Professor Anna Holm, who heads the clinic in Larch, left.", "heads the clinic in Larch"),
        ("Professor Anna Holm, who led it, left.", "Professor"),
        ("Anna Holm, who heads the clinic in Larch, left.", "heads the clinic in Larch"),
    ],
)
def test_an_office_goes_before_what_its_holder_does(text, role):
    analysis = briefing.analyze(text)
    assert [analysis.role_of(p) for p in analysis.people] == [role]
