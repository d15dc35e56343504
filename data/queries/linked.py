"""Which indicators an activity is linked to: those of its deliverable, and those it has been linked to by hand."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, union

from data.models import ActivityRow, IndicatorLinkRow, IndicatorRow
from data.queries.known import again, known


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
