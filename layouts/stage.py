"""Meeting mode, drawn: one item on the whole screen, dark and large, with a place to write what is agreed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.address import Address
from dashboard.meeting import AgendaItem, Meeting, Taken
from dashboard.minutes import Draft
from dashboard.sighting import Figure, Shown
from dashboard.view import View
from layouts import formats, labels, raised, signals
from layouts import nodes as h
from layouts.components import taken as item_of
from layouts.components.signs import level_sign, prospect_sign, variation_sign
from layouts.components.stage_panel import writing_panel, written_panel
from layouts.components.status import mark
from layouts.figures.podium import is_drawn, podium_chart
from layouts.screen import Screen
from layouts.text import of, swedish, t


@dataclass(frozen=True, slots=True)
class Stage:
    """The item looked at and where it stands among all; `writing` is what has been typed by item, with its revision.

    `roles` are proposed while it is typed who promises something.
    """

    meeting: Meeting
    items: Sequence[AgendaItem]
    one: Taken | None
    at: int
    runs: bool
    follows: bool
    writing: Mapping[int, Draft]
    types: Sequence[tuple[str, str, str | None]]
    roles: Sequence[str] = ()


def page(told: Stage, view: View, address: Address) -> Screen:
    """The item with what is written of it, and the keys that lead on."""
    one = told.one
    name = item_of.title(one) if one else item_of.meeting_name(told.meeting)
    where = told.writing.get(told.meeting.id, ({}, 0))[0]
    return Screen(
        name,
        [
            h.div(
                _head(told, view),
                h.div(
                    _shown(one, address)
                    if one
                    else h.div(h.h1(t("Nothing is on the agenda yet."), tabindex=-1), cls="podium__item"),
                    _panel(one, told, address) if one else None,
                    cls="podium__body",
                ),
                _foot(one, told, address),
                cls="podium" if told.runs else "podium podium--read",
                data_bs_theme="dark",
                data_stage=address.to("moten", told.meeting.code, "visa"),
                data_item=one.item.code if one else None,
                data_follows="true" if told.follows else None,
                data_runs="true" if told.runs else None,
                data_started=where.get("started"),
                data_since=where.get("since"),
                data_minutes=str(told.meeting.minutes),
                data_item_minutes=str(one.item.minutes) if one else None,
                data_items=" ".join(item.code for item in told.items),
                data_clock=t("{left} min left · item {spent} of {given} min"),
                data_over=t("{over} min over time · item {spent} of {given} min"),
                data_elsewhere=t("The meeting is at item {number}. Save what you write, then follow."),
            )
        ],
        period=view.period,
    )


def _head(told: Stage, view: View) -> h.Element:
    period = formats.period(view.period)
    locked = view.period.locked_at
    about = t("{period}, locked {moment}", period=period, moment=formats.moment(locked)) if locked else period
    left = " · ".join(part for part in (item_of.meeting_name(told.meeting), told.meeting.title) if part)
    return h.header(
        h.p(left),
        h.p(about),
        cls="podium__head",
    )


def _shown(one: Taken, address: Address) -> h.Element:
    shown = one.shown
    return h.article(
        _state(shown),
        h.h1(item_of.title(one), tabindex=-1, lang=item_of.title_lang(one)),
        _figure(shown.figure, address) if shown.figure else None,
        h.dl(_part(name, text, is_said=True) for name, text in item_of.said(shown)) if item_of.said(shown) else None,
        h.p(one.item.text, cls="written", lang=swedish()) if one.item.text else None,
        h.p(h.a(one.item.link, href=one.item.link, target="_blank", cls="podium__link")) if one.item.link else None,
        h.dl(
            _part(t("Why it is raised"), " ".join(raised.told(signal) for signal in (shown.signals or one.item.reason)))
            if shown.signals or one.item.reason
            else None,
            _part(t("Affects"), " → ".join(of(step) for step in shown.up)) if shown.up else None,
        ),
        cls="podium__item",
        tabindex=0,
        aria_label=t("The item"),
    )


def _state(shown: Shown) -> h.Child:
    """«var gul → avviker stort»; a status that stands has no arrow."""
    now = shown.status
    if now is None:
        return None
    was = shown.before
    came = was is not None and was is not now
    return h.p(
        [mark(was), h.span(t("was {colour}", colour=labels.colour(was)), cls="quiet"), h.span("→", aria_hidden="true")]
        if came and was
        else None,
        mark(now),
        h.b(labels.status(now)),
        cls="podium__state",
    )


def _figure(figure: Figure, address: Address) -> h.Element:
    return h.div(
        h.p(
            h.b(item_of.value(figure.value, figure), cls="podium__value"),
            h.span(" · ".join(part for part in (item_of.period(figure.period), _beside(figure)) if part), cls="quiet"),
        ),
        podium_chart(figure, address),
        h.ul(_answers(figure), cls="podium__answers"),
    )


def _beside(figure: Figure) -> str:
    """«T1 2018: 68», and the target where no chart says it."""
    parts = []
    if figure.before is not None and figure.period_before:
        parts.append(
            t(
                "{period}: {value}",
                period=item_of.period(figure.period_before),
                value=item_of.value(figure.before, figure),
            )
        )
    if figure.target is not None and not is_drawn(figure):
        parts.append(
            t(
                "target: {target}",
                target=formats.with_unit(formats.number(figure.target, figure.decimals), of(figure.unit)),
            )
        )
    return " · ".join(parts)


def _answers(figure: Figure) -> list[h.Element]:
    return [
        h.li(level_sign(figure.level), h.span(signals.level(figure.level))),
        h.li(variation_sign(figure.variation), h.span(signals.variation(figure.variation))),
        h.li(prospect_sign(figure.prospect), h.span(signals.prospect(figure.prospect))),
    ]


def _part(name: str, text: str, *, is_said: bool = False) -> list[h.Element]:
    return [h.dt(name), h.dd(text, lang=swedish() if is_said else None)]


def _panel(one: Taken, told: Stage, address: Address) -> h.Element:
    if not told.runs:
        return written_panel(one, address)
    draft = told.writing.get(one.item.id, ({}, 0))
    return writing_panel(one, draft, told.types, told.roles, address.to("moten", told.meeting.code, "visa"))


def _foot(one: Taken | None, told: Stage, address: Address) -> h.Element:
    count = len(told.items)

    def to(number: int) -> str | None:
        return address.having(punkt=number) if 1 <= number <= count and number != told.at else None

    return h.footer(
        h.p(item_of.where(one.shown) if one else ""),
        h.p(
            h.span(cls="podium__clock", role="timer"),
            h.button(t("Start the clock"), type="button", cls="podium__start", data_start="true")
            if told.runs and not told.follows
            else None,
            h.span(h.a("", href=address.having(), cls="podium__elsewhere", hidden=True), role="status"),
        ),
        h.nav(
            h.span(t("{at} of {count} items", at=formats.number(told.at), count=formats.number(count)))
            if count
            else None,
            h.a("←", href=to(told.at - 1), data_key="back", aria_label=t("The item before"), cls="podium__key"),
            h.a("→", href=to(told.at + 1), data_key="on", aria_label=t("The next item"), cls="podium__key"),
            h.a(
                t("Esc closes"),
                href=address.without("punkt", "folj").to("moten", told.meeting.code),
                data_key="out",
                cls="podium__out",
            ),
            aria_label=t("Items"),
        ),
        cls="podium__foot",
    )
