"""Tables of what is agreed: decisions with what they concern, and commitments."""

from datetime import date

from sqlalchemy import Date, Double, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.commitment import CommitmentState
from dashboard.decision import Decider, DecisionState, Verdict
from data.models.base import Base, Coded, Versioned, choice, current_index, history_index, one_current, thing


class DecisionTypeRow(Coded, Base):
    """Which decisions are whose, and where they are taken."""

    __tablename__ = "decision_types"
    __table_args__ = (one_current("decision_types", "id"), history_index("decision_types", "id"))

    name: Mapped[str] = mapped_column(String(200))
    name_en: Mapped[str | None] = mapped_column(String(200))
    decided_by: Mapped[Decider] = mapped_column(choice(Decider))
    series_id: Mapped[int | None] = thing(nullable=True)
    description: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int]
    is_example: Mapped[bool]


class DecisionRow(Coded, Base):
    """A decision, proposed or taken: its basis, the effect expected of it, and what came of it.

    `registry_number` comes from the agency's register and is never made here.
    """

    __tablename__ = "decisions"
    __table_args__ = (
        one_current("decisions", "id"),
        history_index("decisions", "id"),
        current_index("decisions", "origin", "origin_id"),
    )

    type_id: Mapped[int] = thing()
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[str | None] = mapped_column(Text)
    state: Mapped[DecisionState] = mapped_column(choice(DecisionState))
    registry_number: Mapped[str | None] = mapped_column(String(64))
    decided_on: Mapped[date | None] = mapped_column(Date)
    basis: Mapped[str | None] = mapped_column(Text)
    origin_id: Mapped[int | None] = thing(nullable=True)
    effect: Mapped[str | None] = mapped_column(Text)
    effect_indicator_id: Mapped[int | None] = thing(nullable=True)
    effect_scope_id: Mapped[int | None] = thing(nullable=True)
    effect_value: Mapped[float | None] = mapped_column(Double)
    effect_on: Mapped[date | None] = mapped_column(Date)
    review_on: Mapped[date | None] = mapped_column(Date)
    verdict: Mapped[Verdict | None] = mapped_column(choice(Verdict))
    verdict_text: Mapped[str | None] = mapped_column(Text)
    verdict_on: Mapped[date | None] = mapped_column(Date)
    confidential: Mapped[bool]
    is_example: Mapped[bool]


class DecisionLinkRow(Versioned, Base):
    """What a decision concerns: an activity, an indicator, an area, an appropriation."""

    __tablename__ = "decision_links"
    __table_args__ = (
        one_current("decision_links", "decision_id", "subject_id"),
        current_index("decision_links", "subject", "subject_id"),
    )

    decision_id: Mapped[int] = thing()
    subject_id: Mapped[int] = thing()
    is_example: Mapped[bool]


class CommitmentRow(Coded, Base):
    """Who does what until when, agreed at a meeting, in a talk or in a decision."""

    __tablename__ = "commitments"
    __table_args__ = (
        one_current("commitments", "id"),
        history_index("commitments", "id"),
        current_index("commitments", "origin", "origin_id"),
        current_index("commitments", "subject", "subject_id"),
    )

    what: Mapped[str] = mapped_column(Text)
    responsible_role: Mapped[str] = mapped_column(String(120))
    department_id: Mapped[int | None] = thing(nullable=True)
    due_on: Mapped[date] = mapped_column(Date)
    state: Mapped[CommitmentState] = mapped_column(choice(CommitmentState))
    result: Mapped[str | None] = mapped_column(Text)
    origin_id: Mapped[int | None] = thing(nullable=True)
    subject_id: Mapped[int | None] = thing(nullable=True)
    confidential: Mapped[bool]
    is_example: Mapped[bool]
