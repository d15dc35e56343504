"""Load a package into an empty database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any, TypeAlias

from sqlalchemy import insert
from sqlalchemy.orm import Session

from dashboard.errors import BadPackage
from dashboard.folding import folded, sort_key
from dashboard.money import ore
from data.models import (
    ActivityRow,
    AnnotationRow,
    AppropriationRow,
    AppropriationYearRow,
    Base,
    BudgetLineRow,
    DeliverableRow,
    DeliveryRow,
    DepartmentRow,
    GoalReplacementRow,
    GoalRow,
    IndicatorLinkRow,
    IndicatorRow,
    ObservationRow,
    OrganisationRow,
    OutcomeLineRow,
    PeriodRow,
    ProgrammeRow,
    RegionRow,
    ReportingDateRow,
    ResultAreaRow,
    SearchRow,
    SeriesBreakRow,
    SettingRow,
    StatusReportRow,
    TargetRow,
    ThingRow,
)
from data.sources.package import Package, Record

Row: TypeAlias = dict[str, Any]

TABLES: dict[str, type[Base]] = {
    "periods": PeriodRow,
    "organisations": OrganisationRow,
    "result_areas": ResultAreaRow,
    "goals": GoalRow,
    "goal_replacements": GoalReplacementRow,
    "deliverables": DeliverableRow,
    "departments": DepartmentRow,
    "programmes": ProgrammeRow,
    "regions": RegionRow,
    "activities": ActivityRow,
    "deliveries": DeliveryRow,
    "reporting_dates": ReportingDateRow,
    "status_reports": StatusReportRow,
    "indicators": IndicatorRow,
    "indicator_links": IndicatorLinkRow,
    "observations": ObservationRow,
    "targets": TargetRow,
    "series_breaks": SeriesBreakRow,
    "annotations": AnnotationRow,
    "budget_lines": BudgetLineRow,
    "outcome_lines": OutcomeLineRow,
    "appropriations": AppropriationRow,
    "appropriation_years": AppropriationYearRow,
    "settings": SettingRow,
}
KINDS = {
    "organisations": "organisation",
    "result_areas": "area",
    "goals": "goal",
    "deliverables": "deliverable",
    "departments": "department",
    "programmes": "programme",
    "regions": "region",
    "activities": "activity",
    "indicators": "indicator",
    "appropriations": "appropriation",
}
SEARCHED = {"result_areas": "name", "goals": "text", "activities": "title", "indicators": "name"}
MONEY = {"budget_lines": ("amount",), "outcome_lines": ("amount",)} | {
    "appropriation_years": (
        "incoming",
        "allotted",
        "changes",
        "withdrawal",
        "permitted_excess",
        "outcome",
        "credit",
        "outgoing",
    )
}


@dataclass
class _Identities:
    """Numbers of things and periods by code, and where activities belong."""

    things: dict[tuple[str, str], int] = field(default_factory=dict)
    periods: dict[str, int] = field(default_factory=dict)
    parents: dict[str, str | None] = field(default_factory=dict)
    activities: dict[str, tuple[int, int]] = field(default_factory=dict)

    def thing(self, kind: str, code: str) -> int:
        """The number of a thing; BadPackage when a scope names none."""
        try:
            return self.things[kind, code]
        except KeyError:
            raise BadPackage([f"{kind}:{code} is not in the package"]) from None


def load(session: Session, package: Package) -> None:
    """Write all rows of a checked package; older versions of a row are superseded when the next was recorded."""
    identities = _number_things(session, package)
    identities.parents = {str(row["code"]): row["parent"] for row in package.rows["departments"]}  # type: ignore[misc]
    for name, table in TABLES.items():
        resource = package.resources[name]
        rows = [_row(name, record, resource.references, identities) for record in package.rows[name]]
        if resource.key[-1] == "recorded_at":
            _supersede(rows, package.rows[name], resource.key[:-1])
        if rows:
            session.execute(insert(table), rows)
        if name == "periods":
            identities.periods = dict(session.query(PeriodRow.code, PeriodRow.id).tuples())
    session.execute(insert(SearchRow), list(_search_entries(package, identities)))


def _number_things(session: Session, package: Package) -> _Identities:
    codes = [
        (kind, code)
        for name, kind in KINDS.items()
        for code in dict.fromkeys(str(row["code"]) for row in package.rows[name])
    ]
    if codes:
        session.execute(insert(ThingRow), [{"kind": kind, "code": code} for kind, code in codes])
    found = session.query(ThingRow.kind, ThingRow.code, ThingRow.id).tuples()
    return _Identities({(kind, code): number for kind, code, number in found})


def _row(name: str, record: Record, references: dict[str, str], identities: _Identities) -> Row:
    row: Row = {key: float(value) if isinstance(value, Decimal) else value for key, value in record.items()}
    for column in MONEY.get(name, ()):
        row[column] = ore(Decimal(str(record[column])))
    for column, target in references.items():
        code = row.pop(column)
        row[f"{column}_id"] = None if code is None else _reference(target, str(code), identities)
    if name in KINDS:
        row["id"] = identities.thing(KINDS[name], str(record["code"]))
    if "scope" in row:
        kind, _, code = str(row.pop("scope")).partition(":")
        row["scope_id"] = identities.thing(kind, code)
    if name == "activities":
        _place_activity(row, record, identities)
    if name in ("status_reports", "budget_lines", "outcome_lines", "deliveries"):
        area, department = identities.activities[str(record["activity"])]
        row["area_id"] = area
        if name == "status_reports":
            row["department_id"] = department
    return row


def _reference(target: str, code: str, identities: _Identities) -> int:
    return identities.periods[code] if target == "periods" else identities.thing(KINDS[target], code)


def _place_activity(row: Row, record: Record, identities: _Identities) -> None:
    unit = str(record["department"])
    department = identities.parents[unit] or unit
    row["unit_id"] = row["department_id"]
    row["department_id"] = identities.thing("department", department)
    row["title_key"] = sort_key(str(record["title"]))
    identities.activities[str(record["code"])] = (row["area_id"], row["department_id"])


def _supersede(rows: list[Row], records: Iterable[Record], key: tuple[str, ...]) -> None:
    versions: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row, record in zip(rows, records, strict=True):
        row["superseded_at"] = None
        versions[tuple(record[column] for column in key)].append(row)
    for same in versions.values():
        same.sort(key=_recorded)
        for older, newer in pairwise(same):
            older["superseded_at"] = newer["recorded_at"]


def _recorded(row: Row) -> datetime:
    moment: datetime = row["recorded_at"]
    return moment


def _search_entries(package: Package, identities: _Identities) -> Iterator[Row]:
    for name, column in SEARCHED.items():
        newest = {str(row["code"]): row for row in sorted(package.rows[name], key=lambda r: str(r["recorded_at"]))}
        for code, row in newest.items():
            title, english = str(row[column]), row.get(f"{column}_en")
            yield {
                "thing_id": identities.thing(KINDS[name], code),
                "kind": KINDS[name],
                "code": code,
                "title": title,
                "title_en": english,
                "folded": folded(f"{title} {english or ''}"),
            }
