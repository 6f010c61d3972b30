"""The small bad files of the tests, with bytes of them changed, given to every command that reads an article."""

from tests.benchmarks.hostile.trial import run
from tests.hostile_files import FILES

COMMANDS = (
    ("people",),
    ("quotes",),
    ("sections",),
    ("export",),
    ("export", "--format", "html"),
    ("analyze",),
    ("add",),
    ("--plain",),
)


def changed(data, chance):
    out = bytearray(data[:200_000])
    for _ in range(chance.choice((0, 1, 3, 20))):
        if not out:
            break
        at = chance.randrange(len(out))
        kind = chance.randrange(4)
        if kind == 0:
            out[at] = chance.randrange(256)
        elif kind == 1:
            del out[at : at + chance.choice((1, 10, 1000))]
        elif kind == 2:
            out[at:at] = out[at : at + chance.choice((1, 10, 300))] * chance.choice((2, 20))
        else:
            out[at:at] = bytes(chance.randrange(256) for _ in range(4))
    return bytes(out)


def cases(chance, folder):
    while True:
        name = chance.choice(sorted(FILES))
        path = folder / name
        data = changed(FILES[name], chance)
        command = chance.choice(COMMANDS)

        def trial(path=path, data=data, command=command):
            path.write_bytes(data)
            return run(*command, path)

        yield f"{' '.join(command)} {name}", trial
