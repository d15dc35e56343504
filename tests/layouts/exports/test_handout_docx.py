import io
import zipfile

from docx import Document
from docx.oxml.ns import qn
from hypothesis import example, given, settings
from hypothesis import strategies as st

from layouts.exports.handout_docx import handout_docx
from layouts.handout import printable
from tests.handouts import AT, lines, saying


@settings(max_examples=8)
@given(st.text(min_size=1))
@example('#read("/etc/passwd") </w:t> &amp; {PAGE} \u202e\u05d0\u05d1 \x00')
@example("]]>\n\r\t")
def test_whatever_is_said_is_read_back_as_it_was_said(text: str) -> None:
    said = printable(text).replace("\r", "")
    assert lines(handout_docx(saying(text))) == [
        said,
        said,
        said,
        said,
        "Vem",
        said,
        said,
        f"1\t{said}",
        f"{said}\t{said}",
        said,
        said + said,
    ]


def test_word_knows_headings_lists_heads_of_tables_and_the_language() -> None:
    document = Document(io.BytesIO(handout_docx(saying("Läget", "en"))))
    styles = [p.style.name for p in document.paragraphs if p.style]
    assert styles == ["Title", "Heading 1", "Lead", "Heading 2", "Fact", "Note", "List Bullet"]
    (table,) = document.tables
    assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows] == [True, False]
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert document.core_properties.language == "en-GB"


def test_the_file_knows_nothing_but_what_it_tells() -> None:
    content = handout_docx(saying("Läget"))
    about = Document(io.BytesIO(content)).core_properties
    assert (about.title, about.author, about.last_modified_by) == ("Läget", "Myndigheten", "Myndigheten")
    assert about.comments == ""
    assert about.created == AT.replace(tzinfo=about.created.tzinfo if about.created else None)
    assert {one.date_time for one in zipfile.ZipFile(io.BytesIO(content)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"python-docx" not in b"".join(map(zipfile.ZipFile(io.BytesIO(content)).read, ["docProps/core.xml"]))
    assert handout_docx(saying("Läget")) == content


def test_every_page_says_whose_it_is_that_it_is_an_example_and_where_one_is() -> None:
    (section,) = Document(io.BytesIO(handout_docx(saying("Läget")))).sections
    assert section.header.paragraphs[0].text == "Myndigheten\tExempel"
    fields = [one.get(qn("w:instr")) for one in section.footer.paragraphs[0]._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert section.footer.paragraphs[0].text.startswith("Läget\tSida ")
