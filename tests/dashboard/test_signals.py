import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.agreed import Agreed
from dashboard.answers import Answers, answers
from dashboard.commitment import Commitment, CommitmentState
from dashboard.decision import Decider, Decision, DecisionState, DecisionType
from dashboard.indicator import Derivation, Direction, IndicatorKind, Point, Series, Target
from dashboard.memory import Move
from dashboard.overdue import of_agreed
from dashboard.patterns import Variation
from dashboard.signals import (
    About,
    Family,
    Place,
    Signal,
    SignalKind,
    Thresholds,
    Upkeep,
    WatchedActivity,
    WatchedIndicator,
    differs,
    of_activity,
    of_indicator,
    of_upkeep,
)
from dashboard.spc import Assurance
from dashboard.status import Distribution, Status
from dashboard.words import Words
from tests.factories import indicator, observation

ON, YELLOW, RED, SILENT = Status.ON_TRACK, Status.DEVIATING, Status.OFF_TRACK, Status.NOT_REPORTED
TODAY, DUE = date(2018, 9, 25), date(2018, 9, 10)
CALM = [60, 62, 61, 59] * 4
GREEN = Distribution({ON: 4, YELLOW: 1})
REDS = Distribution({ON: 1, RED: 2})


def told(*numbers: float, target: float | None = None, wanted: Direction = Direction.UP) -> Answers:
    codes = [f"{2010 + nth // 3}-T{nth % 3 + 1}" for nth in range(len(numbers))]
    points = tuple(Point(observation(code, number)) for code, number in zip(codes, numbers, strict=True))
    targets = () if target is None else (Target(date(2030, 12, 31), target),)
    return answers(Series(indicator(direction=wanted), points, targets))


def activity(*statuses: Status | None, **given: Any) -> WatchedActivity:
    about = About(Place.ACTIVITY, given.pop("code", "A-1"))
    return WatchedActivity(about, statuses or (ON, ON), **({"owner": "Projektledare"} | given))


def watched(found: Answers, before: Variation | None = Variation.COMMON, **given: Any) -> WatchedIndicator:
    about = About(Place.DELIVERABLE, given.pop("code", "I-1"), "organisation:X")
    known: dict[str, Any] = {"kind": IndicatorKind.THEMATIC}
    return WatchedIndicator(about, answers=found, before=before, **(known | given))


def upkeep(owner: str | None = "Analytiker", next_update_on: date | None = TODAY) -> Upkeep:
    return Upkeep(About(Place.DELIVERABLE, "I-1"), owner, next_update_on)


def of(*things: WatchedActivity | WatchedIndicator | Upkeep, today: date = TODAY) -> list[Signal]:
    found = []
    for one in things:
        match one:
            case WatchedActivity():
                found += of_activity(one, DUE, today)
            case WatchedIndicator():
                found += of_indicator(one)
            case Upkeep():
                found += of_upkeep(one, today)
    return found


def kinds(*things: WatchedActivity | WatchedIndicator | Upkeep, today: date = TODAY) -> list[SignalKind]:
    return [signal.kind for signal in of(*things, today=today)]


def test_in_an_organisation_with_one_case_of_each_every_signal_fires_exactly_once() -> None:
    found = kinds(
        activity(ON, ON, code="calm"),
        activity(YELLOW, ON, code="recovered"),
        activity(ON, YELLOW, code="worse"),
        activity(YELLOW, YELLOW, YELLOW, code="stuck"),
        activity(SILENT, code="silent"),
        activity(ON, owner=" ", code="ownerless"),
        activity(ON, reporting_on=(TODAY + timedelta(60),), code="due"),
        watched(told(*CALM), linked=GREEN, code="calm"),
        watched(told(*CALM, target=90), linked=GREEN, code="watermelon"),
        watched(told(*[50, 70] * 8, target=100), linked=GREEN, code="slow"),
        watched(told(*CALM, 90), Variation.IMPROVEMENT, linked=REDS, code="hidden"),
        watched(told(*CALM, 30), code="concern"),
        watched(told(*CALM, 90), code="improvement"),
        watched(told(*CALM, 90, wanted=Direction.NONE), code="neutral"),
        upkeep(next_update_on=TODAY - timedelta(1)),
        activity(ON, RED, code="sudden"),
    )
    late = Commitment(1, 1, "Å-1", "Gör", "Chef", TODAY - timedelta(1), CommitmentState.OPEN)
    days = (TODAY, TODAY + timedelta(1), TODAY + timedelta(2))
    moved = Commitment(2, 2, "Å-2", "Gör", "Chef", days[-1], CommitmentState.OPEN, days)
    kind = DecisionType("T", Words("Typ"), Decider.BOARD)
    taken = Decision(3, 3, "B-1", "Beslut", kind, DecisionState.DECIDED, TODAY, review_on=TODAY)
    found += [signal.kind for signal in of_agreed(Agreed((taken,), (late, moved)), TODAY)]
    assert Counter(found) == Counter(SignalKind)


def test_off_track_is_told_also_when_it_is_neither_new_nor_stuck() -> None:
    assert kinds(activity(RED, RED)) == [SignalKind.OFF_TRACK]
    assert kinds(activity(YELLOW, RED)) == [SignalKind.WORSE, SignalKind.OFF_TRACK]
    assert kinds(activity(ON, RED)) == [SignalKind.SUDDEN, SignalKind.OFF_TRACK]
    assert kinds(activity(YELLOW, RED, YELLOW)) == [SignalKind.STUCK]


@pytest.mark.parametrize("before", [None, SILENT, Status.PAUSED, Status.NOT_STARTED, Status.COMPLETED])
def test_only_judged_statuses_compare(before: Status | None) -> None:
    assert kinds(activity(before, YELLOW)) == []
    assert kinds(activity(before, RED)) == [SignalKind.OFF_TRACK]


def test_a_status_signal_carries_what_is_remembered() -> None:
    moves = (Move(TODAY, TODAY, TODAY + timedelta(90)),)
    (stuck,) = of(activity(ON, YELLOW, YELLOW, YELLOW, moves=moves))
    assert stuck.facts == {"before": YELLOW, "now": YELLOW, "periods": 3, "moved": 1, "least": 3}


def test_silence_is_told_from_the_day_after_reports_were_due() -> None:
    assert kinds(activity(SILENT), today=DUE) == []
    assert kinds(activity(SILENT), today=DUE + timedelta(1)) == [SignalKind.NOT_REPORTED]
    assert of_activity(activity(SILENT), None, TODAY) == []
    assert kinds(activity(None)) == kinds(WatchedActivity(About(Place.ACTIVITY, "A"), (), "Någon")) == []


@pytest.mark.parametrize(("days", "count"), [(-1, 0), (0, 1), (60, 1), (61, 0)])
def test_an_assignment_is_due_within_sixty_days(days: int, count: int) -> None:
    assert len(of(activity(ON, reporting_on=(TODAY + timedelta(days),)))) == count


def test_what_is_completed_has_nothing_more_to_report() -> None:
    assert of(activity(Status.COMPLETED, reporting_on=(TODAY,))) == []


def test_of_several_reporting_dates_the_next_is_told() -> None:
    (due,) = of(activity(ON, reporting_on=tuple(TODAY + timedelta(days) for days in (50, -3, 8, 400))))
    assert due.facts == {"due_on": "2018-10-03", "days": 8, "within": 60}


@pytest.mark.parametrize(
    ("linked", "count"),
    [
        ({ON: 4, YELLOW: 1}, 1),
        ({ON: 3}, 1),
        ({ON: 2}, 0),
        ({ON: 3, RED: 1}, 0),
        ({ON: 2, SILENT: 9}, 0),
        ({}, 0),
    ],
)
def test_a_watermelon_has_four_of_five_on_track_of_at_least_three(linked: dict[Status, int], count: int) -> None:
    assert len(of(watched(told(*CALM, target=90), linked=Distribution(linked)))) == count


def test_each_warning_alone_makes_a_watermelon_of_green_activities() -> None:
    calm, slow = told(*CALM), told(*[50, 70] * 8, target=100)
    never = replace(calm, assurance=Assurance.NEVER)
    concern = replace(calm, variation=Variation.CONCERN)
    too_slow = replace(calm, outlook=slow.outlook)
    assert [one.warnings for one in (never, concern, too_slow)] == [("never",), ("concern",), ("not_at_this_pace",)]
    for found in (never, concern, too_slow):
        (signal,) = of(watched(found, found.variation, linked=GREEN))
        assert (signal.kind is SignalKind.TOO_SLOW) == (found is too_slow)
        expected = {
            "judged": 5,
            "linked": 5,
            "fewest": 3,
            "on_track": 4,
            "share": 80,
            "least": 80,
            "warnings": found.warnings[0],
        }
        assert {key: signal.facts[key] for key in expected} == expected
        assert ("pattern" in signal.facts) == (found is concern)


@pytest.mark.parametrize("kind", [IndicatorKind.CONTEXT, IndicatorKind.KEY_FIGURE])
def test_no_activity_answers_for_the_state_of_sweden_or_for_a_units_own_figure(kind: IndicatorKind) -> None:
    assert of(watched(told(*CALM, target=90), kind=kind, linked=GREEN)) == []


def test_the_share_on_track_never_contradicts_what_it_is_made_of() -> None:
    own = watched(
        told(*CALM, target=90), kind=IndicatorKind.STANDARD, derivation=Derivation.SHARE_ON_TRACK, linked=GREEN
    )
    assert of(own) == []
    assert len(of(replace(own, derivation=Derivation.DELIVERIES_ON_TIME))) == 1


def test_red_activities_under_an_indicator_that_improves_are_the_reverse() -> None:
    improving = told(*CALM, 90)
    (signal,) = of(watched(improving, improving.variation, linked=REDS))
    assert (signal.kind, signal.facts["off_track"]) == (SignalKind.HIDDEN_PROGRESS, 2)
    assert of(watched(told(*CALM), linked=REDS)) == []
    assert of(watched(improving, improving.variation, linked=Distribution({ON: 2, RED: 1}))) == []


def test_a_change_is_new_once_and_a_return_to_ordinary_variation_is_folded() -> None:
    assert kinds(watched(told(*CALM, 30), Variation.COMMON)) == [SignalKind.NEW_CONCERN]
    assert kinds(watched(told(*CALM, 30), Variation.IMPROVEMENT)) == [SignalKind.NEW_CONCERN]
    assert kinds(watched(told(*CALM, 30), None)) == [SignalKind.NEW_CONCERN]
    assert kinds(watched(told(*CALM, 30), Variation.CONCERN)) == []
    assert kinds(watched(told(*CALM), Variation.CONCERN)) == []
    assert kinds(watched(told(1, 2), Variation.CONCERN)) == []


def test_a_change_carries_the_points_and_limits_it_was_seen_by() -> None:
    (signal,) = of(watched(told(*CALM, 90)))
    assert (signal.facts["pattern"], signal.facts["side"], signal.facts["number"]) == ("outside", "high", 90)
    assert signal.facts["first_on"] == signal.facts["last_on"] == "2015-08-31"
    (shift,) = of(watched(told(*[30, 0] * 6, *[20] * 7)))
    days = shift.facts["first_on"], shift.facts["last_on"]
    assert (shift.facts["pattern"], *days) == ("shift", "2014-04-30", "2016-04-30")
    assert isinstance(signal.facts["upper"], float)


@pytest.mark.parametrize(("days", "count"), [(1, 0), (0, 0), (-1, 1)])
def test_an_indicator_is_late_from_the_day_after(days: int, count: int) -> None:
    assert len(of(upkeep(next_update_on=TODAY + timedelta(days)))) == count
    assert of(upkeep(next_update_on=None)) == []


@pytest.mark.parametrize("owner", [None, "", "  "])
def test_nobody_owns_what_has_no_owner(owner: str | None) -> None:
    assert kinds(activity(ON, owner=owner), upkeep(owner)) == [SignalKind.NO_OWNER] * 2


def test_thresholds_are_settings_and_nonsense_counts_for_nothing() -> None:
    settings = {"signal.watermelon_share": "90", "signal.due_days": "-4", "signal.stuck_periods": "två"}
    found = Thresholds.of(settings)
    assert found == Thresholds(watermelon_share=90)
    assert of_indicator(watched(told(*CALM, target=90), linked=GREEN), found) == []


def test_a_judgement_that_differs_from_the_figures_asks_for_a_line() -> None:
    bad, good, calm = told(*CALM, 30), told(*CALM, 90), told(*CALM)
    assert [differs(ON, one) for one in (bad, good, calm)] == [True, False, False]
    assert [differs(RED, one) for one in (bad, good, calm)] == [False, True, False]
    assert [differs(Status.PAUSED, one) for one in (bad, good, calm)] == [False, False, False]


def test_every_kind_belongs_to_a_family_and_every_family_has_a_kind() -> None:
    assert {kind.family for kind in SignalKind} == set(Family)


@given(
    st.lists(st.one_of(st.none(), st.sampled_from(Status)), max_size=6),
    st.lists(st.dates(date(2018, 1, 1), date(2019, 12, 31)), max_size=4),
    st.booleans(),
)
def test_signals_can_be_stored_and_none_fires_twice(
    statuses: list[Status | None], dates: list[date], owned: bool
) -> None:
    found = of_activity(
        WatchedActivity(About(Place.ACTIVITY, "A"), tuple(statuses), "X" * owned, (), tuple(dates)), DUE, TODAY
    )
    assert len({signal.kind for signal in found}) == len(found)
    assert all(json.loads(json.dumps(signal.facts)) == signal.facts for signal in found)


@given(
    st.lists(st.integers(0, 100), max_size=20),
    st.sampled_from([None, *Variation]),
    st.dictionaries(st.sampled_from(Status), st.integers(0, 9)),
    st.sampled_from(IndicatorKind),
)
def test_signals_of_indicators_can_be_stored_and_none_fires_twice(
    numbers: list[int], before: Variation | None, linked: dict[Status, int], kind: IndicatorKind
) -> None:
    found = of(watched(told(*numbers, target=50), before, linked=Distribution(linked), kind=kind))
    assert len({signal.kind for signal in found}) == len(found)
    assert all(json.loads(json.dumps(signal.facts)) == signal.facts for signal in found)
