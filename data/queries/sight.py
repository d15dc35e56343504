"""The line of sight in one question: activities by goal and status, deliverables by goal, and those that are shown."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from dashboard.goal import Deliverable
from dashboard.sight import Loose, Place, Serving, Sight, Stock
from dashboard.status import Distribution, Status
from dashboard.view import View
from data.models import (
    ActivityRow,
    DeliverableRow,
    DepartmentRow,
    GoalRow,
    IndicatorRow,
    ResultAreaRow,
    StatusReportRow,
)
from data.models.activities import PLANNED
from data.queries.activities import planned
from data.queries.known import again, known, words
from data.queries.linked import serving

_COLUMNS = {"area": Integer, "goal": Integer, "deliverable": Integer, "status": String, "first": BigInteger}
_COLUMNS |= {"second": BigInteger, "third": BigInteger, "code": String, "name": String, "name_en": String}
_NUMBERS = ("first", "second", "third")
_KEYS = (ActivityRow.area_id, ActivityRow.deliverable_id, ActivityRow.goal_id)
# As the index of areas has them, so that the first ones are found without reading the rest.
_IN_ORDER = [getattr(ActivityRow, name) for name in ("area_id", *PLANNED, "department_id", "kind", "strategic", "id")]


def sight(session: Session, view: View, limit: int, opened: str = "") -> Sight:
    """Everything counted, and the first deliverables; those of the goal or deliverable with the code `opened` before others."""
    work = _work(view)
    served = _served(view, work)
    shown = _shown(view, served, limit, opened)
    rows: dict[str, list[Any]] = defaultdict(list)
    parts = (_placed(view, work), _stocks(view, served), _first(shown), _of(work, shown))
    for row in session.execute(union_all(*parts)):
        rows[row.what].append(row)
    direct: Counter[Place] = Counter()
    for row in rows["placed"]:
        direct[row.area, row.goal] += int(row.second)
    return Sight(
        placed=_counted(rows["placed"], "area", "goal"),
        direct=direct,
        stocks={row.goal: Stock(int(row.first), int(row.second), int(row.third)) for row in rows["stock"]},
        servings=_servings(rows),
    )


def loose(session: Session, view: View, in_force: frozenset[int], limit: int) -> list[Loose]:
    """The first activities that serve no goal that an area has; by area and end, as an index has them."""
    goal, goals = again(GoalRow)
    serves = serving(view.known_at)
    rows = session.execute(
        select(
            ActivityRow.code,
            ActivityRow.title,
            ActivityRow.area_id,
            ActivityRow.owner_role,
            DepartmentRow.name,
            DepartmentRow.name_en,
            goal.text,
            goal.text_en,
        )
        .join(DepartmentRow, and_(DepartmentRow.id == ActivityRow.department_id, known(DepartmentRow, view.known_at)))
        .outerjoin(goals, and_(goal.id == serves, known(goal, view.known_at)))
        .where(known(ActivityRow, view.known_at), planned(ActivityRow, view.period))
        .where(or_(serves.is_(None), serves.not_in(sorted(in_force))))
        .order_by(*_IN_ORDER)
        .limit(limit)
    )
    return [
        Loose(code, title, area, owner.strip(), words(name, name_en), words(text, text_en) if text else None)
        for code, title, area, owner, name, name_en, text, text_en in rows
    ]


def _work(view: View) -> CTE:
    """What is in the plan by area, deliverable, own goal and status: the reported and the silent."""
    return union_all(_said(view), _silent(view)).cte("work")


def _said(view: View) -> Any:
    """Begun from the reports of the period, which lie together."""
    keys: Any = (*_KEYS, cast(StatusReportRow.status, String).label("status"))
    return (
        select(*keys, func.count().label("number"))
        .join_from(StatusReportRow, ActivityRow, ActivityRow.id == StatusReportRow.activity_id)
        .where(StatusReportRow.period_id == view.period.id, known(StatusReportRow, view.known_at))
        .where(known(ActivityRow, view.known_at), planned(ActivityRow, view.period))
        .group_by(*keys)
    )


def _silent(view: View) -> Any:
    """What is in the plan less what has been reported, each found in an index alone; few are left to be read."""
    of, plan = again(ActivityRow)
    said = select(StatusReportRow.activity_id).where(
        StatusReportRow.period_id == view.period.id, known(StatusReportRow, view.known_at)
    )
    left = select(of.id).select_from(plan).where(known(of, view.known_at), planned(of, view.period)).except_(said)
    silent = left.subquery()
    return (
        select(*_KEYS, literal(Status.NOT_REPORTED.value, String), func.count())
        .join_from(silent, ActivityRow, ActivityRow.id == silent.c.id)
        .where(known(ActivityRow, view.known_at))
        .group_by(*_KEYS)
    )


def _served(view: View, work: CTE) -> CTE:
    """Every deliverable with whether activities work for it and how many indicators follow it."""
    row, at = DeliverableRow, view.known_at
    busy = select(work.c.deliverable_id).where(work.c.deliverable_id.is_not(None))
    follows = select(IndicatorRow.deliverable_id, func.count().label("number")).where(
        IndicatorRow.deliverable_id.is_not(None), known(IndicatorRow, at)
    )
    followed = follows.group_by(IndicatorRow.deliverable_id).cte("followed")
    return (
        select(
            row.id,
            row.goal_id,
            case((row.id.in_(busy), 0), else_=1).label("idle"),
            func.coalesce(followed.c.number, 0).label("indicators"),
        )
        .select_from(row)
        .outerjoin(followed, followed.c.deliverable_id == row.id)
        .where(known(row, at))
        .cte("served")
    )


def _shown(view: View, served: CTE, limit: int, opened: str) -> CTE:
    """The deliverables that are drawn: of what is opened first, then those without an activity."""
    row, at = DeliverableRow, view.known_at
    of, deliverables = again(DeliverableRow)
    of_it = select(of.goal_id).select_from(deliverables).where(of.code == opened, known(of, at)).scalar_subquery()
    beside = or_(GoalRow.code == opened, ResultAreaRow.code == opened, GoalRow.id == of_it)
    ahead = [case((one, 0), else_=1) for one in (row.code == opened, beside)] if opened else []
    places = (ResultAreaRow.position, ResultAreaRow.code, GoalRow.position, GoalRow.code, row.position, row.code)
    return (
        select(row.id, row.code, row.name, row.name_en, row.goal_id, row.position, served.c.indicators)
        .join(served, served.c.id == row.id)
        .join(GoalRow, GoalRow.id == row.goal_id)
        .join(ResultAreaRow, and_(ResultAreaRow.id == GoalRow.area_id, known(ResultAreaRow, at)))
        .where(known(row, at), *_in_force(view))
        .order_by(*ahead, served.c.idle.desc(), *places)
        .limit(limit)
        .cte("shown")
    )


def _in_force(view: View) -> tuple[ColumnElement[bool], ...]:
    """Goals that an area has on the period's last day."""
    day = view.period.ends_on
    lasts = or_(GoalRow.valid_to.is_(None), GoalRow.valid_to >= day)
    return known(GoalRow, view.known_at), GoalRow.area_id.is_not(None), GoalRow.valid_from <= day, lasts


def _told(what: str, **given: Any) -> tuple[Any, ...]:
    """The columns of one part; those it says nothing about are empty."""
    cells: dict[str, Any] = {
        name: cast(given[name], kind) if name in given else literal(None, kind) for name, kind in _COLUMNS.items()
    }
    return (literal(what).label("what"), *(cell.label(name) for name, cell in cells.items()))


def _placed(view: View, work: CTE) -> Select[Any]:
    """Counted by area, goal and status; the second number is of those without a deliverable."""
    of, deliverables = again(DeliverableRow)
    joined = work.outerjoin(deliverables, and_(of.id == work.c.deliverable_id, known(of, view.known_at)))
    goal = func.coalesce(of.goal_id, work.c.goal_id)
    direct = func.sum(case((work.c.deliverable_id.is_(None), work.c.number), else_=0))
    told = {"area": work.c.area_id, "goal": goal, "status": work.c.status}
    cells: Any = _told("placed", **told, first=func.sum(work.c.number), second=direct)
    return select(*cells).select_from(joined).group_by(*told.values())


def _stocks(view: View, served: CTE) -> Select[Any]:
    """The deliverables of each goal in force, those without an activity, and those an indicator follows."""
    counts = (func.count(), func.sum(served.c.idle), func.sum(case((served.c.indicators > 0, 1), else_=0)))
    cells: Any = _told("stock", goal=served.c.goal_id, **dict(zip(_NUMBERS, counts, strict=True)))
    joined = select(*cells).join_from(served, GoalRow, GoalRow.id == served.c.goal_id)
    return joined.where(*_in_force(view)).group_by(served.c.goal_id)


def _first(shown: CTE) -> Select[Any]:
    named = {name: shown.c[name] for name in ("code", "name", "name_en")}
    numbers = {"first": shown.c.indicators, "second": shown.c.position}
    return select(*_told("shown", goal=shown.c.goal_id, deliverable=shown.c.id, **numbers, **named))


def _of(work: CTE, shown: CTE) -> Select[Any]:
    cells = _told("of", deliverable=shown.c.id, status=work.c.status, first=func.sum(work.c.number))
    return (
        select(*cells).join_from(shown, work, work.c.deliverable_id == shown.c.id).group_by(shown.c.id, work.c.status)
    )


def _counted(rows: Iterable[Any], *keys: str) -> dict[Any, Distribution]:
    """Distributions by one column or several."""
    said: dict[Any, dict[Status, int]] = defaultdict(dict)
    for row in rows:
        said[tuple(getattr(row, key) for key in keys)][Status(row.status)] = int(row.first)
    return {key: Distribution(counts) for key, counts in said.items()}


def _servings(rows: dict[str, list[Any]]) -> tuple[Serving, ...]:
    said = _counted(rows["of"], "deliverable")
    return tuple(
        Serving(
            Deliverable(row.deliverable, row.code, words(row.name, row.name_en), None, row.goal, False),
            said.get((row.deliverable,), Distribution()),
            int(row.first),
        )
        for row in sorted(rows["shown"], key=lambda row: (row.second, row.code))
    )
