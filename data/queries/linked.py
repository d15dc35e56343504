"""What an activity serves and is followed by: its goal; the indicators of its deliverable, and those linked by hand."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, union

from data.models import ActivityRow, DeliverableRow, IndicatorLinkRow, IndicatorRow
from data.queries.known import again, known, some


def serving(at: datetime | None) -> ColumnElement[int | None]:
    """The goal an activity serves: its deliverable's, or else its own."""
    of, deliverables = again(DeliverableRow)
    theirs = select(of.goal_id).select_from(deliverables)
    through = theirs.where(of.id == ActivityRow.deliverable_id, known(of, at)).scalar_subquery()
    return func.coalesce(through, ActivityRow.goal_id)


def linked_to(activity_id: int, at: datetime | None) -> ColumnElement[bool]:
    """The indicators that an activity is linked to, as a condition on them."""
    by_hand = select(IndicatorLinkRow.indicator_id).where(
        IndicatorLinkRow.activity_id == activity_id, known(IndicatorLinkRow, at)
    )
    under, of_deliverable = again(IndicatorRow)
    work, activities = again(ActivityRow)
    deliverable = (
        select(work.deliverable_id).select_from(activities).where(work.id == activity_id, known(work, at))
    ).scalar_subquery()
    follows: Any = select(under.id).select_from(of_deliverable)
    return IndicatorRow.id.in_(union(by_hand, follows.where(under.deliverable_id == deliverable, known(under, at))))


def links(at: datetime | None) -> Any:
    """Every activity with every indicator it is linked to, once."""
    of, work = IndicatorRow, ActivityRow
    under = (
        select(work.id.label("activity_id"), of.id.label("indicator_id"))
        .join(of, and_(of.deliverable_id == work.deliverable_id, known(of, at)))
        .where(known(work, at))
    )
    by_hand = select(IndicatorLinkRow.activity_id, IndicatorLinkRow.indicator_id).where(known(IndicatorLinkRow, at))
    return union(under, by_hand).subquery()


def linked_by_hand(indicator_id: int, at: datetime | None) -> ColumnElement[bool]:
    """The activities that an indicator has been linked to by hand, as a condition on them."""
    return some().where(
        IndicatorLinkRow.activity_id == ActivityRow.id,
        IndicatorLinkRow.indicator_id == indicator_id,
        known(IndicatorLinkRow, at),
    )
