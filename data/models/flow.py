"""Tables of reporting on its way: drafts while somebody writes, and what has been handed in, returned or approved."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.flow import Step
from data.models.base import Base, UtcDateTime, Versioned, choice, one_current, thing


class DraftRow(Base):
    """What somebody has written but not handed in, as JSON; the only table whose rows are changed and removed.

    `thing_id` is an activity or an indicator, `scope_id` whose value of the indicator; `revision` grows with every save.
    """

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("thing_id", "scope_id", "period_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    thing_id: Mapped[int] = thing()
    scope_id: Mapped[int] = thing()
    period_id: Mapped[int] = mapped_column(ForeignKey("periods.id"))
    content: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    saved_by: Mapped[str] = mapped_column(String(120))


class SubmissionRow(Versioned, Base):
    """A step of a report: handed in (with its content as JSON), returned with a note, or approved."""

    __tablename__ = "submissions"
    __table_args__ = (
        one_current("submissions", "thing_id", "scope_id", "period_id"),
        Index("ix_submissions_history", "thing_id", "scope_id", "period_id"),
        Index("ix_submissions_period", "period_id", "step"),
    )

    thing_id: Mapped[int] = thing()
    scope_id: Mapped[int] = thing()
    period_id: Mapped[int] = mapped_column(ForeignKey("periods.id"))
    step: Mapped[Step] = mapped_column(choice(Step))
    content: Mapped[str] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
