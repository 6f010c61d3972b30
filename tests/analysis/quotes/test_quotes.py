"""Who said what: one pattern of news usage a row, with the rule that finds it, and what must not be taken for speech."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from tests.analysis.helpers import said, speakers

CASES = [
    # text, speaker of the first quote, its rule
    ("“The bridge is closed for good,” Anna Holm said on Sunday.", "Anna Holm", "cue-after"),
    ("“The bridge is closed for good,” said Anna Holm of Harbor Watch, who counts ships.", "Anna Holm", "cue-inverted"),
    ("Anna Holm told reporters on Monday, “The bridge is closed for good.”", "Anna Holm", "cue-before"),
    ("“We start with the pumps,” Jeffrey Marsh of the Delta Water Board wrote in May.", "Jeffrey Marsh", "cue-after"),
    ("“We start with the pumps,” Anna Holm, assistant secretary for rivers, said on a call.", "Anna Holm", "cue-after"),
    ("“We start with the pumps,” Sen. Anna Holm (D-Ohio) said.", "Anna Holm", "cue-after"),
    ("“Let everybody who ever built a dam speak,” Anna Holm told Channel Nine News in February.", "Anna Holm", "cue-after"),
    (
        "“I left on good terms with all of them,” said one former campaign staffer, who asked not to be named.",
        "one former campaign staffer",
        "cue-inverted",
    ),
    ("“There was no other bridge at that time,” Holm’s office said in a statement.", "Holm’s office", "cue-after"),
    ("“There was no other bridge at that time,” the crew's union wrote in May.", "the crew's union", "cue-after"),
    ("“There was no other bridge at that time,” her lawyer wrote in May.", "her lawyer", "cue-after"),
    (
        "A spokeswoman for the city council said: “There was no other bridge at that time.”",
        "A spokeswoman for the city council",
        "cue-before",
    ),
    (
        "“There was no other bridge at that time,” said the head of the union of nurses.",
        "the head of the union of nurses",
        "cue-inverted",
    ),
    ("“There was no other bridge at that time,” said the engineer for the first time.", "the engineer", "cue-inverted"),
    ("‘There was no other bridge at that time,’ says Anna Holm.", "Anna Holm", "cue-inverted"),
    ("‘There was no other bridge at that time,’ jokes one of the keepers.", "one of the keepers", "cue-inverted"),
    (
        "The second time, the examiner, Prof. Anna Holm, wrote in the margin: “There was no other bridge at that time.”",
        "Anna Holm",
        "cue-before",
    ),
    ("A statement from the port said: “There was no other bridge at that time.”", "the port", "cue-before"),
    ("A report from the scene said: “There was no other bridge at that time.”", "A report", "cue-before"),
    ("A statement from the council said: “There was no other bridge at that time.”", "the council", "cue-before"),
    (
        "“There was no other bridge at that time,” said Anna Holm's neighbour, a retired pilot called Jan Holt.",
        "Jan Holt",
        "cue-inverted",
    ),
    ("“There was no other bridge at that time,” said the works manager, Ailsa Crook.", "Ailsa Crook", "cue-inverted"),
    ("Anna Holm stepped up her attacks, saying, “We have got to reach the day of reckoning.”", "Anna Holm", "participle"),
    ("Anna Holm said the flood was “a terrible mistake of the engineers.”", "Anna Holm", "clause-subject"),
    (
        "During an interview, Anna Holm said she believes the dam was “a terrible mistake of theirs.”",
        "Anna Holm",
        "clause-subject",
    ),
    ("According to Anna Holm, the dam was “a terrible mistake of theirs.”", "Anna Holm", "according-to"),
    ("The order was to “avoid all contact with the press,” according to the report.", "the report", "according-to"),
    ("Anna Holm called them on it: “The questions asked here are a disgrace.”", "Anna Holm", None),
    ("“Nobody will ever believe a word of it,” reacted Anna Holm.", "Anna Holm", "cue-inverted"),
    ("“I counted every ship,” she wrote. “Nobody asked me,” Anna Holm wrote in Harbor Review on Tuesday.", "she", "cue-after"),
    ("“It will hold,” nuclear engineers Anna Holm and Peter Osei of the Delta Institute wrote.", "Anna Holm", "cue-after"),
    ("Anna Holm’s answer was that “the wall is paid for by the farmers.”", "Anna Holm", "cue-noun"),
    ("Anna Holm called the plan a “joke,” saying the wall was “a gift to the builders of it.”", "Anna Holm", None),
    ("Anna Holm met the council in May, adding, “They need to have a good talk.”", "Anna Holm", "participle"),
    ("“You have to be able to adapt,” she said of Peter Osei, whom Anna Holm knows.", "she", "cue-after"),
    ("As Holm attacked him, the farmers chanted, “Pull the wall down!”", "the farmers", "cue-before"),
    ("One message read “keep your hands off our river.”", "One message", "clause-subject"),
    (
        "A few days later, Anna Holm changed her mind, telling the council the wall was “a wise thing after all.”",
        "Anna Holm",
        None,
    ),
    ("“They have to be ready,” firmly demanded Anna Holm of Harbor Watch.", "Anna Holm", "verb-after"),
    ("“Nobody told us about the leak.” Anna Holm said.", "Anna Holm", "cue-after"),
    ("The neighbours came. “She brought us soup,” said one, Anna Holm.", "Anna Holm", "cue-inverted"),
    ("The plan, written by Peter Osei, is “a gift to the town,” said Anna Holm.", "Anna Holm", "cue-inverted"),
    ("“Nobody told us about the leak.” said Anna Holm, who counts ships.", "Anna Holm", "cue-inverted"),
    ("“Nothing holds forever,” said Army Capt. Peter Osei, who counts ships.", "Peter Osei", "cue-inverted"),
    ("“It leaks,” said Holm ally Peter Osei. Anna Holm was silent.", "Peter Osei", "cue-inverted"),
    ("As Professor Anna Holm put it: “The wall is the wrong answer to the right question.”", "Anna Holm", "cue-before"),
    ("Anna Holm, citing “the weight of the water,” said the wall could break.", "Anna Holm", None),
    ("The town is “the heart of the valley,” as Anna Holm now points out.", "Anna Holm", "cue-after"),
    ("“The bridge is closed. We saw it.” General manager Peter Osei was quoted as saying.", "Peter Osei", "cue-after"),
    ("“The bridge is closed for good,”\nstated Peter Osei, a former judge, who led the team.", "Peter Osei", "cue-inverted"),
    ("“The bridge is closed for good,” thinks Anna Holm, who counts ships.", "Anna Holm", "verb-after"),
    ("“The bridge is closed for good,” went on Anna Holm, who counts ships.", "Anna Holm", "verb-after"),
    ("Anna Holm wrote. According to her, the dam was “a terrible mistake of theirs”.", "Anna Holm", "according-to"),
    ("Peter Osei wrote. “It was a terrible mistake of theirs,” according to him.", "Peter Osei", "according-to"),
    ("Anna Holm wrote. According to her lawyer, it was “a terrible mistake of theirs”.", "her lawyer", "according-to"),
    ("As a result, according to Anna Holm, there was a “rush to the other bridge”.", "Anna Holm", "according-to"),
    ("The bridge is old, according to Anna Holm, who is “worried by every lorry on it”.", "Anna Holm", "according-to"),
    ("The board nevertheless said: “The bridge is closed for good.”", "The board", "cue-before"),
    ("“The bridge is closed, says Anna Holm, an engineer. “It shakes with every lorry.”", "Anna Holm", "cue-inverted"),
    (
        "‘It shakes with every lorry’\nThe bridge is closed.\n“It shakes with every lorry now,” Anna Holm said.",
        "Anna Holm",
        "repeated",
    ),
    ("“We shall mend it before winter.” With these words Anna Holm opened the hall.", "Anna Holm", "next-sentence"),
    ("“We shall mend it before winter.” Anna Holm, 52, stands at the water.", "Anna Holm", "next-sentence"),
    ("“We shall mend it before winter,” was the message of Anna Holm on Monday.", "Anna Holm", "cue-noun"),
    ("The wall is a “gift to the builders of it”, in the words of Anna Holm.", "Anna Holm", "in-words-of"),
    ("In Anna Holm's view, the wall is “a gift to the builders of it”.", "Anna Holm", "in-words-of"),
    ("For Anna Holm, the wall amounts to a “gift to the builders of it”.", "Anna Holm", "in-words-of"),
    ("Anna Holm's promise of “a boat for every house” was met with laughter.", "Anna Holm", "cue-noun"),
    ("Though Anna Holm came to the wall and stated that “it holds for now”, it fell.", "Anna Holm", "clause-subject"),
    ("The board did not answer, but instead accused her of “spreading fear in the town”.", "The board", "clause-subject"),
    ("“Great work. It holds,” the note said. “She is ready.”\n— Anna Holm, after the flood.", "the note", "cue-after"),
    ("Its chairman, Gordon Ames, said the tax was “a cash machine with a garden.”", "Gordon Ames", "clause-subject"),
    ("Peter Osei drew a road, a plan that Anna Holm called “a gift to the builders of it.”", "Anna Holm", "clause-subject"),
    (
        "Peter Osei believes the road, which Anna Holm has described as “a scar across the valley,” will be built.",
        "Anna Holm",
        "clause-subject",
    ),
    ("Peter Osei promised help to a man whom she blasted as a “bully of the whole valley.”", "she", "clause-subject"),
    ("Peter Osei said that Anna Holm called the road “a scar across the valley.”", "Peter Osei", "clause-subject"),
    (
        "In a call with Kel Radio hosts Lars Benn and Eva Sund, the candidate said the road was “a scar across the valley.”",
        "the candidate",
        "clause-subject",
    ),
    (
        "Anna Holm gave a speech on “the old valley,” saying the town had shown the “courage and heart of it.”",
        "Anna Holm",
        "sentence-subject",
    ),
    (
        "When someone in the hall shouted, “Build the road,” Peter Osei joked, “Amen to that, my friends!”",
        "someone",
        "cue-before",
    ),
    ("The film ends with a voice over saying: “No more roads for us. Can you trust them?”", "a voice", "participle"),
    ("Anna Holm took the stage with a shot at him, saying the road was “a scar across the valley.”", "Anna Holm", "participle"),
    (
        "Peter Osei, a builder from Larch, Calif., who came late, said the road was “a scar across the valley.”",
        "Peter Osei",
        "clause-subject",
    ),
    ("Anna Holm sent out comments that compared the road to “a scar across the valley.”", "Anna Holm", "sentence-subject"),
]


@pytest.mark.parametrize(("text", "speaker", "rule"), CASES, ids=[c[0][:40] for c in CASES])
def test_patterns(text, speaker, rule):
    first = said(text)[0]
    assert first[0] == speaker
    if rule:
        assert first[3] == rule


GOES_ON = [
    ("Anna Holm left. According to her, the bridge is old. “It shakes with every lorry.”", "Anna Holm", "previous-subject"),
    ("Anna Holm came late. Her answer was short: “Never again in all my life.”", "Anna Holm", "cue-noun"),
    ("Anna Holm said it leaked.\nThe town slept.\n“It shakes with every lorry.”\nHolm said so twice.", "Anna Holm", "both-sides"),
    ("I asked the painter Peter Osei why he came.\n“To see the bridge before it falls.”", "Peter Osei", "previous-paragraph"),
    ("Eva Finch asked Peter Osei why he came. “To see the bridge before it falls.”", "Peter Osei", "previous-subject"),
    ("According to Peter Osei, the bridge is old.\n“It shakes with every lorry.”", "Peter Osei", "previous-paragraph"),
    ("The bridge is old, said Peter Osei, its keeper.\n“It shakes with every lorry.”", "Peter Osei", "previous-paragraph"),
    (
        "A keeper of the bridge said that it was old.\n“It shakes with every lorry.”",
        "A keeper of the bridge",
        "previous-paragraph",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "rule"), GOES_ON, ids=[c[0][:40] for c in GOES_ON])
def test_who_was_asked_or_cited_speaks_next(text, speaker, rule):
    assert (speaker, rule) in {(row[0], row[3]) for row in said(text)}


def test_an_interrupted_quotation_is_one_quote_of_two_pieces():
    rows = said("“This is a political thing,” Anna Holm said, “keeping the dam as it is.”")
    assert rows == [("Anna Holm", "This is a political thing, […] keeping the dam as it is.", "direct", "cue-after")]


def test_the_speaker_of_the_paragraph_goes_on():
    rows = said("“It is late,” Anna Holm said. “Nobody will wait for us any longer.”")
    assert [(r[0], r[3]) for r in rows] == [("Anna Holm", "cue-after"), ("Anna Holm", "same-paragraph")]


def test_a_paragraph_of_quotation_alone_keeps_the_speaker():
    text = "Anna Holm said on Monday that the dam would hold.\n“Nobody should lie awake about it tonight.”"
    assert speakers(text)[-1] == "Anna Holm"


def test_a_pronoun_stands_for_the_person_of_its_sex():
    text = "Mr. Peter Osei met Ms. Anna Holm at the dam. “It will hold through the winter,” she said."
    quote = briefing.analyze(text).quotes[-1]
    assert quote.speaker.name == "Anna Holm"
    assert text[quote.speaker.start : quote.speaker.end] == "she"


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm is the star of the reality show “The Long Apprentice”.",
        "They sang the slogan “Make Rivers Great Again” all night.",
        "The so-called “experts” met again.",
    ],
)
def test_titles_slogans_and_scare_quotes_are_no_speech(text):
    assert [r for r in said(text) if r[2] != "indirect"] == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Greece, Italy and Belgium said that the cap should stand.", "Greece, Italy and Belgium"),
        ("The Delta Institute and the Red Cross said that they had not been asked.", "The Delta Institute and the Red Cross"),
        ("Between Greece and Italy, Belgium said that it would choose neither.", "Belgium"),
        ("The leaders failed to agree, with Germany warning that the cap could leak.", "Germany"),
    ],
)
def test_bodies_that_speak_together_or_beside_others(text, speaker):
    assert speakers(text) == [speaker]


def test_a_kicker_says_nothing():
    for kicker in ("Exclusive", "Q&A", "Live updates"):
        assert speakers(f"{kicker}: “We were told to look away from it”") == [None]


def test_who_follows_a_quotation_is_the_subject_of_its_sentence():
    text = "“Mr. Osei is talking to us,” said Insp. Anna Holm, declining to say how the dam broke."
    assert {q.said_by for q in briefing.analyze(text).quotes} == {"Anna Holm"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna Holm said the town paid for work that was “a day late”.", "the town paid for work that was “a day late”"),
        ("Anna Holm said on Monday that the work was “a day late”.", "the work was “a day late”"),
        ("Anna Holm said in a statement she was “a day late”.", "she was “a day late”"),
        ("Anna Holm answered by saying that it was “a day late”.", "it was “a day late”"),
    ],
)
def test_a_clause_begins_after_its_own_that(text, words):
    assert briefing.analyze(text).quotes[0].text(text) == words


def test_reported_speech():
    assert said("Anna Holm said that the dam would hold through the winter.") == [
        ("Anna Holm", "the dam would hold through the winter", "indirect", "reported")
    ]


def test_reported_speech_with_the_speaker_last():
    assert said("The dam would hold through the winter, Anna Holm said on Monday.") == [
        ("Anna Holm", "The dam would hold through the winter", "indirect", "reported-after")
    ]


def test_the_second_verb_of_a_sentence_keeps_its_subject():
    text = "Peter Osei repeated his denial of plans to close the old harbor and said the ships would stay there for good."
    assert speakers(text) == ["Peter Osei"]


def test_nobody_rather_than_a_wrong_name():
    assert speakers("“The water came over the wall at noon on Sunday.”") == [None]


@given(st.text(alphabet="“”\"'’‘ aAbBsaid.,:Holm\n—", max_size=120))
def test_any_text_gives_quotes_that_stand_in_it(text):
    analysis = briefing.analyze(text)
    at = 0
    for q in analysis.quotes:
        assert q.start >= at
        assert all(0 <= s.start < s.end <= len(text) for s in q.spans)
        at = q.end


def test_a_transcript_names_its_speakers():
    text = "OSEI: We start with the pumps on Monday.\nHOLM: And who pays for them?\nOSEI: The council does."
    assert [(r[0], r[1], r[3]) for r in said(text)][1] == ("HOLM", "And who pays for them?", "transcript")


def test_the_sentence_between_two_quotes_changes_the_speaker():
    text = "“It leaks,” Anna Holm said. Peter Osei said the wall was old. “Nobody will pay for a new one this year.”"
    assert [r[0] for r in said(text) if r[2] == "direct"] == ["Anna Holm", "Peter Osei"]


def test_a_pronoun_means_the_subject_and_not_the_object_before_it():
    text = "Peter Osei came late. As he does so often, Mr. Osei played down the deal with Samuel Adeyinka. “There was none,” he said."
    assert said(text)[-1][0] == "Peter Osei"


def test_he_who_was_asked_answers():
    text = (
        "Peter Osei works for the Gazette. Last month Peter Osei asked Samuel Adeyinka whether he was ill. “Not at all,” he said."
    )
    assert said(text)[-1][0] == "Samuel Adeyinka"


def test_a_pronoun_is_left_open_between_two():
    text = "The talks of Peter Osei and Samuel Adeyinka with the council were long. “It was a waste of a day,” he said."
    assert said(text)[-1][0] == "he"


def test_a_role_noun_stands_for_the_one_who_has_the_role():
    text = "Foreign Minister Anna Holm met Peter Osei. “We will not wait for the flood,” the minister said."
    quote = briefing.analyze(text).quotes[-1]
    assert quote.speaker.name == "Anna Holm"
    assert text[quote.speaker.start : quote.speaker.end] == "the minister"


def test_a_role_noun_is_left_open_when_the_role_is_another_one():
    text = "Vice President Anna Holm met Peter Osei. “We will not wait for the flood,” the president said."
    assert said(text)[-1][0] == "the president"


def test_voices_that_are_no_people_are_listed_apart():
    text = (
        "Anna Holm came. The Delta Water Board said the wall was old. “We warned them in May,” the Delta Water Board said. "
        "Officials said the pumps were new."
    )
    analysis = briefing.analyze(text)
    assert [p.name for p in analysis.people] == ["Anna Holm"]
    assert [(o.name, o.kind) for o in analysis.others] == [("Delta Water Board", "organisation"), ("Officials", "group")]
    board = analysis.others[0]
    assert len(board.mentions) == 2
    assert sum(board.says(q) for q in analysis.quotes) == 2


@pytest.mark.parametrize(
    "text",
    [
        "In a long talk with The Herald, Anna Holm was asked, “What is the coldest place that you have been to?” Anna Holm laughed.",
        "Anna Holm, the mayor, was told, “Nobody will ever miss the old bus.” Anna Holm laughed.",
    ],
)
def test_who_is_asked_does_not_speak(text):
    assert speakers(text) == [None]


def test_who_had_been_going_too_fast_does_not_speak():
    text = "There was no suggestion, Anna Holm added, that Karl Benn had been going too fast: “He had lights, he had a helmet.”"
    assert speakers(text)[-1] == "Anna Holm"


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm sold the old bell for scrap in May, the court was told.",
        "The bell was “worth a village”, magistrates were told on Monday.",
    ],
)
def test_a_court_that_is_told_something_does_not_speak(text):
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna Holm was relieved.“Nobody wanted this,”she said.", "Nobody wanted this,"),
        ("Anna Holm said that “it is a war we did not want,” and left.", "it is a war we did not want,"),
        ("Anna Holm said ”we are in no hurry”.", "we are in no hurry"),
    ],
)
def test_a_quotation_is_what_stands_between_its_marks(text, words):
    assert said(text)[0][1] == words


def test_a_sentence_may_open_with_the_verb():
    assert said("Said the mayor, Anna Holm: “He was never late in all that time.”")[0][0] == "Anna Holm"
    assert speakers("“He was never late in all that time,” Said Karim told the court.") == ["Said Karim"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It leaks,” Anna Holm shrugs.", "Anna Holm"),
        ("The wall is old, Anna Holm suggests. “It leaks at night.”", "Anna Holm"),
        ("Anna Holm said the wall was old. Nothing was done.\n“It leaks at night, and nobody sees it.”", "Anna Holm"),
        ("Translator Anna Holm, who chaired the judging panel, on Thursday said the book was “a very great joy”.", "Anna Holm"),
        ("At the mill, the refrain is the same: “It leaks at night,” said Anna Holm.", "Anna Holm"),
        ("“It stood in “The Mill” first,” Anna Holm said.", "Anna Holm"),
        ("“Tell the boys I tried,” Mr. Peter Osei was heard to say.", "Peter Osei"),
        ("“It leaks badly now,” said Per Solberg, who built it.", "Per Solberg"),
        ("Despite the pardon, “nobody has been heard” by the court, Anna Holm said in a note.", "Anna Holm"),
        ("Holm, Anna Holm, is rich, the county suggests. “It leaks at night and all day.”", "the county"),
        ("Kelby (agency) - The mayor, Anna Holm, defended the plan, saying it was “a wall for all”.", "Anna Holm"),
        ("KELBY, Larch — Anna Holm defended the plan, saying it was “a wall for all”.", "Anna Holm"),
        ("The trouble, said Anna Holm, an engineer in Kelby, is that it was “a wall for all”.", "Anna Holm"),
        ("Peter Osei, a keeper, said Anna Holm had built “a wall for all”.", "Peter Osei"),
        ("“It leaks at night,” said Larch campaign manager Anna Holm in a note.", "Anna Holm"),
        ("Peter Osei left. “It leaks at night,” said Osei campaign manager Anna Holm.", "Anna Holm"),
        ("Anna Holm won. “It leaks at night,” said one Holm confidant.", "one Holm confidant"),
        ("In May, under what Anna Holm called “the old way of walls,” the Kelby Club charged a fee.", "Anna Holm"),
        ("The price was high for Ms. Holm, who said she hoped to get “a rest from all of it”.", "Holm"),
        ("The son of a man who spent a night on the wall has said that it was “a wall for all”.", "The son of a man"),
        ("Mr. Holm, whose new firm, Larchline, is rich, said it was “a wall for all”.", "Holm"),
        ("Anna Holm KC, for the county, said: “It leaks at night.”", "Anna Holm"),
        ("“It leaks at night,” an angry Anna Holm retaliated.", "Anna Holm"),
        ("Peter Osei left after Anna Holm pardoned him “out of love for the wall of Kelby”.", "Anna Holm"),
        ("Town ties hit a low after Anna Holm questioned it and accused Peter Osei of sowing “hatred of the wall”.", "Anna Holm"),
        ("Peter Osei left when the town gave him “a wall for a wall and a door”.", "Peter Osei"),
    ],
)
def test_the_speaker_further_off(text, speaker):
    assert said(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "rule"),
    [
        ("The plan, described by Anna Holm as “a gift to the builders of it,” passed.", "Anna Holm", "agent"),
        ("Peter Osei was praised by Anna Holm as “a man who gets up early.”", "Anna Holm", "agent"),
        ("Peter Osei has been accused by the council of “lying to all of the town.”", "the council", "agent"),
        ("The plan was dismissed as “a gift to the builders” by Anna Holm, the mayor.", "Anna Holm", "agent"),
        ("Anna Holm won, prompting Peter Osei to say the town had “lost its mind for good.”", "Peter Osei", "clause-subject"),
        ("Anna Holm won. That led Peter Osei to complain of “a theft in plain sight.”", "Peter Osei", "clause-subject"),
        ("The Kelby Post quoted Anna Holm as saying that the wall “has never leaked at all.”", "Anna Holm", "participle"),
        ("The plan would, in the words of Anna Holm, “ruin every farmer in the valley.”", "Anna Holm", "in-words-of"),
        ("In Holm’s view, the wall “has never leaked at all.” Anna Holm built it.", "Anna Holm", "in-words-of"),
        ("As Anna Holm put it, the wall “has never leaked at all.”", "Anna Holm", "in-words-of"),
        ("The wall, according to Anna Holm, is “a danger to every child” and must go.", "Anna Holm", "according-to"),
        ("The wall is “a danger to every child” and must go, according to Anna Holm.", "Anna Holm", "according-to"),
        ("After saying that she “knew of it and did nothing,” Anna Holm lost the vote.", "Anna Holm", "participle"),
        ("Admitting that it “was a day late at best,” though, Anna Holm did pay.", "Anna Holm", "participle"),
        ("Anna Holm’s claim that the wall “has never leaked at all” was wrong.", "Anna Holm", "cue-noun"),
        ("The warning by Anna Holm that the wall “has leaked all along” was heard.", "Anna Holm", "cue-noun"),
        ("A note from Anna Holm that read, “the wall has leaked all along,” was found.", "Anna Holm", "cue-before"),
        ("Anna Holm read a text from Peter Osei that said, “The wall has leaked all along.”", "Peter Osei", "cue-before"),
        ("Anna Holm got a letter from Peter Osei saying the wall “has leaked all along.”", "Peter Osei", "clause-subject"),
        ("Peter Osei sent Anna Holm a letter saying the wall “has leaked all along.”", "Peter Osei", "participle"),
        ("Anna Holm played a call in which Peter Osei was heard saying: “The wall has leaked.”", "Peter Osei", "participle"),
        ("Anna Holm issued a report that called the wall “a danger to every child”.", "Anna Holm", "clause-subject"),
        ("The court ruled that the wall was “in a very poor state” and must go.", "The court", "clause-subject"),
        ("Osei said the wall was “not his problem now,” a remark that Anna Holm called unkind.", "Osei", "clause-subject"),
    ],
)
def test_who_speaks_without_being_the_subject_of_the_verb(text, speaker, rule):
    found = [(row[0], row[3]) for row in said(text) if row[2] != "indirect"]
    assert found == [(speaker, rule)]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Another harbour source speaking to Kelby Radio said, “The wall will hold for now.”", "Another harbour source"),
        ("“It was all but dead by then,” a Western diplomat involved in the talks said.", "a Western diplomat"),
        ("Investigators looking into the fall of the wall said it was “a danger to all.”", "Investigators"),
        ("People briefed on the talks said the plan was “all but dead by now.”", "People"),
        ("A harbour official who was not allowed to speak said, “The wall will hold for now.”", "A harbour official"),
        ("Farmers such as Peter Osei say the plan is “a gift to the builders of it.”", "Farmers"),
        ("Anna Holm left. Holm supporters broke up the talk, and the ad claims “she built a wall for all.”", "the ad"),
        ("“She built a wall for nobody at all,” the report states.", "the report"),
        ("“She built a wall for nobody at all,” a welcome message on the site reads.", "a welcome message"),
        ("“Will you run again in the spring?” a reporter can be heard asking Anna Holm.", "a reporter"),
        ("One man held up a sign that read, “Pull the wall down now.”", "a sign"),
        ("One man held up a banner reading “Pull the wall down now.”", "a banner"),
        ("Anna Holm received a letter saying: “Pull the wall down now.”", "a letter"),
        ("Anna Holm held up a note that said: “Pull the wall down now.”", "a note"),
        ("Anna Holm produced a tape in which the accused allegedly said: “Pull the wall down now.”", "the accused"),
        ("Anna Holm produced a tape in which the injured said: “Pull the wall down now.”", "the injured"),
        ("Anna Holm cited a study that said the wall “has leaked all along”.", "a study"),
        (
            "Citing a report that described the wall as “a danger to every child”, Anna Holm said that it must go.",
            "a report",
        ),
        ("In the square, Anna Holm heard people chanting “Pull the wall down now!” at noon.", "people"),
        ("The video showed a man shouting “Pull the wall down now!” at noon.", "a man"),
        (
            "However, an official of the board, asking not to be named, said it was “a danger to all of us.”",
            "an official of the board",
        ),
        ("Separately, two drivers, who were there, said it was “a danger to all of us.”", "two drivers"),
        ("Larch, which met in May, said it was “a danger to all of us.”", "Larch"),
        ("In a talk with hosts Lars Benn and Eva Sund, the mayor said the wall was “a danger to all.”", "the mayor"),
        (
            "According to the recently opened Harbour Board file, “nobody checked the pumps.”",
            "the recently opened Harbour Board file",
        ),
        ("According to newly found papers, the wall was “a danger to every child.”", "newly found papers"),
    ],
)
def test_the_words_that_name_the_speaker(text, mention):
    quote = next(q for q in briefing.analyze(text).quotes if q.kind != "indirect")
    assert text[quote.speaker.start : quote.speaker.end] in (mention, mention.removeprefix("the recently opened "))


@pytest.mark.parametrize(
    "text",
    [
        "The wall, under Article 13, is “a danger to every child” and must go.",
        "It is of no use that, according to Article 13, “the owners of the wall” must pay.",
        "Reading the words “a wall for all of the town” could bring a smile.",
        "The old wall will “cost the town a great deal,” a claim Anna Holm rejects.",
    ],
)
def test_who_stands_near_a_quotation_does_not_speak_it(text):
    assert [row[0] for row in said(text)] == [None]


def test_the_subject_before_an_attribution_belongs_to_what_is_said():
    text = "Mending the wall, Anna Holm said in May, would “cost us all a great deal.”"
    assert [row[:3] for row in said(text)] == [("Anna Holm", "Mending the wall […] would “cost us all a great deal.”", "mixed")]


def test_a_verb_that_leads_to_the_next_quotation_is_not_that_of_the_one_before():
    text = "After Anna Holm said that the wall was “less than a wall,” Peter Osei said: “I built it well.”"
    assert speakers(text) == ["Anna Holm", "Peter Osei"]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm met Peter Osei, who said the wall was old. Nothing was done.\n“It leaks at night, and nobody sees it.”",
        "“Does it leak at night?” Anna Holm asked.\n“Every single night, and nobody sees it.”",
    ],
)
def test_no_speaker_is_better_than_a_wrong_one(text):
    assert said(text)[-1][0] is None


def test_the_writer_who_quotes_is_not_the_speaker():
    text = "Mayor Odo Finch came late on Monday. Finch said, and I quote, “The dam will hold for ever.”"
    assert [q.said_by for q in briefing.analyze(text).quotes] == ["Odo Finch"]


def test_a_short_form_ends_its_sentence_before_a_quotation():
    assert [row[1] for row in said("Anna Holm got a C. “I'd have given me a D,” she said.")] == ["I'd have given me a D,"]
    assert [row[1] for row in said("A fuse blew at 4 a.m. “We waited for it,” Anna Holm said.")] == ["We waited for it,"]
    assert not [row for row in said("Anna Holm met J. “Jack” Benn there.") if row[2] != "indirect"]


def test_a_few_words_alone_in_marks_are_a_heading_and_of_whoever_says_them_below():
    said_above = "“It leaks,” Anna Holm said.\n"
    assert speakers(said_above + "“A wet wall”\nPeter Osei called it “a wet wall indeed”.")[1] == "Peter Osei"
    assert "Anna Holm" not in speakers(said_above + "“A wet wall”\nIt rained that night in Larch.")[1:]
    assert speakers(said_above + "“It is a wet wall.”\nIt rained that night in Larch.")[1] == "Anna Holm"


def test_words_that_stand_on_a_thing_are_not_said_by_whoever_finds_them():
    assert not said("Anna Holm came home and found the words “Sorry love, all is lost” taped to the gate.")
    assert speakers("Anna Holm said the words “Sorry love, all is lost” on Monday.") == ["Anna Holm"]


def test_under_a_short_answer_to_another_nobody_is_told_to_go_on():
    above = "“The wall leaks,” Anna Holm said.\n"
    assert speakers(above + "“I hear you,” said Peter Osei.\n“Then come and see it.”")[2] is None
    assert speakers(above + "“I hear you,” said Holm.\n“Then come and see it.”")[2] == "Anna Holm"
    assert speakers(above + "“I hear you,” she said.\n“Then come and see it.”")[2] == "Anna Holm"
    long = "“We have heard of it, and nobody slept all night,” said Peter Osei.\n"
    assert speakers(above + long + "“Then we came and saw it.”")[2] == "Peter Osei"


def test_a_short_sentence_in_marks_is_a_quotation_and_a_short_phrase_is_none():
    assert [row[1] for row in said("It was late at the gate. “I only sweep.”")] == ["I only sweep."]
    assert not said("It was late at the “old gate” again.")


def test_the_name_before_the_colon_of_a_heading():
    text = "Holm: Osei road ‘a scar across the valley’\n\nMayor Anna Holm said so on Monday.\n\nThe Road: A town ‘with a scar across it’"
    assert [(who, rule) for who, _, kind, rule in said(text) if kind != "indirect"] == [
        ("Anna Holm", "reported-colon"),
        (None, "no-speaker"),
    ]


@pytest.mark.parametrize(
    "headline",
    [
        "Roofer who took 46,000 from widower told: ‘You bled a lonely man dry’",
        "Brothers who fell out over a lane told to ‘go home and cool down’",
        "Herders sue over wind farm: “The calves do not come here any more”",
    ],
)
def test_whoever_is_told_something_in_a_headline_does_not_say_it(headline):
    assert speakers(headline + "\n\nThe court of Kelby sat on Monday over it all. It will sit again.")[:1] == [None]


@pytest.mark.parametrize(
    "headline", ["Anna Holm on strike: “We will not go back to work”", "Mayor on flood: “We had no warning of it”"]
)
def test_a_name_or_role_before_the_colon_of_a_headline_speaks(headline):
    assert speakers(headline + "\n\nThe court of Kelby sat on Monday over it all. It will sit again.")[:1] != [None]
