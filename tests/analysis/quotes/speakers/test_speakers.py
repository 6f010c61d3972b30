"""Whom a pronoun, a role, a description or a document means: by rule, an example and a near miss that is left open."""

import pytest

import briefing
from briefing.lexicon.lists import reasons

# rule, text, who is shown for the last quote; a near miss shows the words of the text
EXAMPLES = [
    ("pronoun", "Mr. Peter Osei met Ms. Anna Holm at the dam. “It will hold,” she said.", "Anna Holm"),
    ("pronoun", "Anna Holm, professor at the institute, said the dam was old.\n“It leaks,” she said.", "Anna Holm"),
    ("pronoun", "“It leaks,” Anna Holm said.\n“I saw it.\n“I measured it.\n“I told them.”\n“It leaks,” she said.", "Anna Holm"),
    ("pronoun", "A resident of Kelby said the dam was old.\n“I saw it,” he said.", "A resident"),
    ("pronoun", "Lars Holt and Vera Finch said the dam was old. “We saw it,” they said.", "Lars Holt and Vera Finch"),
    ("pronoun", "The affidavit states that the dam was old. It says that “nobody saw the crack”.", "affidavit"),
    ("pronoun", "Eleni Marsh said it would hold.\n“It will hold,” he said.", "Eleni Marsh"),
    ("pronoun", "Karl Benn left. Though he did not name Peter Osei or Lars Holt, he wept.\n“It leaks,” he said.", "Karl Benn"),
    ("pronoun", "Speaking at a hall in Leeds, New York, Anna Holm praised Eva Finch. She said: “It leaks.”", "Anna Holm"),
    ("pronoun", "“No,” a keeper said.\nCarmen Osei said he would stay. “It leaks,” he said.", "Carmen Osei"),
    ("pronoun", "Sheikh Amina Khatun praised Peter Osei.\n“It leaks,” she said.", "Amina Khatun"),
    ("pronoun", "When we asked Anna Holm about Eva Finch, she said: “It leaks.”", "Anna Holm"),
    ("pronoun", "One voter, school board chairwoman Anna Holm, praised Eva Finch.\n“It leaks,” she said.", "Anna Holm"),
    (
        "pronoun",
        "“No,” said Mama Anna Holm.\nHer nephew, Tunde Alabi, said he had lost it. “I paid for it,” he said.",
        "Tunde Alabi",
    ),
    ("pronoun", "Judge Eva Finch asked Anna Holm whether it leaked. “It does,” she said.", "Anna Holm"),
    ("pronoun", "“It holds,” said the lawyer.\nAsked about the dam, the foreman laughed. “It leaks,” he said.", "the foreman"),
    ("role", "Anna Holm, the health minister, met Peter Osei. “It leaks,” the minister said.", "Anna Holm"),
    ("role", "KELBY – Larch Foreign Minister, Anna Holm, met Peter Osei. “It leaks,” the minister said.", "Anna Holm"),
    ("role", "Anna Holm, OC of the station, met Peter Osei. “It leaks,” said the OC.", "Anna Holm"),
    ("role", "Anna Holm, chief analyst of the firm, met Peter Osei. “It leaks,” the firm's chief analyst said.", "Anna Holm"),
    ("role", "First Lady Anna Holm met Peter Osei. “It leaks,” the First Lady said.", "Anna Holm"),
    ("role", "President Anna Holm met Peter Osei, a farmer. “It leaks,” the President said.", "Anna Holm"),
    ("role", "PM Anna Holm met Peter Osei. “It leaks,” the Prime Minister said.", "Anna Holm"),
    ("age", "Anna Holm, 57, met Peter Osei, 61. “It leaks,” the 57-year-old said.", "Anna Holm"),
    ("only-one", "“It leaks,” Peter Osei said on Monday.\n“I saw it,” said the priest.", "Peter Osei"),
    ("only-one", "Anna Holm lives by the dam.\n“It leaks all the time,” says the farmer from Kelby.", "Anna Holm"),
    ("topic", "Anna Holm praised Peter Osei on Monday.\n“It leaks,” the retired surgeon said.", "Anna Holm"),
    ("topic", "Anna Holm praised Peter Osei.\n“It leaks,” the 57-year-old driver said.", "Anna Holm"),
    ("topic", "Sen. Anna Holm praised Gov. Peter Osei. The Texas senator said: “It leaks.”", "Anna Holm"),
    ("topic", "Anna Holm praised Peter Osei on Monday. “It leaks,” the 57-year-old said.", "Anna Holm"),
    ("topic", "Peter Osei came. Anna Holm was ill.\n“It leaks,” the playwright said.", "Anna Holm"),
    ("topic", "Peter Osei came. Anna Holm was ill.\n“It leaks,” the Welshwoman said.", "Anna Holm"),
    ("topic", "Peter Osei came. Anna Holm was ill.\n“It leaks,” the mother of two said.", "Anna Holm"),
    ("only-one", "Anna Holm was ill.\n“It leaks,” the Larch Party MP said.", "Anna Holm"),
    ("topic", "Her lawyer, Anna Holm, was ill.\n“It leaks,” the attorney said.", "Anna Holm"),
    ("role", "Lead plaintiff Anna Holm, a software developer, met Peter Osei. “It leaks,” the developer said.", "Anna Holm"),
    ("role", "Captain Anna Holm came. Holm, a former nurse, met Peter Osei. “It leaks,” the former nurse said.", "Anna Holm"),
    (
        "topic",
        "Peter Osei praised Eva Finch. Osei left.\nIt rained all day.\nAnna Holm met Lars Holt. “It leaks,” said the 57-year-old.",
        "Anna Holm",
    ),
    ("called", "Senator Anna Holm came.\nPeter Osei, a farmer, left.\n“It leaks,” the lawmaker said.", "Anna Holm"),
    ("role", "Chief Election Commissioner Anna Holm met Peter Osei. “It leaks,” the CEC said.", "Anna Holm"),
    (
        "role",
        "The wall leaks, said the farmer, who saw it. Anna Holm, a farmer, left. “It is true,” said the farmer, who wept.",
        "Anna Holm",
    ),
    (
        "topic",
        "The mayor, Anna Holm, left.\n“No,” Peter Osei said.\nThe mayor wept. “It leaks,” the 57-year-old said.",
        "Anna Holm",
    ),
    ("called", "DC Anna Holm met Peter Osei, a farmer. Osei wept. “It leaks,” the detective said.", "Anna Holm"),
    ("together", "Anna Holm and Peter Osei saw the dam. “It leaks,” the two students said.", "Anna Holm and Peter Osei"),
    ("together", "Senators Anna Holm and Peter Osei saw the dam. “It leaks,” the lawmakers said.", "Anna Holm and Peter Osei"),
    (
        "author",
        "In a letter sent on Monday, Anna Holm praised nobody and said little. “It leaks,” the letter added.",
        "Anna Holm",
    ),
    ("author", "Anna Holm, in a letter, blamed the rain. “It leaks,” the document added.", "Anna Holm"),
    ("author", "A report by the World Dam Bank last year praised nobody. “It leaks,” the report said.", "World Dam Bank"),
    ("author", "The letter, signed by the chair of the board, Anna Holm, was read. “It leaks,” the letter says.", "Anna Holm"),
    ("author", "Anna Holm said in a letter that the dam leaks. “It leaks,” the letter added.", "Anna Holm"),
    ("author", "The letter, signed by Anna Holm, was read. “It leaks,” the letter says.", "Anna Holm"),
    ("author", "“The dam leaks badly,” a WHO press release said.", "WHO"),
    ("acronym", "The Dam Safety Council (DSC) met on Monday. “It leaks,” the DSC said.", "Dam Safety Council"),
    ("same-body", "The Ministry of Rivers was asked. “It leaks,” the ministry said.", "Ministry of Rivers"),
    ("same-body", "The newspaper La Ribera went to the dam. “It leaks,” the newspaper said.", "La Ribera"),
    ("same-body", "Harbor Line, a small river charity, met Ms. Anna Holm. “It leaks,” the charity said.", "Harbor Line"),
    ("acronym", "The Dam Safety Council met on Monday. “It leaks,” the DSC said.", "Dam Safety Council"),
    ("acronym", "The Larch Centre for Human Rights (Larcenh) met. “It leaks,” Larcenh said.", "Larch Centre for Human Rights"),
    ("same-body", "The retailer, Harbor Mart, was asked. “It leaks,” the chain said.", "Harbor Mart"),
    (
        "same-body",
        "Harbor Mart and Lochaline have gone to court. “It leaks,” the two charities said.",
        "Harbor Mart and Lochaline",
    ),
    ("same-body", "The supplier, Harbor Mart, said that the dam “leaks all the time”.", "Harbor Mart"),
    ("only-body", "Nordbahn has apologised. “It leaks,” the company said.", "Nordbahn"),
    ("pronoun", "Nordbahn has apologised. “It leaks,” it said.", "Nordbahn"),
    ("only-body", "“It leaks,” Harbor Watch said on Monday. “We saw it,” the organisation added.", "Harbor Watch"),
    ("relative", "Anna Holm lost her son in the flood. Eva Finch came. “It leaked,” the mother said.", "Anna Holm"),
    (
        "role",
        "Brazilian President Otto Lem met Larch President Ion Varg. Varg left. “It leaks,” the Brazilian leader said.",
        "Otto Lem",
    ),
    ("called", "Peter Osei, chief executive of the works, met Karl Benn. Benn left. “It leaks,” the CEO said.", "Peter Osei"),
    ("role", "Anna Holm, a minister, met Peter Osei, a minister.\nHolm left. “It leaks,” the minister said.", "Anna Holm"),
    ("role", "Superintendent of Police Anna Holm met Peter Osei. “It leaks,” the CID SP said.", "Anna Holm"),
    ("called", "Dr Anna Holm met Peter Osei, a farmer, at the dam. “It leaks,” the doctor said.", "Anna Holm"),
    ("called", "President Anna Holm met Peter Osei, a farmer. Osei wept. “It leaks,” the head of state said.", "Anna Holm"),
    ("called", "Larch North MP Anna Holm met Peter Osei, a farmer. Osei wept. “It leaks,” the Labour MP said.", "Anna Holm"),
    ("only-one", "“It leaks,” Peter Osei said on Monday. The same official said it was “an old wall”.", "Peter Osei"),
    ("pronoun", "Karl Benn left. In 1994 he came back. On Tuesday he spoke.\n“It leaks,” he said.", "Karl Benn"),
    ("pronoun", "Anna Holm met Eva Finch. When Finch rose, she wept. She called it “a leaking wall”.", "Eva Finch"),
    ("pronoun", "Peter Benn and Ms. Anna Benn came. Ms. Benn left. “It leaks,” she said.", "Anna Benn"),
    ("pronoun", "Mayor Anna Holm and his deputy, Peter Osei, came. “It leaks,” they said.", "Anna Holm and Peter Osei"),
    (
        "pronoun",
        "The Porters League and the Nurses Union said that the wall leaked. “We saw it,” they said.",
        "Porters League and the Nurses Union",
    ),
    ("pronoun", "Among those in the hall was Anna Holm, a nurse. “It leaks,” she said.", "Anna Holm"),
    ("called", "Dr Anna Holm met Peter Osei, a farmer. Osei wept. “It leaks,” the medic said.", "Anna Holm"),
    (
        "called",
        "Anna Holm, chief executive of the works, left.\nIt rained.\nNobody slept.\nIt was dark.\nPeter Osei, a farmer, wept. “It leaks,” the CEO said.",
        "Anna Holm",
    ),
    ("author", "The Ministry of Rivers published a notice on Friday. “It leaks,” the notice said.", "Ministry of Rivers"),
    ("author", "In a statement, the municipality said the dam was old.\n“It leaks,” the statement said.", "the municipality"),
    ("same-body", "The Dam Administration fined the firm Nordbahn. “It leaks,” the company said.", "Nordbahn"),
    ("only-body", "Earlier this month the Dam Alliance left the hall.\n“It leaks,” the party said.", "Dam Alliance"),
    ("same-body", "LARCH (Agency) - Shares in Harbor Mart fell on Monday. “It leaks,” the company said.", "Harbor Mart"),
    ("only-body", "Chipmaker Nordlicht paid its debts. “It leaks,” the company said.", "Chipmaker Nordlicht"),
    ("only-body", "A spokeswoman for the builders, Harbor Works, was asked. “It leaks,” the company said.", "Harbor Works"),
    ("only-body", "A spokeswoman for Harbor Works was asked. “It leaks,” the company said.", "Harbor Works"),
    ("only-body", "Harbor Works spokeswoman Anna Holm was ill. “It leaks,” the company said.", "Harbor Works"),
    ("same-body", "“It leaks,” said the mine's owner, state-run Minera Larch, on Monday.", "Minera Larch"),
    ("pronoun", "The mine's owner, state-run Minera Larch, was asked. “It leaks,” it said.", "Minera Larch"),
    ("same-body", "The operator, Harbor Line, was asked.\n“No,” Anna Holm said.\n“It leaks,” the operator said.", "Harbor Line"),
    ("role", "A lawyer for the guards, Barrister Anna Holm, met Peter Osei. “It leaks,” the lawyer said.", "Anna Holm"),
    ("role", "The council's mayor, Cllr Anna Holm, met Peter Osei, a farmer. “It leaks,” the mayor said.", "Anna Holm"),
    ("role", "Railway chief Anna Holm met Peter Osei.\nOsei wept.\n“It leaks,” the head of the railways said.", "Anna Holm"),
    ("topic", "Mayor Peter Osei came. Governor Anna Holm was ill.\n“It leaks,” the veteran politician said.", "Anna Holm"),
    (
        "only-one",
        "Treasurer Peter Osei came.\nHis predecessor, Anna Holm, was ill.\n“It leaks,” the former treasurer said.",
        "Anna Holm",
    ),
    ("only-one", "MP Anna Holm was ill.\n“It leaks,” the member for Larch North said.", "Anna Holm"),
    ("only-one", "Premier Anna Holm was ill. “It leaks,” the Social Democrat said.", "Anna Holm"),
    ("pronoun", "Anna Holm was ill.\nThe “Northern Rain” singer said she was sad. “It leaks,” she said.", "Anna Holm"),
    (
        "called",
        "A widow has asked why her husband died.\nHis wife, Anna Benn, rang.\nPeter Osei came. “It leaks,” the widow said.",
        "Anna Benn",
    ),
    ("role", "Anna Holm, who owns the mill, met Peter Osei. “It leaks,” the owner said.", "Anna Holm"),
    ("role", "Anna Holm, who has coached the side since 2020, met Captain Eva Finch. “It leaks,” the coach said.", "Anna Holm"),
    ("role", "Premier Anna Holm, who is also river minister, met Peter Osei. “It leaks,” the river minister said.", "Anna Holm"),
    ("role", "Anna Holm, the Member of Parliament (MP) for Larch, met Peter Osei. “It leaks,” the MP said.", "Anna Holm"),
    ("role", "Musician Sir Peter Osei met Anna Holm. “It leaks,” the musician said.", "Peter Osei"),
    (
        "role",
        "The bench praised the chairperson, retired judge Anna Holm.\nOsei wept. “It leaks,” the chairperson said.",
        "Anna Holm",
    ),
    ("role", "Scottish cyclist Anna Holm beat Italian Eva Finch. “It leaks,” the Scot said.", "Anna Holm"),
    ("role", "Scottish cyclist Anna Holm beat Eva Finch of Denmark. Holm wept. “It leaks,” the Dane said.", "Eva Finch"),
    ("only-one", "Anna Holm was ill.\n“It leaks,” the islander said.", "Anna Holm"),
    (
        "lede",
        "The dam “leaks in three places”, a farmer told the council.\nAnna Holm, 57, measured it on Friday.",
        "Anna Holm",
    ),
]

NEAR_MISSES = [
    (
        "lede",
        "The dam “leaks in three places”, a farmer told a clerk.\nAnna Holm, 57, measured it on Friday.",
        "a farmer",
    ),
    ("relative", "Anna Holm and Eva Finch lost their sons in the flood. “It leaked,” the mother said.", "the mother"),
    (
        "role",
        "Danish President Ion Varg met Peter Osei. Varg left. “It leaks,” the Brazilian leader said.",
        "the Brazilian leader",
    ),
    (
        "topic",
        "Karl Benn hit the wall. Benn fell.\nHis coach, Peter Osei, wept. “It leaks,” the 57-year-old said.",
        "the 57-year-old",
    ),
    ("pronoun", "Peter Osei left school at 12. His father, Kofi Osei, was a miner. “It leaks,” he said.", "he"),
    ("pronoun", "The note was written by Mr. Peter Osei. “It leaks,” the note said. “We saw it,” she said.", "she"),
    ("author", "Police found a notice on Friday. “It leaks,” the notice said.", "the notice"),
    ("same-body", "The Dam Administration has apologised. “It leaks,” the company said.", "the company"),
    ("pronoun", "Peter Osei and Karl Benn met at the dam. “It will hold,” he said.", "he"),
    ("pronoun", "Anna Holm left.\n“It leaks,” he said.", "he"),
    ("pronoun", "Ms. Anna Holm said it would hold.\n“It leaks,” he said.", "he"),
    ("pronoun", "Karl Benn and Peter Osei left. Anna Holm did not name Lars Holt or Ivo Marsh.\n“It leaks,” he said.", "he"),
    ("pronoun", "Judge Eva Finch asked the widow whether it leaked. “It does,” she said.", "she"),
    ("role", "Anna Holm, the deputy minister, met Peter Osei. “It leaks,” the minister said.", "the minister"),
    ("role", "Anna Holm, a minister, met Peter Osei, a minister. “It leaks,” the minister said.", "the minister"),
    ("role", "Union Negotiator Anna Holm met Peter Osei. “It leaks,” the UN said.", "UN"),
    ("age", "Anna Holm, 57, met Peter Osei, 57. “It leaks,” the 57-year-old said.", "the 57-year-old"),
    ("only-one", "“It leaks,” Peter Osei said on Monday.\n“I saw it,” said the spokesman.", "the spokesman"),
    ("only-one", "In a call with Peter Osei, the candidate said the wall was “old and tired”.", "the candidate"),
    ("only-one", "Anna Holm and Peter Osei came.\n“I saw it,” said the farmer.", "the farmer"),
    ("only-one", "A priest came. “It leaks,” Peter Osei said.\n“I saw it,” said the priest.", "the priest"),
    ("only-one", "“It leaks,” Anna Holm said.\n“I saw it,” said the manager of the works.", "the manager of the works"),
    ("topic", "Anna Holm, 58, praised Peter Osei, 61, and Karl Benn, 57. “It leaks,” the 59-year-old said.", "the 59-year-old"),
    ("topic", "Anna Holm praised Peter Osei.\n“It leaks,” the tired driver said.", "the tired driver"),
    ("topic", "Anna Holm praised Peter Osei.\n“It leaks,” the Larch Union Leader said.", "Larch Union Leader"),
    ("topic", "Anna Holm praised Peter Osei.\n“It leaks,” the other candidate said.", "other candidate"),
    ("topic", "Anna Holm praised Peter Osei, a retired surgeon.\n“It leaks,” the city surgeon said.", "the city surgeon"),
    ("topic", "Gov. Anna Holm praised Peter Osei.\n“It leaks,” the Texas senator said.", "the Texas senator"),
    ("topic", "Anna Holm praised Peter Osei.\n“It leaks,” a retired surgeon said.", "a retired surgeon"),
    ("topic", "Anna Holm praised Peter Osei.\n“It leaks,” the Osei supporter said.", "the Osei supporter"),
    ("topic", "Peter Osei came. Anna Holm was ill.\n“It leaks,” the playwrights said.", "the playwrights"),
    ("topic", "Two playwrights and Peter Osei came. Anna Holm was ill.\n“It leaks,” the playwright said.", "the playwright"),
    (
        "topic",
        "Peter Osei, 57, and Anna Holm, 57, came.\nAnna Holm was ill.\n“It leaks,” the 57-year-old said.",
        "the 57-year-old",
    ),
    ("topic", "Peter Osei came. Anna Holm was ill.\n“It leaks,” the retailer said.", "the retailer"),
    ("topic", "Peter Osei came. Anna Holm was ill.\n“It leaks,” the film's narrator said.", "the film's narrator"),
    ("called", "Senators Anna Holm and Peter Osei came. “It leaks,” the lawmaker said.", "the lawmaker"),
    ("called", "Senator Anna Holm and a lawmaker came. “It leaks,” the lawmaker said.", "the lawmaker"),
    ("together", "Anna Holm and Peter Osei saw the dam. “It leaks,” the three students said.", "three students"),
    ("together", "Anna Holm and Peter Osei saw the dam. “It leaks,” the prosecutors said.", "the prosecutors"),
    ("author", "Therefore, in a letter, nobody was blamed. “It leaks,” the document added.", "the document"),
    ("author", "A report by the World Dam Bank's rival praised nobody. “It leaks,” the report said.", "the report"),
    ("author", "Anna Holm read the letter aloud. “It leaks,” the letter says.", "the letter"),
    ("acronym", "The Dam Safety Council and the Desert Services Company met. “It leaks,” the DSC said.", "DSC"),
    ("same-body", "The Ministry of Rivers and the Ministry of Roads met. “It leaks,” the ministry said.", "the ministry"),
    ("same-body", "In August, the charity met Anna Holm. “It leaks,” the charity said.", "the charity"),
    ("acronym", "The Larch Centre for Rivers (Kenya) met. “It leaks,” Kenya said.", "Kenya"),
    ("only-body", "Engineers have apologised. “It leaks,” the company said.", "the company"),
    ("only-body", "The Ministry of Rivers has apologised. “It leaks,” the company said.", "the company"),
    ("only-body", "“It leaks,” Harbor Watch said. A group of drivers came. “It does,” the group said.", "the group"),
    ("only-body", "Harbor Watch was asked. A group of drivers came. “It leaks,” the group said.", "the group"),
    ("pronoun", "Russians have apologised. “It leaks,” it said.", "it"),
    ("only-body", "“It leaks,” Anna Holm said on Monday. “We saw it,” the organisation added.", "the organisation"),
    ("only-body", "LARCH (Agency) - Engineers have melted. “It leaks,” the company said.", "the company"),
    ("only-body", "A spokeswoman for Anna Holm was asked. “It leaks,” the company said.", "the company"),
    ("only-one", "Anna Holm was ill.\n“It leaks,” the operator said.", "the operator"),
    (
        "same-body",
        "“It leaks,” said the mine's owner, Anna Holm, on Monday. “It does,” the owner's clerk said.",
        "the owner's clerk",
    ),
    (
        "topic",
        "Peter Osei met Eva Finch. Osei left.\nIt rained all day.\nHis coach, Anna Holm, wept. “It leaks,” said the 57-year-old.",
        "the 57-year-old",
    ),
    ("role", "Anna Holm, who saw the owner, met Peter Osei. It rained.\n“It leaks,” the owner said.", "the owner"),
    ("role", "Scottish cyclist Anna Holm beat Eva Finch of Norway. Holm wept. “It leaks,” the Dane said.", "the Dane"),
    ("called", "DCI Anna Holm met DS Peter Osei.\nIt rained.\n“It leaks,” the detective said.", "the detective"),
    ("only-one", "MP Anna Holm met MP Peter Osei. They left.\nIt rained.\n“It leaks,” the MP said.", "the MP"),
    ("called", "Kelby captain Anna Holm was ill. “It leaks,” the Larch captain said.", "the Larch captain"),
    (
        "role",
        "Railway chief Anna Holm met railway chief Peter Osei.\n“It leaks,” the head of the railways said.",
        "the head of the railways",
    ),
    ("called", "His wife, Anna Benn, rang. Then a widow came. “It leaks,” the widow said.", "the widow"),
]


def last_quote(text):
    analysis = briefing.analyze(text)
    return [q for q in analysis.quotes if q.kind != "indirect"][-1]


@pytest.mark.parametrize(("rule", "text", "shown"), EXAMPLES, ids=[e[1][:50] for e in EXAMPLES])
def test_who_is_meant(rule, text, shown):
    quote = last_quote(text)
    assert shown in quote.said_by
    assert quote.resolved == rule
    assert quote.sure in ("carried", "guessed")


@pytest.mark.parametrize(("rule", "text", "shown"), NEAR_MISSES, ids=[e[1][:50] for e in NEAR_MISSES])
def test_who_is_left_open(rule, text, shown):
    quote = last_quote(text)
    assert quote.said_by == shown
    assert quote.resolved == ""


@pytest.mark.parametrize("rows", [EXAMPLES, NEAR_MISSES])
def test_every_rule_has_an_example_and_a_near_miss(rows):
    assert {rule for rule, _, _ in rows} == set(reasons()["speakers"])
