"""Calibration: how people's own judgements agree with the figures, and how their forecasts came out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.activity import Forecast
from dashboard.answers import Answers, Judged
from dashboard.flow import Content
from dashboard.indicator import Derivation, Indicator, IndicatorKind
from dashboard.outlook import Prospect
from dashboard.signals import differs
from dashboard.status import SAID, Status
from dashboard.tuning import between, tuned
from dashboard.value import Value, ratio


def speaks(indicator: Indicator) -> bool:
    """Whether an indicator says something of the activities it is linked to.

    The state of the world and a unit's own key figures do not; the share on track is what the activities say themselves.
    """
    follows = indicator.kind in (IndicatorKind.STANDARD, IndicatorKind.THEMATIC)
    return follows and indicator.derivation is not Derivation.SHARE_ON_TRACK


def contradicting(status: Status, linked: Iterable[Judged]) -> list[Judged]:
    """Which of the linked indicators say something else than the owner; a worry that one of them shares is no riddle."""
    found = list(linked)
    if status.deviates and any(one.answers.warnings for one in found):
        return []
    return [one for one in found if differs(status, one.answers)]


def contradicted(content: Content, linked: Iterable[Judged]) -> list[Judged]:
    """The same of a report as it is written."""
    status = content.get("status")
    return contradicting(Status(status), linked) if status in set(SAID) else []


def acknowledged(status: Status, found: Iterable[Judged]) -> str:
    """What the second press says has been read: this status, against these indicators."""
    return "|".join([status, *(one.series.indicator.code for one in found)])


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
