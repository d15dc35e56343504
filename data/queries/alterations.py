"""What stood before and what stands now in rows that were recorded, with the names of what they are about."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Boolean, Date, Enum, Float, Integer, Select, String, cast, literal, select, union_all
from sqlalchemy.orm import Session

from dashboard.changes import Act, Alteration, Change, Named
from dashboard.indicator import Sensitivity
from dashboard.period import Period
from dashboard.value import Sign, Value, suppressed
from dashboard.view import Limits
from data.models import PeriodRow
from data.queries.changes import TABLES, Recorded, follows
from data.queries.known import hidden
from data.queries.names import names


@dataclass(frozen=True, slots=True)
class Told:
    """Of a table: the thing its rows are about, the column that says which row it is, and what is worth telling."""

    subject: str | None
    which: str | None
    columns: tuple[str, ...]


_ACTIVITY = (
    "title",
    "description",
    "kind",
    "area_id",
    "goal_id",
    "deliverable_id",
    "department_id",
    "unit_id",
    "owner_role",
    "programme_id",
    "starts_on",
    "ends_on",
    "completed_on",
    "reference_number",
    "strategic",
    "confidentiality",
)
_INDICATOR = (
    "name",
    "unit",
    "decimals",
    "direction",
    "basis",
    "growth",
    "frequency",
    "deliverable_id",
    "department_id",
    "owner_role",
    "next_update_on",
    "definition",
    "method",
    "source",
    "caveat",
)
_ACCOUNT = ("outcome", "incoming", "allotted", "changes", "withdrawal", "permitted_excess", "credit", "outgoing")
_DECISION = (
    "title",
    "text",
    "state",
    "registry_number",
    "decided_on",
    "basis",
    "effect",
    "effect_indicator_id",
    "effect_value",
    "effect_on",
    "review_on",
    "verdict",
    "verdict_text",
)
_REPORT = ("status", "comment", "cause", "measure", "decision_needed", "beyond_figures", "forecast")
_VALUE = ("value", "sign", "group_size", "quality", "first_published", "note")
TOLD = {
    "status_reports": Told("activity_id", None, _REPORT),
    "observations": Told("indicator_id", None, _VALUE),
    "activities": Told("id", None, _ACTIVITY),
    "activity_replacements": Told("activity_id", None, ("replaces_id", "manner")),
    "plans": Told(None, "year", ("decided_on", "reference_number", "note")),
    "deliveries": Told("activity_id", "name", ("due_on", "delivered_on")),
    "reporting_dates": Told("activity_id", "due_on", ("is_final",)),
    "indicators": Told("id", None, _INDICATOR),
    "targets": Told("indicator_id", "due_on", ("value", "note")),
    "indicator_links": Told("indicator_id", None, ("activity_id",)),
    "rebases": Told("indicator_id", "starts_on", ("baseline", "reason")),
    "series_breaks": Told("indicator_id", "broke_on", ("text",)),
    "annotations": Told("indicator_id", "noted_on", ("text",)),
    "organisations": Told("id", None, ("name", "vision", "business_idea", "cycle")),
    "result_areas": Told("id", None, ("name", "description", "position")),
    "goals": Told("id", None, ("text", "area_id", "valid_from", "valid_to")),
    "goal_replacements": Told("goal_id", None, ("replaces_id",)),
    "deliverables": Told("id", None, ("name", "description", "goal_id")),
    "departments": Told("id", None, ("name", "parent_id", "head_role")),
    "programmes": Told("id", None, ("name",)),
    "regions": Told("id", None, ("name",)),
    "budget_lines": Told("activity_id", "year", ("amount",)),
    "outcome_lines": Told("activity_id", "booked_on", ("amount",)),
    "appropriations": Told("id", None, ("name", "note")),
    "appropriation_years": Told("appropriation_id", "year", _ACCOUNT),
    "meeting_series": Told("id", None, ("name", "department_id", "chair_role", "minutes", "position")),
    "meetings": Told("id", None, ("title", "held_on", "starts_at", "minutes", "state", "published_on")),
    "agenda_items": Told("meeting_id", None, ("title", "subject_id", "minutes", "position", "note")),
    "talks": Told("department_id", None, ("held_on", "state")),
    "decision_types": Told("id", None, ("name", "decided_by", "series_id", "description", "position")),
    "decisions": Told("id", None, _DECISION),
    "decision_links": Told("decision_id", None, ("subject_id",)),
    "commitments": Told("id", None, ("what", "responsible_role", "department_id", "due_on", "state", "result")),
    "cycle_events": Told("id", None, ("title", "department_id", "owner_role", "starts_on", "due_on", "description")),
    "settings": Told(None, "note", ("value",)),
    "periods": Told(None, None, ()),
}
_MOST = max(len(told.columns) for told in TOLD.values())
_ROWS = {table.__tablename__: table for tables in TABLES.values() for table in tables}


def changes(session: Session, found: Sequence[Recorded], limits: Limits) -> list[Change]:
    """What each of the recorded versions says beside the one it replaced.

    Figures about few persons are `..`; of what is confidential it is told that it changed, and nothing more.
    """
    if not found:
        return []
    rows = _rows(session, found)
    named = names(session, _mentioned(rows.values()))
    return [_change(one, rows[one.table, one.version], limits, named) for one in found]


def _rows(session: Session, found: Sequence[Recorded]) -> dict[tuple[str, int], dict[str, Any]]:
    """By table and version: the version itself, and the one before it under `before`."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for one in found:
        wanted[one.table].add(one.version)
    parts = [part for name, versions in wanted.items() for part in _both(name, versions)]
    rows: dict[tuple[str, int], dict[str, Any]] = defaultdict(dict)
    for row in session.execute(union_all(*parts)):
        rows[row.table, row.version]["before" if row.is_before else "now"] = row
    return rows


def _both(name: str, versions: Collection[int]) -> list[Select[Any]]:
    table: Any = _ROWS[name]
    if table is PeriodRow:
        return [_columns(name, PeriodRow.id, PeriodRow, before=False).where(PeriodRow.id.in_(versions))]
    newer = table.__table__.alias()
    return [
        _columns(name, table.version, table, before=False).where(table.version.in_(versions)),
        _columns(name, newer.c.version, table, before=True)
        .join(newer, follows(newer.c, table, table))
        .where(newer.c.version.in_(versions)),
    ]


def _columns(name: str, version: Any, table: Any, *, before: bool) -> Select[Any]:
    """The same columns of every table, each as text where they differ."""
    told = TOLD[name]
    nothing, no_number = literal(None, String), literal(None, Integer)
    texts: list[Any] = [cast(getattr(table, column), String) for column in told.columns]
    texts += [nothing] * (_MOST - len(texts))
    code: Any = PeriodRow.code if table is PeriodRow else nothing
    if hasattr(table, "period_id"):
        code = select(PeriodRow.code).where(PeriodRow.id == table.period_id).scalar_subquery()
    return select(
        literal(name, String).label("table"),
        version.label("version"),
        literal(before).label("is_before"),
        (getattr(table, told.subject) if told.subject else no_number).label("subject"),
        (table.scope_id if hasattr(table, "scope_id") else no_number).label("scope"),
        cast(code, String).label("period"),
        (cast(getattr(table, told.which), String) if told.which else nothing).label("which"),
        hidden(table).label("hidden"),
        (cast(table.correction_reason, String) if hasattr(table, "correction_reason") else nothing).label("reason"),
        *(text.label(f"text{place}") for place, text in enumerate(texts)),
    ).select_from(table)


def _texts(row: Any) -> dict[str, str | None]:
    """What a row holds, by column."""
    return {} if row is None else dict(zip(TOLD[row.table].columns, row[-_MOST:], strict=False))


def _mentioned(rows: Collection[Mapping[str, Any]]) -> set[int]:
    """The numbers of all things that rows are about or lead to."""
    found = set()
    for row in (row for both in rows for row in both.values()):
        references = [text for column, text in _texts(row).items() if column.endswith("_id")]
        found |= {int(number) for number in (row.subject, row.scope, *references) if number is not None}
    return found


def _change(one: Recorded, both: Mapping[str, Any], limits: Limits, named: Mapping[int, Named]) -> Change:
    now, before = both["now"], both.get("before")
    act = Act.REMOVED if one.ended else Act.CHANGED if before is not None else Act.ADDED
    is_hidden = now.hidden or (before is not None and before.hidden)
    subject = None if is_hidden else named.get(now.subject)
    least = limits.smallest_group(subject.sensitivity if subject else Sensitivity.NONE)
    held = _held(now, named, least)
    if is_hidden:
        altered = []
    elif act is Act.CHANGED:
        was = _held(before, named, least)
        altered = [Alteration(c, was.get(c), v) for c, v in held.items() if was.get(c) != v]
    else:
        # What is new, or gone, is told by what matters most; its name stands above.
        column = next(iter(held), None) if TOLD[one.table].subject != "id" else None
        altered = [Alteration(column, *((held[column], None) if one.ended else (None, held[column])))] if column else []
    return Change(
        kind=one.kind,
        table=one.table,
        act=act,
        at=one.at,
        by=one.by,
        subject=subject,
        scope=named.get(now.scope),
        period=Period.parse(now.period) if now.period else None,
        day=now.which,
        alterations=altered,
        reason=now.reason,
    )


def _held(row: Any, named: Mapping[int, Named], least: int) -> dict[str, object]:
    texts = _texts(row)
    table = _ROWS[row.table].__table__
    held = {column: _read(table.c[column], text, named) for column, text in texts.items()}
    if row.table == "observations":
        number, sign, group = (held.pop(name) for name in ("value", "sign", "group_size"))
        value = Value(number, Sign(sign) if sign else None)  # type: ignore[arg-type]
        held = {"value": suppressed(value, group, least)} | held  # type: ignore[arg-type]
    return held


def _read(column: Any, text: str | None, named: Mapping[int, Named]) -> object:
    """What a column holds, from its text."""
    if text is None:
        return None
    if column.foreign_keys:
        return named.get(int(text))
    match column.type:
        case Enum(enum_class=kind):
            return kind(text)  # type: ignore[misc]
        case Boolean():
            return text in ("1", "true")
        case Date():
            return date.fromisoformat(text)
        case Float():
            return float(text)
        case Integer():
            return int(text)
    return text
