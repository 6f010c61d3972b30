"""Small files that ask for much, as the benchmark of hostile input makes them: read in little memory and time, or refused."""

import random
import sys

import pytest

from tests.benchmarks.hostile import greedy


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of addresses is Linux's")
@pytest.mark.parametrize("name", sorted(greedy.KINDS))
def test_a_small_file_takes_little_memory_and_time(name, tmp_path):
    assert greedy.trial(tmp_path / name, greedy.KINDS[name](random.Random(name))) == ""
