import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.folding import folded
from data.database import Database
from data.queries.search import search


@pytest.mark.parametrize(
    "text",
    [
        "Kompetensförsörjning",
        "kompetensforsorjning",
        "KOMPETENSFÖRSÖRJNING",
        "kompetensförsöring",
        "kompetensforsörjnig",
    ],
)
def test_the_area_is_found_however_it_is_spelt(database: Database, text: str) -> None:
    with database.reading() as session:
        found = search(session, text)
    assert any(hit.kind == "area" and hit.title.sv == "Kompetensförsörjning" for hit in found)


def test_what_begins_with_the_words_comes_first(database: Database) -> None:
    with database.reading() as session:
        found = search(session, "digitalisering")
    assert found[0].kind == "area"


def test_all_kinds_can_be_found_and_a_goal_leads_to_its_area(database: Database) -> None:
    with database.reading() as session:
        everything = search(session, "a", most=10_000)
    assert {hit.kind for hit in everything} == {"area", "goal", "activity", "indicator", "decision"}
    assert any(hit.area_code for hit in everything if hit.kind == "goal")
    assert not any(hit.area_code for hit in everything if hit.kind != "goal")


def test_english_words_find_too(database: Database) -> None:
    with database.reading() as session:
        assert any(hit.title.en == "Skills supply" for hit in search(session, "skills supply"))


@settings(max_examples=40)
@given(text=st.text() | st.text("%_\\'\" åäö;-abc", max_size=150), most=st.integers(1, 5))
def test_any_text_can_be_searched_for(database: Database, text: str, most: int) -> None:
    with database.reading() as session:
        found = search(session, text, most)
    assert len(found) <= most
    assert folded(text) or not found


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "--", "💥", "xqzwvk"])
def test_nothing_is_found_by_nothing(database: Database, text: str) -> None:
    with database.reading() as session:
        assert search(session, text) == []
