"""Everything that may come from outside, in its odd forms: `python -m tests.benchmarks.hostile [KIND...] [--seeds 1 2] [--share 1]`.

A kind is a file here with `cases(chance, folder)`, which yields without an end (name, trial); a trial returns what is wrong, or
nothing. Each kind runs in a process of its own, so that its memory can be told; each trial has a limit of time.
"""
