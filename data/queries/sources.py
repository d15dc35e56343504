"""Where the figures come from, and when they last changed."""

from datetime import datetime

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from dashboard.indicator import IndicatorKind
from dashboard.sources import Source
from dashboard.view import View
from data.models import IndicatorRow, ObservationRow, OrganisationRow, StatusReportRow
from data.queries.known import known, words


def sources(session: Session, view: View) -> list[Source]:
    """Name, publisher and address of every indicator's source, in order."""
    rows = session.execute(
        select(
            IndicatorRow.code,
            IndicatorRow.kind,
            IndicatorRow.name,
            IndicatorRow.name_en,
            IndicatorRow.source,
            IndicatorRow.source_url,
            IndicatorRow.is_example,
        )
        .where(known(IndicatorRow, view.known_at), IndicatorRow.kind == IndicatorKind.CONTEXT)
        .order_by(IndicatorRow.position, IndicatorRow.code)
    )
    return [Source(r.code, r.kind, words(r.name, r.name_en), r.source, r.source_url, r.is_example) for r in rows]


def last_recorded(session: Session, view: View) -> tuple[datetime | None, datetime | None]:
    """When a status report and when a value of the organisation as a whole was last recorded for the period."""
    reports = select(func.max(StatusReportRow.recorded_at)).where(
        StatusReportRow.period_id == view.period.id, known(StatusReportRow, view.known_at)
    )
    whole = select(OrganisationRow.id).where(known(OrganisationRow, view.known_at)).scalar_subquery()
    # From the indicators, outwards: each one's value is one look in the index, whatever a planner believes.
    value = and_(
        ObservationRow.indicator_id == IndicatorRow.id,
        ObservationRow.scope_id == whole,
        ObservationRow.period_id == view.period.id,
        known(ObservationRow, view.known_at),
    )
    values = (
        select(func.max(ObservationRow.recorded_at))
        .select_from(IndicatorRow)
        .outerjoin(ObservationRow, value)
        .where(known(IndicatorRow, view.known_at))
    )
    found = session.execute(select(reports.scalar_subquery(), values.scalar_subquery())).one()
    return found[0], found[1]
