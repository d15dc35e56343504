"""Tables of follow-up talks: the talks, and the notes that have been shared."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.talk import Party, TalkState
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


class TalkRow(Coded, Base):
    """A talk about a department in a period; closed, it has a seal: the SHA-256 of what was seen and written."""

    __tablename__ = "talks"
    __table_args__ = (
        one_current("talks", "id"),
        history_index("talks", "id"),
        current_index("talks", "department", "department_id"),
    )

    department_id: Mapped[int] = thing()
    period_id: Mapped[int] = mapped_column(ForeignKey("periods.id"))
    held_on: Mapped[date | None] = mapped_column(Date)
    state: Mapped[TalkState] = mapped_column(choice(TalkState))
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    seal: Mapped[str | None] = mapped_column(String(64))
    is_example: Mapped[bool]


class TalkNoteRow(Versioned, Base):
    """What one of the two has shared, or what both agreed; what is private is a draft and nothing else."""

    __tablename__ = "talk_notes"
    __table_args__ = (one_current("talk_notes", "talk_id", "party"),)

    talk_id: Mapped[int] = thing()
    party: Mapped[Party] = mapped_column(choice(Party))
    text: Mapped[str] = mapped_column(Text)
    is_example: Mapped[bool]
