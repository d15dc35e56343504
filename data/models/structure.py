"""Tables of the red thread: organisation, result areas, goals, deliverables, departments, programmes, regions, settings."""

from datetime import date, datetime

from sqlalchemy import Date, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.period import PeriodType
from data.models.base import Base, Coded, UtcDateTime, Versioned, choice, history_index, one_current, thing

_REPORTED = text("opens_on IS NOT NULL")


class OrganisationRow(Coded, Base):
    """The organisation whose goals are followed."""

    __tablename__ = "organisations"
    __table_args__ = (one_current("organisations", "id"), history_index("organisations", "id"))

    name: Mapped[str] = mapped_column(String(200))
    name_en: Mapped[str | None] = mapped_column(String(200))
    vision: Mapped[str] = mapped_column(Text)
    vision_en: Mapped[str | None] = mapped_column(Text)
    business_idea: Mapped[str] = mapped_column(Text)
    business_idea_en: Mapped[str | None] = mapped_column(Text)
    cycle: Mapped[PeriodType] = mapped_column(choice(PeriodType))
    source: Mapped[str | None] = mapped_column(Text)
    is_example: Mapped[bool]


class ResultAreaRow(Coded, Base):
    """A result area."""

    __tablename__ = "result_areas"
    __table_args__ = (one_current("result_areas", "id"), history_index("result_areas", "id"))

    name: Mapped[str] = mapped_column(String(200))
    name_en: Mapped[str | None] = mapped_column(String(200))
    position: Mapped[int]
    description: Mapped[str | None] = mapped_column(Text)
    description_en: Mapped[str | None] = mapped_column(Text)
    is_example: Mapped[bool]


class GoalRow(Coded, Base):
    """A goal with the days it is in force."""

    __tablename__ = "goals"
    __table_args__ = (one_current("goals", "id"), history_index("goals", "id"))

    area_id: Mapped[int | None] = thing(nullable=True)
    text: Mapped[str] = mapped_column(Text)
    text_en: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int]
    valid_from: Mapped[date] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    source: Mapped[str | None] = mapped_column(Text)
    is_example: Mapped[bool]


class GoalReplacementRow(Versioned, Base):
    """One goal took the place of another."""

    __tablename__ = "goal_replacements"
    __table_args__ = (one_current("goal_replacements", "goal_id", "replaces_id"),)

    goal_id: Mapped[int] = thing()
    replaces_id: Mapped[int] = thing()


class DeliverableRow(Coded, Base):
    """A group of outputs under a goal."""

    __tablename__ = "deliverables"
    __table_args__ = (one_current("deliverables", "id"), history_index("deliverables", "id"))

    goal_id: Mapped[int] = thing()
    name: Mapped[str] = mapped_column(String(200))
    name_en: Mapped[str | None] = mapped_column(String(200))
    description: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int]
    is_example: Mapped[bool]


class DepartmentRow(Coded, Base):
    """A department, or a unit of one."""

    __tablename__ = "departments"
    __table_args__ = (one_current("departments", "id"), history_index("departments", "id"))

    parent_id: Mapped[int | None] = thing(nullable=True)
    name: Mapped[str] = mapped_column(String(200))
    name_en: Mapped[str | None] = mapped_column(String(200))
    head_role: Mapped[str] = mapped_column(String(120))
    position: Mapped[int]
    source: Mapped[str | None] = mapped_column(Text)
    is_example: Mapped[bool]


class ProgrammeRow(Coded, Base):
    """A programme that gathers activities."""

    __tablename__ = "programmes"
    __table_args__ = (one_current("programmes", "id"), history_index("programmes", "id"))

    name: Mapped[str] = mapped_column(String(200))
    name_en: Mapped[str | None] = mapped_column(String(200))
    is_example: Mapped[bool]


class RegionRow(Coded, Base):
    """The country (00) or a county."""

    __tablename__ = "regions"
    __table_args__ = (one_current("regions", "id"), history_index("regions", "id"))

    name: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str | None] = mapped_column(String(120))
    letter: Mapped[str | None] = mapped_column(String(2))
    nuts3: Mapped[str | None] = mapped_column(String(5))
    nuts2: Mapped[str | None] = mapped_column(String(4))


class PeriodRow(Base):
    """A period: reporting is opened, closed and, once and for ever, locked; nothing else of it changes."""

    __tablename__ = "periods"
    __table_args__ = (Index("ix_periods_reported", "starts_on", sqlite_where=_REPORTED, postgresql_where=_REPORTED),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(8), unique=True)
    type: Mapped[PeriodType] = mapped_column(choice(PeriodType))
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date] = mapped_column(Date)
    opens_on: Mapped[date | None] = mapped_column(Date)
    due_on: Mapped[date | None] = mapped_column(Date)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    locked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    locked_by: Mapped[str | None] = mapped_column(String(120))


class SettingRow(Versioned, Base):
    """A setting or threshold, with its history."""

    __tablename__ = "settings"
    __table_args__ = (one_current("settings", "key"),)

    key: Mapped[str] = mapped_column(String(64))
    value: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
