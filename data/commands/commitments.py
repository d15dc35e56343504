"""A commitment that comes of something that was agreed: a new thing with its first version."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dashboard.commitment import PREFIX, CommitmentState
from dashboard.meeting import Promise
from data.commands.journal import Journal
from data.commands.naming import new_thing, next_code
from data.models import CommitmentRow, DepartmentRow


def commit(
    journal: Journal,
    one: Promise,
    origin: int,
    subject: int | None = None,
    department: int | None = None,
    *,
    confidential: bool = False,
) -> str:
    """Its code. It is the department's that is named in who does it, else the one that is given."""
    code = next_code(journal.session, "commitment", PREFIX)
    journal.record(
        CommitmentRow,
        {
            "id": new_thing(journal.session, "commitment", code),
            "code": code,
            "what": one.what,
            "responsible_role": one.who,
            "department_id": _department_named(journal.session, one.who) or department,
            "due_on": one.due_on,
            "state": CommitmentState.OPEN,
            "result": None,
            "origin_id": origin,
            "subject_id": subject,
            "confidential": confidential,
            "is_example": False,
        },
    )
    return code


def _department_named(session: Session, who: str) -> int | None:
    """The department whose name or head somebody wrote."""
    rows = session.execute(
        select(DepartmentRow.id, DepartmentRow.name, DepartmentRow.head_role)
        .where(DepartmentRow.superseded_at.is_(None))
        .order_by(func.length(DepartmentRow.name).desc(), DepartmentRow.id)
    )
    said = who.casefold()
    return next((number for number, name, head in rows if name.casefold() in said or head.casefold() in said), None)
