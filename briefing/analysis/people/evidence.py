"""What stands around a name and tells whether it is a person's: one row for each sign.

A row is a name, the cue that it gives, a small function, and two texts with the name in square brackets: in the example the
function holds, in the near miss it does not. Why it tells anything is said in `rules.toml`, what a cue is worth in
`evidence.toml`. Of the rows of BEFORE and of AFTER_WORDS or AFTER_MARKS the first that holds
counts; of those of BESIDE each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefing.analysis.language.classes import (
    BEFORE_PEOPLE,
    COMPANY_WORDS,
    ENDS_ROLE,
    INDEFINITE,
    KINSHIP,
    PAST,
    POSSESSIVE,
    POSSESSORS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from briefing.analysis.language.words import Words
from briefing.analysis.people.around import Around
from briefing.analysis.people.names import NameRun
from briefing.lexicon.lists import Lexicon, closed_class

AGE = re.compile(r"(?:1[0-9]|[2-9][0-9])$")
PARTY = re.compile(r"[RDI](?:[-–]|$)")
NOT_NOUNS = PREPOSITIONS | SUBORDINATORS | PAST | closed_class("not_nouns")
NO_NOUN_ENDINGS = ("ed", "s", "ly", "ing")
CLAUSE_BREAKS = frozenset((",", ".", ";", ")", "—", "”", '"'))
BEFORE_INVERSION = frozenset((",", "”", '"', "''", "’", "?"))
OPENING_APPOSITIVE = closed_class("opening_appositive")
NAMED_BODIES = closed_class("named_bodies")
NAMING = closed_class("naming")
ONLY_NAME = closed_class("only_name")
OWNED = closed_class("owned")
OWNED_ENDINGS = tuple(closed_class("owned_endings"))
BELONGINGS = closed_class("belongings")
VESSELS = closed_class("vessels")
TITLES_OF_VESSELS = closed_class("titles_of_vessels")
ANIMALS = closed_class("animals")
FIRM_ROLES = closed_class("firm_roles")
PARTNERS = closed_class("partners")
PLACES_OF = closed_class("places_of")
BUSINESSES = closed_class("businesses")
EXECUTIVES = closed_class("executives")
BEFORE_SPOKEN = closed_class("before_spoken")
RELATIVE_TO_PEOPLE = closed_class("relative_to_people")
AFTER_APPOSITION = frozenset((",", ".", ";", "(", ")", "”", '"'))
ONE_NAME_REACH = 16  # words after a name in which it is said to be the only one
APPOSITIVE_REACH = 9  # words beside the comma in which a role still describes the name


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    cue: str
    holds: Callable[[Around], bool]
    example: str
    near_miss: str


# ------------------------------------------------------------------ before the name
def role_before(at: Around) -> bool:
    if not at.bare or at.before not in at.lex["roles"] or at.w.cap[at.first - 1]:
        return False
    at.roles.append(at.before)
    return True


def the_before(at: Around) -> bool:
    return at.bare and at.before == "the" and at.after not in at.lex["eponyms"]


def the_before_people(at: Around) -> bool:
    return "demonym" in at.run.cues and len(at.run.key) < 2 and at.back(2) in BEFORE_PEOPLE


def named_before(at: Around) -> bool:
    return at.bare and (at.before in NAMING or (at.before == "as" and at.back(2) == "known"))


def place_preposition(at: Around) -> bool:
    return at.bare and at.before in at.lex["place_prepositions"]


def vessel_before(at: Around) -> bool:
    """A ship, a storm or an animal: "the ferry X", "her dog, X"."""
    if at.before in VESSELS or at.before in ANIMALS:
        return True
    return at.before == "," and at.back(2) in ANIMALS and at.back(3) in OPENING_APPOSITIVE


def titled_vessel(at: Around) -> bool:
    """ "The ferry Lady X", "the MS X": the title is part of the ship's name, or its kind."""
    titled = at.run.title_first
    if titled > at.begin and at.text[titled] == "MS" and at.low[titled - 1] == "the":
        return True
    return titled > at.begin and at.low[titled - 1] in VESSELS and at.low[titled] in TITLES_OF_VESSELS


def firm_role_before(at: Around) -> bool:
    """ "Its owner, X,", "the owner of the dam, X,": as often a firm as a person, but "a plough operator, Anna X," is one."""
    return head_before_comma(at) in FIRM_ROLES and not (is_one_of_several(at) and at.low[at.first] in at.lex.first_names)


def role_before_comma(at: Around) -> bool:
    """ "The engineer, X,", "the mayor of Kelby, X," """
    head = head_before_comma(at)
    return head in at.lex["roles"] and head not in FIRM_ROLES


def kin_before(at: Around) -> bool:
    """ "His mother, X,", "her twin brother X": whose relative it is stands before the word of kinship."""
    kin = at.first - 1 - (at.before == ",")
    named = kin > at.begin and at.low[kin] in KINSHIP and (at.before != "," or at.after in AFTER_APPOSITION)
    return named and (at.w.is_owned(kin) or at.low[kin - 2] in POSSESSORS)


def spoken_role_before_comma(at: Around) -> bool:
    """ "“…,” said the engineer, X.": who speaks is a person, and named after the comma."""
    if not role_before_comma(at):
        return False
    for steps in range(3, APPOSITIVE_REACH):
        word = at.back(steps)
        if not word or word in CLAUSE_BREAKS:
            return False
        verb = at.lex.verbs.get(word)
        if verb and verb[0] in at.lex["report"] and at.first - steps > at.begin:
            return at.text[at.first - steps - 1] in BEFORE_INVERSION
    return False


def head_before_comma(at: Around) -> str:
    """The role or firm's noun that heads the phrase before the comma and the name, when a mark ends the name; else empty."""
    if at.before != "," or at.after not in AFTER_APPOSITION:
        return ""
    for steps in range(2, APPOSITIVE_REACH):
        word = at.back(steps)
        if not word or word in CLAUSE_BREAKS:
            return ""
        if (word in at.lex["roles"] or word in FIRM_ROLES) and (steps == 2 or at.back(steps - 1) in ("of", "for")):
            return word
    return ""


def is_one_of_several(at: Around) -> bool:
    """ "A plough operator, X": the phrase before the comma opens with "a"."""
    opens = (at.back(steps) for steps in range(3, APPOSITIVE_REACH))
    return next((word in INDEFINITE for word in opens if not word or word in CLAUSE_BREAKS or word in OPENING_APPOSITIVE), False)


def relative_before(at: Around) -> bool:
    """ "His wife, X,", "Holm's widow X": a relative who is called by the first name alone."""
    if len(at.run.key) > 1 or not kin_before(at):
        return False
    at.roles.append(at.back(1 + (at.before == ",")))
    return True


def inverted_verb(at: Around) -> bool:
    verb = at.lex.verbs.get(at.before)
    return verb is not None and verb[1] == "ed" and at.first - 2 >= 0 and at.text[at.first - 2] in BEFORE_INVERSION


def said_before(at: Around) -> bool:
    return at.before in ("said", "says") and at.first > 1 and not at.w.cap[at.first - 2]


def role_after(at: Around) -> bool:
    """A singular role noun in small letters, without a comma: "the Larkhaven elder". A person's would stand before or after a comma."""
    b, w = at.last, at.w
    return (
        at.after in at.lex["roles"] and not w.cap[b] and not (b + 1 < w.count and w.cap[b + 1]) and at.after not in at.lex["aux"]
    )


def body_before(at: Around) -> bool:
    """ "The firm X", "the firm, X,": no person, but in "the firm X founded"."""
    verb = at.after in at.lex.verbs or at.after.endswith("ed")
    apposed = at.before == "," and at.back(2) in NAMED_BODIES and at.after in AFTER_APPOSITION
    return at.bare and (apposed or (at.before in NAMED_BODIES and not at.w.cap[at.first - 1] and not verb))


def owned_before(at: Around) -> bool:
    """ "State-run X", "London-listed X": firms are."""
    return at.before.endswith(OWNED_ENDINGS)


def place_of(at: Around) -> bool:
    """ "The village of X"."""
    return at.before == "of" and at.back(2) in PLACES_OF and not at.w.cap[at.first - 2]


def shares_of(at: Around) -> bool:
    return at.before in ("of", "in") and at.back(2) in OWNED


# ------------------------------------------------------------------ after the name
def before_role(at: Around) -> bool:
    roles, w, b = at.lex["roles"], at.w, at.last
    return at.after in roles and not w.cap[b] and b + 1 < w.count and w.cap[b + 1] and len(at.run.key) > 1


def noun_after(at: Around) -> bool:
    low, lex = at.after, at.lex
    if len(low) < 4 or at.w.cap[at.last] or not low.isalpha() or low.endswith(NO_NOUN_ENDINGS) or not lex.is_common(low):
        return False
    return not (low in lex.verbs or low in NOT_NOUNS or low in lex["aux"] or low in lex["roles"] or low in lex["eponyms"])


def verb_after(at: Around) -> bool:
    verb = at.lex.verbs.get(at.after)
    return verb is not None and verb[1] in ("ed", "s") and verb[0] in at.lex["report"]


def who_after(at: Around) -> bool:
    return at.after in RELATIVE_TO_PEOPLE


def has_said(at: Around) -> bool:
    if at.after not in BEFORE_SPOKEN:
        return False
    verb = at.lex.verbs.get(at.ahead(1))
    return verb is not None and verb[0] in at.lex["report"]


def partner_before(at: Around) -> bool:
    return at.before == "&" and at.last - at.first == 1 and at.first - 2 >= at.begin and at.w.cap[at.first - 2]


def eponym_after(at: Around) -> bool:
    return at.after in at.lex["eponyms"]


def company_belonging(at: Around) -> bool:
    executive = at.ahead(1) == "chief" and at.ahead(2) in EXECUTIVES
    return at.after in POSSESSIVE and (executive or at.ahead(1) in COMPANY_WORDS)


def business_of_that_name(at: Around) -> bool:
    """ "Anna Holm's Bakery", "Holm & Sons", "Holm & Benn": called by somebody who is not meant."""
    partner = at.ahead(1).rstrip(".") in PARTNERS or (at.last - at.first == 1 and all(at.w.cap[at.last + 1 : at.last + 2]))
    return partner if at.after == "&" else at.after in POSSESSIVE and at.ahead(1) in BUSINESSES and at.w.cap[at.last + 1]


def personal_belonging(at: Around) -> bool:
    return at.after in POSSESSIVE and at.ahead(1) in BELONGINGS


def place_noun_after(at: Around) -> bool:
    return at.after in at.lex["place_nouns"] and not at.w.cap[at.last]


def party_after(at: Around) -> bool:
    return at.after == "(" and at.last + 1 < at.end and bool(PARTY.match(at.text[at.last + 1]))


def age_in_brackets(at: Around) -> bool:
    return at.after == "(" and bool(AGE.match(at.ahead(1)))


def country_after(at: Around) -> bool:
    country = at.ahead(1)
    return at.after == "(" and at.ahead(2) == ")" and (country in at.lex["territories"] or country in ("u.s.", "u.s"))


def inserted(at: Around) -> bool:
    return at.after in (",", "—", "–", "(") and at.last + 1 < at.end


def comma_who(at: Around) -> bool:
    return inserted(at) and at.ahead(1) in ("who", "whose")


def comma_age(at: Around) -> bool:
    return inserted(at) and bool(AGE.match(at.ahead(1))) and at.ahead(2) in (",", ")", ".")


def comma_role(at: Around) -> bool:
    """A role noun in the phrase after the comma: ", an analyst at the bank,"."""
    if not inserted(at):
        return False
    lex, w, low, i = at.lex, at.w, at.low, at.last + 1
    determined = low[i] in OPENING_APPOSITIVE
    if not (determined or low[i] in lex["roles"] or w.cap[i]):
        return False
    for j in range(i, min(w.count, i + APPOSITIVE_REACH)):
        if w.text[j] in CLAUSE_BREAKS or low[j] in ENDS_ROLE:
            return False
        if low[j] in lex["roles"] and not (w.cap[j] and low[j] not in lex["titles"]):
            if j == i or determined or low[j - 1] not in ("of", "for"):
                at.roles.append(low[j])
                return True
            return False
    return False


def one_name(at: Around) -> bool:
    """ "X, a tea seller who uses one name,", "X, who gave only his first name,"."""
    if at.after != "," or len(at.run.key) > 1:
        return False
    low = at.low[at.last : min(at.end, at.last + ONE_NAME_REACH)]
    stop = next((k for k, word in enumerate(low) if word in (".", "”", '"')), len(low))
    return "who" in low[:stop] and any(low[k + 1 : k + 2] == ["name"] and low[k] in ONLY_NAME for k in range(1, stop))


def his_after(at: Around) -> bool:
    return at.after in ("his", "her")


BEFORE = (
    Row("partner-before", "company", partner_before, "They bought Larch & [Holm] today.", "They met Larch and [Holm] today."),
    Row("role-before", "role-before", role_before, "The spokesman [Anna Holm] left.", "The spokesman’s [Holm Sound] left."),
    Row("the", "the", the_before, "They saw the [Larkhaven] again.", "They backed the [Larkhaven] campaign."),
    Row("named", "named", named_before, "A boy named [Efua] came.", "A boy saw [Efua] there."),
    Row("in-a-place", "place-preposition", place_preposition, "They met in [Larkhaven] today.", "They met [Larkhaven] today."),
)
BESIDE = (
    Row("the-people", "the", the_before_people, "Envoys of the Egyptian [Storting] met.", "Later the Egyptian [Anna Holm] left."),
    Row("vessel-before", "thing", vessel_before, "The ferry [Anna Holm] sank.", "The captain [Anna Holm] sank."),
    Row("titled-vessel", "ship", titled_vessel, "The ferry Lady [Astrid] sank.", "The captain, Lady [Astrid], sank."),
    Row(
        "firm-role-before",
        "firm-role",
        firm_role_before,
        "Its owner, [Tarn Water], left.",
        "Its owner, [Tarn Water] and all left.",
    ),
    Row(
        "role-before-comma",
        "role-comma",
        role_before_comma,
        "The mayor of Larch, [Anna Holm], left.",
        "The bridge of Larch, [Anna Holm], left.",
    ),
    Row(
        "spoken-role-before-comma",
        "speaks",
        spoken_role_before_comma,
        "“No,” said the mayor of Larch, [Anna Holm].",
        "“No,” she said, and the mayor of Larch, [Anna Holm], left.",
    ),
    Row("kin-before", "role-before", kin_before, "His mother, [Olwe Tarn], came.", "The mother, [Olwe Tarn], came."),
    Row("relative-before", "relative", relative_before, "His wife, [Blessing], left.", "Then a wife, [Blessing], left."),
    Row("inverted-verb", "speaks", inverted_verb, "“No,” added [Holm] at once.", "They added [Holm] at once."),
    Row("said-before", "speaks", said_before, "“No” said [Holm] at once.", "“No” told [Holm] at once."),
    Row(
        "before-role", "before-role", before_role, "The [Port Larch] winger Anna Holm left.", "[Anna Holm] winger of Larch left."
    ),
    Row("noun-after", "modifies", noun_after, "They left a [Larkhaven] restaurant.", "They left a [Larkhaven] restaurants."),
    Row("noun-of-a-role", "modifies", role_after, "They saw a [Larkhaven] resident today.", "They saw [Holm] residents today."),
    Row("body-before", "company", body_before, "They left the firm [Larkhaven] today.", "They left the firm [Holm] founded."),
    Row("owned-before", "company", owned_before, "The state-run [Holm Alta] left.", "The state-born [Holm Alta] left."),
    Row("place-of", "place-noun", place_of, "They left the village of [Larkhaven].", "They left the brother of [Larkhaven]."),
    Row("shares-of", "company", shares_of, "They sold shares of [Halvorsen] today.", "They sold pictures of [Halvorsen] today."),
    Row("one-name", "named", one_name, "[Ramesh], a seller who uses one name, came.", "[Larch], a town with one name, came."),
    Row("his-after", "who-after", his_after, "[Holm] his life long was poor.", "[Holm] all life long was poor."),
)
AFTER_WORDS = (
    Row("verb-after", "speaks", verb_after, "Then [Holm] said nothing.", "Then [Holm] ate nothing."),
    Row("who-after", "who-after", who_after, "Then [Holm] himself came.", "Then [Holm] itself came."),
    Row("has-said", "speaks", has_said, "Then [Holm] also said no.", "Then [Holm] also sank."),
    Row("eponym-after", "eponym", eponym_after, "They left the [Holm] campaign.", "They left the [Holm] bridge."),
    Row("place-noun", "place-noun", place_noun_after, "They left [Larch] stadium.", "They left [Larch] early."),
)
AFTER_MARKS = (
    Row(
        "company-belonging",
        "company",
        company_belonging,
        "They saw [Halvorsen]’s shareholders.",
        "They saw [Halvorsen]’s brother.",
    ),
    Row("business", "company", business_of_that_name, "They ate at [Anna Holm]’s Bakery.", "They ate [Anna Holm]’s bakery."),
    Row("personal-belonging", "possessor", personal_belonging, "They saw [Holm]’s wife.", "They saw [Holm]’s harbour."),
    Row("party-after", "who-after", party_after, "Then [Anna Holm] (D-Ohio) left.", "Then [Anna Holm] (Ohio) left."),
    Row("age-in-brackets", "age", age_in_brackets, "Then [Anna Holm] (33) left.", "Then [Anna Holm] (3) left."),
    Row(
        "country-after",
        "country-after",
        country_after,
        "Then [Anna Holm] (Kenya) left.",
        "Then [Anna Holm] (Kenya Airways) left.",
    ),
    Row("comma-who", "who-after", comma_who, "Then [Anna Holm], who left, came.", "Then [Anna Holm], which left, came."),
    Row("comma-age", "age", comma_age, "Then [Anna Holm], 33, came.", "Then [Anna Holm], 33 kilos, came."),
    Row(
        "comma-role",
        "role-after",
        comma_role,
        "[Anna Holm], an analyst at Larch, came.",
        "[Anna Holm], in the office of the analyst, came.",
    ),
)
ROWS = (*BEFORE, *BESIDE, *AFTER_WORDS, *AFTER_MARKS)


def gather(words: Words, lexicon: Lexicon, run: NameRun) -> None:
    """Add the cues of a run's surroundings, and the sex that a role beside it tells."""
    at = Around(words, lexicon, run)
    found = [row.cue for row in BESIDE if row.holds(at)]
    tables = (BEFORE if at.bare else (), AFTER_WORDS if at.after.isalnum() else AFTER_MARKS if at.after else ())
    for table in tables:
        for row in table:
            if row.holds(at):
                found.append(row.cue)
                break
    run.cues.update(found)
    run.sex = run.sex or next((sex for role in at.roles if (sex := role_sex(role, lexicon))), None)


def role_sex(role: str, lexicon: Lexicon) -> str | None:
    return "f" if role in lexicon["female_words"] else "m" if role in lexicon["male_words"] else None
