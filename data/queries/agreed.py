"""Decisions with what they concern, and commitments with the days they have had: all of them, as known at a moment."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from dashboard.agreed import Agreed
from dashboard.commitment import Commitment, changes_of_day
from dashboard.decision import Concern, Decision, DecisionType, Effect, Texts
from dashboard.folding import all_folded
from dashboard.view import View
from data.models import (
    CommitmentRow,
    DecisionLinkRow,
    DecisionRow,
    DecisionTypeRow,
    DepartmentRow,
    MeetingSeriesRow,
    ThingRow,
)
from data.queries.known import again, hidden, known, recorded, words

_TEXTS = (DecisionRow.text, DecisionRow.basis, DecisionRow.effect, DecisionRow.verdict_text)


def agreed(session: Session, view: View) -> Agreed:
    """Everything that has been decided and promised, confidential or not: who may see it is asked of the answer."""
    return Agreed(tuple(decisions(session, view)), tuple(commitments(session, view)))


def texts(session: Session, view: View, decision_id: int) -> Texts:
    """What a decision says in words."""
    question = select(*_TEXTS).where(DecisionRow.id == decision_id, known(DecisionRow, view.known_at))
    return Texts(*(text or "" for text in session.execute(question).one()))


def with_words(session: Session, view: View, asked: str) -> set[int]:
    """The decisions that hold every word, by id: in their code, title or texts."""
    columns = (DecisionRow.code, DecisionRow.title, DecisionRow.registry_number, *_TEXTS)
    rows = session.execute(select(DecisionRow.id, *columns).where(known(DecisionRow, view.known_at))).all()
    held = all_folded([" ".join(part or "" for part in row[1:]) for row in rows])
    return {row.id for row, text in zip(rows, held, strict=True) if all(word in text for word in asked.split())}


def decisions(session: Session, view: View) -> list[Decision]:
    """Every decision with what it concerns, in one question: a row for each link."""
    at, row, kind = view.known_at, DecisionRow, DecisionTypeRow
    link, links = again(DecisionLinkRow)
    (origin, origins), (measured, indicators), (scope, scopes), (to, subjects) = (again(ThingRow) for _ in range(4))
    question = (
        select(
            row,
            kind.code,
            kind.name,
            kind.name_en,
            kind.decided_by,
            MeetingSeriesRow.name,
            MeetingSeriesRow.name_en,
            *_thing(origin),
            *_thing(measured),
            *_thing(scope),
            *_thing(to),
            hidden(row).label("hidden"),
        )
        .join(kind, and_(kind.id == row.type_id, known(kind, at)))
        .outerjoin(MeetingSeriesRow, and_(MeetingSeriesRow.id == kind.series_id, known(MeetingSeriesRow, at)))
        .outerjoin(origins, origin.id == row.origin_id)
        .outerjoin(indicators, measured.id == row.effect_indicator_id)
        .outerjoin(scopes, scope.id == row.effect_scope_id)
        .outerjoin(links, and_(link.decision_id == row.id, known(link, at)))
        .outerjoin(subjects, to.id == link.subject_id)
        .where(known(row, at))
        .order_by(row.id, to.kind, to.code)
    )
    found: dict[int, tuple[Any, list[Concern]]] = {}
    for told in session.execute(question):
        concerns = found.setdefault(told[0].id, (told, []))[1]
        if concern := _concern(*told[16:19]):
            concerns.append(concern)
    return [_decision(told, tuple(concerns)) for told, concerns in found.values()]


def _decision(told: Any, concerns: tuple[Concern, ...]) -> Decision:
    one: DecisionRow = told[0]
    code, name, name_en, decided_by, meeting, meeting_en = told[1:7]
    return Decision(
        id=one.id,
        version=one.version,
        code=one.code,
        title=one.title,
        type=DecisionType(code, words(name, name_en), decided_by, words(meeting, meeting_en) if meeting else None),
        state=one.state,
        decided_on=one.decided_on,
        registry_number=one.registry_number or "",
        origin=_concern(*told[7:10]),
        effect=Effect(_concern(*told[10:13]), _concern(*told[13:16]), one.effect_value, one.effect_on),
        review_on=one.review_on,
        verdict=one.verdict,
        verdict_on=one.verdict_on,
        confidential=bool(told.hidden),
        is_example=one.is_example,
        concerns=concerns,
    )


def commitments(session: Session, view: View) -> list[Commitment]:
    """Every commitment with the days it has had."""
    at, row, home = view.known_at, CommitmentRow, aliased(DepartmentRow)
    unit = DepartmentRow
    (origin, origins), (subject, subjects) = again(ThingRow), again(ThingRow)
    question = (
        select(
            row,
            func.coalesce(home.code, unit.code).label("department"),
            unit.code.label("unit"),
            unit.name.label("name"),
            unit.name_en.label("name_en"),
            *_thing(origin),
            *_thing(subject),
            hidden(row).label("hidden"),
        )
        .outerjoin(unit, and_(unit.id == row.department_id, known(unit, at)))
        .outerjoin(home, and_(home.id == unit.parent_id, known(home, at)))
        .outerjoin(origins, origin.id == row.origin_id)
        .outerjoin(subjects, subject.id == row.subject_id)
        .where(known(row, at))
        .order_by(row.id)
    )
    days = _days(session, view)
    return [_commitment(told, days) for told in session.execute(question)]


def _commitment(told: Any, days: Mapping[int, list[date]]) -> Commitment:
    one: CommitmentRow = told[0]
    return Commitment(
        id=one.id,
        version=one.version,
        code=one.code,
        what=one.what,
        responsible_role=one.responsible_role,
        due_on=one.due_on,
        state=one.state,
        days=changes_of_day(days[one.id]),
        result=one.result or "",
        department=told.department or "",
        unit=told.unit or "",
        department_name=words(told.name, told.name_en),
        origin=_concern(*told[5:8]),
        subject=_concern(*told[8:11]),
        confidential=bool(told.hidden),
        is_example=one.is_example,
    )


def _days(session: Session, view: View) -> dict[int, list[date]]:
    """The days that every version of every commitment was due, in the order in which they were recorded."""
    row = CommitmentRow
    found: dict[int, list[date]] = defaultdict(list)
    question = select(row.id, row.due_on).where(recorded(row, view.known_at)).order_by(row.id, row.version)
    for number, due_on in session.execute(question):
        found[number].append(due_on)
    return found


def _thing(thing: Any) -> tuple[Any, Any, Any]:
    return thing.id, thing.kind, thing.code


def _concern(number: int | None, kind: str | None, code: str | None) -> Concern | None:
    return None if number is None or kind is None or code is None else Concern(number, kind, code)
