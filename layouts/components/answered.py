"""Indicators in one table by their three answers, to be sorted by each of them."""

from collections.abc import Sequence

from dashboard.address import Address
from dashboard.choosing import Choice, Rank
from dashboard.patterns import Variation
from dashboard.period import Period
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.answers import since
from layouts.components.brief import change_answer, level_answer, outlook_answer
from layouts.components.figures import written
from layouts.components.placed import Placed
from layouts.components.why_link import why_link
from layouts.figures.sparkline import sparkline
from layouts.text import lang_of, of, t

_LINE = 40  # values in a small line


def answered(found: Sequence[Placed], choice: Choice, address: Address, scope: str | None = None) -> h.Element:
    """A row for each: name and place, last value, level, change, outlook, small line; the heads turn the order."""
    return h.div(
        h.table(
            h.caption(t("Indicators by their answers"), cls="visually-hidden"),
            h.thead(
                h.tr(
                    h.th(t("Indicator"), scope="col"),
                    h.th(t("Last value"), scope="col", cls="num col-value"),
                    (_head(rank, choice, address) for rank in Rank),
                    h.th(t("Over time"), scope="col"),
                )
            ),
            h.tbody(_row(one, address, scope) for one in found),
            cls="table stack answered",
        ),
        cls="card card--table",
    )


def _head(rank: Rank, choice: Choice, address: Address) -> h.Element:
    on = choice.rank is rank
    turned = on and choice.turned
    arrow = h.svg(
        h.path(d="M5 2l4 5H1z" if turned else "M5 8L1 3h8z", fill="currentColor"),
        viewBox="0 0 10 10",
        cls="arrow",
        aria_hidden="true",
    )
    return h.th(
        h.a(
            labels.rank(rank),
            arrow if on else None,
            href=address.having(rank=rank, turned=1 if on and not turned else None),
            cls="door",
        ),
        scope="col",
        aria_sort=("ascending" if turned else "descending") if on else None,
    )


def _row(one: Placed, address: Address, scope: str | None) -> h.Element:
    indicator, series, found = one.indicator, one.judged.series, one.answers
    last = series.last
    period = formats.short_period(Period.parse(last.shown.period_code)) if last else t("no value published yet")
    is_sure = found.variation not in (None, Variation.COMMON)
    page = address.to("indikatorer", indicator.code, scope=scope)
    return h.tr(
        h.th(
            h.a(
                of(indicator.name),
                href=page,
                cls="row-title",
                lang=lang_of(indicator.name),
            ),
            h.small(one.where, lang=one.lang) if one.where else None,
            scope="row",
        ),
        h.td(h.b(written(series.value, indicator)), h.small(period), cls="num", data_label=t("Last value")),
        _answer(labels.rank(Rank.LEVEL), page, level_answer(found, series)),
        _answer(
            labels.rank(Rank.CHANGE), page, change_answer(found), since(found, one.judged.finest) if is_sure else ""
        ),
        _answer(labels.rank(Rank.OUTLOOK), page, outlook_answer(found)),
        h.td(
            sparkline([p.number for p in series.points[-_LINE:]], label=t("{count} values", count=len(series.points))),
            cls="answered__line",
        ),
    )


def _answer(name: str, page: str, answer: list[h.Child], more: str = "") -> h.Element:
    shape, word = answer
    return h.td(
        why_link(shape, h.span(word, h.small(more) if more else None), page=page, cls="answered__one"),
        cls="answered__answer",
        data_label=name,
    )
