"""The same standard indicators of every area side by side, with what keeps them from being compared."""

from dataclasses import replace

from callbacks import deriving
from callbacks.judging import tuning
from callbacks.visit import Visit
from dashboard.answers import judged
from dashboard.comparison import Cell, Comparison, Standard, cell
from dashboard.goal import ResultArea
from dashboard.indicator import IndicatorKind, Series
from dashboard.period import Period
from data.models import IndicatorRow
from data.queries.indicator import indicator, stated
from data.queries.series import Key, Wanted, series
from data.queries.thread import thread
from layouts import comparison as drawing
from layouts.screen import Screen

PATHS = ("/jamforelse",)


def page(visit: Visit, why: str = "", **_: str) -> Screen:
    """Compare, explain the cell that is asked about, and draw."""
    told = compared(visit)
    asked = next((cell for cell in told.cells if cell.is_followed and drawing.name(cell) == why), None)
    opened = _opened(visit, asked) if asked else None
    return drawing.page(told, opened, visit.frame, visit.view, visit.address)


def _opened(visit: Visit, asked: Cell) -> drawing.Opened:
    """A cell with what the page of its indicator knows more of."""
    one, description, _ = indicator(visit.session, visit.view, asked.series.indicator.code)
    targets = stated(visit.session, visit.view, one.id).targets.get(asked.area.id, ())
    return drawing.Opened(asked, replace(asked.series, targets=tuple(targets)), description.source, *tuning(visit))


def compared(visit: Visit) -> Comparison:
    """What the page and its download show."""
    areas = thread(visit.session, visit.view).areas
    periods = deriving.reported(visit)
    shown = [p for p in periods if p.ends_on <= visit.view.today]
    counted = deriving.by_area(visit, areas, periods, planned_in=shown[-1:])
    found = series(
        visit.session,
        visit.view,
        visit.frame.limits,
        Wanted(IndicatorRow.kind == IndicatorKind.STANDARD, [area.id for area in areas], targets=True, judged=True),
    )
    known = {one.indicator.id: one for one in found.values()}
    ordered = sorted(known.values(), key=lambda one: (one.indicator.position, one.indicator.code))
    return Comparison(
        areas,
        tuple(
            Standard(
                one.indicator,
                tuple(_cell(visit, area, _of(one, area, found), periods, counted[area.id]) for area in areas),
            )
            for one in ordered
        ),
    )


def _of(one: Series, area: ResultArea, found: dict[Key, Series]) -> Series:
    """The indicator in an area; where nothing is said of it there, what is said of the indicator alone."""
    return found.get((one.indicator.id, area.id)) or replace(one, points=(), targets=(), rebases=())


def _cell(visit: Visit, area: ResultArea, one: Series, periods: list[Period], counted: deriving.ByPeriod) -> Cell:
    found = judged(deriving.filled(visit, one, periods, counted), visit.view.period.type, *tuning(visit))
    return cell(area, found, {p.code: counted[p.id] for p in periods}, visit.view.period, visit.frame)
