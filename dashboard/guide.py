"""The organisation's own figures as examples: of each thing that is to be shown, the first in order that shows it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.answers import Judged
from dashboard.indicator import Basis, Level
from dashboard.outlook import Prospect
from dashboard.patterns import Pattern, Variation
from dashboard.ranking import Item
from dashboard.signals import Family, SignalKind
from dashboard.value import change
from dashboard.watch import Seen

# How many are looked at: a sure change is shown by any, a calm series that yet moves by fewer.
_SURE, _UNSURE = 4, 12
# Of statuses that have moved, one that is stuck says most about why its history is kept.
_OTHERS = (SignalKind.SUDDEN, SignalKind.OFF_TRACK, SignalKind.WORSE)


@dataclass(frozen=True, slots=True)
class Examples:
    """An indicator whose change is sure, one whose change is not, and one to look ahead from; None where there is none."""

    sure: Judged | None = None
    unsure: Judged | None = None
    ahead: Judged | None = None


def candidates(order: Iterable[int], things: Mapping[int, Seen]) -> list[int]:
    """The first few ids in an order whose change is sure, and the first few whose change is not."""
    signs = {number: [brief.variation for brief in things[number].answers] for number in order if number in things}
    sure = [number for number, seen in signs.items() if any(map(_is_sure, seen))]
    unsure = [number for number, seen in signs.items() if Variation.COMMON in seen]
    kept = {*sure[:_SURE], *unsure[:_UNSURE]}
    return [number for number in signs if number in kept]


def examples(found: Iterable[Judged]) -> Examples:
    """The first of each kind: values before differences, what shows its point best before what merely shows it."""
    # A value that moves where nothing sure was ever seen; a target that is still to be reached.
    ordered = sorted(found, key=_is_derived)
    unsure = [one for one in ordered if one.answers.variation is Variation.COMMON]
    ahead = [one for one in ordered if one.answers.prospect not in (None, Prospect.TOO_SHORT)]
    return Examples(
        sure=_first(ordered, lambda one: _is_sure(one.answers.variation)),
        unsure=_first(unsure, _is_quiet) or _first(unsure, _has_moved) or _first(unsure, lambda _: True),
        ahead=_first(ahead, lambda one: one.answers.level is Level.NOT_REACHED) or _first(ahead, lambda _: True),
    )


def first_of_each(items: Iterable[Item]) -> dict[Family, Item]:
    """By family, the first item that has a signal of it, with that signal alone."""
    found: dict[Family, Item] = {}
    for item in items:
        for signal in item.signals:
            if signal.kind not in _OTHERS and signal.kind.family not in found:
                found[signal.kind.family] = replace(item, signals=(signal,))
    return found


def _is_sure(variation: Variation | None) -> bool:
    return variation not in (None, Variation.COMMON)


def _is_quiet(one: Judged) -> bool:
    """Whether its values move and have never shown anything sure."""
    seen = {finding.pattern for finding in one.answers.chart.findings if finding}
    return seen == {Pattern.COMMON} and _has_moved(one) and not _is_derived(one)


def _has_moved(one: Judged) -> bool:
    """Whether an arrow would have told of its last value."""
    before, indicator = one.series.before, one.series.indicator
    difference = change(one.series.value, before.shown.value) if before else None
    return difference is not None and round(difference, indicator.decimals) != 0


def _is_derived(one: Judged) -> bool:
    return one.series.indicator.basis is not Basis.VALUES


def _first(found: Sequence[Judged], fits: Callable[[Judged], bool]) -> Judged | None:
    return next((one for one in found if fits(one)), None)
