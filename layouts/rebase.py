"""The form for counting the limits of a control chart anew, with the decisions so far."""

from collections.abc import Mapping

from dashboard.address import Address
from dashboard.borders import Rebase
from dashboard.period import STOCKHOLM
from dashboard.reading import Reading
from layouts import formats
from layouts import nodes as h
from layouts.components import forms
from layouts.components.control import CONTROL
from layouts.components.places import place
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, of, swedish, t


def page(read: Reading, address: Address, problems: Mapping[str, str], given: Mapping[str, str]) -> Screen:
    """When it is right to do it, the form, and the decisions so far."""
    indicator, scope = read.indicator, read.scope
    title = t("Count the limits anew")
    back = address.to("indikatorer", indicator.code, scope=scope.code if scope else None, diagram=CONTROL)
    return Screen(
        title,
        [
            h.h1(title, tabindex=-1),
            h.p(
                t("{name}, {place}", name=of(indicator.name), place=place(scope) if scope else ""),
                cls="big",
                lang=lang_of(indicator.name),
            ),
            h.p(
                t(
                    "Do this when something known has changed for good, so that what was before no longer tells what is "
                    "ordinary: a new system, a new way of working. Not to make a worsening disappear."
                ),
                cls="under",
            ),
            forms.post_form(
                address.having(),
                forms.date_field("starts_on", t("From"), given.get("starts_on", ""), problems=problems),
                forms.text_field(
                    "baseline",
                    t("How many of the first values give the limits (optional)"),
                    given.get("baseline", ""),
                    rows=1,
                    most=4,
                    hint=t("Empty is all of them."),
                    problems=problems,
                ),
                forms.text_field("reason", t("Why?"), given.get("reason", ""), problems=problems),
                h.div(forms.submit(t("Count anew")), h.a(t("Leave as it is"), href=back, cls="button"), cls="choices"),
                problems=problems,
            ),
            _decided(read, address),
        ],
        [Crumb(of(indicator.name), back), Crumb(title)],
        422 if problems else 200,
    )


def _decided(read: Reading, address: Address) -> h.Child:
    if not read.rebases or read.scope is None:
        return None
    return h.section(
        h.h2(t("Decided so far")),
        h.ol((_one(rebase, read, address) for rebase in read.rebases), cls="list list--changes"),
    )


def _one(rebase: Rebase, read: Reading, address: Address) -> h.Element:
    scope = f"{read.scope.kind}:{read.scope.code}" if read.scope else ""
    key = f"{read.indicator.code}~{scope}~{rebase.on.isoformat()}"
    return h.li(
        h.div(
            h.b(formats.day(rebase.on)),
            h.small(f"{rebase.by}, {formats.day(rebase.at.astimezone(STOCKHOLM).date())}" if rebase.at else rebase.by),
            cls="changes__when",
        ),
        h.div(
            h.p(rebase.reason, lang=swedish()),
            h.a(t("Change or withdraw"), href=address.to("redigera", "nya-granser", key), cls="link"),
        ),
    )
