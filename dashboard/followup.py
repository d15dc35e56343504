"""The four perspectives of a unit."""

from collections.abc import Iterable, Mapping

from dashboard.answers import Judged
from dashboard.indicator import Perspective


def by_perspective(found: Iterable[Judged]) -> Mapping[Perspective, list[Judged]]:
    """Key figures under their perspective, in order; a perspective without any is empty."""
    ordered = sorted(found, key=lambda one: (one.series.indicator.position, one.series.indicator.code))
    return {p: [one for one in ordered if one.series.indicator.perspective is p] for p in Perspective}
