"""Our records beside those of `dataclasses`: nothing but the time it takes to make the class is another."""

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from functools import partial

import pytest

from briefing.model.frozen import record

USUAL = partial(dataclasses.dataclass, frozen=True, slots=True)
OURS = partial(record, frozen=True, slots=True)


def body():
    class Thing:
        """It has all that a record of ours has."""

        start: int
        name: str = "x"
        parts: tuple[int, ...] = ()
        kept: dict[str, int] = field(default_factory=dict, compare=False)

        def __post_init__(self):
            if self.start < 0:
                raise ValueError("before the start")

        @property
        def twice(self):
            return 2 * self.start

    return Thing


@OURS(order=True)
class Stretch:
    start: int
    end: int = 3


@OURS()
class Alone:
    name: str

    def __repr__(self):
        return self.name


@pytest.fixture(params=[USUAL, OURS], ids=["dataclasses", "ours"])
def kind(request):
    return request.param()(body())


def test_it_is_made_by_place_and_by_name_with_its_defaults(kind):
    assert kind(1) == kind(start=1, name="x", parts=())
    assert kind(1).kept is not kind(1).kept
    assert (kind(2).twice, kind(2, parts=(4,)).parts) == (4, (4,))


@pytest.mark.parametrize(("given", "named"), [((), {}), ((1, 2, 3, 4, 5), {}), ((1,), {"other": 2})])
def test_what_does_not_fit_is_refused(kind, given, named):
    with pytest.raises(TypeError, match="__init__"):
        kind(*given, **named)
    with pytest.raises(ValueError, match="before the start"):
        kind(-1)


def test_it_is_frozen(kind):
    thing = kind(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        thing.name = "y"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del thing.name
    assert not hasattr(thing, "__dict__")


def test_what_does_not_count_is_not_compared(kind):
    assert kind(1, kept={"a": 1}) == kind(1)
    assert kind(1) != kind(2)
    assert kind(1) != (1, "x", ())
    assert len({kind(1, kept={"a": 1}), kind(1)}) == 1


def test_the_tools_of_dataclasses_know_it(kind):
    assert [f.name for f in fields(kind)] == ["start", "name", "parts", "kept"]
    assert replace(kind(1), name="y") == kind(1, "y")
    assert asdict(kind(1)) == {"start": 1, "name": "x", "parts": (), "kept": {}}
    assert kind.__match_args__ == ("start", "name", "parts", "kept")
    assert repr(kind(1)) == "body.<locals>.Thing(start=1, name='x', parts=(), kept={})"


def test_hashes_and_words_are_the_same():
    usual, ours = USUAL()(body()), OURS()(body())
    assert hash(usual(1)) == hash(ours(1))
    assert repr(usual(1)) == repr(ours(1))


def test_it_is_pickled_copied_and_ordered():
    assert pickle.loads(pickle.dumps(Stretch(1))) == copy.copy(Stretch(1)) == Stretch(1, 3)
    assert sorted([Stretch(2), Stretch(1, 9), Stretch(1)]) == [Stretch(1), Stretch(1, 9), Stretch(2)]
    assert Stretch(1) <= Stretch(1)
    assert Stretch(2) > Stretch(1)
    assert Stretch(2) >= Stretch(1)
    with pytest.raises(TypeError):
        Stretch(1) < (1, 3)  # noqa: B015


def test_methods_of_its_own_stay():
    assert repr(Alone("Holm")) == "Holm"
    assert hash(Alone("Holm")) == hash(("Holm",))
    assert Alone("Holm") != Alone("Brandt")
