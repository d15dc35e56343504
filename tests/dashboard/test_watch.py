import pytest

from dashboard.watch import Touched, touched


def test_lines_touch_the_things_they_tell_about() -> None:
    found = touched([("status_reports", 5), ("activities", 6), ("observations", 8), ("targets", 9)])
    assert found == Touched(frozenset({5, 6}), frozenset({8, 9}), counted=True)


def test_what_no_rule_looks_at_touches_nothing() -> None:
    assert touched([("annotations", 8), ("submissions", 5), ("imports", None), ("plans", None)]) == Touched()
    assert touched([]) == Touched()


@pytest.mark.parametrize("table", ["deliveries", "budget_lines", "outcome_lines"])
def test_dates_and_money_touch_what_areas_are_counted_from(table: str) -> None:
    assert touched([(table, 5)]) == Touched(counted=True)


@pytest.mark.parametrize("line", [("settings", None), ("periods", None), ("goals", 3), ("unheard_of", 4)])
def test_anything_else_can_have_touched_anything(line: tuple[str, int | None]) -> None:
    assert touched([line]).anything


def test_a_line_that_names_no_thing_can_have_touched_anything() -> None:
    assert touched([("observations", None)]).anything


@pytest.mark.parametrize("table", ["decisions", "decision_links", "decision_types", "commitments", "meeting_series"])
def test_what_is_agreed_touches_nothing_else(table: str) -> None:
    assert touched([(table, 5)]) == Touched(agreed=True)
