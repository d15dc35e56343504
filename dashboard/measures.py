"""The measures every area is followed by, from counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.indicator import Derivation, Indicator, Observation, Quality
from dashboard.period import Period
from dashboard.status import Distribution, Status
from dashboard.value import IMPOSSIBLE, Value, ratio


@dataclass(frozen=True, slots=True)
class Measures:
    """An area (or a department, or the whole) in one period."""

    statuses: Distribution = Distribution()
    deliveries_on_time: Value = IMPOSSIBLE
    budget_consumed: Value = IMPOSSIBLE

    def derived(self, rule: Derivation) -> Value:
        """The figure a derivation rule gives."""
        return {
            Derivation.SHARE_ON_TRACK: self.statuses.share_on_track,
            Derivation.DELIVERIES_ON_TIME: self.deliveries_on_time,
            Derivation.BUDGET_CONSUMED: self.budget_consumed,
        }[rule]


@dataclass(slots=True)
class Tally:
    """Counts as they are gathered: statuses said, activities planned, deliveries, öre."""

    said: dict[Status, int] = field(default_factory=dict)
    planned: int = 0
    delivered: int = 0
    due: int = 0
    outcome: int = 0
    budget: int = 0

    def measures(self) -> Measures:
        """The measures these counts give."""
        return Measures(
            Distribution.of(self.said, self.planned),
            ratio(self.delivered, self.due),
            ratio(self.outcome, self.budget),
        )


def derived(
    indicator: Indicator, rule: Derivation, periods: Sequence[Period], by_period: Mapping[int, Measures]
) -> tuple[Observation, ...]:
    """The rule's figure for every period, as observations of the indicator."""
    return tuple(
        Observation(
            period_code=p.code,
            starts_on=p.starts_on,
            ends_on=p.ends_on,
            value=by_period.get(p.id, Measures()).derived(rule),
            vintage=p.code,
            first_published=p.ends_on,
            quality=Quality.FINAL,
            is_example=indicator.is_example,
        )
        for p in periods
    )


def total(parts: Mapping[int, Measures]) -> Measures:
    """All areas together: counts and amounts are added, shares are divided afresh."""

    def added(values: list[Value]) -> Value:
        return ratio(sum(v.numerator or 0 for v in values), sum(v.denominator or 0 for v in values))

    return Measures(
        sum((m.statuses for m in parts.values()), Distribution()),
        added([m.deliveries_on_time for m in parts.values()]),
        added([m.budget_consumed for m in parts.values()]),
    )
