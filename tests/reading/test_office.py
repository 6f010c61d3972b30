"""Word and OpenDocument: insertions, deletions, fields, notes, tables, boxes, headings by style."""

import io
import zipfile

import pytest

from briefing.errors import ReadError
from tests.reading.story import BY, PARAGRAPHS, TITLE, kinds, one, read, texts

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STYLES = (
    f'<w:styles {W}><w:style w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:styleId="berschrift2">'
    '<w:name w:val="heading 2"/></w:style><w:style w:styleId="Own"><w:name w:val="My head"/><w:basedOn w:val="berschrift2"/></w:style></w:styles>'
)
OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def zipped(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def docx(body, **parts):
    named = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>", "word/styles.xml": STYLES}
    return zipped(**{"[Content_Types].xml": "<Types/>", **named, **parts})


def p(text, style=""):
    return f"<w:p>{f'<w:pPr><w:pStyle w:val={style!r}/></w:pPr>' if style else ''}{text if '<' in text else r(text)}</w:p>"


def r(text, marks=""):
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def odt(body, styles="", **parts):
    content = (
        f"<office:document-content {OFFICE}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": content, **parts})


def test_a_word_document_is_its_headline_byline_headings_and_paragraphs():
    body = p(TITLE, "T") + p(BY) + p(PARAGRAPHS[0]) + p("The cost", "berschrift2") + p(PARAGRAPHS[1]) + p("The boats", "Own")
    article = one(docx(body + p(PARAGRAPHS[2])))
    assert (article.title, article.byline) == (TITLE, BY)
    assert [text for kind, text in kinds(article) if kind == "heading"] == ["The cost", "The boats"]
    assert texts(article) == PARAGRAPHS[:3]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (r("He did ") + f"<w:ins>{r('not ')}</w:ins><w:del><w:r><w:delText>ever </w:delText></w:r></w:del>" + r("go."), "He did not go."),
        (f"<w:moveFrom>{r('late ')}</w:moveFrom>" + r("He came ") + f"<w:moveTo>{r('late.')}</w:moveTo>", "He came late."),
        (r("On ") + f"<w:fldSimple w:instr='DATE'>{r('4 March')}</w:fldSimple>" + r(" it fell."), "On 4 March it fell."),
        (r("See ") + "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>" + r("there."), "See there."),
        (f"<w:sdt><w:sdtContent>{r('Held ')}</w:sdtContent></w:sdt><w:smartTag>{r('here.')}</w:smartTag>", "Held here."),
        (r("It is ") + r("secret ", "<w:vanish/>") + r("open."), "It is open."),
        (r("It is ") + r("open ", "<w:vanish w:val='0'/>") + r("now."), "It is open now."),
        (r("Since 2019") + r("3", "<w:vertAlign w:val='superscript'/>") + r(" it leaks."), "Since 2019³ it leaks."),
        (r("twelve ") + r("thirteen ", "<w:strike/>") + r("men came."), "twelve men came."),
        ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:noBreakHyphen/><w:t>three</w:t></w:r>", "one two-three"),
        (f"<mc:AlternateContent><mc:Choice>{r('Once.')}</mc:Choice><mc:Fallback>{r('Twice.')}</mc:Fallback></mc:AlternateContent>", "Once."),
    ],
)  # fmt: skip
def test_what_the_marks_of_word_mean(body, shown):
    assert one(docx(p(body))).text == shown


def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next():
    first = f"<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{r('The mast ')}</w:p>"
    assert one(docx(first + p("fell.") + p("Nobody was hurt."))).text == "The mast fell.\nNobody was hurt."


def test_an_old_style_that_was_changed_is_no_heading():
    changed = (
        f"<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val='berschrift2'/></w:pPr></w:pPrChange></w:pPr>{r(PARAGRAPHS[0])}</w:p>"
    )
    assert kinds(one(docx(changed))) == [("text", PARAGRAPHS[0])]


def test_tables_notes_and_boxes_of_word():
    row = "<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in ("Year", "Cost")) + "</w:tr>"
    layout = f"<w:tbl><w:tr><w:tc>{p(PARAGRAPHS[1])}{p(PARAGRAPHS[2])}</w:tc></w:tr></w:tbl>"
    noted = p(
        r(PARAGRAPHS[0])
        + "<w:r><w:footnoteReference w:id='2'/></w:r>"
        + f"<w:r><w:pict><w:txbxContent>{p('A box.')}</w:txbxContent></w:pict></w:r>"
    )
    notes = f"<w:footnotes {W}><w:footnote w:id='0'>{p('no')}</w:footnote><w:footnote w:id='2'>{p('Larch.')}</w:footnote></w:footnotes>"
    article = one(docx(f"{noted}<w:tbl>{row}</w:tbl>{layout}", **{"word/footnotes.xml": notes}))
    assert texts(article) == [PARAGRAPHS[0], "A box.", "Year | Cost", *PARAGRAPHS[1:3]]
    assert kinds(article)[-1] == ("aside", "Larch.")


def test_open_document_text():
    styles = (
        '<style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="T2"><style:text-properties style:text-position="super 58%"/></style:style>'
        '<style:style style:name="T3"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted words.</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        f'<text:p text:style-name="P1">{TITLE}</text:p><text:p>{BY}</text:p>'
        '<text:p>The<text:s/>mast<text:span text:style-name="T1"> secretly</text:span> fell<text:note><text:note-citation>1</text:note-citation>'
        '<text:note-body><text:p>Larch.</text:p></text:note-body></text:note> in 2019<text:span text:style-name="T2">3</text:span>'
        '<text:span text:style-name="T3"> or so</text:span>.<office:annotation><text:p>No.</text:p></office:annotation></text:p>'
        '<text:h text:outline-level="2">The cost</text:h><table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>'
        "<table:table-cell><text:p>Cost</text:p></table:table-cell></table:table-row></table:table>"
        f'<text:section text:display="none"><text:p>Hidden.</text:p></text:section><text:p>{PARAGRAPHS[1]}</text:p>'
    )
    expected = [
        ("title", TITLE), ("byline", BY), ("text", "The mast fell in 2019³."), ("heading", "The cost"), ("text", "Year | Cost"),
        ("text", PARAGRAPHS[1]), ("aside", "Larch."),
    ]  # fmt: skip
    assert kinds(one(odt(body, styles))) == expected
    flat = f'<?xml version="1.0"?><office:document {OFFICE}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document>'
    assert kinds(one(flat, "a.fodt")) == expected


def test_a_short_bold_line_is_a_heading_and_a_bold_question_is_not():
    body = p(PARAGRAPHS[0]) + p(r("The cost", "<w:b/>")) + p(PARAGRAPHS[1]) + p(r("Who pays?", "<w:b/>")) + p(PARAGRAPHS[2])
    assert [text for kind, text in kinds(one(docx(body))) if kind == "heading"] == ["The cost"]


HOSTILE = {
    "cut": (lambda: docx(p("x"))[:-60], "damaged|lacks"),
    "open mark": (lambda: docx("<w:p"), "damaged"),
    "empty": (lambda: docx(""), "no text"),
    "deep": (lambda: docx("<w:p>" * 3000), "nested too deeply|damaged"),
    "entities": (lambda: zipped(**{"word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "declares entities"),
    "members": (
        lambda: zipped(**{f"word/media/{k}": b"" for k in range(6000)}, **{"word/document.xml": "<x/>"}),
        "more than 5,000 files",
    ),
    "bomb": (lambda: zipped(**{"word/document.xml": b" " * 70_000_000}), "more than 64 MB"),
    "deep spans": (lambda: odt("<text:p>" + "<text:span>" * 3000), "nested too deeply|damaged"),
    "many elements": (lambda: docx("<w:p/>" * 2_000_000), "too many parts|longer than|no text"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_are_refused_in_a_sentence(name):
    make, says = HOSTILE[name]
    data = make()
    with pytest.raises(ReadError, match=says):
        read(data, "a.docx")
