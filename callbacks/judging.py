"""Series as pages show them, each with its three answers by the settings of the organisation."""

from collections.abc import Iterable

from callbacks.visit import Visit
from dashboard.answers import Judged, judged
from dashboard.indicator import Series
from dashboard.outlook import Window
from dashboard.spc import Rules

_HISTORY = 9


def tuning(visit: Visit) -> tuple[Rules, Window]:
    """The rules of change and the window of pace as they are set."""
    return Rules.of(visit.frame.settings), Window.of(visit.frame.settings)


def answered(visit: Visit, found: Iterable[Series], most: int | None = None) -> list[Judged]:
    """The last `most` values of each in the kind of period looked at, in the order of the indicators."""
    rules, window = tuning(visit)
    kind = visit.view.period.type
    ordered = sorted(found, key=lambda series: (series.indicator.position, series.indicator.code))
    return [judged(series, kind, rules, window, most) for series in ordered]


def answered_in_kind(visit: Visit, found: Iterable[Series]) -> list[Judged]:
    """Those alone that have values in the kind of period looked at, the last nine."""
    kind = visit.view.period.type
    return [one for one in answered(visit, found, _HISTORY) if one.series.points and one.series.rhythm is kind]
