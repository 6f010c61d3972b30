"""Command lines that nobody should type: odd values for every argument and option of every command."""

from briefing.commands.registry import COMMANDS
from tests.benchmarks.hostile.trial import run
from tests.conftest import SEEDS

NOT_HERE = {"serve", "man", "completion"}  # a server that never ends; what only prints
WORDS = [
    "", " ", "-", "--", ".", "..", "/", "~", "~nobody/x", "~nobody", "x" * 256, "a/" * 200, "\x1b[31m", "\x07", "\ud800", "²", "٣", "0", "-1",
    "1", "@1", "@0", "@", "9" * 25, "@" + "9" * 400, "1e9", "nan", "http://", "http://[::1", "http://bücher.test:99999/", "http://a:b@c.test/",
    "http://127.0.0.1:1/", "HTTP://[::ffff:10.0.0.1]/", "https://64:ff9b::1/", "file:///etc/passwd", "is:gone", "after:never", "speaker:", "tag:\"",
    "-x", "(((", "NEAR(", "*", "\"", "exprot", "/dev/null", "/dev/zero/x", "/proc/self/mem", "a\nb", "#2", "x#99", "%s", "{}", "$(id)", "`id`",
]  # fmt: skip


def line(chance, folder):
    name = chance.choice([n for n in COMMANDS if n not in NOT_HERE] + [""] * 3)
    good = [str(SEEDS / "city-budget.txt"), str(folder / "out.md"), "@1"]
    words = [chance.choice([*WORDS, *good]) for _ in range(chance.randrange(4))]
    options = [o for o in COMMANDS[name].options if o.names[0].startswith("-")] if name else []
    for option in chance.sample(options, min(len(options), chance.randrange(3))):
        words.append(option.names[-1])
        if option.settings.get("action") not in ("store_true",):
            choices = option.settings.get("choices") or WORDS
            words.append(str(chance.choice([*choices, chance.choice(WORDS)])))
    return [name, *words] if name else words


def is_slow(words):
    """An engine that would be started, a command of the user's own that would be run, and reading from the keyboard."""
    return any(w in words for w in ("--engine", "dask", "ray", "--run", "--address"))


def cases(chance, folder):
    run("add", SEEDS / "city-budget.txt")
    while True:
        words = line(chance, folder)
        if not is_slow(words):
            yield repr(words), lambda w=words: run(*w)
