"""Tables of indicators: what is measured, the measured values, targets and marks; and the appropriations."""

from datetime import date

from sqlalchemy import BigInteger, Date, Double, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.indicator import Basis, Derivation, Direction, Growth, IndicatorKind, Perspective, Quality, Sensitivity
from dashboard.period import PeriodType
from dashboard.value import Sign
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
    thing,
)


class IndicatorRow(Coded, Base):
    """An indicator: definition, owner, wanted direction, derivation rule."""

    __tablename__ = "indicators"
    __table_args__ = (
        one_current("indicators", "id"),
        history_index("indicators", "id"),
        *moment_indexes("indicators"),
        current_index("indicators", "deliverable", "deliverable_id"),
        current_index("indicators", "kind", "kind", "position"),
    )

    kind: Mapped[IndicatorKind] = mapped_column(choice(IndicatorKind))
    perspective: Mapped[Perspective | None] = mapped_column(choice(Perspective))
    theme: Mapped[str | None] = mapped_column(String(120))
    theme_en: Mapped[str | None] = mapped_column(String(120))
    name: Mapped[str] = mapped_column(String(200))
    name_en: Mapped[str | None] = mapped_column(String(200))
    unit: Mapped[str] = mapped_column(String(60))
    unit_en: Mapped[str | None] = mapped_column(String(60))
    decimals: Mapped[int]
    direction: Mapped[Direction] = mapped_column(choice(Direction))
    derivation: Mapped[Derivation | None] = mapped_column(choice(Derivation))
    basis: Mapped[Basis | None] = mapped_column(choice(Basis))
    growth: Mapped[Growth | None] = mapped_column(choice(Growth))
    frequency: Mapped[PeriodType] = mapped_column(choice(PeriodType))
    deliverable_id: Mapped[int | None] = thing(nullable=True)
    department_id: Mapped[int | None] = thing(nullable=True)
    owner_role: Mapped[str | None] = mapped_column(String(120))
    next_update_on: Mapped[date | None] = mapped_column(Date)
    definition: Mapped[str] = mapped_column(Text)
    definition_en: Mapped[str | None] = mapped_column(Text)
    method: Mapped[str | None] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    source_url: Mapped[str | None] = mapped_column(Text)
    caveat: Mapped[str | None] = mapped_column(Text)
    sensitivity: Mapped[Sensitivity] = mapped_column(choice(Sensitivity))
    featured: Mapped[int | None]
    position: Mapped[int]
    is_example: Mapped[bool]


class IndicatorLinkRow(Versioned, Base):
    """An indicator follows an activity."""

    __tablename__ = "indicator_links"
    __table_args__ = (
        one_current("indicator_links", "activity_id", "indicator_id"),
        known_index("indicator_links", "activity", "activity_id", "indicator_id"),
        *moment_indexes("indicator_links"),
        current_index("indicator_links", "indicator", "indicator_id", "activity_id"),
    )

    activity_id: Mapped[int] = thing()
    indicator_id: Mapped[int] = thing()


class ObservationRow(Versioned, Base):
    """One edition of a measured value: indicator × scope × period × vintage."""

    __tablename__ = "observations"
    __table_args__ = (
        one_current("observations", "indicator_id", "scope_id", "period_id", "vintage"),
        history_index("observations", "indicator_id", "scope_id", "period_id"),
        *moment_indexes("observations"),
    )

    indicator_id: Mapped[int] = thing()
    scope_id: Mapped[int] = thing()
    period_id: Mapped[int] = mapped_column(ForeignKey("periods.id"))
    vintage: Mapped[str] = mapped_column(String(10))
    first_published: Mapped[date] = mapped_column(Date)
    value: Mapped[float | None] = mapped_column(Double)
    sign: Mapped[Sign | None] = mapped_column(choice(Sign))
    numerator: Mapped[float | None] = mapped_column(Double)
    denominator: Mapped[float | None] = mapped_column(Double)
    group_size: Mapped[int | None]
    quality: Mapped[Quality] = mapped_column(choice(Quality))
    source: Mapped[str] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    is_example: Mapped[bool]


class TargetRow(Versioned, Base):
    """A value to reach by a day."""

    __tablename__ = "targets"
    __table_args__ = (
        one_current("targets", "indicator_id", "scope_id", "due_on"),
        history_index("targets", "indicator_id", "scope_id", "due_on"),
        *moment_indexes("targets"),
    )

    indicator_id: Mapped[int] = thing()
    scope_id: Mapped[int] = thing()
    due_on: Mapped[date] = mapped_column(Date)
    value: Mapped[float] = mapped_column(Double)
    note: Mapped[str | None] = mapped_column(Text)
    is_example: Mapped[bool]


class SeriesBreakRow(Versioned, Base):
    """The first day of a new way of measuring."""

    __tablename__ = "series_breaks"
    __table_args__ = (
        one_current("series_breaks", "indicator_id", "broke_on"),
        history_index("series_breaks", "indicator_id", "broke_on"),
    )

    indicator_id: Mapped[int] = thing()
    broke_on: Mapped[date] = mapped_column(Date)
    text: Mapped[str] = mapped_column(Text)
    text_en: Mapped[str | None] = mapped_column(Text)


class RebaseRow(Versioned, Base):
    """A decision that a control chart counts its limits anew from a day, perhaps from its first values only."""

    __tablename__ = "rebases"
    __table_args__ = (one_current("rebases", "indicator_id", "scope_id", "starts_on"),)

    indicator_id: Mapped[int] = thing()
    scope_id: Mapped[int] = thing()
    starts_on: Mapped[date] = mapped_column(Date)
    baseline: Mapped[int | None]
    reason: Mapped[str] = mapped_column(Text)
    is_example: Mapped[bool]


class AnnotationRow(Versioned, Base):
    """A dated note in a chart."""

    __tablename__ = "annotations"
    __table_args__ = (
        one_current("annotations", "indicator_id", "noted_on"),
        history_index("annotations", "indicator_id", "noted_on"),
    )

    indicator_id: Mapped[int] = thing()
    noted_on: Mapped[date] = mapped_column(Date)
    text: Mapped[str] = mapped_column(Text)
    text_en: Mapped[str | None] = mapped_column(Text)
    is_example: Mapped[bool]


class AppropriationRow(Coded, Base):
    """An appropriation."""

    __tablename__ = "appropriations"
    __table_args__ = (one_current("appropriations", "id"), history_index("appropriations", "id"))

    name: Mapped[str] = mapped_column(String(200))
    whole_state: Mapped[bool]
    note: Mapped[str | None] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)


class AppropriationYearRow(Versioned, Base):
    """An appropriation's year, all amounts in öre."""

    __tablename__ = "appropriation_years"
    __table_args__ = (one_current("appropriation_years", "appropriation_id", "year"),)

    appropriation_id: Mapped[int] = thing()
    year: Mapped[int]
    incoming: Mapped[int] = mapped_column(BigInteger)
    allotted: Mapped[int] = mapped_column(BigInteger)
    changes: Mapped[int] = mapped_column(BigInteger)
    withdrawal: Mapped[int] = mapped_column(BigInteger)
    permitted_excess: Mapped[int] = mapped_column(BigInteger)
    outcome: Mapped[int] = mapped_column(BigInteger)
    credit: Mapped[int] = mapped_column(BigInteger)
    outgoing: Mapped[int] = mapped_column(BigInteger)
    source: Mapped[str] = mapped_column(Text)
    is_example: Mapped[bool]
