"""A role and the name beside it, and several who speak together: each form with a near miss."""

import pytest

import briefing
from tests.analysis.helpers import speakers

LEDE = "The Kelby bridge was closed on Monday. Olga Brandt, the minister, came late; Lars Holt and Vera Finch did not come."

BESIDE = [
    # what is said, the speaker, and the same with another speaker
    ("“It cracked,” said the city engineer, Marek Dolan.", "Marek Dolan"),
    ("“It cracked,” said a spokesman for the builders, Ted Crane.", "Ted Crane"),
    ("“It cracked,” said Brandt's husband, Tom Reed, on Sunday.", "Tom Reed"),
    ("“It cracked,” said one of the inspectors, Ulf Sand.", "Ulf Sand"),
    ("“It cracked,” said the man who built it, Marek Dolan.", "Marek Dolan"),
    ("“It cracked,” said his boss, the head of Kelby Roads, Ted Crane.", "Ted Crane"),
    ("“It cracked,” said the minister herself, Olga Brandt, that night.", "Olga Brandt"),
    ("“It cracked,” said Prime Minister and party leader Dario Venn.", "Dario Venn"),
    ("“It cracked,” said one of them, retired keeper Tom Reed.", "Tom Reed"),
    ("“It cracked,” said the judge, Mr Justice Venn.", "Venn"),
    ("According to the mayor, Alice Norwood, “it was nobody's fault”.", "Alice Norwood"),
    ("“It cracked,” said Brandt's predecessor, the retired colonel Oswin Tarr.", "Oswin Tarr"),
    ("“It cracked,” said the youngest of the crew, 19-year-old Finn Daly.", "Finn Daly"),
    ("“It cracked,” a lawyer for the ferry's captain, Dana Friss, said.", "Dana Friss"),
]

NOT_BESIDE = [
    ("“It cracked,” said the driver, Alice Norwood's neighbour for years.", "the driver"),
    ("“It cracked,” said the engineer. Marek Dolan, who built it, was away.", "the engineer"),
    ("“It cracked,” said a driver who had met the pilot, Marek Dolan.", "a driver"),
    ("“It cracked,” said the driver, Marek Dolan was told.", "the driver"),
    ("“It cracked,” said the driver, the engineer Marek Dolan's neighbour.", "the driver"),
    ("“It cracked,” said a spokesman for the minister, Olga Brandt.", "a spokesman for the minister"),
]


def quote_of(sentence):
    analysis = briefing.analyze(f"{LEDE}\n\n{sentence}")
    (quote,) = [q for q in analysis.quotes if q.kind != "indirect"]
    return quote, analysis.article.text


@pytest.mark.parametrize(("sentence", "speaker"), BESIDE + NOT_BESIDE)
def test_a_name_in_apposition_to_a_role_is_the_speaker(sentence, speaker):
    assert quote_of(sentence)[0].said_by == speaker


@pytest.mark.parametrize(("sentence", "speaker"), [BESIDE[0], BESIDE[8]])
def test_the_role_and_the_name_are_no_part_of_what_is_said(sentence, speaker):
    quote, text = quote_of(sentence)
    assert speaker not in quote.text(text)
    assert quote.kind == "direct"


TOGETHER = [
    ("“We cannot stay,” Karl Benn and Ulla Marsh said in a joint letter.", "Karl Benn and Ulla Marsh"),
    ("“We cannot stay,” said Lars Holt and Vera Finch, who left in May.", "Lars Holt and Vera Finch"),
    ("In a joint statement, Foreign Ministers Olga Brandt and Dario Venn said: “We cannot stay.”", "Olga Brandt and Dario Venn"),
    ("Jane Colter, Ted Crane and Lena Reed wrote that “the dam will not hold”.", "Jane Colter, Ted Crane and Lena Reed"),
    ("“We cannot stay,” said Jane Colter, Ted Crane and Lena Reed.", "Jane Colter, Ted Crane and Lena Reed"),
    ("County Commissioner Karl Benn and Ulla Marsh wrote that “the dam will not hold”.", "Karl Benn and Ulla Marsh"),
    ("Karl Benn and Greenpeace said the dam was “a crime against fish”.", "Karl Benn and Greenpeace"),
    ("Karl Benn and Ulla Marsh issued a joint statement. “We cannot stay,” they said.", "Karl Benn and Ulla Marsh"),
]

NOT_TOGETHER = [
    ("“We cannot stay,” said Karl Benn, who left the board with Ulla Marsh.", "Karl Benn"),
    ("“We cannot stay,” said Karl Benn, and Ulla Marsh laughed.", "Karl Benn"),
    ("“We cannot stay,” said Karl Benn and Ulla Marsh laughed.", "Karl Benn"),
    ("Lars Holt had left, and Vera Finch said, “We cannot stay.”", "Vera Finch"),
    ("The board met Karl Benn and Ulla Marsh. “We cannot stay,” they said.", "they"),
    ("The keepers, with Karl Benn and Greenpeace, said it was “a crime against fish”.", "The keepers"),
]


@pytest.mark.parametrize(("sentence", "speakers"), TOGETHER + NOT_TOGETHER)
def test_who_speaks_together_is_named_together(sentence, speakers):
    assert quote_of(sentence)[0].said_by == speakers


def test_a_joint_quote_is_everybodys():
    analysis = briefing.analyze(f"{LEDE}\n\n{TOGETHER[1][0]}")
    speak = [p.name for p in analysis.people if any(p.says(q) for q in analysis.quotes if q.kind == "direct")]
    assert speak == ["Lars Holt", "Vera Finch"]
    row = analysis.to_dict()["quotes"][-1]
    assert [s["name"] for s in row["speakers"]] == ["Lars Holt", "Vera Finch"]
    assert row["speaker"] == row["speakers"][0]


@pytest.mark.parametrize(
    "text",
    [
        "“I hope so,” came the reply from Anna Holm.",
        "“I hope she lives to see it,” was Anna Holm's answer.",
        "Anna Holm nodded. “I hope not,” was her short reply.",
        "For Anna Holm, “this is the end of the pier”.",
        "Anna Holm is ninety. Her secret? “Go to bed at nine.”",
        "Anna Holm is ninety. Her advice to the young? “Go to bed at nine.”",
    ],
)
def test_whose_answer_advice_or_secret_it_is(text):
    assert set(speakers(text)) == {"Anna Holm"}


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm is ninety. What is her secret? “Go to bed at nine, says the almanac.”",
        "“I hope so,” was the end of the letter that Anna Holm read.",
    ],
)
def test_a_question_with_a_verb_and_the_end_of_a_letter_name_nobody(text):
    assert "cue-noun" not in [q.rule for q in briefing.analyze(text).quotes]


def test_a_first_name_that_is_a_month_is_a_name_after_a_role():
    assert speakers("“It was not,” said captain May Winters. “It was the pay.”") == ["May Winters", "May Winters"]


def test_a_spanish_surname_of_two_parts():
    assert speakers("“I agree,” said José Ortiz y Vega of Larch.") == ["José Ortiz y Vega"]


@pytest.mark.parametrize(
    "body",
    [
        "National Women's Institute", "Kelby Children’s Hospital", "Teachers Without Borders", "Holm & Spencer", "Ministry of Health and Rural Welfare",
        "First Minister", "All Blacks", "One Nation", "Two Shores", "Department for Rivers, Roads and Rural Affairs", "Cereal Growers' Forum",
    ],
)  # fmt: skip
@pytest.mark.parametrize("sentence", ["“It cracked,” the {} said.", "In a statement the {} said it was “a total loss”."])
def test_the_name_of_a_body_is_whole(body, sentence):
    assert quote_of(sentence.format(body))[0].said_by.removeprefix("the ") == body


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("“It cracked,” Larkland's Ministry of Roads said.", "Ministry of Roads"),
        ("“It cracked,” Greece and Italy said.", "Greece and Italy"),
    ],
)
def test_whose_a_body_is_and_who_else_speaks(sentence, body):
    assert quote_of(sentence)[0].said_by == body


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("One of them, Ulf Sand, said he had seen it.", "Ulf Sand"),
        ("One of the miners, Ulf Sand, told reporters about it.", "Ulf Sand"),
        ("Another, Ulf Sand, said he had seen it.", "Ulf Sand"),
        ("The first to arrive was Ulf Sand, who mends nets.", "Ulf Sand"),
        ("One of the bridges, Ulf Sand, was shut.", ""),
    ],
)
def test_a_paragraph_in_marks_is_of_the_one_of_several_who_is_named_before_it(before, speaker):
    assert quote_of(f"{before}\n\n“It fell like a tree, and nobody could stop it.”")[0].said_by == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Benn died of sepsis, an hour after a call handler told his mother that help was “on its way to you”.",
            "a call handler",
        ),
        (
            "Not so, says the publisher: a clerk for Quill & Tarn calls the speech “the cheapest of them all”.",
            "a clerk for Quill & Tarn",
        ),
        (
            "“Sixty per cent of nothing?” said Lorna Fiddler, who cooks. The mayor, reached by phone, said: “We are still here, all of us.”",
            "The mayor",
        ),
        (
            "“It cracked,” he said. In the house the Taoiseach told them to wait. “But I am not going to,” he added.",
            "the Taoiseach",
        ),
    ],
)
def test_nobody_speaks_who_was_only_named_before(text, speaker):
    assert briefing.analyze(f"{LEDE}\n\n{text}").quotes[-1].said_by == speaker


def test_she_is_not_the_man_whose_colleague_speaks():
    text = "“It cracked,” Samuel Osei said.\n\nHis colleague takes the point. “So he says,” she said."
    assert briefing.analyze(text).quotes[-1].said_by == "she"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Lena Orr found the door ajar. “I thought it was kids,” Orr said.\n\nFootage shows the bear leaning on the handle until it opens."
            "\n\n“He left the raisin buns,” the baker said.",
            "Lena Orr",
        ),
        (
            "Karl Benn led the search. Benn saw the ferry. Benn called for help.\n\nRosa Marsh, a cook on her way from her sister's wedding, "
            "woke up in the water.\n\n“I had my son's hand in my hand,” the 28-year-old said.",
            "Rosa Marsh",
        ),
        (
            "“He is the last man she wants to see,” the judge said.\n\n“He has a cousin who is a mason, Judge,” Vera Finch said.\n\n"
            "Judge Ulf Sand sent him home.",
            "Ulf Sand",
        ),
    ],
)
def test_the_description_is_of_the_one_told_of(text, speaker):
    analysis = briefing.analyze(f"The town was quiet on Monday.\n\n{text}")
    (quote,) = [
        q for q in analysis.quotes if (cue := q.cue) and text_before(analysis, cue.start) in ("baker", "28-year-old", "judge")
    ]
    assert quote.said_by == speaker


def text_before(analysis, at):
    return analysis.article.text[:at].split()[-1]
