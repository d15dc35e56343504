"""Sentences generated from figures; the same figures stand beside them."""

from dashboard.agenda import Changes
from dashboard.differences import Verdict
from dashboard.period import Period
from dashboard.status import Distribution, Status
from layouts import formats
from layouts import nodes as h
from layouts.text import n, t

_UNCHANGED = Changes(0, {}, 0, 0)


def period(distribution: Distribution, changes: Changes, before: Period | None) -> list[h.Child]:
    """How the period went: the share with its denominator, what deviates, how much of it is new."""
    if not distribution.planned:
        return [t("No activity is in the plan of this period.")]
    if not distribution.reported:
        return [
            n(
                "{count} activity is in the plan. Nothing has been reported yet.",
                "{count} activities are in the plan. Nothing has been reported yet.",
                distribution.planned,
            )
        ]
    return [
        _share(distribution),
        " ",
        _coverage(distribution),
        " ",
        _deviations(distribution, changes, before),
    ]


def area(distribution: Distribution, of: Period) -> list[h.Child]:
    """How an area or a department stands, in one or two sentences."""
    if not of.is_reported:
        return [t("Status is not reported for {period}.", period=formats.period(of).lower())]
    if not distribution.planned:
        return [t("No activity is in the plan of this period.")]
    if not distribution.reported:
        return period(distribution, _UNCHANGED, None)
    return [_share(distribution), " ", _deviations(distribution, _UNCHANGED, None)]


def _share(distribution: Distribution) -> h.Child:
    share = distribution.share_on_track
    if share.number is None:
        return t("No activity has been judged green, yellow or red.")
    return h.span(
        h.b(t("{share} per cent", share=formats.number(share.number))),
        " ",
        n(
            "of {count} judged activity is on track.",
            "of {count} judged activities are on track.",
            distribution.judged,
        ),
    )


def _coverage(distribution: Distribution) -> str:
    return n(
        "Of {count} activity in the plan {reported} has been reported.",
        "Of {count} activities in the plan {reported} have been reported.",
        distribution.planned,
        reported=t("all") if distribution.reported == distribution.planned else formats.number(distribution.reported),
    )


def _deviations(distribution: Distribution, changes: Changes, before: Period | None) -> str:
    yellow, red = distribution[Status.DEVIATING], distribution[Status.OFF_TRACK]
    if not distribution.deviating:
        return t("None deviates.")
    parts = [
        n("{number} deviates", "{number} deviate", yellow, number=counted(yellow, capital=False)) if yellow else "",
        n("{number} deviates greatly", "{number} deviate greatly", red, number=counted(red, capital=False))
        if red
        else "",
    ]
    text = t(" and ").join(part for part in parts if part)
    text = text[:1].upper() + text[1:]
    if before and changes.worsened:
        text += "; " + n(
            "{number} has worsened since {period}",
            "{number} have worsened since {period}",
            changes.worsened,
            number=counted(changes.worsened, capital=False),
            period=_since(before),
        )
    return text + "."


def moved(changes: Changes) -> str:
    """«Nio försämrade, en åter enligt plan»."""
    worse, better = changes.worsened, changes.recovered
    parts = [
        n("{number} worsened", "{number} worsened", worse, number=counted(worse, capital=False))
        if worse
        else t("none worsened"),
        n("{number} back on track", "{number} back on track", better, number=counted(better, capital=False))
        if better
        else t("none back on track"),
    ]
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def _since(period: Period) -> str:
    name = formats.period(period)
    return name[:1].lower() + name[1:]


def counted(count: int, *, capital: bool = True) -> str:
    """A number as a word up to twelve, as Swedish prose wants it."""
    small = [
        t("none"),
        t("one"),
        t("two"),
        t("three"),
        t("four"),
        t("five"),
        t("six"),
        t("seven"),
        t("eight"),
        t("nine"),
        t("ten"),
        t("eleven"),
        t("twelve"),
    ]
    text = small[count] if count < len(small) else formats.number(count)
    return text[:1].upper() + text[1:] if capital else text


def verified(verdict: Verdict, seconds: float) -> str:
    """That all is whole, with what was counted; or the first row that differs."""
    found = verdict.difference
    if found is None:
        return t(
            "All is whole: {lines} lines of the journal, {rows} rows and {seals} seals, in {seconds} seconds.",
            lines=formats.number(verdict.lines),
            rows=formats.number(verdict.rows),
            seals=formats.number(verdict.seals),
            seconds=formats.number(seconds, 1),
        )
    return t(
        "Not whole: the first row that differs is number {number} of the table {table} ({wrong}).",
        number=found.number if found.number is not None else "–",
        table=found.table,
        wrong=_wrong(found.wrong),
    )


def _wrong(what: str) -> str:
    """What is the matter with the first row that differs."""
    if what.startswith("row is not what the seal"):
        return t("it is not what the seal shows")
    return {
        "line is missing": t("the line is missing"),
        "line does not follow the one before": t("the line does not follow the one before"),
        "line has been changed": t("the line has been changed"),
        "the journal does not end where it should": t("the journal does not end where it should"),
        "row is not as it was recorded": t("it is not as it was recorded"),
        "row ended at another moment than its successor began": t("it ended at another moment than the next began"),
        "row ended without a successor": t("it ended without anything in its place"),
        "row is missing": t("it is missing"),
        "manifest has been changed": t("what the seal shows has been changed"),
        "meeting is not what its seal says": t("the meeting does not say what its seal says"),
        "seal is not in the journal": t("the seal is not in the journal"),
    }.get(what, what)
