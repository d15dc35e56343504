"""Calibration: how people's own judgements agree with the figures, activity by activity."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dashboard.answers import Answers, Judged
from dashboard.flow import Content
from dashboard.indicator import Derivation, Indicator, IndicatorKind
from dashboard.outlook import Prospect
from dashboard.signals import differs
from dashboard.status import SAID, Status
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
    if status.deviates and any(one.answers.alarms for one in found):
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


class Side(StrEnum):
    """Who worries about an activity."""

    NEITHER = "neither"
    BOTH = "both"
    OWNER = "owner"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Compared:
    """An activity's status in a period beside the figures; `indicator_id` is the one that says most of them."""

    activity_id: int
    area_id: int
    period_id: int
    status: Status
    indicator_id: int
    answers: Answers

    @property
    def side(self) -> Side:
        """Who worries."""
        if self.status.deviates:
            return Side.BOTH if self.answers.alarms else Side.OWNER
        return Side.FIGURES if self.answers.alarms else Side.NEITHER


def gravest(found: Iterable[tuple[int, Answers]]) -> tuple[int, Answers] | None:
    """The indicator that warns most of those of which anything can be said, the first of equals; None without any."""
    told = [one for one in found if says_anything(one[1])]
    return max(told, key=lambda one: (one[1].alarms, len(one[1].warnings)), default=None)


def agreement(pairs: Iterable[tuple[Status, Answers]]) -> Agreement:
    """Owners' statuses beside the answers of the indicators they are linked to.

    Statuses outside the traffic light, and indicators about which nothing can be said, are not compared.
    """
    told = (pair for pair in pairs if pair[0].severity >= 0 and says_anything(pair[1]))
    return sum((_compared(status.deviates, found.alarms) for status, found in told), Agreement())


def says_anything(found: Answers) -> bool:
    """Whether there are numbers enough for a change or a pace."""
    return found.has_limits or found.prospect not in (None, Prospect.TOO_SHORT)


def _compared(owner_worried: bool, figures_worried: bool) -> Agreement:
    if owner_worried:
        return Agreement(worried=1) if figures_worried else Agreement(owner=1)
    return Agreement(figures=1) if figures_worried else Agreement(calm=1)
