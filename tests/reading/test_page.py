"""A page as its reader sees it: nothing lost, nothing added."""

import pytest

import briefing
from briefing.reading.page.html import html_article

STORY = [
    "The quay at Norhaven will be shut from Friday, the port said on Wednesday, because two of its cranes lean towards the water.",
    "“They lean a little more each week,” said Ada Brok, the harbour master. “We do not wait for the third.”",
    "Ferries will leave from the north pier until May, and lorries must take the road round the bay, the port said in a note.",
    "The repair will cost nine million crowns. “The rest is a prayer,” said Ivo Rau, who sits on the council.",
]
PARAGRAPHS = "".join(f"<p>{s}</p>" for s in STORY)


@pytest.fixture(params=["alone", "beside trafilatura"], autouse=True)
def second(request, monkeypatch):
    """The reading is the same whether the extra is there or not; which one ran is asserted."""
    asked = []
    from briefing.reading.page import html as page

    real = page.with_trafilatura
    monkeypatch.setattr(
        page,
        "with_trafilatura",
        (lambda text: asked.append("none") or [])
        if request.param == "alone"
        else lambda text: asked.append(real(text)) or asked[-1],
    )
    yield
    assert asked
    if request.param == "alone":
        assert asked[0] == "none"
    else:
        assert isinstance(asked[0], list), asked[0]


def read(body, head="", title="Quay to be shut"):
    page = (
        f'<html lang="en"><head><meta charset="utf-8"><title>{title} | The Herald</title>{head}</head><body>{body}</body></html>'
    )
    return html_article(page, id="p", source="p.html", notes=[], sha256="")


def texts(article, *kinds):
    return [article.text[p.start : p.end] for p in article.paragraphs if p.kind in (kinds or ("text",))]


def story(inner):
    return f"<article><h1>Quay to be shut</h1>{inner}</article>"


@pytest.mark.parametrize(
    "layout",
    [
        '<nav><a href="/">Home</a></nav><main><article><h1>Quay to be shut</h1>{}</article></main><aside><a href="1">Dockers</a></aside>',
        '<div id="top"><a href="/">Home</a></div><div class="wrap"><div class="col"><h1>Quay to be shut</h1>{}</div><div class="side"><h3>Latest</h3>'
        '<ul><li><a href="1">Dockers stay out for a third week</a></li><li><a href="2">School meals plan gets a vote</a></li></ul></div></div>',
        '<form id="aspnet"><div class="content"><h1>Quay to be shut</h1>{}</div></form>',
        '<form><div class="content"><h1>Quay to be shut</h1><div>{}</div></div></form><form class="signup"><p>Get our letter.</p><input></form>',
        '<header><h1>Quay to be shut</h1></header><div itemprop="articleBody">{}</div><div><a href="1">Dockers stay out</a></div>',
        '<table width="600"><tr><td><h1>Quay to be shut</h1>{}</td></tr></table>',
        '<h1>Quay to be shut</h1>{}<div class="comments"><p>I have said for years that this quay would fall into the water one day, and nobody listened.</p></div>',
    ],
)
def test_the_report_is_found_in_layouts_of_many_kinds(layout):
    article = read(layout.format(PARAGRAPHS))
    assert article.title == "Quay to be shut"
    assert texts(article) == STORY


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>Draft: ask the desk.</p>",
        '<div style="display:none"><p>Draft: ask the desk.</p></div>',
        '<p style="visibility: hidden">Draft: ask the desk.</p>',
        '<p class="sr-only">Draft: ask the desk.</p>',
        '<p class="later">Draft: ask the desk.</p><style>.later{display:none}</style>',
        '<p style="position:absolute;left:-9999px">Draft: ask the desk.</p>',
        "<template><p>Draft: ask the desk.</p></template>",
        "<dialog><p>Draft: ask the desk.</p></dialog>",
        "<p><del>Draft: ask the desk.</del></p>",
    ],
)
def test_what_a_page_hides_or_strikes_out_is_no_text(hidden):
    assert "Draft" not in read(story(hidden + PARAGRAPHS)).text


@pytest.mark.parametrize(
    "shown",
    [
        '<p class="hidden-gems">Open to all.</p>',
        '<p class="hidden md:block">Open to all.</p>',
        '<p class="later">Open to all.</p><style>@media print{.later{display:none}}</style>',
        "<details><p>Open to all.</p></details>",
        '<div><template shadowrootmode="open"><p>Open to all.</p></template></div>',
        '<p class="share-price-story">Open to all.</p>',
    ],
)
def test_what_only_sounds_hidden_is_text(shown):
    assert "Open to all." in texts(read(story(shown + PARAGRAPHS)))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("the vote on <time datetime='2026-12-03'>3 December</time>.", "the vote on 3 December."),
        ("she called it <q>a <q>slow</q> fall</q>.", "she called it “a ‘slow’ fall”."),
        ("killed <del>12</del><ins>15</ins> people", "killed 15 people"),
        (
            "since 2019<sup><a href='#n'>3</a></sup> and 10<sup>6</sup> bolts over 30 m<sup>2</sup>",
            "since 2019 and 10⁶ bolts over 30 m²",
        ),
        ("the 10<sup>th</sup> boat, 2<sup>1</sup>/<sub>2</sub> metres", "the 10th boat, 2 1/2 metres"),
        ("For: Holm<br>Against: Rau", "For: Holm Against: Rau"),
        ("Ca\u00adfé Gri\ufb03n\u200b", "Café Griffin"),
    ],
)
def test_words_in_a_sentence_are_those_that_a_reader_sees(html, text):
    assert texts(read(story(f"<p>{html}</p>{PARAGRAPHS}")))[0] == text


def test_two_line_breaks_part_paragraphs_and_a_bold_line_is_a_heading():
    article = read(
        story(
            f"<p>{'<br><br>'.join(STORY)}</p><p><b>The cost</b><br>It is high, the town said.</p><p><strong>What next?</strong></p><p>Nobody knows yet.</p>"
        )
    )
    assert texts(article) == [*STORY, "It is high, the town said.", "Nobody knows yet."]
    assert texts(article, "heading") == ["The cost", "What next?"]


def test_a_table_is_a_row_a_line_and_a_pulled_quotation_stands_once():
    table = "<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2025</td><td>980</td></tr></table>"
    pulled = "<blockquote class='pull-quote'>“We do not wait for the third”</blockquote>"
    article = read(story(STORY[0].join(("<p>", "</p>")) + table + pulled + PARAGRAPHS[len(STORY[0]) + 7 :]))
    assert texts(article) == [STORY[0], "2025 | 980", *STORY[1:]]


def test_the_footer_of_a_quotation_says_whose_it_is_and_goes_with_one_that_was_pulled():
    motto = "<blockquote><p>“A port that cannot count cannot trade.”</p><footer>Odile Marsh, in her first report, 1994</footer></blockquote>"
    pulled = "<blockquote><p>“We do not wait for the third”</p><footer>— Odile Marsh</footer></blockquote>"
    foot = "<footer><p>All rights are reserved by the harbour.</p></footer>"
    article = read(story(PARAGRAPHS + motto + pulled + foot))
    assert texts(article) == [*STORY, "“A port that cannot count cannot trade.”", "Odile Marsh, in her first report, 1994"]


def test_widgets_neither_open_sections_nor_swallow_the_report():
    widget = "<h3>Recommended stories</h3><ul><li><a href='1'>Dockers stay out</a></li></ul>"
    signup = "<div class='newsletter-signup'><h4>Our letter</h4><p>Sign up for the harbour's news.</p><form><input></form></div>"
    article = read(
        story(
            f"<p>{STORY[0]}</p>{widget}<p>{STORY[1]}</p>{signup}<p>{STORY[2]}</p><p><a href='2'>The town that sinks</a></p><p>{STORY[3]}</p>"
        )
    )
    assert texts(article) == STORY
    assert texts(article, "heading") == []
    assert texts(article, "aside") == ["The town that sinks"]


GRAPH = '{"@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},{"@type":"NewsArticle","headline":"Quay to be shut","datePublished":"2026-03-04","author":[{"name":"Nora Pell"},"Jon Abbey"]}]}'


POINTING = '{"@graph":[{"@type":"Person","@id":"#pell","name":"Nora Pell"},{"@type":"NewsArticle","headline":"Quay to be shut","datePublished":"2026-03-04","author":{"@id":"#pell"}}]}'
MARKED = "itemscope itemtype='https://schema.org/NewsArticle'"
AUTHOR = "<div itemprop='author' itemscope><a itemprop='name' href='/n'>Nora Pell</a> (staff)</div>"


@pytest.mark.parametrize(
    ("head", "body", "day", "byline"),
    [
        (f'<script type="application/ld+json">{GRAPH}</script>', "", "2026-03-04", "By Nora Pell and Jon Abbey"),
        (
            '<meta property="article:published_time" content="2026-03-04T23:30:00-08:00"><meta name="author" content="Nora Pell">',
            "",
            "2026-03-04",
            "By Nora Pell",
        ),
        (
            '<meta property="article:modified_time" content="2026-03-09">',
            "<p>Published <time datetime='2026-03-04'>4 March</time></p>",
            "2026-03-04",
            None,
        ),
        ("", "<p class='byline'>By Nora Pell</p><p>4 March 2026</p>", "2026-03-04", "By Nora Pell"),
        (f'<script type="application/ld+json">{POINTING}</script>', "", "2026-03-04", "By Nora Pell"),
        ("", f"<div {MARKED}><h2>Quay to be shut</h2>{AUTHOR}</div>", "", "By Nora Pell"),
        (
            "",
            f"<div {MARKED}><h2>Dockers stay out</h2>{AUTHOR.replace('Pell', 'Abbey')}</div><div {MARKED}>Quay to be shut {AUTHOR}</div>",
            "",
            "By Nora Pell",
        ),
        ("", f"<div itemscope itemtype='https://schema.org/Comment'>{AUTHOR}</div>", "", None),
        ('<meta name="date" content="03/14/2026">', "", "2026-03-14", None),
        ('<meta name="date" content="03/04/2026">', "", "", None),
        (
            "",
            "<p>The quay was built on <time datetime='1911-05-02'>2 May 1911</time> by men who had never seen a crane of that size.</p>",
            "",
            None,
        ),
        ("", "<p>Updated 7 March 2026</p>", "", None),
    ],
)
def test_day_and_authors_are_what_the_page_states(head, body, day, byline):
    article = read(
        story(body + PARAGRAPHS) + "<aside><time datetime='2022-05-06'>6 May</time></aside><footer>© 2011-2023</footer>", head
    )
    assert (article.published, article.byline) == (day, byline)


@pytest.mark.parametrize("title", ["Quay to be shut | The Herald", "Quay to be shut - Harbour - The Herald", "The Quay"])
def test_the_name_of_the_paper_over_a_report_is_no_headline(title):
    body = f"<h1><a href='/'>The Herald</a></h1><article><h2>Quay to be shut</h2>{PARAGRAPHS}<h2>The Herald</h2><p>It asked.</p></article>"
    head = "<meta property='og:title' content='Quay to be shut'><meta property='og:site_name' content='The Herald'>"
    article = read(body, head if title == "The Quay" else "", title=title.removesuffix(" | The Herald"))
    assert article.title == "Quay to be shut"
    assert texts(article, "heading") == ["The Herald"]
    assert texts(article) == [*STORY, "It asked."]


@pytest.mark.parametrize(
    ("head", "heading"),
    [
        ("<meta property='og:title' content='You will not believe what happens to this quay'>", "Quay to be shut"),
        ("", "<span>Harbour</span> Quay <em>to be</em><br>shut"),
        ("<meta property='og:title' content='Quay to be shut'>", "<span>Harbour</span> Quay to be shut"),
    ],
)
def test_the_headline_is_the_one_over_the_report_without_a_kicker(head, heading):
    article = read(f"<article><h1>{heading}</h1>{PARAGRAPHS}</article>", head)
    assert article.title == "Quay to be shut"
    assert texts(article, "title") == ["Quay to be shut"]


def test_a_heading_that_ends_as_the_headline_does_stays():
    article = read(
        f"<article><h1>The quay</h1>{PARAGRAPHS}<h2>Who built the quay</h2><p>Nobody knows.</p></article>", title="The quay"
    )
    assert texts(article, "heading") == ["Who built the quay"]


def test_the_paper_signs_no_report_that_somebody_signs():
    body = story("<p class='byline'>By Nora Pell</p>" + PARAGRAPHS)
    assert read(body, "<meta name='author' content='The Herald'>").byline == "By Nora Pell"


def test_names_one_a_line_are_all_authors_and_a_role_is_none():
    listed = "<ul class='authors'><li>Nora Pell</li><li>Ivo Rau</li></ul>"
    assert read(story(listed + PARAGRAPHS)).byline == "Nora Pell and Ivo Rau"
    assert read(story(listed.replace("Ivo Rau", "Harbour Editor") + PARAGRAPHS)).byline == "Nora Pell"


@pytest.mark.parametrize("tag", ["p", "section", "div"])
def test_paragraphs_behind_a_paywall_stay_and_what_asks_for_money_goes(tag):
    paragraphs = "".join(f"<{tag} class='paywall-text paywall'>{s}</{tag}>" for s in STORY)
    wall = "<div class='paywall'><p>The rest is for members.</p><button>Join for 2 crowns a week</button></div>"
    assert texts(read(story(paragraphs + wall))) == STORY


def test_text_in_the_pages_data_is_read_where_the_page_has_none():
    data = '{"@type":"NewsArticle","headline":"Quay to be shut","articleBody":"BODY"}'.replace("BODY", "\\n\\n".join(STORY * 2))
    script = f'<script type="application/ld+json">{data}</script>'
    assert texts(read("<div id='app'></div>", script)) == STORY * 2
    assert texts(read(story(PARAGRAPHS * 2), script.replace(STORY[0] + "\\n", "", 1))) == STORY * 2


def test_a_live_blog_keeps_its_entries_in_order_under_their_headings():
    entries = "".join(
        f"<article><time datetime='2026-03-04T1{k}:00'>1{k}:00</time><h2>Entry {k}</h2><p>{s}</p></article>"
        for k, s in enumerate(STORY)
    )
    article = read(f"<main><h1>Quay to be shut</h1>{entries}</main>")
    assert texts(article) == STORY
    assert texts(article, "heading") == [f"Entry {k}" for k in range(4)]


def test_a_page_escaped_twice_is_read_as_it_was_meant():
    article = read(story("<p>&amp;ldquo;It&amp;rsquo;s done,&amp;rdquo; she said.</p>" + PARAGRAPHS))
    assert texts(article)[0] == "“It’s done,” she said."


def test_advertisements_of_amp_and_a_short_pages_menu_are_no_text():
    page = '<header><a href="/">Home</a> <a href="/n">News</a></header><h1>Quay to be shut</h1><p>The quay at Norhaven will be shut.</p><amp-ad>Buy boots</amp-ad>'
    assert texts(read(page)) == ["The quay at Norhaven will be shut."]


def test_the_one_who_signs_a_post_wrote_it():
    post = (
        "<blockquote><p>We have opened the school. Bring blankets.</p>— Ada Brok (@ada@norhaven.test) 1 March 2026</blockquote>"
    )
    analysis = briefing.analyze(read(story(f"<p>The harbour master posted on Sunday.</p>{post}<p>It rained.</p>")))
    assert [(q.said_by, q.rule) for q in analysis.quotes] == [("Ada Brok", "signed")]
