"""Forecasts of a year that is over, beside what came out of it.

Reached is what was completed during the year, or is on track in its last period. An activity of which nothing was said by then
is left out; so is a forecast that was given when the activity had been completed already.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dashboard.activity import Forecast
from dashboard.period import Period
from dashboard.tuning import between, tuned

_NEAR = 0.02  # a difference that nobody would notice among a hundred forecasts
_FAR = 0.1
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Probabilities:
    """Settings: how probable a forecast says that it is to be reached by the end of the year."""

    yes: float = between(0.9, 0.0, 1.0)
    doubtful: float = between(0.5, 0.0, 1.0)
    no: float = between(0.1, 0.0, 1.0)

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> "Probabilities":
        """From `forecast.yes`, `forecast.doubtful` and `forecast.no`."""
        return tuned(cls(), "forecast", settings)

    def __getitem__(self, forecast: Forecast) -> float:
        return {Forecast.YES: self.yes, Forecast.DOUBTFUL: self.doubtful, Forecast.NO: self.no}[forecast]


PROBABILITIES = Probabilities()


@dataclass(frozen=True, slots=True)
class Scored:
    """Forecasts beside what came out: the mean squared error (Brier; 0 is perfect, 0,25 a coin), and too bright (+) or dark.

    `reference` is the score of whoever had said the share that was reached about every one.
    """

    forecasts: int
    reached: int
    brier: float
    bias: float
    reference: float


def scored(outcomes: Iterable[tuple[Forecast, bool]], probabilities: Probabilities = PROBABILITIES) -> Scored | None:
    """Forecasts of a year that is over, each with whether it was reached; None without any.

    A mapping says how many there are of each.
    """
    told = outcomes if isinstance(outcomes, Counter) else Counter(outcomes)
    count, reached = told.total(), sum(number for (_, came), number in told.items() if came)
    if not count:
        return None
    errors = [(number, probabilities[forecast] - int(came)) for (forecast, came), number in told.items()]
    share = reached / count
    return Scored(
        forecasts=count,
        reached=reached,
        brier=sum(number * error**2 for number, error in errors) / count,
        bias=sum(number * error for number, error in errors) / count,
        reference=share * (1 - share),
    )


class Lean(StrEnum):
    """Whether forecasts were too bright or too dark, and how much."""

    TRUE = "true"
    SOMEWHAT_BRIGHT = "somewhat_bright"
    BRIGHT = "bright"
    SOMEWHAT_DARK = "somewhat_dark"
    DARK = "dark"


def lean(found: Scored) -> Lean:
    """In a word, from the bias: within two percentage points it is true, from ten on no longer somewhat."""
    if abs(found.bias) < _NEAR:
        return Lean.TRUE
    if found.bias > 0:
        return Lean.BRIGHT if found.bias >= _FAR else Lean.SOMEWHAT_BRIGHT
    return Lean.DARK if found.bias <= -_FAR else Lean.SOMEWHAT_DARK


class Outcome(StrEnum):
    """What came of a forecast; nothing may have been said when the year was over."""

    REACHED = "reached"
    MISSED = "missed"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Foretold:
    """How many forecasts of a kind were given in a period for an area (None is any), and what came of them."""

    period_id: int
    area_id: int | None
    forecast: Forecast
    outcome: Outcome
    count: int


def outcomes(found: Iterable[Foretold]) -> Counter[tuple[Forecast, bool]]:
    """How many of each are scored; without those of which nothing was said."""
    told: Counter[tuple[Forecast, bool]] = Counter()
    for one in found:
        if one.outcome is not Outcome.UNSAID:
            told[one.forecast, one.outcome is Outcome.REACHED] += one.count
    return told


def years_over(periods: Iterable[Period]) -> dict[Period, list[Period]]:
    """The last reported period of each year that is over, with those before it in which forecasts were given.

    `periods` are the reported ones of the cycle that are locked, or whose reports were due.
    """
    by_year: dict[int, list[Period]] = {}
    for period in sorted(periods, key=lambda p: p.starts_on):
        by_year.setdefault(period.year, []).append(period)
    return {same[-1]: same[:-1] for same in by_year.values() if len(same) > 1 and same[-1].ends_on.month == _LAST_MONTH}
