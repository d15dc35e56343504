"""Whether the codes in an address name something."""

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.models import PeriodRow, ThingRow
from data.queries.frame import followed


def all_exist(session: Session, codes: Mapping[str, str], period: str | None) -> bool:
    """Whether every code (by kind) is known, and the period too where one is named."""
    questions = [
        select(func.count()).select_from(ThingRow).where(ThingRow.kind == kind, ThingRow.code == code).scalar_subquery()
        for kind, code in codes.items()
    ]
    if period is not None:
        questions.append(
            select(func.count()).select_from(PeriodRow).where(PeriodRow.code == period, followed()).scalar_subquery()
        )
    return not questions or all(session.execute(select(*questions)).one())
