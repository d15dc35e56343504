"""What is behind a status: its meaning, who said it, for how long it has stood, and what would change it."""

from collections.abc import Sequence

from dashboard.activity import Report
from dashboard.memory import Memory
from dashboard.signals import Signal
from dashboard.status import Status
from dashboard.view import View
from layouts import formats, labels, raised
from layouts import nodes as h
from layouts.components.reporting import step_name
from layouts.components.status import spoken
from layouts.components.why_link import WHY
from layouts.text import n, t


def remembered(memory: Memory, status: Status | None) -> h.Child:
    """For how long it has deviated, how often it has had each status, and how often its end was put off."""
    told = [one for one in (_row(memory, status), _times(memory), _moved(memory)) if one]
    return h.p(" ".join(told), cls="under remembered") if told else None


def _row(memory: Memory, status: Status | None) -> str:
    if status is None or not status.deviates or memory.deviating < 2:
        return ""
    if memory.same == memory.deviating:
        name = labels.colour(status)
        return t(
            "{colour} for {number} periods in a row.",
            colour=name[:1].upper() + name[1:],
            number=formats.number(memory.same),
        )
    return t("Yellow or red for {periods} periods in a row.", periods=formats.number(memory.deviating))


def _times(memory: Memory) -> str:
    if memory.times.planned < 2:
        return ""
    periods = formats.number(memory.times.planned)
    return t("In all {periods} periods: {times}.", periods=periods, times=spoken(memory.times))


def _moved(memory: Memory) -> str:
    if not memory.moved:
        return ""
    return n(
        "The end has been put off {number} time, {days} days in all.",
        "The end has been put off {number} times, {days} days in all.",
        memory.moved,
        number=formats.number(memory.moved),
        days=formats.number(memory.days),
    )


def why_status(status: Status, report: Report | None, signals: Sequence[Signal], view: View) -> h.Element:
    """The rule, who said it and who approved it, what it makes the application raise, and what would change it."""
    lines = [
        t("The status is the owner's own judgement; no figure changes it.") + " " + labels.meaning(status),
        *_by(report),
        *(t("Raised: {signal}", signal=raised.told(one)) for one in signals),
        t("The period is locked: nothing but a correction with its reason changes it.")
        if view.period.is_locked
        else t("A new report changes it."),
    ]
    name = h.span(" ", t("Status"), cls="visually-hidden")
    return h.details(h.summary(t("Why?"), name), [h.p(line) for line in lines], id=WHY, cls="why")


def _by(report: Report | None) -> list[str]:
    if report is None:
        return []
    told = t("Reported by {role}, {moment}.", role=report.recorded_by, moment=formats.moment(report.recorded_at))
    steps = [f"{step_name(step.step)} {formats.moment(step.at)}, {step.by}." for step in report.steps if not step.waits]
    return [" ".join([told, *steps])]
