from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from dashboard.flow import Step
from dashboard.period import Period, PeriodType
from dashboard.reporting import (
    ACTIVITY_FIELDS,
    Duty,
    Group,
    Lack,
    Rules,
    Subject,
    demands,
    grouped,
    kept,
    lacks,
    may_return,
    value_lacks,
)
from dashboard.status import SAID, Status
from dashboard.words import Words

OPEN = Period(
    "2018-T3", PeriodType.TERTIAL, date(2018, 9, 1), date(2018, 12, 31), date(2018, 12, 20), date(2019, 1, 15), id=3
)
MOMENT = datetime(2019, 1, 10, tzinfo=UTC)
CLOSED = replace(OPEN, closed_at=MOMENT)
LOCKED = Period("2018-T2", PeriodType.TERTIAL, date(2018, 5, 1), date(2018, 8, 31), date(2018, 8, 20), None, MOMENT)
DAY = date(2019, 1, 10)
SUBJECT = Subject(1, 1, "A-1", Words("Något"), "REG")
texts = st.dictionaries(st.sampled_from([*ACTIVITY_FIELDS, "act", "x"]), st.text(max_size=20))


def test_each_status_demands_what_the_settings_say() -> None:
    rules = Rules()
    assert lacks({"status": "on_track"}, rules) == {}
    assert lacks({"status": "deviating"}, rules) == {"cause": Lack.NO_TEXT, "measure": Lack.NO_TEXT}
    assert set(lacks({"status": "off_track"}, rules)) == {"cause", "measure", "decision_needed"}
    assert set(lacks({"status": "paused"}, rules)) == {"comment"}
    assert set(lacks({"status": "paused"}, Rules.of({"report.required": "paused: forecast, x"}))) == {"forecast"}
    assert lacks({"status": "off_track"}, Rules.of({"report.required": ""})) == {}


def test_a_line_about_the_figures_is_demanded_only_where_the_settings_say_so_and_the_two_differ() -> None:
    demanding = Rules.of({"report.beyond_figures": "demanded"})
    green = {"status": "on_track"}
    assert lacks(green, demanding, differs=True) == {"beyond_figures": Lack.NO_LINE}
    assert lacks(green | {"beyond_figures": "Snart"}, demanding, differs=True) == {}
    assert lacks(green, demanding) == {}
    assert lacks(green, Rules(), differs=True) == {}
    assert lacks(green | {"beyond_figures": "x" * 4001}, Rules()) == {"beyond_figures": Lack.TOO_LONG}
    assert Rules.of({"report.beyond_figures": "?"}) == Rules()


def test_a_status_must_be_chosen_and_nobody_can_hand_in_that_nothing_is_reported() -> None:
    for content in ({}, {"status": "purple"}, {"status": Status.NOT_REPORTED}):
        assert lacks(content, Rules())["status"] is Lack.NO_STATUS


def test_settings_that_are_missing_or_odd_are_as_by_default() -> None:
    assert Rules.of({}) == Rules()
    assert Rules.of({"report.shown": "?", "report.approval": "?"}) == Rules()
    assert Rules.of({"report.approval": "skipped"}).first_step is Step.APPROVED
    assert not Rules.of({"report.shown": "approved"}).shown_at_once


@given(st.text())
def test_no_text_of_a_setting_breaks_reporting(text: str) -> None:
    assert set(demands(text)) <= set(SAID)


@given(texts)
def test_what_is_kept_of_a_form_is_its_own_fields_without_empty_ones(form: dict[str, str]) -> None:
    found = kept(form, ACTIVITY_FIELDS)
    assert set(found) <= set(ACTIVITY_FIELDS)
    assert all(text and text == text.strip() for text in found.values())
    assert kept(found, ACTIVITY_FIELDS) == found
    lacks(found, Rules())


def test_a_value_is_a_number_or_a_sign_and_never_both() -> None:
    def why(number: bool = True, group: bool = False, **content: str) -> dict[str, Lack]:
        return value_lacks(content, unread=None if number else Lack.NOT_A_NUMBER, needs_group=group)

    assert why(figure="12,5") == {}
    assert why(sign="..") == {}
    assert why() == {"figure": Lack.NO_FIGURE}
    assert why(figure="1", sign=".") == {"figure": Lack.BOTH}
    assert why(number=False, figure="tolv") == {"figure": Lack.NOT_A_NUMBER}
    assert why(group=True, figure="1") == {"group_size": Lack.NO_GROUP}
    assert why(group=True, figure="1", group_size="12") == {}
    assert why(group=True, sign="..") == {}
    assert why(figure="1", group_size="många") == {"group_size": Lack.NO_GROUP}


def test_only_what_was_handed_in_or_approved_is_returned() -> None:
    assert [step for step in (None, *Step) if may_return(step)] == [Step.SUBMITTED, Step.APPROVED]


def test_where_a_thing_stands() -> None:
    def group(today: date = DAY, **told: object) -> Group:
        return Duty(SUBJECT, OPEN, **told).group(OPEN.due_on, today)  # type: ignore[arg-type]

    assert group() is Group.NOT_STARTED
    assert group(has_draft=True) is Group.DRAFT
    assert group(date(2019, 1, 15)) is Group.NOT_STARTED
    assert group(date(2019, 1, 16), has_draft=True) is Group.LATE
    assert group(date(2019, 1, 16), step=Step.RETURNED) is Group.RETURNED
    assert group(step=Step.SUBMITTED, has_draft=True) is Group.HANDED_IN
    assert group(seen=True) is Group.APPROVED


@given(st.lists(st.sampled_from([None, *Step]), max_size=30))
def test_every_thing_stands_in_one_group(steps: list[Step | None]) -> None:
    found = grouped([Duty(SUBJECT, OPEN, step) for step in steps], OPEN.due_on, DAY)
    assert list(found) == list(Group)
    assert sum(map(len, found.values())) == len(steps)
