"""Tables of the operational plan: when a year's plan was decided, and which activity took the place of which."""

from datetime import date

from sqlalchemy import Date, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.plan import Manner
from data.models.base import Base, Versioned, choice, current_index, history_index, one_current, thing


class PlanRow(Versioned, Base):
    """The decision of a year's plan; what was known when it was recorded is the baseline."""

    __tablename__ = "plans"
    __table_args__ = (one_current("plans", "year"), history_index("plans", "year"))

    year: Mapped[int]
    decided_on: Mapped[date] = mapped_column(Date)
    reference_number: Mapped[str | None] = mapped_column(String(64))
    note: Mapped[str | None] = mapped_column(Text)
    is_example: Mapped[bool]


class ActivityReplacementRow(Versioned, Base):
    """One activity replaced another, took it in, or continues it in the next year's plan."""

    __tablename__ = "activity_replacements"
    __table_args__ = (
        one_current("activity_replacements", "activity_id", "replaces_id"),
        current_index("activity_replacements", "replaces", "replaces_id"),
    )

    activity_id: Mapped[int] = thing()
    replaces_id: Mapped[int] = thing()
    manner: Mapped[Manner] = mapped_column(choice(Manner))
    is_example: Mapped[bool]
