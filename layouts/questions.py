"""The questions of a follow-up talk: what was seen, made of the figures of a signal, and what is asked about it."""

from collections.abc import Sequence

from dashboard.signals import Signal, SignalKind
from layouts import formats, raised
from layouts.text import n, t


def told(signals: Sequence[Signal]) -> str:
    """What was seen: of figures that worsen under green activities both at once, else what the gravest signal says."""
    first = signals[0]
    if first.kind in (SignalKind.WATERMELON, SignalKind.TOO_SLOW) and "pattern" in first.facts:
        green = n(
            "At the same time {green} of {count} judged activity is green.",
            "At the same time {green} of {count} judged activities are green.",
            int(first.facts["judged"] or 0),
            green=formats.number(float(first.facts["on_track"] or 0)),
        )
        return f"{raised.pattern(first)} {green}"
    return raised.told(first)


def asked(kind: SignalKind) -> str:
    """The question, by the rule that gave the signal."""
    return {
        SignalKind.WATERMELON: t("What do you think?"),
        SignalKind.TOO_SLOW: t("What do you think?"),
        SignalKind.HIDDEN_PROGRESS: t("What goes better than the activities say?"),
        SignalKind.SUDDEN: t("What happened, and when did you know?"),
        SignalKind.OFF_TRACK: t("Which decision is needed, by whom and until when?"),
        SignalKind.WORSE: t("Is the measure enough?"),
        SignalKind.STUCK: t("What will you do now that you have not tried yet?"),
        SignalKind.NEW_CONCERN: t("What lies behind it?"),
        SignalKind.NEW_NEUTRAL: t("What has changed?"),
        SignalKind.NEW_IMPROVEMENT: t("What have you done that others can learn from?"),
        SignalKind.LATE: t("What is it that takes time?"),
        SignalKind.NOT_REPORTED: t("How is it going?"),
        SignalKind.NO_OWNER: t("Who answers for it?"),
        SignalKind.ASSIGNMENT_DUE: t("What is left to do?"),
        SignalKind.REVIEW_DUE: t("Did it become as we thought?"),
        SignalKind.COMMITMENT_LATE: t("What stands in the way?"),
        SignalKind.COMMITMENT_MOVED: t("Is it to be done, or dropped?"),
    }[kind]
