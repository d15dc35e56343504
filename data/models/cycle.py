"""Table of the year plan."""

from datetime import date

from sqlalchemy import Date, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.cycle import CycleKind
from data.models.base import Base, Coded, choice, history_index, one_current, thing


class CycleEventRow(Coded, Base):
    """What comes again every year: the day, or the last day of the work, who answers for it and how much work it is."""

    __tablename__ = "cycle_events"
    __table_args__ = (one_current("cycle_events", "id"), history_index("cycle_events", "id"))

    title: Mapped[str] = mapped_column(String(200))
    title_en: Mapped[str | None] = mapped_column(String(200))
    kind: Mapped[CycleKind] = mapped_column(choice(CycleKind))
    department_id: Mapped[int | None] = thing(nullable=True)
    owner_role: Mapped[str] = mapped_column(String(120))
    starts_on: Mapped[date | None] = mapped_column(Date)
    due_on: Mapped[date] = mapped_column(Date)
    days: Mapped[int | None]
    description: Mapped[str | None] = mapped_column(Text)
    continues_id: Mapped[int | None] = thing(nullable=True)
    is_example: Mapped[bool]
