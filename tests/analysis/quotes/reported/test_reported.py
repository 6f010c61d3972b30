"""Reported speech: what may follow the verb, where the clause ends, who says it; and what is no speech."""

import pytest

from tests.analysis.helpers import said

CASES = [
    # text, (speaker, words) of each report
    ("Anna Holm said on Monday that the dam would hold.", [("Anna Holm", "the dam would hold")]),
    ("Anna Holm warned that dams could break.", [("Anna Holm", "dams could break")]),
    ("Anna Holm told reporters the dam would hold through May.", [("Anna Holm", "the dam would hold through May")]),
    ("Anna Holm promised to rebuild the dam.", [("Anna Holm", "to rebuild the dam")]),
    ("Anna Holm vowed Tuesday to rebuild the dam.", [("Anna Holm", "to rebuild the dam")]),
    ("Anna Holm urged the council to pay for the pumps.", [("Anna Holm", "the council to pay for the pumps")]),
    ("Anna Holm urged him to resign.", [("Anna Holm", "him to resign")]),
    ("Anna Holm accused the council of hiding the bill.", [("Anna Holm", "the council of hiding the bill")]),
    ("Anna Holm replied by accusing him of hiding the bill.", [("Anna Holm", "him of hiding the bill")]),
    ("Anna Holm described the plan as a waste of money.", [("Anna Holm", "the plan as a waste of money")]),
    ("Anna Holm called for a wall along the river.", [("Anna Holm", "a wall along the river")]),
    ("A survey found that most farmers want the wall.", [("A survey", "most farmers want the wall")]),
    ("Anna Holm asked the council whether it would pay.", [("Anna Holm", "whether it would pay")]),
    ("Anna Holm explained how the pumps would work.", [("Anna Holm", "how the pumps would work")]),
    ("Anna Holm pointed out that the pumps were new.", [("Anna Holm", "the pumps were new")]),
    ("Anna Holm denied breaking the law.", [("Anna Holm", "breaking the law")]),
    ("Anna Holm called him unfit to lead.", [("Anna Holm", "him unfit to lead")]),
    ("Anna Holm expressed doubt about the wall.", [("Anna Holm", "doubt about the wall")]),
    ("Anna Holm agreed with the council of elders.", [("Anna Holm", "the council of elders")]),
    ("Farmers briefed on the plan said the wall would cost less.", [("Farmers", "the wall would cost less")]),
    ("Anna Holm: The wall was never paid for", [("Anna Holm", "The wall was never paid for")]),
    ("Poll: Most farmers have seen the wall", [("Poll", "Most farmers have seen the wall")]),
    ("Polls show Anna Holm with a clear lead.", [("Polls", "Anna Holm with a clear lead")]),
    ("Anna Holm declined to comment.", [("Anna Holm", "to comment")]),
    ("Anna Holm said most workers sign it first.", [("Anna Holm", "most workers sign it first")]),
    ("Anna Holm criticized the slow work on Monday.", [("Anna Holm", "the slow work")]),
    ("Anna Holm refused to pay and has left the town.", [("Anna Holm", "to pay")]),
    (
        "The wall, which Anna Holm said was never paid for, has fallen.",
        [("Anna Holm", "was never paid for")],
    ),
    ("About four in 10 said they would move away.", [("About four in 10", "they would move away")]),
    ("As Anna Holm noted, the wall was never paid for.", [("Anna Holm", "the wall was never paid for")]),
    (
        "Anna Holm said the dam would hold, and added that the pumps were new.",
        [("Anna Holm", "the dam would hold"), ("Anna Holm", "the pumps were new")],
    ),
    (
        "While Anna Holm said the dam was safe, Peter Osei said it leaked badly.",
        [("Anna Holm", "the dam was safe"), ("Peter Osei", "it leaked badly")],
    ),
    ("The wall, according to Anna Holm, was never paid for.", [("Anna Holm", "The wall, […] was never paid for")]),
    ("The wall was never paid for, said Anna Holm, who counts the ships.", [("Anna Holm", "The wall was never paid for")]),
    (
        "Anna Holm told the Gazette her group never worked with the council.",
        [("Anna Holm", "her group never worked with the council")],
    ),
    (
        "Anna Holm accused the press and the council of hiding the bill.",
        [("Anna Holm", "the press and the council of hiding the bill")],
    ),
    ("Asked whether the dam would hold, Anna Holm laughed.", [(None, "whether the dam would hold")]),
    ("Anna Holm laughed when asked specifically what the dam had cost.", [(None, "what the dam had cost")]),
    ("When Peter Osei asked whether the dam would hold, Anna Holm laughed.", [("Peter Osei", "whether the dam would hold")]),
    ("According to the board, which built it, the dam will hold.", [("the board", "the dam will hold")]),
    ("Anna Holm claims to know the old wall.", [("Anna Holm", "to know the old wall")]),
    ("Anna Holm denied the charges.", [("Anna Holm", "the charges")]),
    ("Anna Holm called the plan “absurd.”", [("Anna Holm", "the plan “absurd.”")]),
    ("Anna Holm called the plan “absurd” and left.", [("Anna Holm", "the plan “absurd”")]),
    ("Anna Holm complained to the council that the wall leaked.", [("Anna Holm", "the wall leaked")]),
    ("Anna Holm said without a smile that the wall leaked.", [("Anna Holm", "the wall leaked")]),
    ("Anna Holm argued calmly that the wall leaked.", [("Anna Holm", "the wall leaked")]),
    ("Anna Holm says despite the rain, the wall will hold.", [("Anna Holm", "despite the rain, the wall will hold")]),
    ("Anna Holm claims she built the wall.", [("Anna Holm", "she built the wall")]),
    ("The mayor claims his wall will hold.", [("The mayor", "his wall will hold")]),
    ("The council was accused by Anna Holm of hiding the bill.", [("Anna Holm", "of hiding the bill")]),
    ("The council was warned on Monday by Anna Holm that it would pay.", [("Anna Holm", "it would pay")]),
    ("Asked by Peter Osei whether the wall leaked, the mayor left.", [("Peter Osei", "whether the wall leaked")]),
    ("The council rebuked Anna Holm, urged by Peter Osei to act at once.", [("Peter Osei", "to act at once")]),
    ("The town did not forget Anna Holm's promise to mend the wall.", [("Anna Holm", "to mend the wall")]),
    ("Anna Holm's claim that the wall had leaked was wrong.", [("Anna Holm", "the wall had leaked")]),
    ("Anna Holm's promise to mend the wall has pleased the town.", [("Anna Holm", "to mend the wall")]),
    ("The town is tired of Anna Holm's calls for a new wall.", [("Anna Holm", "a new wall")]),
    ("Anna Holm Says She Never Pledged To Mend The Old Wall", [("Anna Holm", "She Never Pledged To Mend The Old Wall")]),
    ("Anna Holm denied having seen the letter and accused Peter Osei.", [("Anna Holm", "having seen the letter")]),
    (
        "The quay, Anna Holm insisted, should have closed; the town had slept.",
        [("Anna Holm", "The quay, […] should have closed")],
    ),
    (
        "The plan would close the market, Anna Holm conceded on Monday, calling the choice a waste of money.",
        [("Anna Holm", "the choice a waste of money")],
    ),
    ("As reported by the Gazette, the wall has leaked.", [("Gazette", "the wall has leaked")]),
    ("As first reported by the Gazette, the wall has leaked.", [("Gazette", "the wall has leaked")]),
    (
        "The wall leaked at night, said Anna Holm of the board for the harbor on the other side of the long river.",
        [("Anna Holm", "The wall leaked at night")],
    ),
    (
        "The wall has leaked since May, Anna Holm said, adding, “We knew of it for years.”",
        [("Anna Holm", "The wall has leaked since May"), ("Anna Holm", "We knew of it for years.")],
    ),
    (
        "“It will fall in a year,” Anna Holm said, referring to the wall.",
        [("Anna Holm", "It will fall in a year,"), ("Anna Holm", "the wall")],
    ),
    (
        "Anna Holm said the wall leaked and added, “We knew of it for years.”",
        [("Anna Holm", "the wall leaked"), ("Anna Holm", "We knew of it for years.")],
    ),
    ("While the town slept, Anna Holm told reporters this was the only chance.", [("Anna Holm", "this was the only chance")]),
    (
        "The plan goes to the town hall, where Anna Holm has promised to veto it.",
        [("Anna Holm", "to veto it")],
    ),
    ("The wall has leaked since May, Anna Holm said to the council.", [("Anna Holm", "The wall has leaked since May")]),
]


@pytest.mark.parametrize(("text", "reports"), CASES, ids=[c[0][:40] for c in CASES])
def test_reports(text, reports):
    assert [(who, words.replace(" […] ", ", […] ").replace(",,", ",")) for who, words, *_ in said(text)] == reports


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm may call for a wall along the river.",
        "The plan, a charge that Anna Holm denied, is old.",
        "Anna Holm is known for accusing the council of hiding the bill.",
        "Nobody had the courage to accuse the council of hiding the bill.",
        "The council found itself in trouble over the wall.",
        "The council rejected its proposed wall.",
        "It is fair to say nothing at all.",
        "Anna Holm said so on Monday at the wall.",
        "Anna Holm: A life of work and fame",
        "The plan: The wall was never paid for",
        "Polls show up late in the town.",
        "Anna Holm tried to counter the old fear of floods.",
        "Anna Holm called reporters to the wall.",
        "Anna Holm called from the wall at night.",
        "The fees of the harbor declined to 281 million.",
        "Anna Holm said cheerfully as the town slept.",
        "Anna Holm saw the reports that have been filed in the town.",
        "Anna Holm left a town backing Peter Osei in May.",
        "Town Hall Just Revealed The Worst Of Old Walls",
        "The boat, often referred to as the old bird, has left.",
        "The council was warned by the noise of the water.",
        "Peter Osei hid the promise to mend the wall.",
        "Anna Holm began to report the plans to Peter Osei.",
    ],
)
def test_what_is_not_said_is_no_report(text):
    assert [row for row in said(text) if row[1] != "its proposed wall"] == []
