"""All standard indicators of all areas side by side, drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from dashboard.address import Address
from dashboard.comparison import Cell, Comparison, Standard
from dashboard.indicator import Series
from dashboard.outlook import Window
from dashboard.spc import Rules
from dashboard.view import Frame, View
from layouts import formats
from layouts import nodes as h
from layouts.components.answers import three_answers
from layouts.components.brief import brief_answers
from layouts.components.figures import example, written
from layouts.components.guide_link import guide_link
from layouts.components.remarks import coverage, remark
from layouts.components.why_link import WHY, why_at
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, n, of, t

Numbers: TypeAlias = Mapping[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Opened:
    """A cell whose answers are explained, with what its own page knows more of: who set targets, and the source."""

    cell: Cell
    series: Series
    source: str
    rules: Rules
    window: Window


def page(told: Comparison, opened: Opened | None, frame: Frame, view: View, address: Address) -> Screen:
    """How to read it, the matrix, and what differs."""
    return Screen(
        t("Comparison"),
        [
            h.h1(t("Result areas compared"), tabindex=-1),
            h.p(_sentence(told, view), cls="big"),
            _matrix(told, opened, frame, view, address) if told.cells else _nothing(address),
            _differences(told) if told.cells else None,
        ],
        [
            Crumb(t("Overarching goal"), address.to("mal")),
            Crumb(t("Result areas"), address.to("resultatomraden")),
            Crumb(t("Comparison")),
        ],
    )


def _sentence(told: Comparison, view: View) -> str:
    """How many of the figures are of the period, and how many are marked."""
    if not told.cells:
        return t("There is nothing to compare yet.")
    valued = t(
        "{valued} of {all} figures are of {period}.",
        valued=formats.number(told.valued(view.period)),
        all=formats.number(len(told.cells)),
        period=formats.period(view.period).lower(),
    )
    if not told.numbers:
        return valued + " " + t("None of them differs from its neighbours in how it came about.")
    return (
        valued
        + " "
        + n(
            "{count} is marked: something about it differs from its neighbours.",
            "{count} are marked: something about them differs from their neighbours.",
            len(told.numbers),
        )
    )


def _nothing(address: Address) -> h.Element:
    return h.section(
        empty(
            t("No standard indicator is followed in any area."),
            t("The comparison needs at least one result area and one indicator that is the same for all areas."),
            (t("Result areas"), address.to("resultatomraden")),
        ),
        cls="section--first",
    )


def _matrix(told: Comparison, opened: Opened | None, frame: Frame, view: View, address: Address) -> h.Element:
    caption = t("Standard indicators of all result areas, {period}", period=formats.period(view.period))
    return h.section(
        h.div(
            h.div(
                h.h2(t("The same measures in every area"), " ", example(frame.is_example)),
                h.p(
                    t(
                        "One measure at a time, area beside area. The areas stand in their own order and are not ranked: their tasks, sizes and targets differ. Under each value: level, change and outlook, then what it is measured on. A letter or number leads to what differs."
                    ),
                    " ",
                    guide_link(address),
                    cls="under",
                ),
            ),
            h.a(t("Download as CSV"), href=address.to("hamta", "jamforelse.csv"), cls="link", download=""),
            cls="heading",
        ),
        h.div(
            h.table(
                h.caption(caption, cls="visually-hidden"),
                h.thead(
                    h.tr(
                        h.th(t("Result area"), scope="col"), (_head(*one, address) for one in enumerate(told.standards))
                    )
                ),
                h.tbody(_rows(place, told, opened, address) for place in range(len(told.areas))),
                cls="table matrix compare",
            ),
            cls="card card--table",
        ),
        cls="section--first",
    )


def _head(place: int, standard: Standard, address: Address) -> h.Element:
    indicator = standard.indicator
    return h.th(
        h.a(
            of(indicator.name), href=address.to("indikatorer", indicator.code), cls="door", lang=lang_of(indicator.name)
        ),
        _mark(letter(place), of(indicator.name)) if standard.shared else None,
        scope="col",
    )


def _rows(place: int, told: Comparison, opened: Opened | None, address: Address) -> list[h.Child]:
    """An area, and under it why a cell of it answers as it does."""
    row: list[h.Child] = [_row(place, told, told.numbers, address)]
    if opened and opened.cell.area == told.areas[place]:
        row.append(_why(opened, 1 + len(told.standards), address))
    return row


def _why(opened: Opened, columns: int, address: Address) -> h.Element:
    cell = opened.cell
    about = f"{of(cell.area.name)}, {of(cell.series.indicator.name)}"
    return h.tr(
        h.td(
            h.div(h.h3(about), h.a(t("Close"), href=address.having(why=None), cls="link"), cls="heading"),
            three_answers(
                cell.judged.answers,
                opened.series,
                cell.judged.finest,
                opened.rules,
                opened.window,
                opened.source,
                address=address,
                area=cell.area.code,
                explained=True,
            ),
            colspan=columns,
        ),
        id=WHY,
        cls="compare__opened",
    )


def _row(place: int, told: Comparison, numbered: Numbers, address: Address) -> h.Element:
    area = told.areas[place]
    return h.tr(
        h.th(
            h.a(
                of(area.name),
                href=address.to("resultatomraden", area.code),
                cls="matrix__area",
                lang=lang_of(area.name),
            ),
            scope="row",
        ),
        (_cell(standard, standard.cells[place], numbered, address) for standard in told.standards),
    )


def name(cell: Cell) -> str:
    """What a cell is called in an address: ?why=AREA.indicator."""
    return f"{cell.area.code}.{cell.series.indicator.code}"


def letter(place: int) -> str:
    """What stands beside the name of an indicator: a, b, … z, then numbers that no cell has."""
    return chr(ord("a") + place) if place < 26 else f"z{place - 25}"


def _mark(text: str, about: str) -> h.Element:
    return h.a(
        h.span(t("What differs: {about}", about=about), " ", cls="visually-hidden"),
        text,
        href=f"#skiljer-{text}",
        cls="compare__mark",
    )


def _cell(standard: Standard, cell: Cell, numbered: Numbers, address: Address) -> h.Element:
    indicator, series = standard.indicator, cell.series
    number = numbered.get((indicator.id, cell.area.id))
    return h.td(
        h.div(
            h.a(
                written(series.value, indicator),
                href=address.to("indikatorer", indicator.code, scope=cell.area.code),
                cls="door compare__value",
            ),
            _mark(str(number), f"{of(cell.area.name)}, {of(indicator.name)}") if number else None,
        ),
        brief_answers(cell.judged.answers, series) if cell.is_followed else None,
        h.small(coverage(cell.coverage)) if cell.coverage and cell.is_followed else None,
        h.a(
            t("Why?"),
            h.span(f" {of(cell.area.name)}, {of(indicator.name)}", cls="visually-hidden"),
            href=why_at(address.having(why=name(cell))),
            cls="link compare__why",
        )
        if cell.is_followed
        else None,
        data_label=of(indicator.name),
    )


def _differences(told: Comparison) -> h.Element:
    numbered = told.numbers
    return h.section(
        h.h2(t("What differs")),
        h.p(t("What holds for every area stands first, then what holds for one alone."), cls="under"),
        h.div((_of_one(place, one, numbered) for place, one in enumerate(told.standards)), cls="differences"),
    )


def _of_one(place: int, standard: Standard, numbered: Numbers) -> h.Element:
    indicator = standard.indicator
    own = [
        (number, cell) for cell in standard.cells if (number := numbered.get((indicator.id, cell.area.id))) is not None
    ]
    return h.div(
        h.h3(
            h.span(letter(place), cls="differences__mark"),
            h.span(of(indicator.name), lang=lang_of(indicator.name)),
            id=f"skiljer-{letter(place)}",
        ),
        h.ul((h.li(remark(one, indicator)) for one in standard.shared), cls="differences__shared"),
        h.ul((_own(number, cell, standard) for number, cell in own), cls="differences__own") if own else None,
        cls="difference",
    )


def _own(number: int, cell: Cell, standard: Standard) -> h.Element:
    return h.li(
        h.span(formats.number(number), cls="differences__mark"),
        h.span(
            h.b(of(cell.area.name), lang=lang_of(cell.area.name)),
            ": ",
            " ".join(remark(one, standard.indicator) for one in standard.own(cell)),
        ),
        id=f"skiljer-{number}",
    )
