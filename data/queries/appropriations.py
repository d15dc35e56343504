"""Appropriations per year: real accounts, shown when they were known."""

from datetime import UTC, datetime, time

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from dashboard.money import AppropriationYear
from dashboard.view import View
from data.models import AppropriationRow, AppropriationYearRow
from data.queries.known import known


def appropriations(session: Session, view: View) -> list[AppropriationYear]:
    """The latest closed year known on the view's day, one row per appropriation with anything in it."""
    until = datetime.combine(view.today, time.max, UTC)
    year = AppropriationYearRow
    rows = session.execute(
        select(AppropriationRow.code, AppropriationRow.name, AppropriationRow.whole_state, year)
        .join(year, and_(year.appropriation_id == AppropriationRow.id, known(year, view.known_at)))
        .where(known(AppropriationRow, view.known_at), year.recorded_at <= until)
        .order_by(year.year.desc(), AppropriationRow.code)
    ).all()
    return [
        AppropriationYear(
            code=code,
            name=name,
            year=y.year,
            whole_state=whole,
            incoming=y.incoming,
            allotted=y.allotted,
            changes=y.changes,
            withdrawal=y.withdrawal,
            permitted_excess=y.permitted_excess,
            outcome=y.outcome,
            credit=y.credit,
            outgoing=y.outgoing,
            source=y.source,
        )
        for code, name, whole, y in rows
        if y.year == rows[0][3].year and (y.allotted or y.outcome)
    ]
