"""Table of series of meetings."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, Coded, history_index, one_current, thing


class MeetingSeriesRow(Coded, Base):
    """Meetings that come again."""

    __tablename__ = "meeting_series"
    __table_args__ = (one_current("meeting_series", "id"), history_index("meeting_series", "id"))

    name: Mapped[str] = mapped_column(String(200))
    name_en: Mapped[str | None] = mapped_column(String(200))
    department_id: Mapped[int | None] = thing(nullable=True)
    chair_role: Mapped[str] = mapped_column(String(120))
    minutes: Mapped[int]
    position: Mapped[int]
    is_example: Mapped[bool]
