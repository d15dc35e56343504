from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.meeting import Promise, Proposal
from dashboard.minutes import LONGEST, ROWS, unfinished, written

FIELDS = ["note", "decision", "type", *(f"{part}{n}" for n in range(1, ROWS + 1) for part in ("what", "who", "due"))]
CONTENT = st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=20) | st.dates().map(date.isoformat))


def test_a_note_a_commitment_and_a_proposal_are_read() -> None:
    found = written(
        {
            "note": " Vi väntar. ",
            "what1": "Ta fram underlag",
            "who1": "Enhetschef Juridik",
            "due1": "2018-10-31",
            "decision": "Häv avtalet",
            "type": "UPPH",
        }
    )
    assert found.note == "Vi väntar."
    assert found.agreed == (Promise("Ta fram underlag", "Enhetschef Juridik", date(2018, 10, 31)),)
    assert found.proposals == (Proposal("Häv avtalet", "UPPH"),)


@pytest.mark.parametrize(
    ("content", "missing"),
    [
        ({"what2": "Något"}, ["who2", "due2"]),
        ({"who1": "Någon", "what1": "Något", "due1": "i morgon"}, ["due1"]),
        ({"decision": "Något"}, ["type"]),
        ({"note": "Bara en anteckning"}, []),
        ({}, []),
    ],
)
def test_what_is_begun_says_what_is_missing(content: dict[str, str], missing: list[str]) -> None:
    assert unfinished(content) == missing


@given(CONTENT)
def test_nothing_that_was_begun_is_left_out_silently(content: dict[str, str]) -> None:
    found = written(content)
    begun = {
        n for n in range(1, ROWS + 1) if any(content.get(f"{part}{n}", "").strip() for part in ("what", "who", "due"))
    }
    lacking = {int(name[-1]) for name in unfinished(content) if name[-1].isdigit()}
    assert len(found.agreed) == len(begun - lacking)


def test_what_is_longer_than_its_field_is_cut() -> None:
    assert len(written({"note": "x" * 9_000}).note) == LONGEST["note"]
