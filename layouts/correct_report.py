"""The form that corrects a report of a locked period."""

from dataclasses import dataclass

from dashboard import activity as work
from dashboard.activity import ActivityDetail, Forecast
from dashboard.address import Address
from dashboard.period import Period
from dashboard.reporting import WRITTEN, Rules
from dashboard.status import SAID
from layouts import formats, labels
from layouts import nodes as h
from layouts.components import forms
from layouts.components.alterations import column
from layouts.components.correcting import Form, pair, screen
from layouts.components.report_fields import demanded
from layouts.components.status import badge
from layouts.screen import Crumb, Screen
from layouts.text import swedish, t


@dataclass(frozen=True, slots=True)
class Report:
    """A report that can be corrected, with the number of its version."""

    activity: ActivityDetail
    period: Period
    version: int
    said: work.Report
    rules: Rules


def page(told: Report, address: Address, problems: Form | None = None, form: Form | None = None) -> Screen:
    """Status, texts and forecast, before and after."""
    given = form or {}
    rows: list[h.Child] = [
        _status(told, given, problems),
        [_text(name, told, given, problems) for name in WRITTEN],
        _forecast(told, given, problems),
    ]
    title = t("Correct the report for {period}", period=formats.period(told.period).lower())
    above = [
        Crumb(t("Activities"), address.to("aktiviteter")),
        Crumb(told.activity.title, address.to("aktiviteter", told.activity.code)),
    ]
    where = h.p(told.activity.title, cls="big", lang=swedish())
    return screen(title, where, rows, told.version, above, address, problems, given)


def _status(told: Report, given: Form, problems: Form | None) -> h.Element:
    stands, choices = told.said.status, [(s.value, labels.status(s).capitalize()) for s in SAID]
    shall = forms.select_field("status", t("Shall be"), given.get("status", stands), choices, problems=problems)
    return pair(column("status"), badge(stands), shall)


def _text(name: str, told: Report, given: Form, problems: Form | None) -> h.Element:
    stands, hint = getattr(told.said, name) or "", demanded(name, told.rules)
    shall = forms.text_field(name, t("Shall be"), given.get(name, stands), hint=hint, problems=problems)
    return pair(column(name), h.span(stands or t("nothing"), lang=swedish()), shall)


def _forecast(told: Report, given: Form, problems: Form | None) -> h.Element:
    stands, hint = told.said.forecast, demanded("forecast", told.rules)
    choices = [("", t("not said")), *((f.value, labels.forecast(f).capitalize()) for f in Forecast)]
    shall = forms.select_field(
        "forecast", t("Shall be"), given.get("forecast", stands or ""), choices, hint=hint, problems=problems
    )
    return pair(column("forecast"), labels.forecast(stands).capitalize() if stands else t("not said"), shall)
