"""The gallery of context indicators, drawn."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from dashboard.address import Address
from dashboard.indicator import COUNTRY_CODE, Scope, Series
from dashboard.view import View
from dashboard.watch import Brief, Watch
from dashboard.words import Words
from layouts import formats
from layouts import nodes as h
from layouts.components.brief import trio_key
from layouts.components.figures import tile
from layouts.components.filters import hidden
from layouts.components.places import place
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import n, of, t


def page(
    found: Sequence[Series], places: Sequence[Scope], chosen: Scope, watch: Watch, view: View, address: Address
) -> Screen:
    """Tiles under their themes, with answers for the country; a choice of county; what has no value is named below."""
    having = [s for s in found if s.points]
    missing = [s for s in found if not s.points]
    is_country = chosen.code == COUNTRY_CODE
    answers = {s.indicator.id: watch.answers(s.indicator.id) for s in having} if is_country else {}
    name = place(chosen)
    return Screen(
        t("Context"),
        [
            h.div(
                h.div(
                    h.h1(t("The state of Sweden"), tabindex=-1),
                    h.p(
                        t(
                            "Context indicators follow the overarching goal. The organisation does not own their outcome, so they have no traffic light. "
                            "Shown as published by {day}.",
                            day=formats.day(view.today),
                        ),
                        cls="under",
                    ),
                    trio_key(answers.values()),
                ),
                h.div(_choose(places, chosen, address), cls="head__aside"),
                cls="head",
            ),
            [
                _theme(theme, list(same), chosen, answers, address)
                for theme, same in groupby(having, lambda s: s.indicator.theme)
            ]
            or empty(
                t("No value for {place}.", place=name),
                t("None of the indicators had a value published by then."),
            ),
            _missing(missing, name, address),
        ],
        [Crumb(t("Overarching goal"), address.to("mal")), Crumb(t("Context"))],
    )


def _theme(
    theme: Words, found: list[Series], chosen: Scope, answers: Mapping[int, Brief | None], address: Address
) -> h.Element:
    scope = None if chosen.code == COUNTRY_CODE else chosen.code
    return h.section(
        h.h2(of(theme)),
        h.ul(
            (
                tile(s, address.to("indikatorer", s.indicator.code, scope=scope), answers.get(s.indicator.id))
                for s in found
            ),
            cls="tiles tiles--four",
        ),
        cls="theme",
    )


def _choose(places: Sequence[Scope], chosen: Scope, address: Address) -> h.Element:
    return h.form(
        hidden(address.kept("scope")),
        h.label(t("County"), html_for="scope", cls="eyebrow"),
        h.select(
            (
                h.option(
                    place(p)[:1].upper() + place(p)[1:],
                    value=p.code,
                )
                for p in places
            ),
            id="scope",
            name="scope",
            defaultValue=chosen.code,
            key=chosen.code,
            cls="form-select field",
        ),
        action=address.path,
        method="get",
        data_send="change",
        cls="choose",
    )


def _missing(missing: Sequence[Series], name: str, address: Address) -> h.Child:
    if not missing:
        return None
    return h.section(
        h.h2(t("Without a value for {place}", place=name)),
        h.p(
            n(
                "{count} indicator is measured for other places, or had not been published by then.",
                "{count} indicators are measured for other places, or had not been published by then.",
                len(missing),
            ),
            cls="under",
        ),
        h.ul(
            (
                h.li(h.a(of(s.indicator.name), href=address.to("indikatorer", s.indicator.code), cls="link"))
                for s in missing
            ),
            cls="inline",
        ),
    )
