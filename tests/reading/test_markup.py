"""Markdown of clippers, note programs and our own dump."""

import time

import pytest

from briefing.reading import article_from_bytes
from briefing.reading.text.front_matter import fields_of

TEXT = (
    "The quay at Norhaven will be shut from Friday, the port said on Wednesday, because two of its cranes lean towards the water."
)


def read(text, name="a.md"):
    return article_from_bytes(text.encode(), name)


def texts(article, kind="text"):
    return [article.text[p.start : p.end] for p in article.paragraphs if p.kind == kind]


HEADS = {
    "obsidian": '---\ntitle: "Quay: \\"shut\\""\nsource: "https://h.test/quay"\nauthor:\n  - "[[Nora Pell]]"\n  - "[[Jon Abbey]]"\n'
    'published: 2026-03-04\ncreated: 2026-03-09\ntags:\n  - "clippings"\n---\n',
    "inline list": '---\ntitle: \'Quay: "shut"\'\nurl: https://h.test/quay\nauthors: [Nora Pell, "Jon Abbey"]\ndate: 2026-03-04T10:00:00Z\n---\n',
    "folded": '---\ntitle: >-\n  Quay:\n  "shut"\nlink: https://h.test/quay\nby: Nora Pell and Jon Abbey\npubdate: 4 March 2026\n---\n',
    "toml": '+++\ntitle = \'Quay: "shut"\'\ndate = 2026-03-04T10:00:00Z\nauthors = ["Nora Pell", "Jon Abbey"]\n[extra]\nsource = "https://h.test/quay"\n+++\n',
    "service": 'Title: Quay: "shut"\n\nURL Source: https://h.test/quay\n\nPublished Time: 2026-03-04T10:00:00Z\n\nMarkdown Content:\n',
}


@pytest.mark.parametrize("way", HEADS)
def test_what_stands_over_a_clip_is_its_headline_authors_day_and_address(way):
    article = read(HEADS[way] + TEXT, "a.txt" if way == "service" else "a.md")
    assert (article.title, article.published, article.url) == ('Quay: "shut"', "2026-03-04", "https://h.test/quay")
    assert article.byline == (None if way == "service" else "By Nora Pell and Jon Abbey")
    assert texts(article) == [TEXT]


def test_the_day_of_clipping_is_no_day_of_publication():
    assert read(f"---\ntitle: Quay\ncreated: 2026-03-09\nmodified: 2026-03-10\n---\n{TEXT}").published == ""


@pytest.mark.parametrize(
    "text",
    [
        "---\n\n# Quay shut\n\nA story.\n\n---\n\nThe end.\n",
        "---\nA rule, then words.\n---\n",
        "+++\nPluses, then words.\n+++\n",
        "----\ntitle: x\n----\n",
    ],
)
def test_a_rule_at_the_head_is_no_front_matter(text):
    assert fields_of(text) == (fields_of("")[0], text)


def test_a_head_of_keys_with_very_many_dots_takes_no_time():
    head = "\n".join(f"{'a.' * 3000}b{n} = 1" for n in range(100))
    begun = time.process_time()
    article = read(f"+++\n{head}\n+++\n{TEXT}")
    assert TEXT in article.text
    assert time.process_time() - begun < 3


def test_signs_of_note_programs_are_no_text():
    article = read(
        f"# Quay shut\n\n{TEXT}[^1] It is ==a bargain== for [[Norhaven|the town]]. %%check this%%\n\n![a](b.jpg)\n\n*The quay on Friday.*\n\n"
        "### Related\n\n- [Dockers stay out](https://h.test/2)\n\n[^1]: He said so in May.\n"
    )
    assert texts(article) == [f"{TEXT} It is a bargain for the town."]
    assert texts(article, "aside") == ["The quay on Friday.", "Related", "Dockers stay out", "He said so in May."]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("It has ~~400~~ 450 men.", "It has 450 men."),
        ("It has <del>400</del> <ins>450</ins> men & 3 < 4.", "It has 450 men & 3 < 4."),
        ("It moved 10<sup>6</sup> tonnes<br>by sea.", "It moved 10⁶ tonnes by sea."),
        ("<q>We go,</q> he said.", "“We go,” he said."),
        ("1986. A great year.", "1986. A great year."),
        ("4. A great year.", "A great year."),
        ("> [!NOTE]\n> It was read twice.", "It was read twice."),
        ("> [!quote]- The mayor\n> It was read twice.", "The mayor It was read twice."),
        ("It was read [twice].", "It was read [twice]."),
    ],
)
def test_a_line_says_what_its_reader_sees(line, words):
    assert texts(read(f"# Quay shut\n\n{TEXT}\n\n{line}\n")) == [TEXT, words]


def test_a_line_in_bold_is_a_heading_and_bold_words_are_text():
    article = read(
        f"# Quay shut\n\n{TEXT}\n\n**The cost**\n\nIt will cost nine million.\n\n**Nobody knows:** the town has not counted.\n\n**Ada Brok:**\n\nWe do not.\n"
    )
    assert texts(article, "heading") == ["The cost"]
    assert "Nobody knows: the town has not counted." in texts(article)


def test_a_row_of_a_table_is_a_line_and_html_is_read():
    article = read(
        f"# Quay shut\n\n{TEXT}\n\n| Year | Ships |\n| --- | --- |\n| 1983 | 210 |\n\n<div><p>A paragraph in <b>HTML</b>.</p></div>\n\n```\ncode\n```\n"
    )
    assert texts(article) == [TEXT, "Year | Ships", "1983 | 210", "A paragraph in HTML."]
    assert "left out code blocks" in article.notes


def test_head_lines_without_rules_are_fields():
    article = read(f"Title: Quay shut\nAuthor: Nora Pell\nDate: 2026-03-04\n\n# Quay shut\n\n{TEXT}\n\n## Why\n\nThey lean.")
    assert (article.title, article.byline, article.published) == ("Quay shut", "By Nora Pell", "2026-03-04")
    assert texts(article) == [TEXT, "They lean."]


def test_a_first_line_with_a_colon_is_no_field():
    article = read(
        f"Title: what the mayor is called\nNorhaven has had one since 1880.\n\n# Quay\n\n{TEXT}\n\n## Why\n\nThey lean."
    )
    assert "what the mayor is called" in article.text


def test_the_head_of_a_callout_is_no_text():
    article = read(f"# Quay shut\n\n{TEXT}\n\n> [!quote] Pulled\n> “They lean a little”\n\n## Why\n\nThey lean.")
    assert "[!quote]" not in article.text
