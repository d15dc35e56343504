"""Filters as links with counts: every choice is an address, so that it can be mailed and undone with Back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.activity import ActivityKind
from dashboard.address import Address
from dashboard.filters import Facets
from dashboard.goal import Thread
from dashboard.health import Seen
from dashboard.status import Status
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.status import mark
from layouts.text import of, t

_DEVIATES = (Status.DEVIATING, Status.OFF_TRACK)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: what the address says, what the reader sees, how many rows it gives."""

    value: str
    text: str
    count: int


def activity_filters(
    found: Facets, red: Thread, address: Address, *, areas: bool, departments: bool = True
) -> h.Element:
    """Status, area, department, kind, strategic mark and words, with how many rows each choice gives."""
    return h.div(
        h.ul(status_chips(found.statuses, address), cls="chips"),
        h.div(
            choice_menu("area", t("Area"), _areas(found, red), address) if areas else None,
            choice_menu("department", t("Department"), _departments(found, red), address) if departments else None,
            choice_menu("kind", t("Kind"), _kinds(found), address),
            chip(t("Strategic"), found.strategic, address.plus("strategic", "1"), "strategic" in address.query),
            _lacks(found, address),
            _words(address),
            cls="chips",
        ),
        cls="filters",
    )


def status_chips(found: Mapping[Status, int], address: Address) -> Iterable[h.Child]:
    """Each status with how many activities have it, and all that deviate together."""
    chosen = address.query.get("status", "")
    both = ",".join(_DEVIATES)
    yield h.li(chip(t("All"), sum(found.values()), address.having(status=None), not chosen))
    deviating = sum(found.get(s, 0) for s in _DEVIATES)
    yield h.li(
        chip(
            t("All deviations"),
            deviating,
            address.having(status=both),
            chosen == both,
            *(mark(s) for s in _DEVIATES),
        )
    )
    for status in Status:
        count = found.get(status, 0)
        if count or status in chosen.split(","):
            yield h.li(
                chip(
                    labels.status(status).capitalize(),
                    count,
                    address.having(status=status),
                    chosen == status,
                    mark(status),
                )
            )


def chip(text: str, count: int, href: str, on: bool, *marks: h.Child) -> h.Element:
    """A choice with how many rows it gives."""
    return h.a(
        marks,
        h.span(text),
        h.span(formats.number(count), cls="chip__count"),
        href=href,
        cls="chip",
        aria_current="true" if on else None,
    )


def _areas(found: Facets, red: Thread) -> list[Choice]:
    return [Choice(a.code, of(a.name), found.areas.get(a.id, 0)) for a in red.areas]


def _departments(found: Facets, red: Thread) -> list[Choice]:
    return [Choice(d.code, of(d.name), found.departments.get(d.id, 0)) for d in red.departments]


def _kinds(found: Facets) -> list[Choice]:
    return [Choice(k, labels.kind(k).capitalize(), found.kinds.get(k, 0)) for k in ActivityKind]


def choice_menu(key: str, title: str, choices: Sequence[Choice], address: Address) -> h.Element:
    """The choices of one kind with how many rows each gives; the chosen ones stand in its name."""
    chosen = address.values(key)
    named = [c.text for c in choices if c.value in chosen]
    return h.details(
        h.summary(f"{title}: {', '.join(named) if named else t('all')}", data_on="" if named else None),
        h.nav(
            h.ul(
                h.li(h.a(t("All"), href=address.having(**{key: None}), aria_current=None if chosen else "true")),
                (
                    h.li(
                        h.a(
                            h.span(c.text),
                            h.small(formats.number(c.count)),
                            href=address.plus(key, c.value),
                            aria_current="true" if c.value in chosen else None,
                        )
                    )
                    for c in choices
                    if c.count or c.value in chosen
                ),
            ),
            aria_label=title,
        ),
        cls="menu menu--filter",
    )


def _lacks(found: Facets, address: Address) -> list[h.Child]:
    """What the rows lack, where the address asks for that; pressed again it is taken away."""
    chosen = address.values("lacks")
    return [chip(labels.lacks(kind), found.total, address.plus("lacks", kind), True) for kind in Seen if kind in chosen]


def _words(address: Address) -> h.Element:
    return h.form(
        hidden(address.kept("q")),
        h.label(t("Words in the title"), html_for="filter-words", cls="visually-hidden"),
        h.inputs(
            id="filter-words",
            name="q",
            type="search",
            cls="form-control form-control-sm field",
            defaultValue=address.query.get("q", ""),
            placeholder=t("Words in the title"),
            maxLength=100,
            key=address.query.get("q", ""),
        ),
        h.button(t("Filter"), type="submit", cls="button"),
        action=address.path,
        method="get",
        role="search",
        aria_label=t("Filter on words"),
        cls="chips__form",
    )


def hidden(kept: Mapping[str, str]) -> list[h.Child]:
    """What a form carries along from the address."""
    return [h.inputs(type="hidden", name=name, value=value, key=f"{name}={value}") for name, value in kept.items()]


def pager(total: int, page: int, size: int, address: Address) -> h.Child:
    """«1–50 av 216», with the pages before and after as links."""
    if total <= size:
        return None
    first, last, pages = (page - 1) * size + 1, min(page * size, total), -(-total // size)
    return h.nav(
        _turn(t("Previous"), page - 1, address) if page > 1 else h.span(t("Previous"), cls="pager__off"),
        h.span(
            t(
                "{first}–{last} of {total}",
                first=formats.number(first),
                last=formats.number(last),
                total=formats.number(total),
            )
        ),
        _turn(t("Next"), page + 1, address) if page < pages else h.span(t("Next"), cls="pager__off"),
        cls="pager",
        aria_label=t("Pages of the table"),
    )


def _turn(text: str, page: int, address: Address) -> h.Element:
    return h.a(text, href=address.having(page=page if page > 1 else None), cls="link")
