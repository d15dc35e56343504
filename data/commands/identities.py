"""The numbers that things and periods have in a database, and rows of the format as they are stored under them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from sqlalchemy import insert, select
from sqlalchemy.orm import Session, aliased

from dashboard.folding import folded, sort_key
from dashboard.money import ore
from dashboard.problem import Problem
from dashboard.reasons import Why
from data.commands.following import locked_years, year_of
from data.format.schema import tables
from data.format.stored import kinds, money
from data.models import ActivityRow, BudgetLineRow, DepartmentRow, PeriodRow, ThingRow
from data.sources.contents import Package, Record

Row: TypeAlias = dict[str, Any]
_LONGEST_KEY = 400
_BY_YEAR = {"budget_lines": "year", "outcome_lines": "booked_on", "deliveries": "due_on"}
_OF_ACTIVITY = ("status_reports", "budget_lines", "outcome_lines", "deliveries")

SEARCHED = {
    "result_areas": "name",
    "goals": "text",
    "activities": "title",
    "indicators": "name",
    "decisions": "title",
}


def is_found(record: Record) -> bool:
    """Whether a search leads to it: nobody finds what is confidential."""
    return not record.get("confidential")


@dataclass
class Identities:
    """Numbers of things and periods by code, which units belong where, and where activities belong."""

    things: dict[tuple[str, str], int] = field(default_factory=dict)
    periods: dict[str, int] = field(default_factory=dict)
    parents: dict[str, str | None] = field(default_factory=dict)
    activities: dict[str, tuple[int, int]] = field(default_factory=dict)
    # The area of an activity's budget in a year with a locked period: what more comes of the year belongs with it.
    settled: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, session: Session) -> "Identities":
        """Those of a database."""
        found = cls()
        found.find_things(session)
        found.find_periods(session)
        parent = aliased(ThingRow)
        units = select(DepartmentRow.code, parent.code).outerjoin(parent, parent.id == DepartmentRow.parent_id)
        found.parents = {unit: above for unit, above in session.execute(units.order_by(DepartmentRow.version))}
        places = select(ActivityRow.code, ActivityRow.area_id, ActivityRow.department_id).order_by(ActivityRow.version)
        budgets = (
            select(ThingRow.code, BudgetLineRow.year, BudgetLineRow.area_id)
            .join(ThingRow, ThingRow.id == BudgetLineRow.activity_id)
            .where(BudgetLineRow.superseded_at.is_(None), BudgetLineRow.year.in_(locked_years(session)))
        )
        found.settled = {(code, year): area for code, year, area in session.execute(budgets)}
        found.activities = {code: (area, department) for code, area, department in session.execute(places)}
        return found

    def number(self, session: Session, records: Mapping[str, Iterable[Record]]) -> None:
        """Give numbers to the things of a package that have none."""
        codes = dict.fromkeys(
            (kind, str(record["code"])) for name, kind in kinds().items() for record in records.get(name, ())
        )
        new = [{"kind": kind, "code": code} for kind, code in codes if (kind, code) not in self.things]
        if new:
            session.execute(insert(ThingRow), new)
            self.find_things(session)

    def find_things(self, session: Session) -> None:
        """Look up the numbers of the things."""
        found = session.execute(select(ThingRow.kind, ThingRow.code, ThingRow.id))
        self.things = {(kind, code): number for kind, code, number in found}

    def find_periods(self, session: Session) -> None:
        """Look up the numbers of the periods."""
        self.periods = {code: number for code, number in session.execute(select(PeriodRow.code, PeriodRow.id))}

    def row(self, name: str, record: Record, *, kept: bool = False) -> Row:
        """A row of the format as its table keeps it; with the numbers it was `kept` under when it is restored."""
        row: Row = {key: float(value) if isinstance(value, Decimal) else value for key, value in record.items()}
        numbers = {field.name: row.pop(field.name, None) for field in tables()[name].kept}
        for column in money().get(name, ()):
            row[column] = ore(Decimal(str(record[column])))
        for column, target in tables()[name].references.items():
            code = row.pop(column)
            row[f"{column}_id"] = None if code is None else self._reference(target, str(code))
        if name in kinds():
            row["id"] = self.things[kinds()[name], str(record["code"])]
        for column in tables()[name].with_kind:
            kind, _, code = str(row.pop(column) or "").partition(":")
            row[f"{column}_id"] = self.things[kind, code] if kind else None
        if name == "departments":
            self.parents[str(record["code"])] = None if record["parent"] is None else str(record["parent"])
        if name == "activities":
            self._place_activity(row, record)
        if name in _OF_ACTIVITY:
            row["area_id"], department = self.activities[str(record["activity"])]
            if name in _BY_YEAR:
                year = str(record["activity"]), year_of(record[_BY_YEAR[name]])
                row["area_id"] = self.settled.get(year, row["area_id"])
            if name == "status_reports":
                row["department_id"] = department
        return row | numbers if kept else row

    def search_entry(self, name: str, record: Record) -> Row:
        """The words under which a thing is found."""
        column = SEARCHED[name]
        title, english = str(record[column]), record.get(f"{column}_en")
        return {
            "thing_id": self.things[kinds()[name], str(record["code"])],
            "kind": kinds()[name],
            "code": str(record["code"]),
            "title": title,
            "title_en": english,
            "folded": folded(f"{title} {english or ''}"),
        }

    def _reference(self, target: str, code: str) -> int:
        return self.periods[code] if target == "periods" else self.things[kinds()[target], code]

    def _place_activity(self, row: Row, record: Record) -> None:
        unit = str(record["department"])
        row["unit_id"] = row["department_id"]
        row["department_id"] = self.things["department", self.parents[unit] or unit]
        row["title_key"] = sort_key(str(record["title"]))[:_LONGEST_KEY]
        self.activities[str(record["code"])] = (row["area_id"], row["department_id"])


def broken_amounts(package: Package) -> Iterator[Problem]:
    """Amounts that are not whole öre."""
    for name, columns in money().items():
        for place, record in package.placed(name):
            for column in columns:
                try:
                    ore(Decimal(str(record.get(column) or 0)))
                except ValueError:
                    yield Problem(Why.TOO_PRECISE, place, package.heading(name, column), str(record[column]))
