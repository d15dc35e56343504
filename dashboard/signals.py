"""Signals: what the figures and the reports say that a meeting should know, each with the figures it was made of.

A signal stands beside people's judgements and never replaces one. Its facts are plain enough to be stored, so that
the same sentence can be made of them on a page, in a meeting and in a report.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from dashboard.answers import Answers
from dashboard.indicator import Derivation, IndicatorKind
from dashboard.memory import Move, deviating_for, moved_later
from dashboard.patterns import Variation
from dashboard.period import PeriodType
from dashboard.spc import RULES
from dashboard.status import Distribution, Status, worsened
from dashboard.tuning import between, tuned

Fact = str | int | float | None


class Family(StrEnum):
    """Why a signal is given, as a reader asks for it."""

    CONTRADICTION = "contradiction"
    STATUS = "status"
    CHANGE = "change"
    SILENCE = "silence"
    DUE = "due"


class SignalKind(StrEnum):
    """The rule that gave a signal."""

    WATERMELON = "watermelon"
    TOO_SLOW = "too_slow"
    HIDDEN_PROGRESS = "hidden_progress"
    SUDDEN = "sudden"
    OFF_TRACK = "off_track"
    WORSE = "worse"
    STUCK = "stuck"
    NEW_CONCERN = "new_concern"
    NEW_NEUTRAL = "new_neutral"
    NEW_IMPROVEMENT = "new_improvement"
    LATE = "late"
    NOT_REPORTED = "not_reported"
    NO_OWNER = "no_owner"
    ASSIGNMENT_DUE = "assignment_due"
    REVIEW_DUE = "review_due"
    COMMITMENT_LATE = "commitment_late"
    COMMITMENT_MOVED = "commitment_moved"

    @property
    def family(self) -> Family:
        """Why it is given."""
        return _FAMILIES[self]


_FAMILIES = {
    kind: family
    for family, kinds in {
        Family.CONTRADICTION: (SignalKind.WATERMELON, SignalKind.TOO_SLOW, SignalKind.HIDDEN_PROGRESS),
        Family.STATUS: (SignalKind.SUDDEN, SignalKind.OFF_TRACK, SignalKind.WORSE, SignalKind.STUCK),
        Family.CHANGE: (SignalKind.NEW_CONCERN, SignalKind.NEW_NEUTRAL, SignalKind.NEW_IMPROVEMENT),
        Family.SILENCE: (SignalKind.LATE, SignalKind.NOT_REPORTED, SignalKind.NO_OWNER),
        Family.DUE: (
            SignalKind.ASSIGNMENT_DUE,
            SignalKind.REVIEW_DUE,
            SignalKind.COMMITMENT_LATE,
            SignalKind.COMMITMENT_MOVED,
        ),
    }.items()
    for kind in kinds
}
_NEW = {
    Variation.CONCERN: SignalKind.NEW_CONCERN,
    Variation.NEUTRAL: SignalKind.NEW_NEUTRAL,
    Variation.IMPROVEMENT: SignalKind.NEW_IMPROVEMENT,
}


class Place(StrEnum):
    """Where on the red thread something stands; a unit's own key figures, and what is agreed, stand beside it."""

    OVERARCHING = "overarching"
    AREA = "area"
    DELIVERABLE = "deliverable"
    ACTIVITY = "activity"
    UNIT = "unit"
    DECISION = "decision"
    COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True)
class About:
    """What a signal is about: an activity, an indicator for a scope, or what is agreed; with the codes of area and department."""

    place: Place
    code: str
    scope: str = ""
    strategic: bool = False
    area: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True)
class Signal:
    """A rule that fitted, what it fitted, and the figures that were put in; days as ISO dates."""

    kind: SignalKind
    about: About
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Settings of the signals; shares in per cent."""

    watermelon_share: float = between(80.0, 50.0, 100.0)
    watermelon_least: int = between(3, 1, 100)
    red_share: float = between(50.0, 1.0, 100.0)
    stuck_periods: int = between(3, 2, 20)
    due_days: int = between(60, 1, 366)

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> "Thresholds":
        """From `signal.watermelon_share` and so on."""
        return tuned(cls(), "signal", settings)


THRESHOLDS = Thresholds()


@dataclass(frozen=True, slots=True)
class WatchedActivity:
    """An activity as the signals see it: its statuses period by period, the last is the one looked at."""

    about: About
    statuses: tuple[Status | None, ...]
    owner: str | None
    moves: tuple[Move, ...] = ()
    reporting_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class WatchedIndicator:
    """An indicator for a scope as the signals see it.

    `before` is its variation sign at the last locked period, `since`. `linked` counts the activities under the same deliverable
    or, for a standard indicator, in the same area.
    """

    about: About
    kind: IndicatorKind
    answers: Answers
    before: Variation | None
    linked: Distribution = Distribution()
    derivation: Derivation | None = None
    rhythm: PeriodType = PeriodType.YEAR
    since: str | None = None
    run: int = RULES.run
    decimals: int = 1

    @property
    def is_linked(self) -> bool:
        """Whether activities answer for it; the share on track is what they say themselves, and proves nothing."""
        follows = self.kind in (IndicatorKind.STANDARD, IndicatorKind.THEMATIC)
        return follows and self.derivation is not Derivation.SHARE_ON_TRACK


@dataclass(frozen=True, slots=True)
class Upkeep:
    """Who owns an indicator, whatever it is measured for, and when its next value is due."""

    about: About
    owner: str | None
    next_update_on: date | None = None


def of_activity(
    watched: WatchedActivity, due: date | None, today: date, thresholds: Thresholds = THRESHOLDS
) -> list[Signal]:
    """The signals of an activity, when reports for the period looked at were due on a day."""
    found = [*_status(watched, thresholds), *_due(watched, today, thresholds)]
    status = watched.statuses[-1] if watched.statuses else None
    if status is Status.NOT_REPORTED and due is not None and today > due:
        found.append(Signal(SignalKind.NOT_REPORTED, watched.about, {"due_on": due.isoformat()}))
    return found + _ownerless(watched)


def of_indicator(watched: WatchedIndicator, thresholds: Thresholds = THRESHOLDS) -> list[Signal]:
    """The signals of an indicator for a scope."""
    return [*_contradiction(watched, thresholds), *_change(watched)]


def of_upkeep(kept: Upkeep, today: date) -> list[Signal]:
    """The signals of how an indicator is looked after."""
    found = []
    expected = kept.next_update_on
    if expected is not None and today > expected:
        facts: dict[str, Fact] = {"next_update_on": expected.isoformat(), "days": (today - expected).days}
        found.append(Signal(SignalKind.LATE, kept.about, facts))
    return found + _ownerless(kept)


def differs(status: Status, found: Answers) -> bool:
    """Whether the owner's judgement and the figures say different things, so that one line is asked for."""
    if status is Status.ON_TRACK:
        return found.alarms
    return status.deviates and found.variation is Variation.IMPROVEMENT and not found.warnings


def _status(watched: WatchedActivity, thresholds: Thresholds) -> Iterator[Signal]:
    """What a status says beside those before it; a sudden fall is not told as worse too."""
    now, before = watched.statuses[-1:], watched.statuses[-2:-1]
    if not now or now[0] is None or not now[0].deviates:
        return
    status, last = now[0], before[0] if before else None
    periods = deviating_for(watched.statuses)
    facts: dict[str, Fact] = {"before": last, "now": status, "periods": periods, "moved": moved_later(watched.moves)}
    if last is Status.ON_TRACK and status is Status.OFF_TRACK:
        yield Signal(SignalKind.SUDDEN, watched.about, facts)
    elif worsened(status, last):
        yield Signal(SignalKind.WORSE, watched.about, facts)
    if status is Status.OFF_TRACK:
        yield Signal(SignalKind.OFF_TRACK, watched.about, facts)
    if periods >= thresholds.stuck_periods:
        yield Signal(SignalKind.STUCK, watched.about, facts | {"least": thresholds.stuck_periods})


def _due(watched: WatchedActivity, today: date, thresholds: Thresholds) -> Iterator[Signal]:
    """The next day on which an assignment is reported, when it is near."""
    if watched.statuses[-1:] == (Status.COMPLETED,):
        return
    last = today + timedelta(days=thresholds.due_days)
    ahead = min((day for day in watched.reporting_on if today <= day <= last), default=None)
    if ahead is not None:
        days: dict[str, Fact] = {"days": (ahead - today).days, "within": thresholds.due_days}
        yield Signal(SignalKind.ASSIGNMENT_DUE, watched.about, {"due_on": ahead.isoformat(), **days})


def _ownerless(watched: WatchedActivity | Upkeep) -> list[Signal]:
    return [] if (watched.owner or "").strip() else [Signal(SignalKind.NO_OWNER, watched.about)]


def _contradiction(watched: WatchedIndicator, thresholds: Thresholds) -> Iterator[Signal]:
    """Activities on track under an indicator that warns, or off track under one that improves."""
    linked, found = watched.linked, watched.answers
    if not watched.is_linked or linked.judged < thresholds.watermelon_least:
        return
    share = linked.share_on_track.number or 0.0
    red = 100 * linked[Status.OFF_TRACK] / linked.judged
    facts: dict[str, Fact] = {"judged": linked.judged, "linked": linked.planned, "fewest": thresholds.watermelon_least}
    if share >= thresholds.watermelon_share and found.warnings:
        told: dict[str, Fact] = {
            "on_track": linked[Status.ON_TRACK],
            "share": share,
            "warnings": " ".join(found.warnings),
            **(_seen(watched) if found.variation is Variation.CONCERN else {}),
        }
        kind = SignalKind.WATERMELON if found.alarms else SignalKind.TOO_SLOW
        yield Signal(kind, watched.about, facts | told | {"least": thresholds.watermelon_share})
    elif red >= thresholds.red_share and found.variation is Variation.IMPROVEMENT:
        told = {"off_track": linked[Status.OFF_TRACK], "share": red, "least": thresholds.red_share}
        yield Signal(SignalKind.HIDDEN_PROGRESS, watched.about, facts | told)


def _change(watched: WatchedIndicator) -> Iterator[Signal]:
    """A variation sign that is another than at the last locked period; a return to ordinary variation is folded."""
    now, told = watched.answers.variation, _seen(watched)
    if now in _NEW and now is not watched.before and told:
        yield Signal(_NEW[now], watched.about, {"before": watched.before, "since": watched.since, **told})


def _seen(watched: WatchedIndicator) -> dict[str, Fact]:
    """Which pattern gave the variation sign, from when to when, and the last value beside its limits."""
    chart = watched.answers.chart
    finding, last = chart.finding, chart.last
    if finding is None or last is None:
        return {}
    point = chart.points[last]
    limits = next(group.limits for group in chart.groups if group.first <= last <= group.last)
    return {
        "rhythm": watched.rhythm,
        "run": watched.run,
        "decimals": watched.decimals,
        "pattern": finding.pattern,
        "side": finding.side.name.lower(),
        "first_on": chart.points[finding.first].on.isoformat(),
        "last_on": chart.points[finding.last].on.isoformat(),
        "count": finding.last - finding.first + 1,
        "number": point.number,
        "mean": limits.mean if limits else None,
        "lower": limits.lower if limits else None,
        "upper": limits.upper if limits else None,
    }
