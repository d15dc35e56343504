"""The form that corrects a report of a locked period."""

from dataclasses import dataclass

from dashboard import activity as work
from dashboard.activity import ActivityDetail, Forecast
from dashboard.address import Address
from dashboard.period import Period
from dashboard.reporting import TEXTS, Rules
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
    said, given = told.said, form or {}
    now = {name: getattr(said, name) or "" for name in TEXTS}
    statuses = [(s.value, labels.status(s).capitalize()) for s in SAID]
    forecasts = [("", t("not said")), *((f.value, labels.forecast(f).capitalize()) for f in Forecast)]
    rows: list[h.Child] = [
        pair(
            column("status"),
            badge(said.status),
            forms.select_field("status", t("Shall be"), given.get("status", said.status), statuses, problems=problems),
        ),
        (
            pair(
                column(name),
                h.span(now[name] or t("nothing"), lang=swedish()),
                forms.text_field(
                    name,
                    t("Shall be"),
                    given.get(name, now[name]),
                    hint=demanded(name, told.rules),
                    problems=problems,
                ),
            )
            for name in TEXTS
        ),
        pair(
            column("forecast"),
            labels.forecast(said.forecast).capitalize() if said.forecast else t("not said"),
            forms.select_field(
                "forecast",
                t("Shall be"),
                given.get("forecast", said.forecast or ""),
                forecasts,
                hint=demanded("forecast", told.rules),
                problems=problems,
            ),
        ),
    ]
    title = t("Correct the report for {period}", period=formats.period(told.period).lower())
    above = [
        Crumb(t("Activities"), address.to("aktiviteter")),
        Crumb(told.activity.title, address.to("aktiviteter", told.activity.code)),
    ]
    where = h.p(told.activity.title, cls="big", lang=swedish())
    return screen(title, where, rows, told.version, above, address, problems, given)
