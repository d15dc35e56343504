"""Calibration: how people's own judgements agree with the figures, and how their forecasts came out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.activity import Forecast
from dashboard.answers import Answers
from dashboard.outlook import Prospect
from dashboard.status import Status
from dashboard.tuning import between, tuned
from dashboard.value import Value, ratio


@dataclass(frozen=True, slots=True)
class Agreement:
    """Judgements beside the figures: both calm, both worried, only the owner worried, only the figures."""

    calm: int = 0
    worried: int = 0
    owner: int = 0
    figures: int = 0

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(
            self.calm + other.calm,
            self.worried + other.worried,
            self.owner + other.owner,
            self.figures + other.figures,
        )

    @property
    def compared(self) -> int:
        """All pairs."""
        return self.calm + self.worried + self.owner + self.figures

    @property
    def share(self) -> Value:
        """Per cent of the pairs that say the same; `.` without any."""
        return ratio(self.calm + self.worried, self.compared)


def agreement(pairs: Iterable[tuple[Status, Answers]]) -> Agreement:
    """Owners' statuses beside the answers of the indicators they are linked to.

    Statuses outside the traffic light, and indicators about which nothing can be said, are not compared.
    """
    return sum(
        (_compared(status.deviates, bool(a.warnings)) for status, a in pairs if _is_told(status, a)), Agreement()
    )


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
    """Forecasts of a year that is over, each with whether it was reached; None without any."""
    told = [(probabilities[forecast], int(reached)) for forecast, reached in outcomes]
    if not told:
        return None
    count, reached = len(told), sum(came for _, came in told)
    share = reached / count
    return Scored(
        forecasts=count,
        reached=reached,
        brier=sum((said - came) ** 2 for said, came in told) / count,
        bias=sum(said - came for said, came in told) / count,
        reference=share * (1 - share),
    )


def _is_told(status: Status, found: Answers) -> bool:
    return status.severity >= 0 and (found.has_limits or found.prospect not in (None, Prospect.TOO_SHORT))


def _compared(owner_worried: bool, figures_worried: bool) -> Agreement:
    if owner_worried:
        return Agreement(worried=1) if figures_worried else Agreement(owner=1)
    return Agreement(figures=1) if figures_worried else Agreement(calm=1)
