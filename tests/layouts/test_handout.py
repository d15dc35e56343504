from docx.oxml import OxmlElement
from hypothesis import given
from hypothesis import strategies as st

from layouts.handout import Text, page_words, printable
from layouts.text import speaking


@given(st.text())
def test_what_is_printable_stands_in_xml_and_in_utf_8_and_stays_so(text: str) -> None:
    found = printable(text)
    element = OxmlElement("w:t")
    element.text = found
    assert element.text == found
    assert found.encode().decode() == found
    assert printable(found) == found


@given(st.text(st.characters(exclude_categories=["C"])))
def test_what_somebody_can_have_written_stands_as_it_was_written(text: str) -> None:
    assert Text(text).text == text


def test_lines_and_tabs_stay() -> None:
    assert Text("ett\r\ntvå\n\ttre\x00\x1b\x07").text == "ett\ntvå\n\ttre"


def test_the_words_around_the_number_of_a_page_are_the_readers() -> None:
    with speaking("sv"):
        assert page_words() == ("Sida ", " av ", "")
    with speaking("en"):
        assert page_words() == ("Page ", " of ", "")
