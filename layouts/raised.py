"""The words of signals: what each is called, the sentence made of its figures, its rule and what would change it."""

from datetime import date

from dashboard.books import LONG_AGO
from dashboard.patterns import Pattern, Side, Variation
from dashboard.period import Period, PeriodType
from dashboard.ranking import Score
from dashboard.signals import Signal, SignalKind
from layouts import formats, signals
from layouts.text import n, t


def word(kind: SignalKind) -> str:
    """What stands beside the sign, where no status says it."""
    return {
        SignalKind.WATERMELON: t("Green, but …"),
        SignalKind.TOO_SLOW: t("Green, but …"),
        SignalKind.HIDDEN_PROGRESS: t("Red, but …"),
        SignalKind.NEW_CONCERN: t("Worsening"),
        SignalKind.NEW_NEUTRAL: t("Change"),
        SignalKind.NEW_IMPROVEMENT: t("Improvement"),
        SignalKind.LATE: t("Late value"),
        SignalKind.NOT_REPORTED: t("Not reported"),
        SignalKind.NO_OWNER: t("No owner"),
        SignalKind.REVIEW_DUE: t("To be reviewed"),
        SignalKind.COMMITMENT_LATE: t("Late commitment"),
        SignalKind.COMMITMENT_MOVED: t("Moved again"),
        SignalKind.ASSIGNMENT_DUE: t("Report due"),
    }.get(kind, "")


def told(signal: Signal) -> str:
    """The sentence of a signal, made of nothing but its own facts."""
    match signal.kind:
        case SignalKind.WATERMELON | SignalKind.TOO_SLOW | SignalKind.HIDDEN_PROGRESS:
            return _contradiction(signal)
        case SignalKind.SUDDEN | SignalKind.OFF_TRACK | SignalKind.WORSE | SignalKind.STUCK:
            return _status(signal)
        case SignalKind.NEW_CONCERN | SignalKind.NEW_IMPROVEMENT | SignalKind.NEW_NEUTRAL:
            return _change(signal)
        case SignalKind.REVIEW_DUE | SignalKind.COMMITMENT_LATE | SignalKind.COMMITMENT_MOVED:
            return _agreed(signal)
    return _care(signal)


def _agreed(signal: Signal) -> str:
    if signal.kind is SignalKind.COMMITMENT_MOVED:
        return n(
            "Moved {count} time: at first due {first}, now {day}.",
            "Moved {count} times: at first due {first}, now {day}.",
            _number(signal, "moves"),
            first=formats.day(_day(signal, "first")),
            day=formats.day(_day(signal, "due_on")),
        )
    days = _number(signal, "days")
    if days > LONG_AGO:
        return _long_ago(signal)
    if signal.kind is SignalKind.COMMITMENT_LATE:
        return n(
            "Was due {day}, {number} day ago, and nothing has been said.",
            "Was due {day}, {number} days ago, and nothing has been said.",
            days,
            day=formats.day(_day(signal, "due_on")),
            number=formats.number(days),
        )
    return n(
        "Was to be reviewed {day}, {number} day ago, and has no verdict.",
        "Was to be reviewed {day}, {number} days ago, and has no verdict.",
        days,
        day=formats.day(_day(signal, "review_on")),
        number=formats.number(days),
    )


def _long_ago(signal: Signal) -> str:
    """After so long only the date says anything."""
    if signal.kind is SignalKind.COMMITMENT_LATE:
        return t("Was due {day}, and nothing has been said.", day=formats.day(_day(signal, "due_on")))
    return t("Was to be reviewed {day}, and has no verdict.", day=formats.day(_day(signal, "review_on")))


def _contradiction(signal: Signal) -> str:
    judged = _number(signal, "judged")
    if signal.kind is SignalKind.HIDDEN_PROGRESS:
        return n(
            "{red} of {count} judged activity is off track, but the figures surely improve.",
            "{red} of {count} judged activities are off track, but the figures surely improve.",
            judged,
            red=formats.number(_number(signal, "off_track")),
        )
    return n(
        "{green} of {count} judged activity is on track, but {warnings}.",
        "{green} of {count} judged activities are on track, but {warnings}.",
        judged,
        green=formats.number(_number(signal, "on_track")),
        warnings=_warnings(str(signal.facts["warnings"]).split()),
    )


def _warnings(said: list[str]) -> str:
    words = {
        "concern": t("the figures have surely worsened"),
        "never": t("the target is not reached without a change"),
        "not_at_this_pace": t("the pace is not enough for the target"),
    }
    told = [words[one] for one in said]
    return told[0] if len(told) == 1 else t(" and ").join((", ".join(told[:-1]), told[-1]))


def _status(signal: Signal) -> str:
    if signal.kind is SignalKind.SUDDEN:
        return t("From green to red in one period.")
    if signal.kind is SignalKind.OFF_TRACK:
        return t("Waits for a decision above the unit.")
    if signal.kind is SignalKind.WORSE:
        return t("Further from plan than the period before.")
    moved = _number(signal, "moved")
    periods = t("Yellow or red for {periods} periods in a row.", periods=formats.number(_number(signal, "periods")))
    if not moved:
        return periods
    return f"{periods} " + n(
        "The end has been put off {number} time.",
        "The end has been put off {number} times.",
        moved,
        number=formats.number(moved),
    )


def pattern(signal: Signal) -> str:
    """What the values of an indicator did, and when: «Nine values in a row below the mean, Jan–Sep 2018»."""
    facts = signal.facts
    rhythm = PeriodType(str(facts["rhythm"]))
    first, last = (formats.short_period(Period.around(rhythm, _day(signal, key))) for key in ("first_on", "last_on"))
    return signals.seen(
        Pattern(str(facts["pattern"])),
        Side[str(facts["side"]).upper()],
        _number(signal, "count"),
        first if first == last else f"{first}–{last}",
    )


def _change(signal: Signal) -> str:
    facts, seen = signal.facts, pattern(signal)
    if facts["since"] is None:
        return seen
    name = formats.period(Period.parse(str(facts["since"])))
    return f"{seen} " + t("It was not so for {period}.", period=name[:1].lower() + name[1:])


def _care(signal: Signal) -> str:
    match signal.kind:
        case SignalKind.LATE:
            days = _number(signal, "days")
            return n(
                "The next value was due {day}, {number} day ago.",
                "The next value was due {day}, {number} days ago.",
                days,
                day=formats.day(_day(signal, "next_update_on")),
                number=formats.number(days),
            )
        case SignalKind.NOT_REPORTED:
            return t("Nobody has said anything; reports were due {day}.", day=formats.day(_day(signal, "due_on")))
        case SignalKind.ASSIGNMENT_DUE:
            days = _number(signal, "days")
            return n(
                "To be reported to the government {day}, in {number} day.",
                "To be reported to the government {day}, in {number} days.",
                days,
                day=formats.day(_day(signal, "due_on")),
                number=formats.number(days),
            )
    return t("No role is named that owns it.")


def rule(signal: Signal) -> str:
    """The rule that fitted, with the thresholds it had."""
    facts, kind = signal.facts, signal.kind
    match kind:
        case SignalKind.WATERMELON | SignalKind.TOO_SLOW:
            return t(
                "At least {share} per cent of at least {fewest} judged activities that answer for the indicator are on track, while one of its three answers warns.",
                share=formats.number(_figure(signal, "least")),
                fewest=formats.number(_number(signal, "fewest")),
            )
        case SignalKind.HIDDEN_PROGRESS:
            return t(
                "At least {share} per cent of at least {fewest} judged activities that answer for the indicator are off track, while it surely improves.",
                share=formats.number(_figure(signal, "least")),
                fewest=formats.number(_number(signal, "fewest")),
            )
        case SignalKind.STUCK:
            return t(
                "Yellow or red for at least {least} periods in a row.", least=formats.number(_number(signal, "least"))
            )
        case SignalKind.NEW_CONCERN | SignalKind.NEW_IMPROVEMENT | SignalKind.NEW_NEUTRAL:
            return signals.rule(Pattern(str(facts["pattern"])), _number(signal, "run")) + _limits(signal)
        case SignalKind.ASSIGNMENT_DUE:
            return t(
                "To be reported to the government within {days} days.", days=formats.number(_number(signal, "within"))
            )
        case SignalKind.COMMITMENT_MOVED:
            least = formats.number(_number(signal, "least"))
            return t("A commitment that is not done has been moved at least {least} times.", least=least)
    return {
        SignalKind.REVIEW_DUE: t("The day when the decision was to be reviewed has come, and there is no verdict."),
        SignalKind.COMMITMENT_LATE: t("The day when the commitment was due has passed, and it is still open."),
        SignalKind.SUDDEN: t("Green the period before, red now."),
        SignalKind.OFF_TRACK: t("Red now, whatever it was before."),
        SignalKind.WORSE: t("Judged further from plan than the period before."),
        SignalKind.LATE: t("The day when the next value was due has passed."),
        SignalKind.NOT_REPORTED: t("In the plan, the last day has passed, and nothing has been reported."),
        SignalKind.NO_OWNER: t("The role that owns it is left empty."),
    }[kind]


def _limits(signal: Signal) -> str:
    """The figures that the rule was put to."""
    facts, decimals = signal.facts, _number(signal, "decimals")
    if facts["mean"] is None:
        return ""
    figures = {key: formats.number(_figure(signal, key), decimals) for key in ("number", "mean", "lower", "upper")}
    return " " + t("The last value is {number}, the mean {mean}, the limits {lower} and {upper}.", **figures)


def would_change(kind: SignalKind) -> str:
    """What would take the signal away."""
    match kind:
        case SignalKind.WATERMELON | SignalKind.TOO_SLOW | SignalKind.HIDDEN_PROGRESS:
            return t("It goes when the activities are judged otherwise or the figures turn.")
        case SignalKind.SUDDEN | SignalKind.OFF_TRACK | SignalKind.WORSE | SignalKind.STUCK:
            return t("It goes with another status in the next report.")
        case SignalKind.NEW_CONCERN | SignalKind.NEW_IMPROVEMENT | SignalKind.NEW_NEUTRAL:
            return t("It goes when the period is locked and the next has begun, or when the figures turn.")
        case SignalKind.LATE:
            return t("It goes when the value comes and a new day is set.")
        case SignalKind.NOT_REPORTED:
            return t("It goes when somebody reports.")
        case SignalKind.NO_OWNER:
            return t("It goes when a role is named.")
        case SignalKind.REVIEW_DUE:
            return t("It goes with a verdict, or when it is too early and a new day is set.")
        case SignalKind.COMMITMENT_LATE | SignalKind.COMMITMENT_MOVED:
            return t("It goes when the commitment is kept or dropped; a new day takes away that it is late.")
        case SignalKind.ASSIGNMENT_DUE:
            return t("It goes when the day has passed or the activity is completed.")


def weight(score: Score) -> str:
    """Why it stands where it does in the list."""
    factors = (
        t("severity {number}", number=_weight(score.severity)),
        t("place on the red thread {number}", number=_weight(score.place)),
        t("strategic {number}", number=_weight(score.strategic)) if score.strategic != 1 else "",
    )
    return t(
        "Weight {total} = {factors}.",
        total=_weight(score.total),
        factors=" × ".join(factor for factor in factors if factor),
    )


def variation(kind: SignalKind) -> Variation | None:
    """The sign of a new change."""
    return {
        SignalKind.NEW_CONCERN: Variation.CONCERN,
        SignalKind.NEW_IMPROVEMENT: Variation.IMPROVEMENT,
        SignalKind.NEW_NEUTRAL: Variation.NEUTRAL,
    }.get(kind)


def _weight(number: float) -> str:
    """With as many decimals as it has, at most two."""
    return formats.number(number, next((few for few in (0, 1) if round(number, few) == number), 2))


def _figure(signal: Signal, key: str) -> float:
    return float(signal.facts[key] or 0)


def _number(signal: Signal, key: str) -> int:
    return int(signal.facts[key] or 0)


def _day(signal: Signal, key: str) -> date:
    return date.fromisoformat(str(signal.facts[key]))
