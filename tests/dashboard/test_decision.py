from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.decision import (
    Concern,
    Decider,
    Decision,
    DecisionState,
    DecisionType,
    Effect,
    Review,
    Verdict,
    newest,
)
from dashboard.words import Words

TODAY = date(2018, 9, 25)
DAYS = st.none() | st.dates(date(2018, 1, 1), date(2019, 12, 31))
KIND = DecisionType("T", Words("Typ"), Decider.DIRECTOR_GENERAL)
INDICATOR, AREA, PLACE = Concern(7, "indicator", "i"), Concern(8, "area", "a"), Concern(9, "area", "b")


def decision(**more: object) -> Decision:
    told = {"id": 1, "version": 1, "code": "B-1", "title": "Beslut", "type": KIND, "state": DecisionState.DECIDED}
    return Decision(**(told | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "review"),
    [
        ({}, Review.NONE),
        ({"review_on": TODAY}, Review.WAITING),
        ({"review_on": TODAY + timedelta(1)}, Review.COMING),
        ({"review_on": TODAY, "verdict": Verdict.MET, "verdict_on": TODAY}, Review.JUDGED),
        ({"review_on": TODAY, "state": DecisionState.PROPOSED}, Review.NONE),
        ({"review_on": TODAY, "state": DecisionState.REJECTED}, Review.NONE),
        ({"review_on": TODAY, "verdict": Verdict.TOO_EARLY, "verdict_on": date(2018, 6, 1)}, Review.WAITING),
        ({"review_on": date(2019, 1, 1), "verdict": Verdict.TOO_EARLY, "verdict_on": TODAY}, Review.COMING),
        ({"review_on": TODAY, "verdict": Verdict.TOO_EARLY, "verdict_on": TODAY}, Review.JUDGED),
        ({"review_on": date(2019, 1, 1), "verdict": Verdict.NOT_MET, "verdict_on": TODAY}, Review.JUDGED),
    ],
)
def test_a_decision_waits_from_its_day_until_it_is_judged(more: dict[str, object], review: Review) -> None:
    assert decision(**more).review(TODAY) is review


@given(st.sampled_from(DecisionState), DAYS, st.none() | st.sampled_from(Verdict), DAYS, st.dates(), st.dates())
def test_time_alone_only_takes_a_review_from_coming_to_waiting(
    state: DecisionState, review_on: date | None, verdict: Verdict | None, on: date | None, one: date, other: date
) -> None:
    found = decision(state=state, review_on=review_on, verdict=verdict, verdict_on=on)
    before, after = found.review(min(one, other)), found.review(max(one, other))
    assert before is after or (before, after) == (Review.COMING, Review.WAITING)


def test_a_line_is_drawn_where_it_is_linked_and_for_the_place_it_is_measured_for() -> None:
    linked = decision(decided_on=TODAY, concerns=(INDICATOR,))
    assert linked.is_drawn_in(7, None)
    assert linked.is_drawn_in(7, 8)
    measured = decision(decided_on=TODAY, effect=Effect(INDICATOR, AREA), concerns=(INDICATOR,))
    assert measured.is_drawn_in(7, 8)
    assert not measured.is_drawn_in(7, 9)
    assert not decision(decided_on=TODAY, concerns=(AREA,)).is_drawn_in(7, 8)
    assert not decision(concerns=(INDICATOR,)).is_drawn_in(7, None)
    assert not decision(decided_on=TODAY, concerns=(INDICATOR,), state=DecisionState.REJECTED).is_drawn_in(7, None)


def test_proposals_stand_first_then_the_newest() -> None:
    days = [date(2018, 1, 1), None, date(2018, 9, 1), date(2017, 1, 1)]
    made = [decision(code=f"B-{place}", decided_on=day) for place, day in enumerate(days)]
    assert [one.code for one in newest(made)] == ["B-1", "B-2", "B-0", "B-3"]
