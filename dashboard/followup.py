"""The four perspectives of a unit."""

from collections.abc import Iterable, Mapping

from dashboard.indicator import Perspective, Series


def by_perspective(found: Iterable[Series]) -> Mapping[Perspective, list[Series]]:
    """Key figures under their perspective, in order; a perspective without any is empty."""
    ordered = sorted(found, key=lambda one: one.indicator.position)
    return {p: [one for one in ordered if one.indicator.perspective is p] for p in Perspective}
