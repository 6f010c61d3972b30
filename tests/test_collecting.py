"""An analysis is not held up by a search for garbage, and leaves the search as it was."""

import gc

import pytest

import briefing
from briefing.limits import nothing_collected

TEXT = "\n\n".join(
    f"Anna Holm, the mayor, said on day {k} that the harbour would stay shut. “We wait,” she said." for k in range(40)
)


@pytest.fixture(params=[True, False], ids=["on", "off"])
def was(request):
    before = gc.isenabled()
    gc.enable() if request.param else gc.disable()
    yield request.param
    gc.enable() if before else gc.disable()


def test_it_is_as_before_after_a_stretch_in_a_stretch(was):
    with nothing_collected():
        with nothing_collected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled() == was


def test_it_is_as_before_after_an_error(was):
    with pytest.raises(ZeroDivisionError), nothing_collected():
        raise ZeroDivisionError
    assert gc.isenabled() == was


def test_nothing_is_collected_in_an_analysis_and_all_is_as_before(was):
    briefing.analyze(TEXT)  # what is loaded for the first one
    begun = []
    gc.callbacks.append(lambda phase, info: begun.append(phase))
    try:
        briefing.analyze(TEXT)
        assert len(begun) <= 2  # one search, where it ends
        assert gc.isenabled() == was
    finally:
        gc.callbacks.pop()
