"""A pattern is one of `re`, but for the time at which it is compiled."""

import re

import pytest

from briefing.lexicon.patterns import pattern

SHIPS = pattern(r"(?P<n>\d+) ships", re.I)


def test_it_finds_what_one_of_re_finds():
    assert SHIPS.search("at most 12 SHIPS")["n"] == "12"
    assert SHIPS.match("12 ships left")
    assert not SHIPS.match("no ships")
    assert not SHIPS.fullmatch("7 ships left")
    assert SHIPS.findall("3 ships, then 4 ships") == ["3", "4"]
    assert [found.start() for found in SHIPS.finditer("3 ships, 4 ships")] == [0, 9]
    assert SHIPS.sub("ships", "3 ships left") == "ships left"
    assert SHIPS.pattern == r"(?P<n>\d+) ships"


def test_it_is_compiled_when_it_is_asked_and_not_before():
    malformed = pattern("(")
    with pytest.raises(re.error):
        malformed.search("anything")


def test_what_re_does_not_have_it_does_not_have():
    with pytest.raises(AttributeError):
        SHIPS.sail  # noqa: B018 - asked for
