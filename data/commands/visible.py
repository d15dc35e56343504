"""What readers see of a report: written when it is handed in or approved, taken back when it is returned."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import select

from dashboard.audit import Deed
from dashboard.flow import Content, Step
from dashboard.indicator import Quality
from dashboard.period import STOCKHOLM
from dashboard.reporting import ACTIVITY_FIELDS, Subject
from dashboard.status import Status
from dashboard.value import Sign
from data.commands.journal import Journal, Values
from data.models import ActivityRow, Base, IndicatorRow, ObservationRow, StatusReportRow, SubmissionRow
from data.models.base import rows_of
from data.sources.numbers import number


def publish(
    journal: Journal, subject: Subject, period_id: int, content: Content, deed: Deed, *, preliminary: bool
) -> None:
    """Write what readers see: the status report, or the value, which is of preliminary quality until it is approved."""
    if subject.is_value:
        journal.record(ObservationRow, _value(journal, subject, period_id, content, preliminary), deed)
    else:
        journal.record(StatusReportRow, _report(journal, subject, period_id, content), deed)


def take_back(journal: Journal, subject: Subject, period_id: int, why: str) -> None:
    """What came from a returned report is withdrawn; what stood before it, if anything, is seen again."""
    table: type[Base] = ObservationRow if subject.is_value else StatusReportRow
    rows = _versions(journal, table, subject, period_id)
    current = next((row for row in rows if row["superseded_at"] is None), None)
    if current is None or not _is_ours(journal, current, subject, period_id):
        return
    before = _before(journal, rows, subject, period_id)
    if before is None:
        journal.withdraw(table, current["version"], why)
    else:
        held = ("version", "recorded_at", "recorded_by", "superseded_at")
        journal.record(table, {name: value for name, value in before.items() if name not in held}, Deed.RETURNED, why)


def _report(journal: Journal, subject: Subject, period_id: int, content: Content) -> dict[str, Any]:
    activity = journal.current(ActivityRow, {"id": subject.thing_id})
    assert activity is not None
    return {
        "activity_id": subject.thing_id,
        "period_id": period_id,
        "area_id": activity["area_id"],
        "department_id": activity["department_id"],
        "status": Status(content["status"]),
        **{name: content.get(name) for name in ACTIVITY_FIELDS if name != "status"},
        "correction_reason": None,
        "is_example": activity["is_example"],
    }


def _value(journal: Journal, subject: Subject, period_id: int, content: Content, preliminary: bool) -> dict[str, Any]:
    indicator = journal.current(IndicatorRow, {"id": subject.thing_id})
    assert indicator is not None
    rows = _versions(journal, ObservationRow, subject, period_id)
    today = journal.at.astimezone(STOCKHOLM).date()
    edition = rows[0] if rows else {"vintage": f"{today:%Y-%m}", "first_published": today}
    quality = Quality(content.get("quality", Quality.FINAL))
    figure, group = content.get("figure"), content.get("group_size")
    return {
        "indicator_id": subject.thing_id,
        "scope_id": subject.scope_id,
        "period_id": period_id,
        "vintage": edition["vintage"],
        "first_published": edition["first_published"],
        "value": float(number(figure)) if figure else None,
        "sign": None if figure else Sign(content["sign"]),
        "numerator": None,
        "denominator": None,
        "group_size": int(group) if group else None,
        "quality": Quality.PRELIMINARY if preliminary and quality is Quality.FINAL else quality,
        "source": indicator["source"],
        "note": content.get("note"),
        "is_example": indicator["is_example"],
    }


def _versions(journal: Journal, table: type[Base], subject: Subject, period_id: int) -> list[dict[str, Any]]:
    """Every version readers have seen, the newest first."""
    columns = rows_of(table).c
    found = select(*columns).where(columns.period_id == period_id).order_by(columns.version.desc())
    if subject.is_value:
        found = found.where(columns.indicator_id == subject.thing_id, columns.scope_id == subject.scope_id)
    else:
        found = found.where(columns.activity_id == subject.thing_id)
    return [dict(row._mapping) for row in journal.session.execute(found)]


def _steps(journal: Journal, subject: Subject, period_id: int) -> list[Values]:
    columns = rows_of(SubmissionRow).c
    rows = journal.session.execute(
        select(*columns)
        .where(
            columns.thing_id == subject.thing_id,
            columns.scope_id == subject.scope_id,
            columns.period_id == period_id,
        )
        .order_by(columns.version)
    )
    return [dict(row._mapping) for row in rows]


def _is_ours(journal: Journal, row: Values, subject: Subject, period_id: int) -> bool:
    """Whether a version came from handing in or approving here, and not from a file."""
    return any(row["recorded_at"] == step["recorded_at"] for step in _steps(journal, subject, period_id))


def _before(journal: Journal, rows: list[dict[str, Any]], subject: Subject, period_id: int) -> Values | None:
    """What stood before the report that is returned: the newest that was approved and not returned, or came by file."""
    steps = _steps(journal, subject, period_id)
    moments = {step["recorded_at"] for step in steps}
    events: list[tuple[datetime, Step | None, Values]] = [
        (row["recorded_at"], None, row) for row in rows if row["recorded_at"] not in moments
    ]
    events += [(step["recorded_at"], step["step"], step) for step in steps]
    stood: list[Values] = []
    last: Step | None = None
    for at, step, values in sorted(events, key=lambda event: event[0]):
        if step is None:
            stood.append(values)
            continue
        if step is Step.APPROVED:
            stood.append(_as_published(journal, rows, subject, period_id, values, at))
        elif step is Step.RETURNED and last is Step.APPROVED and stood:
            stood.pop()
        last = step
    return stood[-1] if stood else None


def _as_published(
    journal: Journal, rows: list[dict[str, Any]], subject: Subject, period_id: int, step: Values, at: datetime
) -> Values:
    """An approved report as readers saw it; where nothing differed from what they saw already, as it would be written."""
    same = next((row for row in rows if row["recorded_at"] == at), None)
    if same is not None:
        return same
    content = json.loads(step["content"])
    return (
        _value(journal, subject, period_id, content, False)
        if subject.is_value
        else _report(journal, subject, period_id, content)
    )
