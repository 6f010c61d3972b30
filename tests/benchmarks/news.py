"""Generated news in any number, for the benchmarks of many articles: templates of our own, invented names, new in each article."""

import json
import random
from datetime import date, timedelta

SYLLABLES = [
    "ba",
    "be",
    "bo",
    "da",
    "de",
    "di",
    "do",
    "fa",
    "fe",
    "ga",
    "ge",
    "ha",
    "he",
    "ja",
    "ka",
    "ke",
    "ki",
    "la",
    "le",
    "li",
    "lo",
    "ma",
    "me",
    "mi",
    "mo",
    "na",
    "ne",
    "no",
    "pa",
    "pe",
    "ra",
    "re",
    "ri",
    "ro",
    "sa",
    "se",
    "si",
    "ta",
    "te",
    "ti",
    "va",
    "ve",
    "vi",
    "za",
]
ROLES = ["Mayor", "Minister", "Governor", "Senator", "Professor", "Judge"]
JOBS = [
    "the harbour's director",
    "a spokeswoman for the union",
    "the bank's chief economist",
    "a lawyer for the families",
    "the club's coach",
]
SUBJECTS = [
    "interest rates",
    "the water supply",
    "the ferry line",
    "the school roof",
    "the border crossing",
    "the wheat harvest",
    "the new stadium",
    "the power cut",
]
SAID = [
    "“We will not decide about {subject} before the summer,” {role} {full} said on Tuesday.",
    "“Nobody asked the people of {place},” said {last}, who has worked on {subject} for {n} years. “They will pay for it.”",
    "{last} told reporters that {subject} would cost {n} million dollars.",
    "{other}, {job}, called the plan for {subject} “a mistake that {place} will remember.”",
    "According to {other}, the work in {place} could begin in {n} weeks.",
    "“I have read the report twice,” {last} added, “and I still do not understand page {n}.”",
]
PLAIN = [
    "The council of {place} met for {n} hours to talk about {subject}, and left most of the questions open.",
    "Last year the region spent {n} percent of its budget on {subject}; this year it may be less.",
    "In {place}, where the river runs past the old mill, shops stayed closed for {n} days.",
    "A study of {n} households found that {subject} mattered more to them than taxes.",
    "Meanwhile, trucks queued at the bridge near {place}, and the price of a litre of milk rose by {n} cents.",
    "The committee will vote in the spring. Until then {subject} stays with the office in {place}.",
    "Two engineers walked along the wall, measured {n} cracks, and wrote them down in a blue book.",
]  # fmt: skip


def article(number, sentences=42):
    """One article of about 600 words as a record; the same number gives the same article, another one other names."""
    chance = random.Random(number)

    def name():
        return "".join(chance.choices(SYLLABLES, k=chance.randint(3, 4))).capitalize()

    people = [(chance.choice(ROLES), name(), name()) for _ in range(4)]
    others = [(name(), name()) for _ in range(3)]
    places = [name() for _ in range(4)]
    subjects = chance.sample(SUBJECTS, 3)
    paragraphs, at = [], 0
    while at < sentences:
        some = chance.randint(1, 3)
        subject, place = subjects[at * len(subjects) // sentences], chance.choice(places)
        lines = []
        for _ in range(some):
            role, first, last = chance.choice(people)
            one, two = chance.choice(others)
            lines.append(
                chance.choice(SAID if chance.random() < 0.45 else PLAIN).format(
                    role=role,
                    full=f"{first} {last}",
                    last=last,
                    other=f"{one} {two}",
                    job=chance.choice(JOBS),
                    place=place,
                    subject=subject,
                    n=chance.randint(2, 90),
                )
            )
        paragraphs.append(" ".join(lines))
        at += some
    day = date(2024, 1, 1) + timedelta(days=number % 366)
    return {
        "id": f"n{number}",
        "title": f"{places[0]} waits for word on {subjects[0]}",
        "published": day.isoformat(),
        "text": "\n".join(paragraphs),
    }


def write(path, count, first=0):
    """`count` articles as JSON lines."""
    with path.open("w", encoding="utf-8") as out:
        for number in range(first, first + count):
            out.write(json.dumps(article(number), ensure_ascii=False) + "\n")
