"""What the overview tells: the period as a whole and every result area beside the others."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.agenda import Changes, Subjects
from dashboard.goal import Goal, ResultArea
from dashboard.indicator import Indicator, Series
from dashboard.measures import Measures, total
from dashboard.value import MISSING, Value
from dashboard.watch import Watch


@dataclass(frozen=True, slots=True)
class Standing:
    """An area's measures now and in the period before, and its reported standard values by indicator id."""

    area: ResultArea
    now: Measures
    before: Measures
    values: Mapping[int, tuple[Value, Value]]

    def value(self, indicator: Indicator) -> tuple[Value, Value]:
        """A standard indicator now and before: derived by its rule, or reported."""
        if indicator.derivation is not None:
            return self.now.derived(indicator.derivation), self.before.derived(indicator.derivation)
        return self.values.get(indicator.id, (MISSING, MISSING))


@dataclass(frozen=True, slots=True)
class Overview:
    """All that stands on the overview."""

    goals: tuple[Goal, ...]
    context: list[Series]
    key_figures: list[Series]
    standard: list[Indicator]
    standings: list[Standing]
    watch: Watch
    subjects: Subjects
    changes: Changes

    @property
    def now(self) -> Measures:
        """The whole in this period."""
        return total({s.area.id: s.now for s in self.standings})

    @property
    def before(self) -> Measures:
        """The whole in the period before."""
        return total({s.area.id: s.before for s in self.standings})
