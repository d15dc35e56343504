"""What every page needs: the organisation, its periods and its settings, in one question."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from dashboard.audit import Head
from dashboard.period import Period
from dashboard.tuning import day
from dashboard.view import Frame, Limits, Recoded
from data.models import ChainHeadRow, OrganisationRow, PeriodRow, SettingRow
from data.queries import changes
from data.queries.known import happened, known, words

_OWN = 9  # columns of the organisation and its settings, before the counts of changes and those of a period
_IS, _NEXT = "\x1f", "\x1e"  # between a key and its value, and between settings; neither can be typed


def frame(session: Session, at: datetime | None = None) -> Frame | None:
    """The organisation with the periods since its first reported one; None when there is, or was, none.

    As known at a moment: a period locked after it is open still, and what has been recorded since is counted.
    """
    since = {} if at is None else changes.counted()
    rows: list[Any] = list(session.execute(_question(at, list(since.values())), {"since": at} if at else {}))
    if not rows:
        return None
    number, name, name_en, example, cycle, told, why, line, digest = rows[0][:_OWN]
    settings = dict(one.split(_IS, 1) for one in told.split(_NEXT)) if told else {}
    recoded = day(settings.get("history.recoded_before"))
    first = _OWN + len(since)
    return Frame(
        organisation_id=number,
        name=words(name, name_en),
        is_example=example,
        cycle=cycle,
        limits=Limits.of(settings),
        settings=settings,
        periods=[_period(row[first:], at) for row in rows],
        recoded=Recoded(recoded, words(why)) if recoded else None,
        known_at=at,
        since=dict(zip(since, rows[0][_OWN:first], strict=True)),
        head=Head(line, digest) if digest else None,
    )


def _question(at: datetime | None, since: Sequence[ColumnElement[int]]) -> Any:
    """The organisation, its settings and the counts of changes, once for each of its periods."""
    return (
        select(
            OrganisationRow.id,
            OrganisationRow.name,
            OrganisationRow.name_en,
            OrganisationRow.is_example,
            OrganisationRow.cycle,
            select(func.aggregate_strings(SettingRow.key + _IS + SettingRow.value, _NEXT))
            .where(known(SettingRow, at))
            .scalar_subquery(),
            select(SettingRow.note)
            .where(SettingRow.key == "history.recoded_before", known(SettingRow, at))
            .scalar_subquery(),
            select(ChainHeadRow.number).scalar_subquery(),
            select(ChainHeadRow.hash).scalar_subquery(),
            *since,
            PeriodRow.code,
            PeriodRow.type,
            PeriodRow.starts_on,
            PeriodRow.ends_on,
            PeriodRow.opens_on,
            PeriodRow.due_on,
            PeriodRow.locked_at,
            PeriodRow.locked_by,
            PeriodRow.id,
            PeriodRow.closed_at,
        )
        .join(PeriodRow, followed())
        .where(known(OrganisationRow, at))
        .order_by(PeriodRow.starts_on, PeriodRow.ends_on.desc(), PeriodRow.code)
    )


def beginning(session: Session) -> datetime | None:
    """When an organisation was first recorded."""
    return session.execute(select(func.min(OrganisationRow.recorded_at))).scalar()


def followed() -> ColumnElement[bool]:
    """Periods since the first reported one; earlier ones only carry values of indicators."""
    first = select(func.min(PeriodRow.starts_on)).where(PeriodRow.opens_on.is_not(None)).scalar_subquery()
    return PeriodRow.starts_on >= func.coalesce(first, PeriodRow.starts_on)


def _period(cells: Sequence[Any], at: datetime | None) -> Period:
    code, kind, starts, ends, opens, due, locked, by, number, closed = cells
    locked = happened(locked, at)
    return Period(code, kind, starts, ends, opens, due, locked, by if locked else None, number, happened(closed, at))
