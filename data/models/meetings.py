"""Tables of meetings: series, meetings, what they take up, and what was seen."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.meeting import MeetingState
from data.models.base import (
    Base,
    Coded,
    UtcDateTime,
    Versioned,
    choice,
    current_index,
    history_index,
    one_current,
    thing,
)


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


class MeetingRow(Coded, Base):
    """A meeting; closed, it has a seal: the SHA-256 of what was seen and written."""

    __tablename__ = "meetings"
    __table_args__ = (one_current("meetings", "id"), history_index("meetings", "id"))

    series_id: Mapped[int] = thing()
    period_id: Mapped[int] = mapped_column(ForeignKey("periods.id"))
    title: Mapped[str | None] = mapped_column(String(200))
    held_on: Mapped[date] = mapped_column(Date)
    starts_at: Mapped[str | None] = mapped_column(String(5))
    minutes: Mapped[int]
    state: Mapped[MeetingState] = mapped_column(choice(MeetingState))
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    seal: Mapped[str | None] = mapped_column(String(64))
    published_on: Mapped[date | None] = mapped_column(Date)
    is_example: Mapped[bool]


class AgendaItemRow(Coded, Base):
    """What a meeting takes up: something that is followed, or an item of its own; and what was noted.

    `reason` is the signal that proposed it, as JSON; a confidential item is seen by those who may hold the meeting.
    """

    __tablename__ = "agenda_items"
    __table_args__ = (
        one_current("agenda_items", "id"),
        history_index("agenda_items", "id"),
        current_index("agenda_items", "meeting", "meeting_id"),
    )

    meeting_id: Mapped[int] = thing()
    position: Mapped[int]
    subject_id: Mapped[int | None] = thing(nullable=True)
    scope_id: Mapped[int | None] = thing(nullable=True)
    title: Mapped[str | None] = mapped_column(String(200))
    text: Mapped[str | None] = mapped_column(Text)
    link: Mapped[str | None] = mapped_column(String(500))
    minutes: Mapped[int]
    reason: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    confidential: Mapped[bool]
    is_example: Mapped[bool]


class SightingRow(Versioned, Base):
    """What stood on the screen of an occasion when it was closed, part by part, as JSON."""

    __tablename__ = "sightings"
    __table_args__ = (one_current("sightings", "occasion_id", "part"),)

    occasion_id: Mapped[int] = thing()
    part: Mapped[str] = mapped_column(String(64))
    content: Mapped[str] = mapped_column(Text)
    is_example: Mapped[bool]
