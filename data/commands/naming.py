"""Codes and numbers of things that Tertial itself makes: meetings and their items, commitments, proposed decisions."""

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from dashboard.errors import ThingNotFound
from data.models import ThingRow


def thing_of(session: Session, kind: str, code: str) -> int:
    """The number of a thing, or ThingNotFound."""
    found = session.execute(
        select(ThingRow.id).where(ThingRow.kind == kind, ThingRow.code == code)
    ).scalar_one_or_none()
    if found is None:
        raise ThingNotFound(code)
    return found


def new_thing(session: Session, kind: str, code: str) -> int:
    """A number for a new thing."""
    return session.execute(insert(ThingRow).values(kind=kind, code=code).returning(ThingRow.id)).scalar_one()


def free_code(session: Session, kind: str, code: str) -> str:
    """The code, with a number behind it when it is taken: two meetings of a series on the same day."""
    taken = set(
        session.execute(
            select(ThingRow.code).where(ThingRow.kind == kind, ThingRow.code.startswith(code, autoescape=True))
        ).scalars()
    )
    return next(one for one in (code, *(f"{code}-{number}" for number in range(2, len(taken) + 3))) if one not in taken)


def next_code(session: Session, kind: str, prefix: str, digits: int = 4) -> str:
    """The next free code, B-0016; asked for within a change, so that two never get the same."""
    start = f"{prefix}-"
    codes = session.execute(
        select(ThingRow.code).where(ThingRow.kind == kind, ThingRow.code.startswith(start, autoescape=True))
    )
    numbers = (code.removeprefix(start) for code in codes.scalars())
    last = max((int(number) for number in numbers if number.isdecimal()), default=0)
    return f"{start}{last + 1:0{digits}}"
