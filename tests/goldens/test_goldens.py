"""Every seed's analysis and every export of it, byte for byte. What a change of a rule explains is renewed:
`python -m tests.goldens --renew`."""

import pytest

from tests.goldens.making import FILES, goldens

MADE = dict(goldens())


@pytest.mark.parametrize("name", MADE)
def test_a_golden_is_as_kept(name):
    assert MADE[name] == (FILES / name).read_text(encoding="utf-8")


def test_no_golden_is_left_over():
    assert {path.name for path in FILES.glob("*")} == set(MADE)
