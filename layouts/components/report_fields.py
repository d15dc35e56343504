"""The fields of a report, each with what was said last period, or what somebody else has written, beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.activity import Forecast
from dashboard.flow import Content
from dashboard.indicator import Indicator, Quality
from dashboard.period import Period
from dashboard.reporting import BEYOND, TEXTS, Rules
from dashboard.status import SAID, Status
from dashboard.value import Sign, Value
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.forms import Problems, radio_field, select_field, text_field
from layouts.components.reporting import field_name
from layouts.components.status import badge
from layouts.text import of, swedish, t

_LATEST = 4


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the fields: last period's report, earlier values, or the text of somebody else."""

    last: Content
    before: Period | None
    year_before: Period | None
    earlier: Sequence[tuple[str, float | None, str | None, str | None]]
    theirs: Content | None = None


def activity_fields(
    content: Content, beside: Beside, rules: Rules, problems: Problems, figures: h.Child = None, asked: str = ""
) -> list[h.Child]:
    """Status beside the figures, what they do not show where that is asked, what has happened, cause, measure, decision, forecast."""
    status = radio_field(
        "status",
        field_name("status"),
        content.get("status", ""),
        [(s, h.span(badge(s), h.small(_meaning(s)))) for s in SAID],
        problems=problems,
    )
    forecast = radio_field(
        "forecast",
        field_name("forecast"),
        content.get("forecast", ""),
        [(f, labels.forecast(f).capitalize()) for f in Forecast],
        hint=demanded("forecast", rules),
        problems=problems,
    )
    texts = [
        text_field(
            name,
            field_name(name),
            content.get(name, ""),
            rows=5 if name == "comment" else 3,
            hint=" ".join(filter(None, (_hint(name), demanded(name, rules)))),
            problems=problems,
        )
        for name in TEXTS
    ]
    named = [*_beyond(content, asked, problems), *zip(TEXTS, texts, strict=True), ("forecast", forecast)]
    return [
        _pair("status", status, content, beside, figures=figures),
        *(_pair(name, field, content, beside) for name, field in named),
    ]


def _beyond(content: Content, asked: str, problems: Problems) -> list[tuple[str, h.Element]]:
    """The line about what the figures do not show, where some status differs from them or one has been written."""
    said = content.get(BEYOND, "")
    if not (asked or said):
        return []
    return [(BEYOND, text_field(BEYOND, field_name(BEYOND), said, rows=2, hint=asked, problems=problems))]


def value_fields(
    content: Content, beside: Beside, indicator: Indicator, problems: Problems, *, needs_group: bool
) -> list[h.Child]:
    """Value or sign, the size of the group where it is about people, quality and comment."""
    unit = of(indicator.unit)
    figure = text_field(
        "figure",
        f"{field_name('figure')} ({unit})" if unit else field_name("figure"),
        content.get("figure", ""),
        rows=1,
        hint=t("Digits with a decimal comma, such as 12,5."),
        problems=problems,
        most=40,
    )
    sign = select_field(
        "sign",
        field_name("sign"),
        content.get("sign", ""),
        [("", t("There is a value")), *((s, f"{s}  {labels.sign(s)}") for s in Sign)],
    )
    group = text_field(
        "group_size",
        field_name("group_size"),
        content.get("group_size", ""),
        rows=1,
        hint=t("The figure is about people; of a small group it is not shown to readers."),
        problems=problems,
        most=7,
    )
    quality = select_field(
        "quality",
        field_name("quality"),
        content.get("quality", Quality.FINAL),
        [(q, labels.quality(q).capitalize()) for q in Quality],
    )
    note = text_field("note", field_name("note"), content.get("note", ""), hint=_hint("note"), problems=problems)
    named = [("figure", figure), ("sign", sign), *([("group_size", group)] if needs_group else [])]
    return [
        _pair(name, field, content, beside, _values(beside, indicator) if name == "figure" else None)
        for name, field in [*named, ("quality", quality), ("note", note)]
    ]


def _pair(
    name: str, field: h.Element, content: Content, beside: Beside, more: h.Child = None, figures: h.Child = None
) -> h.Element:
    if beside.theirs is not None:
        aside, kind = _theirs(name, content, beside.theirs), "pair pair--theirs"
    else:
        aside, kind = (_was(name, beside) if more is None else more), "pair"
    return h.div(field, aside if figures is None else h.div(aside, figures, cls="pair__asides"), cls=kind)


def _was(name: str, beside: Beside) -> h.Child:
    """What was said last period."""
    was = beside.last.get(name)
    if not was or not beside.before:
        return None
    return h.aside(h.p(formats.short_period(beside.before), cls="eyebrow"), _said(name, was), cls="was")


def _theirs(name: str, content: Content, theirs: Content) -> h.Child:
    """The other text, with a button that takes it; nothing where both say the same."""
    other = theirs.get(name, "")
    if other == content.get(name, ""):
        return None
    return h.aside(
        h.p(t("The other text"), cls="eyebrow"),
        _said(name, other) if other else h.p(t("Empty"), cls="quiet"),
        h.button(t("Take this"), type="button", data_take=name, data_text=other, cls="button"),
        cls="was was--theirs",
    )


def _said(name: str, text: str) -> h.Element:
    match name:
        case "status":
            return badge(Status(text))
        case "forecast":
            return h.p(labels.forecast(Forecast(text)).capitalize())
        case "quality":
            return h.p(labels.quality(Quality(text)).capitalize())
        case "sign":
            return h.p(f"{text}  {labels.sign(Sign(text))}")
        case _:
            return h.p(text, cls="written", lang=swedish())


def _values(beside: Beside, indicator: Indicator) -> h.Child:
    """The latest values, the newest first, and that of the same month the year before."""
    if not beside.earlier:
        return None
    year_ago = [one for one in beside.earlier[:-_LATEST] if beside.year_before and one[0] == beside.year_before.code]
    rows = [
        h.tr(
            h.th(formats.short_period(Period.parse(code)), scope="row"),
            h.td(formats.value(Value(number, Sign(sign) if sign else None), indicator.decimals), cls="num"),
        )
        for code, number, sign, _ in [*reversed(beside.earlier[-_LATEST:]), *year_ago]
    ]
    return h.aside(
        h.table(h.caption(t("Earlier values"), cls="eyebrow"), h.tbody(rows), cls="was__values"),
        cls="was",
    )


def _meaning(status: Status) -> str:
    return {
        Status.ON_TRACK: t("Goes as planned."),
        Status.DEVIATING: t("In time, cost or content; can be handled within the unit."),
        Status.OFF_TRACK: t("Will not be reached without a decision above the unit."),
        Status.NOT_STARTED: t("Work has not begun."),
        Status.PAUSED: t("Work has been stopped for now."),
        Status.COMPLETED: t("Everything is done."),
    }[status]


def _hint(name: str) -> str:
    return {
        "comment": t("Results and events of the period, in two or three sentences that somebody outside understands."),
        "cause": t("Why it is not as planned."),
        "measure": t("What you do about it, who does it and by when."),
        "decision_needed": t("What has to be decided above the unit, and by whom."),
        "note": t("What a reader needs to know to understand the figure."),
    }.get(name, "")


def demanded(name: str, rules: Rules) -> str:
    """Which statuses cannot be handed in without a field; nothing where none demands it."""
    statuses = [labels.status(status) for status in rules.statuses_demanding(name)]
    return t("Demanded when the status is: {statuses}.", statuses=", ".join(statuses)) if statuses else ""
