"""What somebody has seen to about each thing that is followed, as conditions in a question (`dashboard.health.Care`)."""

from datetime import datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select, true

from dashboard.health import Seen
from dashboard.period import STOCKHOLM
from dashboard.view import View
from data.models import (
    ActivityRow,
    AnnotationRow,
    IndicatorLinkRow,
    IndicatorRow,
    ObservationRow,
    StatusReportRow,
    TargetRow,
)
from data.queries.known import again, known, recorded, some, within


def of_activities(view: View) -> dict[Seen, ColumnElement[bool]]:
    """Of an activity joined with its report for the period, where it has one; what is not due yet lacks nothing."""
    return {
        Seen.OWNED: func.trim(ActivityRow.owner_role) != "",
        Seen.ON_TIME: _reported_in_time(view),
        Seen.COMMENTED: _told(view),
        Seen.WITH_GOAL: or_(ActivityRow.goal_id.is_not(None), ActivityRow.deliverable_id.is_not(None)),
        Seen.WITH_INDICATOR: _followed(view),
    }


def of_indicators(view: View, organisation_id: int) -> dict[Seen, ColumnElement[bool]]:
    """Of an indicator: its role, the day of its next value, a note of the period, a target; it follows itself."""
    row = IndicatorRow
    target = some().where(TargetRow.indicator_id == row.id, known(TargetRow, view.known_at))
    return {
        Seen.OWNED: func.trim(func.coalesce(row.owner_role, "")) != "",
        Seen.ON_TIME: or_(row.next_update_on.is_(None), row.next_update_on >= view.today),
        Seen.COMMENTED: or_(_noted(view), _annotated(view, organisation_id)),
        Seen.WITH_GOAL: target,
        Seen.WITH_INDICATOR: true(),
    }


def lacking(care: dict[Seen, ColumnElement[bool]], lacks: frozenset[Seen]) -> ColumnElement[bool]:
    """Whatever lacks any of these."""
    return or_(*(~seen for kind, seen in care.items() if kind in lacks))


def _is_due(view: View) -> bool:
    return view.period.due_on is None or view.today > view.period.due_on


def _reported_in_time(view: View) -> ColumnElement[bool]:
    """Said for the first time by the end of the day when reports were due."""
    reported = StatusReportRow.status.is_not(None)
    if not _is_due(view):
        return true()
    if view.period.due_on is None:
        return reported
    after = datetime.combine(view.period.due_on + timedelta(days=1), time(), STOCKHOLM)
    first, _ = again(StatusReportRow)
    earlier = some().where(
        first.activity_id == ActivityRow.id,
        first.period_id == view.period.id,
        first.recorded_at < after,
        recorded(first, view.known_at),
    )
    return and_(reported, or_(StatusReportRow.recorded_at < after, earlier))


def _told(view: View) -> ColumnElement[bool]:
    """Something has been said in words."""
    row = StatusReportRow
    texts = (row.comment, row.cause, row.measure, row.decision_needed, row.beyond_figures)
    said = or_(*(func.trim(func.coalesce(text, "")) != "" for text in texts))
    return said if _is_due(view) else or_(row.status.is_(None), said)


def _followed(view: View) -> ColumnElement[bool]:
    """An indicator of its deliverable, or one it has been linked to."""
    by_hand = some().where(IndicatorLinkRow.activity_id == ActivityRow.id, known(IndicatorLinkRow, view.known_at))
    of, indicators = again(IndicatorRow)
    # Asked once and not for each activity: as known at a moment no index leads from a deliverable to its indicators.
    followed = select(of.deliverable_id).select_from(indicators).where(of.deliverable_id.is_not(None))
    deliverable = ActivityRow.deliverable_id
    under = and_(deliverable.is_not(None), deliverable.in_(followed.where(known(of, view.known_at))))
    return or_(under, by_hand)


def _noted(view: View) -> ColumnElement[bool]:
    period = view.period
    return some().where(
        AnnotationRow.indicator_id == IndicatorRow.id,
        AnnotationRow.noted_on.between(period.starts_on, period.ends_on),
        known(AnnotationRow, view.known_at),
    )


def _annotated(view: View, organisation_id: int) -> ColumnElement[bool]:
    """A value of the whole organisation in the period has a note."""
    return some().where(
        ObservationRow.indicator_id == IndicatorRow.id,
        ObservationRow.scope_id == organisation_id,
        ObservationRow.period_id.in_(within(view.period)),
        ObservationRow.note.is_not(None),
        known(ObservationRow, view.known_at),
    )
