"""Dates: each rule by its own example and near miss, then the sentences on which other programs go wrong."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import analyze
from briefing.analysis.values import dates
from briefing.analysis.values.readers import READERS
from briefing.analysis.values.resolving import Day
from briefing.comparing.timeline import timeline
from briefing.engine import bare
from briefing.lexicon.lists import SHIPPED, read_toml
from briefing.model import Article, Span
from briefing.model.times import FORMS, bounds, grain
from briefing.reading.text.plain import assemble

RULES = read_toml(SHIPPED / "dates.toml")["rules"]
FEWEST = 48  # rules; one that goes takes its example along, so that nothing else would tell


def read(text, day="2024-03-18"):
    """[(phrase, value)] of one sentence in an article of a day."""
    now = Day(date.fromisoformat(day)) if day else Day()
    found, _ = dates.find(text, [Span(0, len(text))], now)
    return [(text[d.start : d.end], d.value) for d in found]


def undated(text, day="2024-03-18"):
    _, found = dates.find(text, [Span(0, len(text))], Day(date.fromisoformat(day)))
    return [s.of(text) for s in found]


def test_no_rule_is_lost():
    assert len({rule["name"] for rule in RULES}) == len(RULES) >= FEWEST


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_each_rule_reads_its_example_and_leaves_its_near_miss(rule):
    assert rule["reason"]
    assert rule["reads"] in READERS
    near_miss, _ = dates.find(rule["near_miss"], [Span(0, len(rule["near_miss"]))], Day(date(2024, 3, 18)))
    assert rule["name"] not in [d.rule for d in near_miss]
    if "example" in rule:
        found, _ = dates.find(rule["example"], [Span(0, len(rule["example"]))], Day(date.fromisoformat(rule["on"])))
        assert (rule["name"], rule["value"]) in [(d.rule, d.value) for d in found]


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("The abbot stepped down on Wednesday.", "2024-03-20", "2024-03-20"),
        ("The abbot will step down on Wednesday.", "2024-03-20", "2024-03-20"),
        ("The abbot stepped down on Thursday.", "2024-03-20", "2024-03-14"),
        ("The abbot will step down on Thursday.", "2024-03-20", "2024-03-21"),
        ("The abbey will stay closed until Thursday.", "2024-03-20", "2024-03-21"),
        ("It will not be finally opened on Thursday.", "2024-03-20", "2024-03-21"),
        ("The abbey that will close opened on Thursday.", "2024-03-20", "2024-03-14"),
        ("Thursday's mass is expected to be long.", "2024-03-20", "2024-03-21"),
        ("The abbot said on Monday that he will go.", "2024-03-20", "2024-03-18"),
        ("The abbey has kept its gates shut until Thursday.", "2024-03-20", "2024-03-21"),
        ("Figures for March are due soon, the abbot said.", "2024-04-10", "2024-03"),
        ("The past weekend was wet.", "2024-03-20", "2024-W11-WE"),
        ("The abbey was shut until Thursday.", "2024-03-20", "2024-03-14"),
        ("The abbey remains closed until Thursday.", "2024-03-20", "2024-03-21"),
        ("The abbey, founded 1687, is for sale.", "2024-03-20", "1687"),
        ("The abbot said Thursday's vote would be close.", "2024-03-20", "2024-03-21"),
        ("The abbot said that Thursday's vote had been close.", "2024-03-20", "2024-03-14"),
        ("Talks on Sunday will decide it, the abbot said.", "2024-03-20", "2024-03-24"),
        ("The abbot said that on Sunday he would go.", "2024-03-20", "2024-03-24"),
        ("They set a meeting for Saturday.", "2024-03-20", "2024-03-23"),
        ("She was held for Saturday's brawl.", "2024-03-20", "2024-03-16"),
        ("The nuns, who meet in Larch on 24 April, said no.", "2024-03-20", "2024-04-24"),
        ("The nuns, who met in Larch on 24 April, said no.", "2024-03-20", "2023-04-24"),
        ("The nuns, who put it off on 24 April, said no.", "2024-03-20", "2023-04-24"),
        ("“If we are still here in the autumn, we freeze,” she said.", "2024-03-20", "2024-FA"),
        ("“If we were still here in the autumn, it was late,” she said.", "2024-03-20", "2023-FA"),
        ("The nuns, who arrived on Monday, will leave.", "2024-03-20", "2024-03-18"),
        ("The wall should be mended by Friday.", "2024-03-20", "2024-03-22"),
        ("She vowed to return on Friday.", "2024-03-20", "2024-03-22"),
        ("The roof would have been mended on Friday.", "2024-03-20", "2024-03-15"),
        ("Monks go to the polls on Sunday.", "2024-03-20", "2024-03-24"),
        ("The last bell is at noon on Thursday.", "2024-03-20", "2024-03-21"),
        ("Until Sunday the chapel is closed.", "2024-03-20", "2024-03-24"),
        ("The choir had been due to sing on Tuesday.", "2024-03-20", "2024-03-19"),
        ("The abbot told monks on Tuesday they would sing.", "2024-03-20", "2024-03-19"),
        ("Fees fell; on Saturday the abbot flies home.", "2024-03-20", "2024-03-23"),
        ("By the end of last month the roof was gone.", "2024-03-20", "2024-02"),
        ("The bell was cast on Friday, January 29, for the chapel.", "2021-03-20", "2021-01-29"),
        ("It has stood since mid-2015, they say.", "2024-03-20", "2015"),
        ("The abbey will be sold by year's end.", "2024-03-20", "2024"),
        ("The last day to apply is Nov. 28.", "2024-04-17", "2024-11-28"),
        ("It was cheap at the close of trading on Friday.", "2024-04-17", "2024-04-12"),
        ("It was lit on Dec. 30 and burned for days.", "2024-01-02", "2023-12-30"),
        ("It will be lit on Jan. 4.", "2024-12-30", "2025-01-04"),
        ("It was sold in November.", "2025-01-06", "2024-11"),
        ("It was sold in March.", "2024-03-18", "2024-03"),
        ("It was lit last Sunday.", "2024-03-17", "2024-03-10"),
        ("It is lit next Sunday.", "2024-03-17", "2024-03-24"),
        ("It fell last October.", "2024-10-09", "2023-10"),
        ("It fell last summer.", "2024-03-18", "2023-SU"),
        ("It fell last winter.", "2024-03-18", "2023-WI"),
        ("It will open in the spring.", "2024-01-20", "2024-SP"),
        ("They met over the weekend.", "2024-03-18", "2024-W11-WE"),
        ("They meet this weekend, and will dance.", "2024-03-18", "2024-W12-WE"),
        ("They met three weeks ago.", "2024-03-18", "2024-02-26"),
        ("They met seven months ago.", "2024-03-18", "2023-08"),
        ("They met twenty years ago.", "2024-03-18", "2004"),
        ("It is due by the end of the month.", "2024-03-18", "2024-03"),
        ("It is due in late 2031.", "2024-03-18", "2031"),
        ("They had gone by the end of the year.", "2024-03-18", "2023"),
        ("It stood in the 1820s.", "2024-03-18", "182X"),
        ("It is of the twelfth century.", "2024-03-18", "11XX"),
        ("The fair is held on May 3-5.", "2024-03-18", "2024-05-03/2024-05-05"),
        ("She reigned from 1702 to 1714.", "2024-03-18", "1702/1714"),
        ("It closed in the week of March 4.", "2024-03-18", "2024-W10"),
        ("It closed on Tuesday last week.", "2024-03-18", "2024-03-12"),
        ("Sales rose in the fourth quarter of last year.", "2024-03-18", "2023-Q4"),
        ("She told them on Tuesday, October 15.", "2024-12-01", "2024-10-15"),
        ("It is the worst drought since June 6.", "2024-05-09", "2023-06-06"),
        ("Profit for the fourth quarter was small.", "2024-10-18", "2024-Q4"),
        ("The abbey's loss for the second quarter was large.", "2024-10-18", "2024-Q2"),
        ("It closed in the week of 4 March.", "2024-03-18", "2024-W10"),
        ("The abbey's second-quarter 2021 profit was small.", "2024-03-18", "2021-Q2"),
        ("Last year's first quarter was cold.", "2024-03-18", "2023-Q1"),
        ("It was warm in the season of 2022/23.", "2024-03-18", "2022/2023"),
        ("The choir sings on the 2nd.", "2024-12-30", "2025-01-02"),
        ("The choir sang on the 31st, and slept.", "2024-02-05", "2024-01-31"),
        ("The abbot was born in '41.", "2024-03-18", "1941"),
        ("The gate was shut at 5 p.m. Eastern time.", "2024-03-18", "2024-03-18"),
        ("2019 profits were small.", "2024-03-18", "2019"),
        ("The monks will have left the abbey by the end of May.", "2024-04-02", "2024-05"),
        ("The chapel is to have been rebuilt by August.", "2024-03-20", "2024-08"),
        ("The chapel was to have opened in January.", "2024-03-20", "2024-01"),
        ("The cook had asked for the oven to be mended twice in January.", "2024-03-14", "2024-01"),
        ("The abbot had planned to open the gate in December.", "2024-03-14", "2023-12"),
        ("The bishop asked the abbey to close in June.", "2024-03-14", "2024-06"),
        ("A judge ordered the abbey to pay the cook by Friday.", "2024-03-20", "2024-03-22"),
        ("The choir reopens in May.", "2024-03-20", "2024-05"),
    ],
)  # fmt: skip
def test_the_verb_and_the_calendar_tell_which(text, day, value):
    assert [v for _, v in read(text, day)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "They must be out in 36 hours.",
        "It was the coldest night in forty years.",
        "The ministry of fiscal 2026 had no money.",
        "The 2023-24 fiscal year was a bad one.",
        "Two days later the bridge fell.",
        "The next morning the bridge fell.",
        "The deputies may march, and the sun sat low.",
        "April Winter, 41, a baker from Sund, slept.",
        "June Hall said that she slept.",
        "The March of the Candles was long.",
        "Black Friday shoppers filled the Sunday Gazette.",
        "He is a Monday-morning poet.",
        "Flight 1988 took Route 2031.",
        "The lake of 2024 square kilometres is dry.",
        "A second man of 1950 people now lives there.",
        "He served eleven years in prison for it.",
        "A quarter of the flock fell ill.",
        "The score was 20-24 and then 19-99.",
        "Every Tuesday they bake.",
        "The following Friday he left; that Monday he was back.",
        "A man in his 60s fell; it was in the 90s in the shade.",
    ],
)
def test_what_looks_like_a_date_and_is_none(text):
    assert read(text) == []


def test_a_promise_and_what_it_promises_have_their_own_days():
    text = "The abbot promised on Tuesday to go in September."
    assert [v for _, v in read(text, "2024-03-20")] == ["2024-03-19", "2024-09"]


def test_a_date_right_behind_its_own_verb_does_not_wait_for_the_next_one():
    text = "The talks that began in January were to end in April."
    assert [v for _, v in read(text, "2024-03-20")] == ["2024-01", "2024-04"]


def test_what_cannot_be_dated_is_told_apart_from_what_is_no_date():
    assert undated("Three days later the bridge fell; it had stood in fiscal 2019.") == ["Three days later", "fiscal 2019"]
    assert undated("Flight 1988 was late on Friday.") == []


def test_two_days_with_one_month():
    text = "The court sits on 7 and 8 May."
    found, _ = dates.find(text, [Span(0, len(text))], Day(date(2024, 3, 18)))
    assert [(text[d.start : d.end], d.value) for d in found] == [("7", "2024-05-07"), ("8 May", "2024-05-08")]


def test_two_dates_of_one_sentence():
    assert read("Between July 8 and July 21 it rained, and on Friday it stopped.") == [
        ("July 8", "2023-07-08"),
        ("July 21", "2023-07-21"),
        ("Friday", "2024-03-15"),
    ]


def test_without_a_day_of_the_article_only_what_tells_its_year_is_dated_to_it():
    assert read("It fell on May 3, and in June 1998 it was sold.", "") == [("May 3", "XXXX-05-03"), ("June 1998", "1998-06")]
    _, left = dates.find("It fell on Friday.", [Span(0, 18)], Day())
    assert len(left) == 1


@pytest.mark.parametrize(
    ("published", "dateline", "day"),
    [
        ("2024-05-01", None, Day(date(2024, 5, 1))),
        ("2024-05-01T10:30:00Z", "GENEVA, May 2 (AP)", Day(date(2024, 5, 1))),
        ("", "PORT, May 2, 2023 (AP)", Day(date(2023, 5, 2))),
        ("", "PORT, 2 May (AP)", Day(None, "05-02")),
        ("", "PORT (AP)", Day()),
        ("sometime", None, Day()),
        ("2024-02-30", None, Day()),
    ],
)
def test_the_day_of_an_article(published, dateline, day):
    assert dates.day_of(Article("x", published=published, dateline=dateline)) == day


def test_dates_are_in_the_analysis_and_come_back():
    analysis = analyze(replace(bare("The mill burned on Friday.\nIt will reopen in May."), published="2024-03-18"))
    assert [(d["text"], d["value"], d["grain"], d["tense"]) for d in analysis.to_dict()["dates"]] == [
        ("Friday", "2024-03-15", "day", "past"),
        ("May", "2024-05", "month", "coming"),
    ]
    assert type(analysis).from_dict(analysis.to_dict()) == analysis


def test_a_line_that_is_a_date_has_one_and_tells_no_event():
    article = assemble(
        [("Mill burns", "title"), ("March 16, 2024", "aside"), ("The mill burned on Friday.", None)], id="mill", source="mill.txt"
    )
    analysis = analyze(replace(article, published="2024-03-18"))
    assert [d.value for d in analysis.dates] == ["2024-03-16", "2024-03-15"]
    assert [e.value for e in timeline([analysis]).events] == ["2024-03-15"]


def test_an_article_of_another_language_has_none():
    assert analyze(replace(bare("Das war am 3. May 2024 so."), language="de")).dates == ()


WORDS = st.sampled_from(
    [
        "on",
        "in",
        "by",
        "the",
        "last",
        "next",
        "this",
        "Friday",
        "Monday",
        "May",
        "March",
        "June",
        "3",
        "12",
        "2024",
        "1999",
        "31",
        "Feb.",
        "30",
        ",",
        ".",
        "-",
        "to",
        "from",
        "ago",
        "two",
        "weeks",
        "years",
        "will",
        "was",
        "century",
        "quarter",
        "spring",
        "'90s",
        "1990s",
        "Q1",
        "week",
        "weekend",
        "today",
        "the",
        "31st",
        "of",
        "of",
        "end",
        "and",
        "Dec.",
        "99",
        "0",
        "00",
    ]
)


@given(st.lists(WORDS, max_size=14), st.dates())
def test_any_words_give_values_that_are_some(words, day):
    text = " ".join(words)
    found, left = dates.find(text, [Span(0, len(text))], Day(day))
    spans = sorted([(d.start, d.end) for d in found] + [(s.start, s.end) for s in left])
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    for d in found:
        assert d.grain == grain(d.value) != ""
        first, last = bounds(d.value)
        assert first <= last
        assert d.tense in ("past", "coming")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-W01", "2024-01-01", "2024-01-07"),
        ("2024-W12-WE", "2024-03-23", "2024-03-24"),
        ("2023-WI", "2023-12-01", "2024-02-29"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("13XX", "1300-01-01", "1399-12-31"),
        ("2009/2016", "2009-01-01", "2016-12-31"),
        ("XXXX-02-02", "XXXX-02-02", "XXXX-02-02"),
    ],
)
def test_what_a_value_covers(value, first, last):
    assert bounds(value) == (first, last)
    assert grain(value) in (*FORMS, "range")


def test_the_day_of_a_market_is_the_one_of_which_the_report_speaks():
    market = "Shares in the mill lost nine points by the close of the day."
    assert [d.value for d in analyzed(f"The harbour is quiet. {market}").dates] == ["2024-03-18"]
    assert [d.value for d in analyzed(f"The harbour burned on Friday. {market}").dates] == ["2024-03-15"]
    assert [d.value for d in analyzed("The nuns were glad by the close of the day.").dates] == []


@pytest.mark.parametrize("text", ["On the Friday, he left.", "He sold it the Friday before last."])
def test_a_weekday_that_another_event_dates_is_left_out(text):
    assert [d.value for d in analyzed(text).dates] == []


def analyzed(text):
    return analyze(replace(bare(text), published="2024-03-18"))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It cost $9 million last year, against $8 million the year before.", ["2023", "2022"]),
        ("Profit fell to $2 million in May 2021 from $3 million a year earlier.", ["2021-05", "2020-05"]),
        ("Profit fell to $2 million in the second quarter, from $3 million in the same quarter of 2019.", ["2023-Q2", "2019-Q2"]),
        ("On Monday the firm said that profit fell from the year before.", ["2024-03-18"]),
        ("Profit fell from the year before.", []),
        ("Profit fell in the full year.", []),
        ("She left in 2019, the year before he came.", ["2019"]),
    ],
)
def test_what_is_counted_from_the_date_before_it(text, values):
    assert [value for _, value in read(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The builder gave September 14 as the earliest day for trains.", ["2024-09-14"]),
        ("The council agreed on May 5 as the date.", ["2024-05-05"]),
        ("The court set June 3 for the hearing.", ["2024-06-03"]),
        ("The wedding was postponed until May.", ["2024-05"]),
        ("They moved the opening of the pier to November 3.", ["2024-11-03"]),
        ("The judge put the trial off until early October.", ["2024-10"]),
        ("The builder had spoken of June.", ["2024-06"]),
        ("The match had been put off until January 10, and then it rained.", ["2024-01-10"]),
        ("He remembers June 3 as the day the bridge fell.", ["2023-06-03"]),
        ("He moved to a flat in Tarn in May.", ["2023-05"]),
        ("She put the keys back on Friday.", ["2024-03-15"]),
    ],
)
def test_a_day_that_somebody_set_lies_ahead_though_the_verb_is_past(text, values):
    assert [value for _, value in read(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("January 17 was a Friday.", ["2024-01-17"]),
        ("It always fell on a Friday.", []),
        ("If Friday was a holiday, the post went on Monday.", ["2024-03-18"]),
        ("He told it in a Friday interview.", ["2024-03-15"]),
    ],
)
def test_what_kind_of_weekday_it_was_is_no_day(text, values):
    assert [value for _, value in read(text)] == values


def test_the_weekday_after_something_is_dated_by_that():
    assert undated("The paper went to the office the Friday after.") == ["the Friday after"]
