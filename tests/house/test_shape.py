"""How large things may get: what grows past these limits holds two ideas and is cut in two.

Lengths are in lines from the first to the last of the definition, decorators aside. An exception has a reason.
"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2]
FUNCTION = 40
CLASS = 250
MODULE = 420
POSITIONAL = 5
WORDS = 2  # in a literal inside a function; a list of more is data, with a name and a place of its own
WORD = re.compile(r"['’@$]?[^\W_][\w'’-]*")  # no option of a command, no mark, no sentence
MOST_EXCEPTIONS = 4
LOOSE = {"": 8, "analysis": 4, "analysis/quotes": 8, "app": 4, "reading": 6}
"""modules that may stand in a room beside its own rooms: where there are more, one of them belongs into a room"""

EXCEPTIONS: dict[str, str] = {}
"""`file:name` -> why it is larger than the rest"""


@cache
def definitions():
    """(`file:name`, node) of every class and function of the package."""
    return [
        (f"{file.relative_to(HERE).as_posix()}:{node.name}", node)
        for file in sorted((HERE / "briefing").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    ]


def functions():
    return [(name, node) for name, node in definitions() if not isinstance(node, ast.ClassDef)]


def classes():
    return [(name, node) for name, node in definitions() if isinstance(node, ast.ClassDef)]


def lines(node):
    return node.end_lineno - node.lineno + 1


def positional(node):
    """How many arguments a function may be given by their places."""
    return len([a for a in (*node.args.posonlyargs, *node.args.args) if a.arg not in ("self", "cls")])


def word_lists(node):
    """Line and words of each list, tuple or set of several words in the body of a function, and of each that is split there."""
    for literal in (n for statement in node.body for n in ast.walk(statement)):
        words = [v for v in strings(literal) if WORD.fullmatch(v)]
        if len(words) > WORDS:
            yield literal.lineno, words


def strings(literal):
    """The strings of a list, tuple or set, and of `"one two three".split()`."""
    if isinstance(literal, ast.List | ast.Tuple | ast.Set):
        return [e.value for e in literal.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
    match literal:
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="split")):
            return text.split()
    return []


def too_large(found):
    return {name: size for name, size in found if name not in EXCEPTIONS}


def test_functions_are_short():
    assert not too_large((name, lines(node)) for name, node in functions() if lines(node) > FUNCTION)


def test_classes_have_one_idea():
    assert not too_large((name, lines(node)) for name, node in classes() if lines(node) > CLASS)


def test_modules_have_one_idea():
    sizes = (
        (file.relative_to(HERE).as_posix(), len(file.read_text(encoding="utf-8").splitlines()))
        for file in (HERE / "briefing").rglob("*.py")
    )
    assert not too_large((name, size) for name, size in sizes if size > MODULE)


@pytest.mark.parametrize("room", LOOSE)
def test_few_modules_stand_loose_beside_rooms(room):
    loose = [file.name for file in (HERE / "briefing" / room).glob("*.py") if not file.name.startswith("__")]
    assert len(loose) <= LOOSE[room], loose


def test_options_are_given_by_name():
    assert not too_large((name, positional(node)) for name, node in functions() if positional(node) > POSITIONAL)


def test_words_are_data():
    assert not too_large((name, list(word_lists(node))) for name, node in functions() if list(word_lists(node)))


def test_every_exception_is_needed():
    large = {
        name
        for name, node in definitions()
        if lines(node) > (CLASS if isinstance(node, ast.ClassDef) else FUNCTION)
        or (not isinstance(node, ast.ClassDef) and (positional(node) > POSITIONAL or list(word_lists(node))))
    }
    assert not set(EXCEPTIONS) - large
    assert len(EXCEPTIONS) <= MOST_EXCEPTIONS


def test_the_limits_see_what_is_too_large():
    body = "\n".join("    x = 1" for _ in range(FUNCTION))
    long, many, listed, split = ast.parse(
        f"def f():\n{body}\ndef g(self, a, b, c, d, e, f, *, g=1): ...\ndef h(x):\n    return x in ('is', 'was', \"'s\", 'are')"
        "\ndef i(x):\n    return x in 'is was are'.split()"
    ).body
    assert lines(long) == FUNCTION + 1
    assert positional(many) == POSITIONAL + 1
    assert list(word_lists(listed)) == [(FUNCTION + 4, ["is", "was", "'s", "are"])]
    assert list(word_lists(split)) == [(FUNCTION + 6, ["is", "was", "are"])]
