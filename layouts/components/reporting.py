"""Words and small parts that the pages of reporting share."""

from collections.abc import Sequence

from dashboard.activity import Forecast
from dashboard.books import LONG_AGO
from dashboard.doubts import Doubt, DoubtKind
from dashboard.flow import Content, Step, Taken
from dashboard.indicator import Quality
from dashboard.period import Period
from dashboard.reporting import ACTIVITY_FIELDS, LARGEST, Group, Lack, Subject
from dashboard.status import Status
from dashboard.value import Sign
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.status import badge
from layouts.text import of, swedish, t


def group_name(group: Group) -> str:
    """The heading of things that stand alike."""
    return {
        Group.RETURNED: t("Returned to you"),
        Group.LATE: t("Late"),
        Group.NOT_STARTED: t("Not started"),
        Group.DRAFT: t("Drafts"),
        Group.HANDED_IN: t("Handed in"),
        Group.APPROVED: t("Approved"),
    }[group]


def step_name(step: Step) -> str:
    """What was done."""
    return {
        Step.SUBMITTED: t("Was handed in"),
        Step.RETURNED: t("Was returned"),
        Step.APPROVED: t("Was approved"),
    }[step]


def field_name(name: str) -> str:
    """The label of a field."""
    return {
        "status": t("How is it going?"),
        "comment": t("What has happened?"),
        "cause": t("Cause"),
        "measure": t("Measure"),
        "decision_needed": t("Decision needed"),
        "beyond_figures": t("What do you see that the figures do not show?"),
        "forecast": t("Will it be reached by the end of the year?"),
        "figure": t("Value"),
        "sign": t("If there is no value: why"),
        "group_size": t("Persons in the group"),
        "quality": t("Quality"),
        "note": t("Comment"),
    }[name]


def lack(why: Lack, name: str) -> str:
    """What is missing in a field, and what to do."""
    match why:
        case Lack.NO_STATUS:
            return t("Choose how it is going.")
        case Lack.TOO_LONG:
            return t("The text is longer than 4,000 characters. Shorten it.")
        case Lack.NO_FIGURE:
            return t("Write a value, or choose why there is none.")
        case Lack.BOTH:
            return t("There is both a value and a reason for none. Take one of them away.")
        case Lack.NOT_A_NUMBER:
            return t("The value cannot be read as a number. Write digits with a decimal comma, such as 12,5.")
        case Lack.TOO_LARGE:
            return t(
                "The value has more digits than can be kept. It may be at most {most}; check it.",
                most=formats.number(LARGEST),
            )
        case Lack.NO_LINE:
            return t("The figures say something else than you: write a line about what they do not show.")
        case Lack.NO_GROUP:
            return t("Write how many persons the figure is about, in digits. Small groups are not shown to readers.")
        case _:
            return t("The status you have chosen demands this: {field}.", field=field_name(name).rstrip("?").lower())


def doubt(one: Doubt, decimals: int, against: Period | None) -> str:
    """Why a value should be looked at twice; a jump against a period."""
    match one.kind:
        case DoubtKind.JUMP | DoubtKind.YEAR_JUMP:
            period = formats.short_period(against) if against else t("the period before")
            return t(
                "{change} against {period}.", change=formats.with_unit(formats.signed(one.change), "%"), period=period
            )
        case DoubtKind.OUTSIDE:
            least, most = formats.number(one.least, decimals), formats.number(one.most, decimals)
            return t("Outside everything seen so far, which is {least} to {most}.", least=least, most=most)
        case DoubtKind.WRONG_SIGN:
            return t("The sign is another than it has ever been.")
        case DoubtKind.NOT_A_SHARE:
            return t("A share in per cent is usually between 0 and 100.")


def looked_at_twice(found: Sequence[Doubt], decimals: int, last: Period | None, year_before: Period | None) -> h.Child:
    """Why a value should be looked at twice before it is handed in; `last` is the period of the value before it."""
    if not found:
        return None
    return h.section(
        h.h2(t("Look once more at the value"), id="doubts"),
        h.ul(h.li(doubt(one, decimals, year_before if one.kind is DoubtKind.YEAR_JUMP else last)) for one in found),
        h.p(t("If it is right, hand it in all the same. Say why in the comment; readers will wonder too.")),
        cls="problems problems--doubts",
        role="alert",
        tabindex=-1,
        aria_labelledby="doubts",
    )


def due_sentence(period: Period, days: int | None) -> str:
    """When reports are due, and how far away that is."""
    if period.due_on is None or days is None:
        return ""
    day = formats.full_day(period.due_on)
    if days == 0:
        return t("Reports are due today, {day}.", day=day)
    if days == 1:
        return t("Reports are due tomorrow, {day}.", day=day)
    if days > 1:
        return t("Reports are due {day}, in {days} days.", day=day, days=formats.number(days))
    if days == -1:
        return t("Reports were due yesterday, {day}.", day=day)
    if days < -LONG_AGO:
        return t("Reports were due {day}.", day=day)
    return t("Reports were due {day}, {days} days ago.", day=day, days=formats.number(-days))


def place(subject: Subject) -> str:
    """What a value is measured for, and who reports it."""
    return ", ".join(filter(None, (of(subject.scope_name), of(subject.department_name))))


def written_report(content: Content) -> h.Element:
    """A report as it was written, to read."""
    status, sign = content.get("status"), content.get("sign")
    choices = {
        "forecast": lambda text: labels.forecast(Forecast(text)).capitalize(),
        "quality": lambda text: labels.quality(Quality(text)).capitalize(),
    }
    told = [(name, text) for name, text in content.items() if name not in ("status", "sign")]
    return h.div(
        badge(Status(status)) if status else None,
        h.dl(
            [h.dt(field_name("figure")), h.dd(sign, " ", labels.sign(Sign(sign)))] if sign else None,
            (
                [
                    h.dt(field_name(name)),
                    h.dd(choices[name](text)) if name in choices else h.dd(text, cls="written", lang=swedish()),
                ]
                for name, text in sorted(told, key=lambda pair: _ORDER.index(pair[0]))
            ),
            cls="said",
        ),
        cls="report",
    )


_ORDER = ("figure", "group_size", "quality", "note", *ACTIVITY_FIELDS)


def steps(taken: Sequence[Taken], *, notes: bool = True) -> h.Child:
    """Who handed in, returned and approved, and when, the newest first."""
    if not taken:
        return None
    return h.ol(
        (
            h.li(
                h.b(step_name(one.step)),
                h.span(t("{role}, {moment}", role=one.by, moment=formats.moment(one.at)), cls="quiet"),
                h.p(one.note, cls="written", lang=swedish()) if notes and one.note else None,
            )
            for one in reversed(taken)
        ),
        cls="steps",
    )


def preliminary(is_preliminary: bool) -> h.Child:
    """The mark of what has been handed in but not approved."""
    if not is_preliminary:
        return None
    return h.span(
        t("preliminary"), cls="example", title=t("Handed in but not approved yet; it can still be changed or returned.")
    )
