"""Tables of activities: the work, its dates, its reports and its money."""

from datetime import date

from sqlalchemy import BigInteger, Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.activity import ActivityKind, Confidentiality, Forecast, Funding
from dashboard.status import Status
from data.models.base import (
    Base,
    Coded,
    Versioned,
    choice,
    current_index,
    history_index,
    known_index,
    moment_indexes,
    one_current,
    read_by,
    thing,
)

# What says whether an activity is in the plan of a period; most have ended, so the end comes first.
PLANNED = ("ends_on", "starts_on", "completed_on")


class ActivityRow(Coded, Base):
    """An activity or assignment.

    `department_id` is the department, `unit_id` the unit of it that does the work;
    `title_key` sorts as Swedish does on every database.
    """

    __tablename__ = "activities"
    __table_args__ = (
        one_current("activities", "id"),
        history_index("activities", "id"),
        *moment_indexes("activities"),
        *read_by("activities", "plan", *PLANNED, "area_id", "department_id", "kind", "strategic", "id"),
        *read_by("activities", "area", "area_id", *PLANNED, "department_id", "kind", "strategic", "id"),
        *read_by("activities", "department", "department_id", *PLANNED, "area_id", "kind", "strategic", "id"),
    )

    title: Mapped[str] = mapped_column(String(300))
    title_key: Mapped[str] = mapped_column(String(400).with_variant(String(400, collation="C"), "postgresql"))
    description: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[ActivityKind] = mapped_column(choice(ActivityKind))
    area_id: Mapped[int] = thing()
    goal_id: Mapped[int | None] = thing(nullable=True)
    deliverable_id: Mapped[int | None] = thing(nullable=True)
    department_id: Mapped[int] = thing()
    unit_id: Mapped[int] = thing()
    owner_role: Mapped[str] = mapped_column(String(120))
    programme_id: Mapped[int | None] = thing(nullable=True)
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date] = mapped_column(Date)
    completed_on: Mapped[date | None] = mapped_column(Date)
    reference_number: Mapped[str | None] = mapped_column(String(64))
    strategic: Mapped[bool]
    confidentiality: Mapped[Confidentiality] = mapped_column(choice(Confidentiality))
    source: Mapped[str | None] = mapped_column(Text)
    source_url: Mapped[str | None] = mapped_column(Text)
    is_example: Mapped[bool]


class DeliveryRow(Versioned, Base):
    """A dated delivery of an activity, with the activity's area so that areas are counted in one index scan."""

    __tablename__ = "deliveries"
    __table_args__ = (
        one_current("deliveries", "activity_id", "number"),
        known_index("deliveries", "activity", "activity_id", "number"),
        *moment_indexes("deliveries"),
        *read_by("deliveries", "area", "area_id", "due_on", "delivered_on"),
    )

    activity_id: Mapped[int] = thing()
    area_id: Mapped[int] = thing()
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(300))
    due_on: Mapped[date] = mapped_column(Date)
    delivered_on: Mapped[date | None] = mapped_column(Date)
    is_example: Mapped[bool]


class ReportingDateRow(Versioned, Base):
    """A day when an assignment is to be reported to the government."""

    __tablename__ = "reporting_dates"
    __table_args__ = (
        one_current("reporting_dates", "activity_id", "due_on"),
        known_index("reporting_dates", "activity", "activity_id", "due_on"),
        *moment_indexes("reporting_dates"),
    )

    activity_id: Mapped[int] = thing()
    due_on: Mapped[date] = mapped_column(Date)
    is_final: Mapped[bool]
    source: Mapped[str | None] = mapped_column(Text)
    is_example: Mapped[bool]


class StatusReportRow(Versioned, Base):
    """What an owner said about an activity for a period, with the area and department it counted in."""

    __tablename__ = "status_reports"
    __table_args__ = (
        one_current("status_reports", "activity_id", "period_id"),
        *moment_indexes("status_reports"),
        current_index("status_reports", "area", "period_id", "area_id", "status"),
        current_index("status_reports", "department", "period_id", "department_id", "status"),
        current_index("status_reports", "status", "period_id", "status", "activity_id"),
        *read_by("status_reports", "activity", "activity_id", "period_id", "status"),
        known_index("status_reports", "period", "period_id", "area_id", "status", "department_id", "activity_id"),
    )

    activity_id: Mapped[int] = thing()
    period_id: Mapped[int] = mapped_column(ForeignKey("periods.id"))
    area_id: Mapped[int] = thing()
    department_id: Mapped[int] = thing()
    status: Mapped[Status] = mapped_column(choice(Status))
    comment: Mapped[str | None] = mapped_column(Text)
    cause: Mapped[str | None] = mapped_column(Text)
    measure: Mapped[str | None] = mapped_column(Text)
    decision_needed: Mapped[str | None] = mapped_column(Text)
    beyond_figures: Mapped[str | None] = mapped_column(Text)
    forecast: Mapped[Forecast | None] = mapped_column(choice(Forecast))
    correction_reason: Mapped[str | None] = mapped_column(Text)
    is_example: Mapped[bool]


class BudgetLineRow(Versioned, Base):
    """An activity's budget for a year, in öre."""

    __tablename__ = "budget_lines"
    __table_args__ = (
        one_current("budget_lines", "activity_id", "year", "funding"),
        *moment_indexes("budget_lines"),
        known_index("budget_lines", "activity", "activity_id", "year", "amount"),
        *read_by("budget_lines", "area", "area_id", "year", "amount"),
    )

    activity_id: Mapped[int] = thing()
    area_id: Mapped[int] = thing()
    year: Mapped[int]
    funding: Mapped[Funding] = mapped_column(choice(Funding))
    amount: Mapped[int] = mapped_column(BigInteger)
    is_example: Mapped[bool]


class OutcomeLineRow(Versioned, Base):
    """What an activity has spent up to a day since the line before, in öre."""

    __tablename__ = "outcome_lines"
    __table_args__ = (
        one_current("outcome_lines", "activity_id", "booked_on", "funding"),
        *moment_indexes("outcome_lines"),
        known_index("outcome_lines", "activity", "activity_id", "booked_on", "amount"),
        *read_by("outcome_lines", "area", "area_id", "booked_on", "amount"),
    )

    activity_id: Mapped[int] = thing()
    area_id: Mapped[int] = thing()
    booked_on: Mapped[date] = mapped_column(Date)
    funding: Mapped[Funding] = mapped_column(choice(Funding))
    amount: Mapped[int] = mapped_column(BigInteger)
    is_example: Mapped[bool]


class SearchRow(Base):
    """Where a search looks: the folded words of the current version of each thing; derived, so it is replaced and not versioned."""

    __tablename__ = "search_entries"

    thing_id: Mapped[int] = mapped_column(ForeignKey("things.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    code: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(Text)
    title_en: Mapped[str | None] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text)
