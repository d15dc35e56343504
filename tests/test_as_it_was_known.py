"""What the questions answer as of any moment, against a model in memory of everything that was recorded."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from callbacks.visit import view
from dashboard.changes import Act, ChangeKind
from dashboard.filters import Filters
from dashboard.folding import folded, sort_key
from dashboard.period import STOCKHOLM, Period
from dashboard.status import SAID, Distribution, Status
from dashboard.view import Frame, View
from data.database import Database
from data.models import (
    ActivityRow,
    Base,
    CorrectionRow,
    DepartmentRow,
    ImportRow,
    IndicatorRow,
    ObservationRow,
    OrganisationRow,
    PeriodRow,
    ResultAreaRow,
    SealRow,
    SettingRow,
    SightingRow,
    StatusReportRow,
    SubmissionRow,
    TalkNoteRow,
    TargetRow,
    ThingRow,
)
from data.queries.activities import counts, lines
from data.queries.activity import reports
from data.queries.alterations import changes
from data.queries.changes import BEGINNING, TABLES, key, recorded_since
from data.queries.frame import frame
from data.queries.indicator import stated
from data.queries.measures import measures
from data.queries.search import search
from data.queries.series import Wanted, series
from data.queries.thread import thread
from tests.conftest import Backend

START = datetime(2018, 9, 1, 10, tzinfo=UTC)
STEP = timedelta(hours=7)
ORGANISATION, AREAS, DEPARTMENT, ACTIVITIES, INDICATORS = 1, (2, 3), 4, (5, 6, 7), (8, 9)
KINDS = {ORGANISATION: "organisation", DEPARTMENT: "department"}
KINDS |= dict.fromkeys(AREAS, "area") | dict.fromkeys(ACTIVITIES, "activity") | dict.fromkeys(INDICATORS, "indicator")
PERIODS = {number: Period.parse(code) for number, code in ((1, "2018-T1"), (2, "2018-T2"))}
WORDS = st.sampled_from(["Alfa", "Ångström beta", "Grön omställning 10", "Beta 100"])
STATUSES = st.sampled_from(SAID)
NUMBERS = st.integers(0, 9).map(float)
DAYS = st.integers(-2, 6).map(lambda days: START.date() + timedelta(days=days))
ALL = frozenset(ChangeKind)
PLACES = st.integers(0, 12)
OFF = st.sampled_from([timedelta(0), -timedelta(microseconds=1), timedelta(minutes=1)])
QUESTIONS = ("lines", "counts", "words", "reports", "measures", "values", "targets", "thread", "search", "since")


def some(questions: Sequence[str]) -> st.SearchStrategy[list[str]]:
    """Two of them."""
    return st.lists(st.sampled_from(questions), min_size=2, max_size=2, unique=True)


@dataclass
class Version:
    """What was recorded once, and until when it was the newest."""

    table: type[Base]
    which: tuple[Any, ...]
    held: dict[str, Any]
    at: datetime
    until: datetime | None = None


class History(RuleBasedStateMachine):
    """Versions are recorded one after the other; at any moment the questions answer what the model remembers."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.now = START
        self.versions: list[Version] = []
        self.locks: dict[int, datetime] = {}

    def begin(self) -> None:
        """The structure that every history starts from, recorded step by step."""
        self.session.execute(
            insert(ThingRow), [{"id": number, "kind": kind, "code": f"c{number}"} for number, kind in KINDS.items()]
        )
        for number, p in PERIODS.items():
            days = {"opens_on": p.ends_on, "due_on": p.ends_on + timedelta(days=14)}
            told = {"id": number, "code": p.code, "type": p.type, "starts_on": p.starts_on, "ends_on": p.ends_on}
            self.session.execute(insert(PeriodRow).values(**told, **days))
        self.name_organisation("Myndigheten")
        for area in AREAS:
            self.name_area(area, f"Område {area}")
        self.name_department("Avdelningen")
        for number in INDICATORS:
            self.name_indicator(number, "Antal", 0)
        for number in ACTIVITIES[:2]:
            self.plan_activity(number, "Grön omställning 10", AREAS[0], False)

    def teardown(self) -> None:
        self.session.rollback()

    # What can be recorded. Only these three write.

    def record(self, table: type[Base], **held: Any) -> None:
        """A new version of a row, in the place of the current one."""
        self.now += STEP
        which = tuple(held[name] for name in key(table))
        self._supersede(table, which)
        told = held | {"recorded_at": self.now, "recorded_by": "Test"}
        self.session.execute(insert(table).values(**told))
        self.versions.append(Version(table, which, held, self.now))

    def end(self, table: type[Base], *which: Any) -> None:
        """Nothing in the place of the current version."""
        self.now += STEP
        self._supersede(table, which)

    def _supersede(self, table: Any, which: tuple[Any, ...]) -> None:
        self._leave(table)
        same = [getattr(table, name) == value for name, value in zip(key(table), which, strict=True)]
        self.session.execute(update(table).where(*same, table.superseded_at.is_(None)).values(superseded_at=self.now))
        for version in self.versions:
            if (version.table, version.which, version.until) == (table, which, None):
                version.until = self.now

    def _leave(self, table: Any) -> None:
        """The database lets a locked period be changed only at the moment of a correction."""
        locked = self.session.execute(select(PeriodRow.id).where(PeriodRow.locked_at.is_not(None))).scalars().all()
        ticket = {"table_name": table.__tablename__, "reason": "test", "recorded_by": "Test", "recorded_at": self.now}
        if locked:
            self.session.execute(insert(CorrectionRow), [ticket | {"period_id": number} for number in locked])

    @rule(what=st.sampled_from([ORGANISATION, *AREAS, DEPARTMENT, *INDICATORS]), name=WORDS)
    def rename(self, what: int, name: str) -> None:
        if what in AREAS:
            self.name_area(what, name)
        elif what in INDICATORS:
            self.name_indicator(what, name, 1)
        else:
            (self.name_organisation if what == ORGANISATION else self.name_department)(name)

    def name_organisation(self, name: str) -> None:
        told = {"vision": "", "business_idea": "", "cycle": "tertial", "is_example": True}
        self.record(OrganisationRow, id=ORGANISATION, code="c1", name=name, **told)

    def name_area(self, area: int, name: str) -> None:
        self.record(ResultAreaRow, id=area, code=f"c{area}", name=name, position=area, is_example=True)

    def name_department(self, name: str) -> None:
        self.record(DepartmentRow, id=DEPARTMENT, code="c4", name=name, head_role="Chef", position=1, is_example=True)

    def name_indicator(self, number: int, name: str, decimals: int) -> None:
        told = {"kind": "standard", "direction": "up", "frequency": "tertial", "sensitivity": "none"}
        told |= {"unit": "st", "definition": "", "source": ""}
        self.record(
            IndicatorRow,
            id=number,
            code=f"c{number}",
            name=name,
            decimals=decimals,
            position=number,
            is_example=True,
            **told,
        )

    @rule(number=st.sampled_from(ACTIVITIES), title=WORDS, area=st.sampled_from(AREAS), late=st.booleans())
    def plan_activity(self, number: int, title: str, area: int, late: bool) -> None:
        starts = date(2018, 9, 1) if late else date(2018, 1, 1)
        self.record(
            ActivityRow,
            id=number,
            code=f"c{number}",
            title=title,
            title_key=sort_key(title),
            kind="activity",
            area_id=area,
            department_id=DEPARTMENT,
            unit_id=DEPARTMENT,
            owner_role="Test",
            starts_on=starts,
            ends_on=date(2018, 12, 31),
            strategic=False,
            confidentiality="open",
            is_example=True,
        )

    @rule(
        number=st.sampled_from(ACTIVITIES),
        period=st.sampled_from(list(PERIODS)),
        area=st.sampled_from(AREAS),
        status=STATUSES,
        why=st.none() | st.just("Fel siffra"),
    )
    def report(self, number: int, period: int, area: int, status: Status, why: str | None) -> None:
        places = {"area_id": area, "department_id": DEPARTMENT}
        told = {"status": status, "comment": f"sagt {self.now}", "correction_reason": why, "is_example": True}
        self.record(StatusReportRow, activity_id=number, period_id=period, **places, **told)

    @rule(
        number=st.sampled_from(INDICATORS),
        area=st.sampled_from(AREAS),
        period=st.sampled_from(list(PERIODS)),
        vintage=st.sampled_from("12"),
        published=DAYS,
        value=NUMBERS,
    )
    def measure(self, number: int, area: int, period: int, vintage: str, published: date, value: float) -> None:
        keys = {"indicator_id": number, "scope_id": area, "period_id": period, "vintage": vintage}
        told = {"first_published": published, "quality": "final", "source": "", "is_example": True}
        self.record(ObservationRow, **keys, value=value, **told)

    @rule(number=st.sampled_from(INDICATORS), area=st.sampled_from(AREAS), value=NUMBERS)
    def aim(self, number: int, area: int, value: float) -> None:
        keys = {"indicator_id": number, "scope_id": area, "due_on": date(2018, 12, 31)}
        self.record(TargetRow, **keys, value=value, is_example=True)

    @rule(size=st.integers(5, 50))
    def set_size(self, size: int) -> None:
        self.record(SettingRow, key="list.size", value=str(size), note="")

    @rule(period=st.sampled_from(list(PERIODS)))
    def lock(self, period: int) -> None:
        if period not in self.locks:
            self.now += STEP
            self.locks[period] = self.now
            told = {"locked_at": self.now, "locked_by": "Controller"}
            self.session.execute(update(PeriodRow).where(PeriodRow.id == period).values(**told))

    @rule(number=st.sampled_from(ACTIVITIES), period=st.sampled_from(list(PERIODS)))
    def withdraw(self, number: int, period: int) -> None:
        self.end(StatusReportRow, number, period)

    # What was known, as the model remembers it.

    def known(self, table: type[Base], at: datetime) -> dict[tuple[Any, ...], dict[str, Any]]:
        return {
            v.which: v.held
            for v in self.versions
            if v.table is table and v.at <= at and (v.until is None or v.until > at)
        }

    def today(self, period: int, at: datetime) -> date:
        locked = self.locks.get(period)
        return (locked if locked and locked <= at else at).astimezone(STOCKHOLM).date()

    # A moment: that of some version, just before it, or until the next; and what is asked about it.

    @rule(place=PLACES, off=OFF, period=st.sampled_from(list(PERIODS)), questions=some(QUESTIONS[:5]))
    def ask_about_work(self, place: int, off: timedelta, period: int, questions: list[str]) -> None:
        self.compare(self.moment(place) + off, period, questions)

    @rule(place=PLACES, off=OFF, period=st.sampled_from(list(PERIODS)), questions=some(QUESTIONS[5:]))
    def ask_about_the_rest(self, place: int, off: timedelta, period: int, questions: list[str]) -> None:
        self.compare(self.moment(place) + off, period, questions)

    def moment(self, place: int) -> datetime:
        """When the latest but `place` was recorded: the most recent are the ones that differ."""
        return max(START, self.now - place * STEP)

    def compare(self, at: datetime, number: int, questions: list[str]) -> None:
        found = frame(self.session, at)
        known = self.known(OrganisationRow, at)
        assert (found is None) == (not known)
        if found is None:
            return
        assert found.name.sv == known[(ORGANISATION,)]["name"]
        assert found.limits.rows == int(self.known(SettingRow, at).get(("list.size",), {"value": "50"})["value"])
        locked = {p.id: p.locked_at for p in found.periods if p.is_locked}
        assert locked == {p: moment for p, moment in self.locks.items() if moment <= at}
        seen = view(found, PERIODS[number].code, datetime.max.replace(tzinfo=UTC))
        assert (seen.known_at, seen.today) == (at, self.today(number, at))
        for question in questions:
            getattr(self, f"compare_{question}")(found, seen, at)

    def planned(self, seen: View, at: datetime) -> dict[int, dict[str, Any]]:
        activities = self.known(ActivityRow, at).items()
        return {number: held for (number,), held in activities if held["starts_on"] <= seen.period.ends_on}

    def said(self, seen: View, at: datetime) -> dict[int, dict[str, Any]]:
        return {n: held for (n, p), held in self.known(StatusReportRow, at).items() if p == seen.period.id}

    def compare_lines(self, _: Frame, seen: View, at: datetime) -> None:
        said = self.said(seen, at)
        expected = {
            held["code"]: (held["title"], said[number]["status"] if number in said else Status.NOT_REPORTED)
            for number, held in self.planned(seen, at).items()
        }
        rows = lines(self.session, seen, [seen.period], Filters())
        assert sorted((row.code, (row.title, row.status)) for row in rows) == sorted(expected.items())

    def compare_counts(self, _: Frame, seen: View, at: datetime) -> None:
        said, told = self.said(seen, at), Counter[Status]()
        for count in counts(self.session, seen, Filters()):
            told[count.status] += count.count
        planned = self.planned(seen, at)
        assert told == Counter(said[n]["status"] if n in said else Status.NOT_REPORTED for n in planned)

    def compare_words(self, _: Frame, seen: View, at: datetime) -> None:
        rows = lines(self.session, seen, [seen.period], Filters(words="gron 1"))
        titled = {held["code"] for held in self.planned(seen, at).values() if "Grön" in held["title"]}
        assert sorted(row.code for row in rows) == sorted(titled)

    def compare_measures(self, _: Frame, seen: View, at: datetime) -> None:
        said, planned = self.said(seen, at), self.planned(seen, at)
        counted = measures(self.session, [seen.period], at)
        for (area,) in self.known(ResultAreaRow, at):
            of_area = Counter(held["status"] for held in said.values() if held["area_id"] == area)
            expected = sum(held["area_id"] == area for held in planned.values())
            assert counted[seen.period.id, area].statuses == Distribution.of(of_area, expected)

    def compare_reports(self, _: Frame, seen: View, at: datetime) -> None:
        expected = [
            (
                v.held["activity_id"],
                v.at,
                v.held["status"],
                v.until if v.until and v.until <= at else None,
                v.held["correction_reason"],
            )
            for v in self.versions
            if v.table is StatusReportRow and v.at <= at
            if PERIODS[v.held["period_id"]].ends_on <= seen.period.ends_on
        ]
        told = [
            (number, r.recorded_at, r.status, r.superseded_at, r.correction_reason)
            for number in ACTIVITIES
            for r in reports(self.session, seen, number)
        ]
        assert sorted(told, key=lambda r: r[1]) == sorted(expected, key=lambda r: r[1])

    def compare_values(self, found: Frame, seen: View, at: datetime) -> None:
        observed: dict[tuple[int, int], dict[int, tuple[date, str, float]]] = {}
        for (number, scope, period, vintage), held in self.known(ObservationRow, at).items():
            edition = (held["first_published"], vintage, held["value"])
            if edition[0] <= seen.today and PERIODS[period].ends_on <= seen.period.ends_on:
                of_series = observed.setdefault((number, scope), {})
                of_series[period] = max(edition, of_series.get(period, edition))
        told = series(self.session, seen, found.limits, Wanted(IndicatorRow.id.in_(INDICATORS), AREAS, targets=True))
        for (number, scope), one in told.items():
            assert one.indicator.name.sv == self.known(IndicatorRow, at)[(number,)]["name"]
            if scope is not None:
                expected = [edition[2] for _, edition in sorted(observed.get((number, scope), {}).items())]
                assert [point.number for point in one.points] == expected
        with_values = {k for k, one in told.items() if one.points}
        assert with_values == {k for k in observed if (k[0],) in self.known(IndicatorRow, at)}

    def compare_targets(self, _: Frame, seen: View, at: datetime) -> None:
        targets = self.known(TargetRow, at)
        aims = stated(self.session, seen, INDICATORS[0]).targets
        expected_aims = {scope: held["value"] for (n, scope, _), held in targets.items() if n == INDICATORS[0]}
        assert {scope: aim.value for scope, (aim,) in aims.items()} == expected_aims

    def compare_thread(self, _: Frame, seen: View, at: datetime) -> None:
        red = thread(self.session, seen)
        areas = [(number, held["name"]) for (number,), held in self.known(ResultAreaRow, at).items()]
        assert sorted((a.id, a.name.sv) for a in red.areas) == sorted(areas)
        departments = [held["name"] for held in self.known(DepartmentRow, at).values()]
        assert [d.name.sv for d in red.departments] == departments

    def compare_search(self, _: Frame, __: View, at: datetime) -> None:
        names = [("area", held["name"]) for held in self.known(ResultAreaRow, at).values()]
        names += [("activity", held["title"]) for held in self.known(ActivityRow, at).values()]
        names += [("indicator", held["name"]) for held in self.known(IndicatorRow, at).values()]
        for asked in ("Alfa", "angstrom", "beta 100"):
            hits = [(hit.kind, hit.title.sv) for hit in search(self.session, asked, at=at)]
            holding = [n for n in names if all(word in folded(n[1]) for word in folded(asked).split())]
            assert sorted(hits) == sorted(holding) if holding else set(hits) <= set(names)

    def compare_since(self, found: Frame, _: View, at: datetime) -> None:
        kinds = {table: kind for kind, tables in TABLES.items() for table in tables}
        begun = {(v.table, v.which, v.at) for v in self.versions}
        expected = [(v.table.__tablename__, v.at, False) for v in self.versions if v.at > at]
        ends = [v for v in self.versions if v.until and v.until > at and (v.table, v.which, v.until) not in begun]
        expected += [(v.table.__tablename__, v.until, True) for v in ends if v.until]
        expected += [("periods", moment, False) for moment in self.locks.values() if moment > at]
        told = recorded_since(self.session, at, ALL, None, 1000, 0)
        assert sorted((one.table, one.at, one.ended) for one in told) == sorted(expected)
        assert [one.at for one in told] == sorted((one.at for one in told), reverse=True)
        by_table = {table.__tablename__: kind for table, kind in kinds.items()}
        counted = Counter(by_table[table] for table, _, _ in expected)
        assert {kind: count for kind, count in found.since.items() if count} == dict(counted)
        self._compare_alterations(changes(self.session, told, found.limits))

    def _compare_alterations(self, told: list[Any]) -> None:
        """A report that took the place of another tells both statuses."""
        replaced = {(v.which, v.until): v.held["status"] for v in self.versions if v.table is StatusReportRow}
        now = {v.at: (v.which, v.held["status"]) for v in self.versions if v.table is StatusReportRow}
        for one in told:
            if one.table == "status_reports" and one.act is not Act.REMOVED:
                which, status = now[one.at]
                before = replaced.get((which, one.at))
                assert one.act is (Act.ADDED if before is None else Act.CHANGED)
                sides = [(a.before, a.after) for a in one.alterations if a.column == "status"]
                assert sides == ([] if before == status else [(before, status)])


def play(sqlite: Backend, runs: int, steps: int) -> None:
    """Every history starts from the same structure, and is rolled back when it has been played."""
    database = sqlite.empty()
    database.upgrade()
    first = _begun(database)
    with database.reading() as session:

        class Played(History):
            def __init__(self) -> None:
                super().__init__(session)
                self.now, self.versions = first.now, [replace(version) for version in first.versions]

        chosen = settings(max_examples=runs, stateful_step_count=steps, deadline=None)
        run_state_machine_as_test(Played, settings=chosen)
    database.close()


def _begun(database: Database) -> History:
    with database.writing() as session:
        first = History(session)
        first.begin()
    return first


def test_every_question_answers_what_was_known(sqlite: Backend) -> None:
    play(sqlite, 500, 10)


@pytest.mark.long
def test_every_question_answers_what_was_known_in_long_histories(sqlite: Backend) -> None:
    play(sqlite, 3000, 40)


def test_everything_that_is_recorded_is_of_one_kind_of_change() -> None:
    tables = [table for same in TABLES.values() for table in same]
    # What is on its way, what is between two, and what is written down about writing, is told on pages of its own.
    beside = {SubmissionRow, ImportRow, CorrectionRow, SealRow, SightingRow, TalkNoteRow}
    recorded = {m.class_ for m in Base.registry.mappers if hasattr(m.class_, "recorded_at")} - beside
    assert sorted(t.__name__ for t in tables) == sorted(t.__name__ for t in recorded | {PeriodRow})
    assert min(v for v in (BEGINNING, START)) == BEGINNING
