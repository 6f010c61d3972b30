"""Whom "he" and "she" mean, where the sentence hides its subject; and who is not meant."""

import pytest

from tests.analysis.helpers import speakers

# text, who speaks last
MEANT = [
    ("Peter Osei met Anna Holm. A former miner of the old works, he came late. “It leaks,” he said.", "Peter Osei"),
    ("Anna Holm is the oldest member. A farmer’s widow of 88, she called it “a warm and happy place”.", "Anna Holm"),
    (
        "A former miner, he was sent to replace Anna Holm, who left in May. In a note to staff she warned of “a dry year”.",
        "Anna Holm",
    ),
    ("Karl Benn came. Nevertheless, Peter Osei met Lars Holt at noon. “It leaks,” he said.", "Peter Osei"),
    ("Peter Osei was held. As he was led to the cells he turned to his wife and told her: “Feed the hens.”", "Peter Osei"),
    ("“No,” Peter Osei said.\nAsked by Karl Benn what Lars Holt knew, he replied: “He knew it all.”", "Peter Osei"),
    (
        "Peter Osei robbed Anna Holm. “No,” said Eva Finch.\nIn a note read by her son, Mrs Holm said she was ill.\n“I sleep badly,” she said.",
        "Mrs Holm",
    ),
    (
        "The word came from parish priest Peter Osei.\n“Hermelinda was the midwife here. She pulled them out,” he said.",
        "Peter Osei",
    ),
]
UNLISTED = [
    ("The wall\nXolani said that the wall leaked.\n“We saw it,” he said.", "Xolani"),
    ("The wall\nXolani said that the wall leaked.\nThe Dam Board was there on Monday.\n“We saw it,” he said.", "Xolani"),
    ("The wall\nXolani said that Bakke knew it.\n“We saw it,” he said.", "he"),
    ("The wall\nThe Larch Board said the wall leaked.\n“We saw it,” he said.", "he"),
    ("The wall\nNATO said the wall leaked.\n“We saw it,” he said.", "he"),
    ("The wall\nXolani said that the wall leaked.\nKarl Benn and Peter Osei came.\n“We saw it,” he said.", "he"),
]
PRESENTED = [
    ("The new head of the port is Anna Holm, who came in May. “I know every crane,” she said.", "Anna Holm"),
]
ASKING = [
    (
        "Clerk Eva Finch said it leaked.\nJudge Anna Holm asked whether she had seen it. “Not at once,” she said.",
        "Eva Finch",
    ),
    ("Clerk Eva Finch said it leaked.\nJudge Anna Holm asked whether anybody had seen it. “Not at once,” she said.", "Anna Holm"),
    ("“We saw it,” said Noor Aziz. Her colleague was as pleased. “I wept,” he said.", "he"),
]
NEWCOMERS = [
    ("Peter Osei left.\nA former miner, who lives in Kelby, confirmed it. “It leaks,” he said.", "A former miner"),
    ("Peter Osei left.\nA lawyer for Karl Benn took notes. “It leaks,” he said.", "A lawyer for Karl Benn"),
    ("Peter Osei left.\nA waitress brought the tea. “It leaks,” she said.", "A waitress"),
    ("Peter Osei left.\nA waitress brought the tea. “It leaks,” he said.", "he"),
    ("Peter Osei left.\nA miner greeted Karl Benn. “It leaks,” he said.", "he"),
    ("Peter Osei left.\nA miner came.\nIt rained.\n“It leaks,” he said.", "he"),
    ("Peter Osei left.\nA miner known as “Big Joe” Catterick came. “It leaks,” he said.", "he"),
]
BROUGHT_IN = [
    ("“No,” said Peter Osei.\nAt Kelby Quay one boat owner was ruder. “It leaks,” he said.", "one boat owner"),
    ("“No,” said Peter Osei.\nIt was left to a baker in Larch to explain.\n“It leaks,” he said.", "a baker"),
    ("“No,” said Anna Holm.\nAmong them was the mother of one of the divers.\n“It leaks,” she said.", "the mother"),
    ("“No,” said Anna Holm.\nIn the queue stood a nurse from Larch.\nIt rained.\n“It leaks,” she said.", "she"),
    ("“No,” said Peter Osei.\nAt Kelby Quay one waitress was ruder. “It leaks,” he said.", "Peter Osei"),
    ("“No,” said Peter Osei.\nAt Kelby Quay one boat owner met Karl Benn. “It leaks,” he said.", "he"),
    ("“No,” said Karl Benn.\nThe post brought Eva Finch a letter from a vet. “It leaks,” he said.", "he"),
    ("“No,” said Karl Benn.\nThe post took his letter to a vet. “It leaks,” he said.", "Karl Benn"),
    ("“No,” said Karl Benn.\nAt Kelby Quay the owner was ruder. “It leaks,” he said.", "Karl Benn"),
]
OF_AN_AGE = [
    ("“No,” said Peter Osei.\nXolani, a 24-year-old who gave no other name, came late. He swam.\n“It leaks,” he said.", "Xolani"),
    ("“No,” said Peter Osei.\nXolani, 24, came in May.\n“It leaks,” he said.", "Xolani"),
    ("“No,” said Peter Osei.\nLarch, a 24-year-old ship, sank in May.\n“It leaks,” he said.", "Peter Osei"),
    ("“No,” said Peter Osei.\nIn Larch, 1924, it rained.\n“It leaks,” he said.", "Peter Osei"),
]
CALLINGS = [
    ("The painter Eva Finch drew it. “No,” Finch said.\nThe novelist put out the lamp. “It leaks,” she said.", "she"),
    ("The writer Eva Finch drew it. “No,” Finch said.\nThe novelist put out the lamp. “It leaks,” she said.", "Eva Finch"),
    ("The painter Eva Finch drew it. “No,” Finch said.\nThe pensioner put out the lamp. “It leaks,” she said.", "Eva Finch"),
    ("Anna Holm came. “No,” said Eva Finch.\nWhen I put this to Holm, she laughed. “It leaks,” she said.", "Anna Holm"),
    ("Anna Holm came. “No,” said Eva Finch.\nWhen I read of Holm, she laughed. “It leaks,” she said.", "Eva Finch"),
]
NOT_MEANT = [
    ("Peter Osei met Karl Benn. In a statement the ministry said he called it “a dry year”.", "the ministry"),
    ("Peter Osei and Karl Benn met. As he left the hall he called it “a dry year”.", "he"),
    ("Peter Osei and Karl Benn met. As Eva Finch left the hall he called it “a dry year”.", "he"),
]
ALL = MEANT + ASKING + UNLISTED + PRESENTED + NEWCOMERS + BROUGHT_IN + OF_AN_AGE + CALLINGS + NOT_MEANT


@pytest.mark.parametrize(("text", "speaker"), ALL, ids=[t[0][:50] for t in ALL])
def test_whom_a_pronoun_means(text, speaker):
    assert speakers(text)[-1] == speaker
