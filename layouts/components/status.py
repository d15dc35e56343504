"""Status as shape, word and colour; distributions as bars with counts."""

from collections.abc import Callable, Sequence

from dashboard.period import Period
from dashboard.status import LIGHT, Distribution, Status
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.why_link import why_link
from layouts.text import n, t

_BESIDE = tuple(status for status in Status if status not in LIGHT)


def mark(status: Status, *, title: str | None = None) -> h.Element:
    """The shape alone; the word must stand beside it or in `title`."""
    hidden = {"aria_hidden": "true"} if title is None else {"role": "img", "aria_label": title}
    shape = h.svg(
        h.use(href=f"#status-{token(status)}"),
        cls=f"shape shape--{token(status)}",
        viewBox="0 0 18 18",
        **hidden,
    )
    return shape if title is None else h.span(shape, cls="marked", title=title)


def badge(status: Status, page: str | None = None) -> h.Element:
    """Shape and word; with the page of what has the status they are a door to why."""
    inside = (mark(status), h.span(_capital(labels.status(status))))
    return why_link(*inside, page=page, cls="status") if page else h.span(*inside, cls="status")


def counts(
    distribution: Distribution,
    link: Callable[[Status], str] | None = None,
    *,
    words: bool = True,
    all_lights: bool = False,
) -> h.Element:
    """Each status with its count; with `link` every count leads to its activities."""
    shown = [s for s in Status if distribution[s] or (all_lights and s in LIGHT)]
    return h.ul(
        (
            h.li(
                _count(
                    status,
                    distribution[status],
                    words,
                    link(status) if link and distribution[status] else None,
                ),
                cls="status status--beside" if status in _BESIDE else "status",
            )
            for status in shown
        ),
        cls="counts",
    )


def counted(status: Status, count: int) -> str:
    """«226 ej rapporterade»."""
    number = formats.number(count)
    return {
        Status.ON_TRACK: n("{number} on track", "{number} on track", count, number=number),
        Status.DEVIATING: n("{number} deviating", "{number} deviating", count, number=number),
        Status.OFF_TRACK: n("{number} off track", "{number} off track", count, number=number),
        Status.NOT_REPORTED: n("{number} not reported", "{number} not reported", count, number=number),
        Status.NOT_STARTED: n("{number} not started", "{number} not started", count, number=number),
        Status.PAUSED: n("{number} paused", "{number} paused", count, number=number),
        Status.COMPLETED: n("{number} completed", "{number} completed", count, number=number),
    }[status]


def _count(status: Status, count: int, words: bool, href: str | None) -> h.Child:
    told = counted(status, count)
    inside: list[h.Child] = [mark(status)]
    if words:
        inside.append(h.span(told))
    else:
        inside += [h.span(formats.number(count), aria_hidden="true"), h.span(told, cls="visually-hidden")]
    return [h.a(*inside, href=href, cls="door")] if href else inside


def bar(distribution: Distribution, *, thin: bool = False) -> h.Element:
    """A thin stacked bar of the traffic light and what was not reported; the rest stands beside it in words."""
    drawn = [s for s in (*LIGHT, Status.NOT_REPORTED) if distribution[s]]
    return h.div(
        (h.i(cls=f"bar__part bar__part--{token(s)}", style={"flexGrow": distribution[s]}) for s in drawn),
        cls="bar bar--thin" if thin else "bar",
        role="img",
        aria_label=spoken(distribution),
    )


def spoken(distribution: Distribution) -> str:
    """The distribution in words: «196 enligt plan, 12 avviker, 6 avviker stort»."""
    parts = [counted(s, distribution[s]) for s in Status if distribution[s]]
    return ", ".join(parts) or t("no activities")


def history(
    statuses: Sequence[Status | None], periods: Sequence[Period], page: Callable[[Period], str] | None = None
) -> h.Element:
    """One mark per period, oldest first; with `page` each is a door to why it was so in that period."""
    return h.span(
        (
            why_link(_of_period(s, p), page=page(p)) if page and s else _of_period(s, p)
            for s, p in zip(statuses, periods, strict=True)
        ),
        cls="history",
    )


def _of_period(status: Status | None, period: Period) -> h.Element:
    """The mark of one period; an empty place where the activity was not in the plan."""
    name = formats.short_period(period)
    if status is None:
        return h.span(cls="marked marked--none", title=f"{name}: {t('not in the plan')}")
    return mark(status, title=f"{name}: {labels.status(status)}")


def moved(before: Status | None, now: Status) -> str:
    """«Grön → röd», or the status alone when it is the same or new."""
    if before is None or before is now:
        return _capital(labels.colour(now))
    return f"{_capital(labels.colour(before))} → {labels.colour(now)}"


def token(status: Status) -> str:
    """What the shape of a status is called."""
    return status.value.replace("_", "-")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
