"""The forms of corrections: what stands on one side, what shall stand on the other, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard import activity as work
from dashboard.activity import ActivityDetail, Forecast
from dashboard.address import Address
from dashboard.errors import Refusal
from dashboard.indicator import Indicator, Quality, Scope
from dashboard.period import Period
from dashboard.status import SAID
from dashboard.value import Value
from layouts import formats, labels
from layouts import nodes as h
from layouts.components import forms
from layouts.components.alterations import column
from layouts.components.places import place
from layouts.components.status import badge
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, of, swedish, t

Form = Mapping[str, str]
_TEXTS = ("comment", "cause", "measure", "decision_needed")


@dataclass(frozen=True, slots=True)
class Report:
    """A report that can be corrected, with the number of its version."""

    activity: ActivityDetail
    period: Period
    version: int
    said: work.Report


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that can be corrected, with the number of its version."""

    indicator: Indicator
    scope: Scope
    period: Period
    version: int
    value: Value
    quality: Quality
    note: str | None
    is_hidden: bool = False

    @property
    def exact(self) -> str:
        """The value as it is stored, to be changed; nothing when few persons stand behind it."""
        if self.is_hidden:
            return ""
        number = self.value.number
        return repr(number).removesuffix(".0").replace(".", ",") if number is not None else self.value.sign or ""


def report(told: Report, address: Address, problems: Form | None = None, form: Form | None = None) -> Screen:
    """Status, texts and forecast, before and after."""
    said, given = told.said, form or {}
    now = {name: getattr(said, name) or "" for name in _TEXTS}
    statuses = [(s.value, labels.status(s).capitalize()) for s in SAID]
    forecasts = [("", t("not said")), *((f.value, labels.forecast(f).capitalize()) for f in Forecast)]
    rows: list[h.Child] = [
        _pair(
            column("status"),
            badge(said.status),
            forms.select_field("status", t("Shall be"), given.get("status", said.status), statuses),
        ),
        (
            _pair(
                column(name),
                h.span(now[name] or t("nothing"), lang=swedish()),
                forms.text_field(name, t("Shall be"), given.get(name, now[name])),
            )
            for name in _TEXTS
        ),
        _pair(
            column("forecast"),
            labels.forecast(said.forecast).capitalize() if said.forecast else t("not said"),
            forms.select_field("forecast", t("Shall be"), given.get("forecast", said.forecast or ""), forecasts),
        ),
    ]
    title = t("Correct the report for {period}", period=formats.period(told.period).lower())
    above = [
        Crumb(t("Activities"), address.to("aktiviteter")),
        Crumb(told.activity.title, address.to("aktiviteter", told.activity.code)),
    ]
    where = h.p(told.activity.title, cls="big", lang=swedish())
    return _screen(title, where, rows, told.version, above, address, problems, given)


def value(told: Figure, address: Address, problems: Form | None = None, form: Form | None = None) -> Screen:
    """Value, quality and note, before and after."""
    given, one = form or {}, told.indicator
    stands = formats.value(told.value, one.decimals)
    qualities = [(q.value, labels.quality(q).capitalize()) for q in Quality]
    rows: list[h.Child] = [
        _pair(
            column("value"),
            formats.with_unit(stands, of(one.unit)) if told.value else stands,
            forms.text_field(
                "value",
                t("Shall be"),
                given.get("value", told.exact),
                rows=1,
                most=40,
                problems=problems,
                hint=t("A number, or a sign: .. not available, . cannot occur, – nothing to report."),
            ),
        ),
        _pair(
            column("quality"),
            labels.quality(told.quality).capitalize(),
            forms.select_field("quality", t("Shall be"), given.get("quality", told.quality), qualities),
        ),
        _pair(
            column("note"),
            h.span(told.note or t("nothing"), lang=swedish()),
            forms.text_field("note", t("Shall be"), given.get("note", told.note or "")),
        ),
    ]
    title = t("Correct the value for {period}", period=formats.period(told.period).lower())
    above = [Crumb(of(one.name), address.to("indikatorer", one.code, scope=told.scope.code or None))]
    where = h.p(t("{name}, {place}", name=of(one.name), place=place(told.scope)), cls="big", lang=lang_of(one.name))
    return _screen(title, where, rows, told.version, above, address, problems, given)


def _pair(term: str, stands: h.Child, shall: h.Element) -> h.Element:
    """One thing: as it stands, and as it shall be."""
    return h.div(
        h.div(h.h2(term), h.p(t("Stands now"), cls="form__label"), h.div(stands, cls="pair__now")),
        shall,
        cls="card pair",
        role="group",
        aria_label=term,
    )


def _screen(
    title: str,
    where: h.Element,
    rows: Sequence[h.Child],
    version: int,
    above: Sequence[Crumb],
    address: Address,
    problems: Form | None,
    given: Form,
) -> Screen:
    return Screen(
        title,
        [
            h.h1(title, tabindex=-1),
            where,
            h.p(
                t("The period is locked. What stands now is kept beside what you write, with your reason, and marked."),
                cls="under",
            ),
            forms.post_form(
                address.having(),
                forms.hidden("version", str(version)),
                rows,
                forms.text_field("reason", t("Why is it corrected?"), given.get("reason", ""), problems=problems),
                h.div(
                    forms.submit(t("Correct")),
                    h.a(t("Do not correct"), href=above[-1].href, cls="button"),
                    cls="choices",
                ),
                problems=problems,
            ),
        ],
        [*above, Crumb(t("Correction"))],
        409 if problems else 200,
    )


def problems(refusal: Refusal) -> dict[str, str]:
    """A refusal, at the field it is about."""
    return {"reason": labels.refusal(refusal)}


def no_number() -> dict[str, str]:
    """The value cannot be read."""
    return {"value": t("This is not a number that can only mean one thing. Write it as 1 234,5.")}
