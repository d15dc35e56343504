"""The form that corrects an indicator's value in a locked period."""

from dataclasses import dataclass

from dashboard.address import Address
from dashboard.indicator import Indicator, Quality, Scope
from dashboard.period import Period
from dashboard.value import Value
from layouts import formats, labels
from layouts import nodes as h
from layouts.components import forms
from layouts.components.alterations import column
from layouts.components.correcting import Form, pair, screen
from layouts.components.places import place
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, of, swedish, t


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


def page(told: Figure, address: Address, problems: Form | None = None, form: Form | None = None) -> Screen:
    """Value, quality and note, before and after."""
    given, one = form or {}, told.indicator
    stands = formats.value(told.value, one.decimals)
    qualities = [(q.value, labels.quality(q).capitalize()) for q in Quality]
    rows: list[h.Child] = [
        pair(
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
        pair(
            column("quality"),
            labels.quality(told.quality).capitalize(),
            forms.select_field("quality", t("Shall be"), given.get("quality", told.quality), qualities),
        ),
        pair(
            column("note"),
            h.span(told.note or t("nothing"), lang=swedish()),
            forms.text_field("note", t("Shall be"), given.get("note", told.note or "")),
        ),
    ]
    title = t("Correct the value for {period}", period=formats.period(told.period).lower())
    above = [Crumb(of(one.name), address.to("indikatorer", one.code, scope=told.scope.code or None))]
    where = h.p(t("{name}, {place}", name=of(one.name), place=place(told.scope)), cls="big", lang=lang_of(one.name))
    return screen(title, where, rows, told.version, above, address, problems, given)


def no_number() -> dict[str, str]:
    """The value cannot be read."""
    return {"value": t("This is not a number that can only mean one thing. Write it as 1 234,5.")}
