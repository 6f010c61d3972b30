"""Roles: where they stand, what does not part them from the name, and what is no role."""

import pytest

from briefing.analysis.language.tokenizer import blank, tokens
from briefing.analysis.language.words import Words
from briefing.analysis.people import roles
from briefing.analysis.people.finding import find_names
from briefing.lexicon.lists import reasons, shipped
from tests.analysis.helpers import people


def role_by(row, marked):
    """(the role that a row finds for the name in square brackets, the words in braces)."""
    text = "".join(c for c in marked if c not in "[]{}")
    words = Words(tokens(blank(), text), text, [(0, len(text))], shipped())
    begin = marked.index("[") - sum(marked[: marked.index("[")].count(c) for c in "{}")
    run = next(run for run in find_names(words, shipped())[1] if words.start[run.first] == begin)
    span = row.find(roles.Near(words, shipped(), run))
    wanted = marked[marked.index("{") + 1 : marked.index("}")] if "{" in marked else None
    return span and text[words.start[span[0]] : words.end[span[1] - 1]], wanted


@pytest.mark.parametrize("row", roles.ROWS, ids=lambda row: row.name)
def test_each_row_has_an_example_and_a_near_miss(row):
    found, wanted = role_by(row, row.example)
    assert found == wanted is not None
    assert role_by(row, row.near_miss) == (None, None)


def test_every_row_has_a_reason():
    assert [row.name for row in roles.ROWS] == list(reasons()["roles"])


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("“No,” said Karl Benn (Labour), the member for Mill Lane.", "Karl Benn", "member for Mill Lane"),
        ("Lars Holt — a builder, and the plan's author — was absent.", "Lars Holt", "builder"),
        ("Lars Holt — the mayor had left by then — was absent.", "Lars Holt", None),
        ("Lars Holt, MSP for the islands, was absent.", "Lars Holt", "MSP for the islands"),
        ("Lars Holt, formerly of the trust and now the council's treasurer, was absent.", "Lars Holt", "council's treasurer"),
        ("“No,” said party leader and former banker Lars Holt.", "Lars Holt", "party leader and former banker"),
        ("“No,” said Lars Holt (pictured), chairman of the trust.", "Lars Holt", "chairman of the trust"),
        ("Political analyst Dr Lars Holt said no.", "Lars Holt", "Political analyst"),
        ("The trust’s chief nurse, Professor Lars Holt, said no.", "Lars Holt", "trust’s chief nurse"),
        ("Health Minister Karl Benn and Treasurer Lars Holt said no.", "Lars Holt", "Treasurer"),
        ("Last week Dr Lars Holt said no.", "Lars Holt", None),
        ("“No,” said Lars Holt, pictured, who has been treasurer since May.", "Lars Holt", "treasurer"),
        ("“No,” said Lars Holt, a hacker known as “Kelp”, on Monday.", "Lars Holt", "hacker"),
        ("Her nephew, Lars Holt, a tailor, said he had lost it.", "Lars Holt", "tailor"),
        ("She met her co-author, the American geologist Lars Holt, over a ridge.", "Lars Holt", "American geologist"),
        ("Many came, including Polish laureate Lars Holt, on Friday.", "Lars Holt", "Polish laureate"),
        ("“No,” said Lars Holt (pictured left, with his dog), chairman of the trust.", "Lars Holt", "chairman of the trust"),
        ("“No,” said Vera Finch MP, the shadow health minister.", "Vera Finch", "shadow health minister"),
        ("“No,” said Vera Finch, MP, the shadow health minister.", "Vera Finch", "shadow health minister"),
        ("“No,” said Tim Crane KC, the lawyer of the club.", "Tim Crane", "lawyer of the club"),
        ("“No,” said Celeste Dunmore, who has been treasurer since 2021.", "Celeste Dunmore", "treasurer"),
        (
            "“No,” said Celeste Dunmore, who served as treasurer of the club until May.",
            "Celeste Dunmore",
            "treasurer of the club",
        ),
        ("The board's chairman, Prof. Aldo Finch, voted against.", "Aldo Finch", "board's chairman"),
        ("Its treasurer, Dr Mina Ashby, voted against.", "Mina Ashby", "treasurer"),
        ("The mayor, Ms. Alice Norwood, voted against.", "Alice Norwood", "mayor"),
        ("A lawyer for the ferry's captain, Dana Friss, voted.", "Dana Friss", "lawyer for the ferry's captain"),
        ("They heard the words of the president, Dana Friss, again.", "Dana Friss", "president"),
        ("President Harald Venn and first lady Mina Venn came.", "Mina Venn", "first lady"),
        ("Then Vera Finch, 44, the health minister, voted.", "Vera Finch", "health minister"),
        ("Then Vera Finch, who was toppled by the minister, left.", "Vera Finch", None),
        ("Then Vera Finch (44), of Kelby, left.", "Vera Finch", None),
        ("Then Benn's sister Vera Finch left.", "Vera Finch", "Benn's sister"),
        ("The firm, whose owner, Vera Finch, left, is poor.", "Vera Finch", "owner"),
        ("His predecessor, Vera Finch, now a consultant to the firm, left.", "Vera Finch", "consultant to the firm"),
        ("It rained. His colleague Det. Sgt. Vera Finch left.", "Vera Finch", "colleague Det. Sgt."),
        ("Then Mayor Vera Finch left.", "Vera Finch", "Mayor"),
        ("Asked by Vera Finch, Holm conceded that the model was old, and left.", "Vera Finch", None),
        ("Then Vera Finch, came in with the mayor, and left.", "Vera Finch", None),
        ("Then Vera Finch, one of the two trainers, left.", "Vera Finch", None),
        ("It lost. He wants chairman Vera Finch to go.", "Vera Finch", "chairman"),
        ("They rebuked the current president, Dana Friss, again.", "Dana Friss", "current president"),
    ],
)
def test_the_role_of_a_person(text, name, role):
    assert people(text)[name] == role
