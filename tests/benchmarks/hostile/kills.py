"""A program that writes to the library, killed at any moment: what it had said to be done is done."""

from tests.benchmarks import faults


def cases(chance, folder):
    number = 0
    while True:
        number += 1
        yield f"kill {number}", lambda n=number: faults.check(faults.round_of(n, chance)) or ""
