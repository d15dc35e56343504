"""The organisation's own figures as examples: of each thing that is to be shown, the first in order that shows it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.answers import Judged
from dashboard.indicator import Basis, Level
from dashboard.outlook import Prospect
from dashboard.patterns import Pattern, Variation
from dashboard.ranking import Item
from dashboard.signals import Family, SignalKind
from dashboard.watch import Seen

_CANDIDATES = 8
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
    signs = {number: things[number].signs for number in order if number in things}
    sure = [number for number, seen in signs.items() if any(map(_is_sure, seen))]
    unsure = [number for number, seen in signs.items() if Variation.COMMON in seen]
    kept = {*sure[:_CANDIDATES], *unsure[:_CANDIDATES]}
    return [number for number in signs if number in kept]


def examples(found: Iterable[Judged]) -> Examples:
    """Values are easier to read than differences, a quiet series than one with a past, a target to come than one reached."""
    ordered = sorted(found, key=_is_derived)
    ahead = [one for one in ordered if one.answers.prospect not in (None, Prospect.TOO_SHORT)]
    return Examples(
        sure=_first(ordered, lambda one: _is_sure(one.answers.variation)),
        unsure=_first(ordered, _is_quiet) or _first(ordered, lambda one: one.answers.variation is Variation.COMMON),
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
    """Whether its values have never shown anything sure."""
    seen = {finding.pattern for finding in one.answers.chart.findings if finding}
    return seen == {Pattern.COMMON} and not _is_derived(one)


def _is_derived(one: Judged) -> bool:
    return one.series.indicator.basis is not Basis.VALUES


def _first(found: Sequence[Judged], fits: Callable[[Judged], bool]) -> Judged | None:
    return next((one for one in found if fits(one)), None)
