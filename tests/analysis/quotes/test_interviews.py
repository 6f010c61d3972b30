"""Interviews that print the reporter's questions as paragraphs: who spoke before the question answers it."""

import pytest

from tests.analysis.helpers import said

ANSWERED = [
    ("“The mill is closed,” Peter Osei said.\nWho will pay?\n“Not the town of Larch.”", "Peter Osei"),
    ("Anna Holm, 43, runs the mill and mends its wheel.\nWhen did you start?\n“When the water was high.”", "Anna Holm"),
    (
        "“The mill is closed,” Peter Osei said.\nOne paper called your mill “a heap of wet wood”. Did that hurt?\n“It is a fine heap.”",
        "Peter Osei",
    ),
    ("“It was his,” Anna Holm says.\nWhat did Karl Benn want?\n“The roof.”\nDid he get it?\n“He got a long bill.”", "Anna Holm"),
    ("Peter Osei runs the mill. He said that it would close.\nWhy now?\n“The wheel is as old as I am.”", "Peter Osei"),
    ("“It was his,” Anna Holm says.\nDo you miss it?\n“No.” She looks at the wheel. “I miss the noise of it.”", "Anna Holm"),
]
NOT_ANSWERED = [
    ("Anna Holm met Peter Osei at the mill.\nWhen did you start?\n“When the water was high.”", None),
    ("“It is closed,” Peter Osei said. Anna Holm, the mayor, was ill.\nWho will pay?\n“Not the town of Larch.”", None),
    ("Peter Osei said it would close.\nWhat happens next?\nThe council meets.\n“It is a long road.”", None),
    ("Anna Holm, 43, runs the mill and mends its wheel.\nWhen did it start?\n“When the water was high.”", None),
    ("“It is closed,” Peter Osei said.\nThe town wondered: who will pay?\n“Not the town of Larch.”", None),
    ("“It is closed,” Peter Osei said.\nWho is right?\n“Both of them,” said Karl Benn.\n“It is a long road.”", "Karl Benn"),
]


@pytest.mark.parametrize(("text", "speaker"), ANSWERED + NOT_ANSWERED, ids=[t[0][:50] for t in ANSWERED + NOT_ANSWERED])
def test_who_spoke_before_the_question_answers_it(text, speaker):
    assert said(text)[-1][0] == speaker
