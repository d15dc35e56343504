"""Series as pages show them, each with its three answers by the settings of the organisation."""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from callbacks.visit import Visit
from dashboard.answers import Judged, judged
from dashboard.calibration import speaks
from dashboard.indicator import Series
from dashboard.outlook import Window
from dashboard.spc import Rules
from dashboard.view import Frame, View
from data.queries.linked import linked_to
from data.queries.series import Wanted, series

_HISTORY = 9


def tuning(visit: Visit) -> tuple[Rules, Window]:
    """The rules of change and the window of pace as they are set."""
    return _tuned(visit.frame.settings)


def _tuned(settings: Mapping[str, str]) -> tuple[Rules, Window]:
    return Rules.of(settings), Window.of(settings)


def answered(visit: Visit, found: Iterable[Series], most: int | None = None) -> list[Judged]:
    """The last `most` values of each in the kind of period looked at, in the order of the indicators."""
    return _answered(visit.frame, visit.view, found, most)


def answered_in_kind(visit: Visit, found: Iterable[Series]) -> list[Judged]:
    """Those alone that have values in the kind of period looked at, the last nine."""
    kind = visit.view.period.type
    return [one for one in answered(visit, found, _HISTORY) if one.series.points and one.series.rhythm is kind]


def linked(session: Session, frame: Frame, view: View, activity_id: int) -> list[Judged]:
    """The indicators that an activity is linked to, as they stand for the whole organisation; those with values."""
    wanted = Wanted(linked_to(activity_id, view.known_at), [frame.organisation_id], targets=True, judged=True)
    found = series(session, view, frame.limits, wanted)
    return _answered(frame, view, (one for (_, scope), one in found.items() if scope is not None))


def speaking(found: Iterable[Judged]) -> list[Judged]:
    """Those whose figures say something of the activity they are linked to."""
    return [one for one in found if speaks(one.series.indicator)]


def _answered(frame: Frame, view: View, found: Iterable[Series], most: int | None = None) -> list[Judged]:
    rules, window = _tuned(frame.settings)
    ordered = sorted(found, key=lambda series: (series.indicator.position, series.indicator.code))
    return [judged(series, view.period.type, rules, window, most) for series in ordered]
