"""The words of every enum: one home, complete by test."""

from dashboard.activity import ActivityKind, Confidentiality, Forecast, Funding
from dashboard.audit import Deed
from dashboard.books import Stage
from dashboard.choosing import Only, Rank
from dashboard.errors import Refusal
from dashboard.filters import Sort
from dashboard.health import Seen
from dashboard.indicator import Direction, IndicatorKind, Level, Perspective, Quality
from dashboard.period import PeriodType
from dashboard.plan import Manner
from dashboard.signals import Family
from dashboard.status import Status
from dashboard.value import Sign
from layouts.text import t


def status(of: Status) -> str:
    """Enligt plan."""
    return {
        Status.ON_TRACK: t("on track"),
        Status.DEVIATING: t("deviating"),
        Status.OFF_TRACK: t("off track"),
        Status.NOT_REPORTED: t("not reported"),
        Status.NOT_STARTED: t("not started"),
        Status.PAUSED: t("paused"),
        Status.COMPLETED: t("completed"),
    }[of]


def meaning(of: Status) -> str:
    """What an owner says with it."""
    return {
        Status.ON_TRACK: t("Green: it goes as planned."),
        Status.DEVIATING: t("Yellow: it deviates in time, cost or content, and the unit can handle it."),
        Status.OFF_TRACK: t("Red: it will not be reached without a decision above the unit."),
        Status.NOT_REPORTED: t("Not reported: it is in the plan, and nothing has been said."),
        Status.NOT_STARTED: t("Not started: it stands outside the traffic light."),
        Status.PAUSED: t("Paused: it stands outside the traffic light."),
        Status.COMPLETED: t("Completed: it stands outside the traffic light."),
    }[of]


def colour(of: Status) -> str:
    """grön; statuses outside the traffic light have their own word."""
    return {Status.ON_TRACK: t("green"), Status.DEVIATING: t("yellow"), Status.OFF_TRACK: t("red")}.get(of) or status(
        of
    )


def kind(of: ActivityKind) -> str:
    """Regeringsuppdrag."""
    return {
        ActivityKind.GOVERNMENT_ASSIGNMENT: t("government assignment"),
        ActivityKind.ASSIGNMENT: t("assignment"),
        ActivityKind.ACTIVITY: t("activity"),
        ActivityKind.PROJECT: t("project"),
        ActivityKind.DEVELOPMENT: t("development work"),
    }[of]


def forecast(of: Forecast) -> str:
    """Whether it will be reached by year-end."""
    return {Forecast.YES: t("yes"), Forecast.DOUBTFUL: t("doubtful"), Forecast.NO: t("no")}[of]


def lacks(of: Seen) -> str:
    """What somebody has not seen to."""
    return {
        Seen.OWNED: t("Without an owner"),
        Seen.ON_TIME: t("Not on time"),
        Seen.COMMENTED: t("Without a comment"),
        Seen.WITH_GOAL: t("Without a goal"),
        Seen.WITH_INDICATOR: t("Without an indicator"),
    }[of]


def confidentiality(of: Confidentiality) -> str:
    """Who may see it."""
    return {
        Confidentiality.OPEN: t("open"),
        Confidentiality.INTERNAL: t("internal"),
        Confidentiality.CONFIDENTIAL: t("confidential"),
    }[of]


def funding(of: Funding) -> str:
    """Where the money comes from."""
    return {Funding.APPROPRIATION: t("appropriation"), Funding.GRANT: t("grant"), Funding.FEE: t("fee")}[of]


def sign(of: Sign) -> str:
    """What a sign in a table means."""
    return {
        Sign.NOT_AVAILABLE: t("not available, or too uncertain to show"),
        Sign.CANNOT_OCCUR: t("cannot occur"),
        Sign.NOTHING: t("nothing to report (zero)"),
    }[of]


def manner(of: Manner) -> str:
    """How one activity took the place of another."""
    return {
        Manner.REPLACED: t("replaced it"),
        Manner.MERGED: t("took it in"),
        Manner.CONTINUES: t("continues it"),
    }[of]


def quality(of: Quality) -> str:
    """How sure a value is."""
    return {
        Quality.FINAL: t("final"),
        Quality.PRELIMINARY: t("preliminary"),
        Quality.ESTIMATED: t("estimated"),
        Quality.UNCERTAIN: t("uncertain"),
    }[of]


def direction(of: Direction) -> str:
    """The wanted direction."""
    return {
        Direction.UP: t("higher is better"),
        Direction.DOWN: t("lower is better"),
        Direction.NONE: t("no wanted direction"),
    }[of]


def indicator_kind(of: IndicatorKind) -> str:
    """What an indicator follows."""
    return {
        IndicatorKind.CONTEXT: t("context indicator"),
        IndicatorKind.STANDARD: t("standard indicator"),
        IndicatorKind.THEMATIC: t("thematic indicator"),
        IndicatorKind.KEY_FIGURE: t("key figure"),
    }[of]


def perspective(of: Perspective) -> str:
    """One of the four perspectives."""
    return {
        Perspective.OPERATIONS: t("Operations"),
        Perspective.FINANCE: t("Finance"),
        Perspective.STAFF: t("Staff"),
        Perspective.PROCESSES: t("Processes"),
    }[of]


def level(of: Level) -> str:
    """Whether a target is reached."""
    return {
        Level.REACHED: t("target reached"),
        Level.NOT_REACHED: t("target not reached"),
        Level.NO_TARGET: t("no target"),
    }[of]


def family(of: Family) -> str:
    """Why a signal is given."""
    return {
        Family.CONTRADICTION: t("contradictions"),
        Family.STATUS: t("status moved or stuck"),
        Family.CHANGE: t("new changes"),
        Family.SILENCE: t("late or silent"),
        Family.DUE: t("due, or to be reported soon"),
    }[of]


def frequency(of: PeriodType) -> str:
    """How often a value comes."""
    return {
        PeriodType.MONTH: t("every month"),
        PeriodType.QUARTER: t("every quarter"),
        PeriodType.TERTIAL: t("every tertial"),
        PeriodType.HALF_YEAR: t("every half-year"),
        PeriodType.YEAR: t("every year"),
    }[of]


def rhythm(of: PeriodType) -> str:
    """The heading of a group of periods."""
    return {
        PeriodType.MONTH: t("Months"),
        PeriodType.QUARTER: t("Quarters"),
        PeriodType.TERTIAL: t("Tertials"),
        PeriodType.HALF_YEAR: t("Half-years"),
        PeriodType.YEAR: t("Years"),
    }[of]


def sort(of: Sort) -> str:
    """The heading of a column that can be sorted by."""
    return {
        Sort.STATUS: t("Status"),
        Sort.TITLE: t("Activity"),
        Sort.DEPARTMENT: t("Department"),
        Sort.KIND: t("Kind"),
        Sort.CONSUMED: t("Budget used"),
        Sort.END: t("End date"),
    }[of]


def only(of: Only) -> str:
    """Which indicators alone."""
    return {
        Only.WARNS: t("Warning"),
        Only.REACHED: t("Target reached"),
        Only.CHANGED: t("Sure change"),
        Only.OFF_PACE: t("Not at this pace"),
    }[of]


def rank(of: Rank) -> str:
    """The answer that indicators are ordered by."""
    return {Rank.LEVEL: t("Level"), Rank.CHANGE: t("Change"), Rank.OUTLOOK: t("Outlook")}[of]


def stage(of: Stage) -> str:
    """Where the reporting of a period stands."""
    return {
        Stage.UNOPENED: t("not reported"),
        Stage.COMING: t("not opened yet"),
        Stage.OPEN: t("open"),
        Stage.LATE: t("open, past due"),
        Stage.CLOSED: t("closed"),
        Stage.LOCKED: t("locked"),
    }[of]


def deed(of: Deed) -> str:
    """What a line of the journal tells."""
    return {
        Deed.LOADED: t("Read in at the start"),
        Deed.IMPORTED: t("Imported"),
        Deed.REPORTED: t("Reported"),
        Deed.APPROVED: t("Approved"),
        Deed.RETURNED: t("Returned"),
        Deed.EDITED: t("Changed"),
        Deed.WITHDRAWN: t("Taken away"),
        Deed.CORRECTED: t("Corrected"),
        Deed.OPENED: t("Opened"),
        Deed.CLOSED: t("Closed"),
        Deed.LOCKED: t("Locked"),
    }[of]


def refusal(of: Refusal) -> str:
    """Why a period, or a correction, is refused, and what to do."""
    return {
        Refusal.DUE_FIRST: t("The report would be due before reporting opens. Choose a later day."),
        Refusal.NOT_OPENED: t("The period has never been opened for reporting. Open it first."),
        Refusal.CLOSED: t("Reporting is closed already."),
        Refusal.NOT_OVER: t("The period has not ended. It can be locked from the day after its last."),
        Refusal.NOT_LOCKED: t("The period is not locked: report again instead of correcting."),
        Refusal.NO_REASON: t("Say why. The reason stands beside both figures."),
        Refusal.SAME: t("Nothing differs from what stands now. Change what is wrong."),
    }[of]
