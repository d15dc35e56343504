"""What surrounds every page: menu, period switch, search, language, colour mode, footer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashboard.access import User
from dashboard.address import Address
from dashboard.period import STOCKHOLM, Period, PeriodType
from dashboard.view import Frame, View
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.asof import asof
from layouts.components.notices import recoded
from layouts.components.own_work import noticed, own_links, own_work, role_name
from layouts.screen import Crumb, Screen
from layouts.text import language, t

LOCATION = "address"
TOP = "top"
TOOLS = "tools"
PAGE = "page"
SEARCH = "search"
SEARCH_LABEL = "search-label"
SUGGESTIONS = "suggestions"


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A page in the menu: its path and its name in the reader's language."""

    path: str
    name: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page and what surrounds it, as Dash sends them."""

    title: str
    language: str
    status_code: int
    page: Any
    top: Any
    tools: Any
    search: str


def frame(drawn: Drawn, path: str, search: str) -> html.Div:
    """The places that pages are drawn in, with the first page of a visit in them."""
    return html.Div(
        [
            dcc.Location(id=LOCATION, refresh=False, pathname=path, search=search),
            html.A("Till innehållet", href="#main", className="skip"),
            html.Header(
                [
                    html.Div(drawn.top, id=TOP, className="top__menu"),
                    _search(drawn.search),
                    html.Div(drawn.tools, id=TOOLS, className="top__tools"),
                ],
                className="top",
            ),
            html.Main(html.Div(drawn.page, id=PAGE), id="main", tabIndex=-1),
            html.Div(id="announcement", role="status", className="visually-hidden"),
            html.Div(h.to_dash([_lost()]), role="alert", className="lost"),
        ]
    )


def drawn(
    screen: Screen,
    data: Frame | None,
    view: View | None,
    address: Address,
    menu: Sequence[MenuItem],
    user: User | None = None,
    notices: int = 0,
) -> Drawn:
    """A page with its menu, tools and search field; `user` where the reader may choose who to be, and how much waits."""
    title = f"{screen.title} – Tertial"
    if view is not None and screen.period is not None:
        view = replace(view, period=screen.period)
    return Drawn(
        title=title,
        language=language(),
        status_code=screen.status_code,
        page=_screen(title, screen, data, view, address),
        top=_top(menu, address, user),
        tools=_tools(data, view, address, user, notices),
        search=t("Search"),
    )


def _screen(title: str, drawn: Screen, data: Frame | None, view: View | None, address: Address) -> dict[str, Any]:
    """The component that also sets title, language and focus."""
    notice = recoded(data) if data and view and data.is_recoded(view.period) else None
    content: list[h.Child] = [asof(data, view, address), notice, _crumbs(drawn.crumbs), *drawn.content, _foot(address)]
    return {
        "namespace": "tertial",
        "type": "Screen",
        "props": {
            "title": title,
            "lang": language(),
            "address": str(address.having()),
            "children": h.to_dash(content),
        },
    }


def _top(menu: Sequence[MenuItem], address: Address, user: User | None) -> list[Any]:
    """The product's name and the menu; the page shown is marked."""
    items = [
        h.li(
            h.a(
                item.name,
                href=address.to(*item.path.split("/")),
                aria_current="page" if _is_on(item.path, address.path) else None,
            )
        )
        for item in menu
    ]
    return h.to_dash(
        [
            _word(address.to()),
            h.nav(h.ul(items), cls="nav nav--wide", aria_label=t("Main menu")),
            h.details(
                h.summary(h.span(t("Menu"))),
                h.nav(
                    h.ul(items),
                    h.div(h.b(role_name(user.role), cls="menu__heading"), own_links(user, address), cls="own-links")
                    if user
                    else None,
                    aria_label=t("Main menu, narrow"),
                ),
                cls="menu nav--narrow",
            ),
        ]
    )


def _tools(data: Frame | None, view: View | None, address: Address, user: User | None, notices: int) -> list[Any]:
    """Period switch, what waits, who one is, language and colour mode."""
    switches: list[h.Child] = [_period_switch(data, view, address)] if data and view else []
    if user is not None:
        switches += [noticed(notices, address), own_work(user, address)]
    other = "en" if language() == "sv" else "sv"
    switches += [
        h.a(
            other.capitalize(),
            href=address.having(lang=None if other == "sv" else other),
            lang=other,
            cls="tool",
            aria_label="En – in English" if other == "en" else "Sv – på svenska",
        ),
        h.button(
            h.svg(h.use(href="#mode"), viewBox="0 0 18 18", cls="shape", aria_hidden="true"),
            type="button",
            cls="tool",
            data_mode_switch="",
            aria_label=t("Switch between light and dark"),
            title=t("Switch between light and dark"),
        ),
    ]
    return h.to_dash(switches)


def _word(href: str) -> h.Element:
    return h.a(h.i(cls="word__sign", aria_hidden="true"), "Tertial", href=href, cls="word", aria_label="Tertial")


def _is_on(path: str, at: str) -> bool:
    return at == path if path == "/" else at == path or at.startswith(path + "/")


def _period_switch(data: Frame, view: View, address: Address) -> h.Element:
    groups: list[h.Child] = []
    own = [data.cycle, *(kind for kind in (PeriodType.HALF_YEAR, PeriodType.MONTH) if kind is not data.cycle)]
    for kind in own:
        periods = [p for p in reversed(data.periods) if p.type is kind]
        if kind is not data.cycle:
            periods = [p for p in periods if p.year == view.period.year]
        if not periods:
            continue
        heading = labels.rhythm(kind) if kind is data.cycle else f"{labels.rhythm(kind)} {view.period.year}"
        groups.append(
            h.li(h.span(heading, cls="menu__heading"), h.ul(_period(p, view.period, address) for p in periods))
        )
    return h.details(
        h.summary(
            h.span(t("Period"), cls="visually-hidden"),
            h.b(formats.period(view.period)),
            h.small(_state(view.period) if view.known_at is None else _then(view.known_at)),
            cls="period",
        ),
        h.nav(h.ul(groups, cls="menu__groups"), aria_label=t("Period"), cls="menu__panel"),
        cls="menu menu--period",
    )


def _period(period: Period, shown: Period, address: Address) -> h.Element:
    return h.li(
        h.a(
            h.span(formats.period(period)),
            h.small(_state(period)),
            href=address.having(period=period.code),
            aria_current="true" if period.code == shown.code else None,
        )
    )


def _state(period: Period) -> str:
    if period.locked_at is not None:
        return t("locked {day}", day=formats.short_day(period.today(period.locked_at)))
    return t("open") if period.is_reported else ""


def _then(at: datetime) -> str:
    return t("as of {day}", day=formats.day(at.astimezone(STOCKHOLM).date()))


def _crumbs(crumbs: Sequence[Crumb]) -> h.Child:
    if not crumbs:
        return None
    return h.nav(
        h.ol(h.li(h.a(c.text, href=c.href) if c.href else h.span(c.text, aria_current="page")) for c in crumbs),
        cls="crumbs",
        aria_label=t("The red thread to here"),
    )


def _foot(address: Address) -> h.Element:
    doors = [
        (t("How to read Tertial"), "sa-laser-du"),
        (t("The red thread"), "roda-traden"),
        (t("About the figures and accessibility"), "om"),
        (t("What has changed, and how it looked before"), "andringar"),
        (t("The year plan"), "arsplan"),
        (t("Periods"), "perioder"),
        (t("Corrections"), "rattelser"),
        (t("Every component"), "komponenter"),
    ]
    return h.footer(h.ul(h.li(h.a(text, href=address.to(path), cls="link")) for text, path in doors), cls="foot")


def _search(label: str) -> html.Form:
    return html.Form(
        [
            html.Label(label, htmlFor=SEARCH, id=SEARCH_LABEL, className="visually-hidden"),
            dbc.Input(
                id=SEARCH,
                type="search",
                name="q",
                placeholder=label,
                autocomplete="off",
                debounce=False,
                maxlength=100,
                class_name="search__field",
            ),
            html.Div(id=SUGGESTIONS, className="search__found"),
        ],
        action="/sok",
        method="get",
        role="search",
        className="search",
    )


def _lost() -> h.Element:
    return h.p(
        h.b("Servern svarar inte."),
        " Det du ser är det som senast hämtades. Försök igen om en stund. ",
        h.span("The server does not answer; try again in a moment.", lang="en"),
        cls="lost__text",
    )
