"""What the two of a follow-up talk have before them: questions, promises, key figures, deviations."""

from collections.abc import Mapping, Sequence

from dashboard.address import Address
from dashboard.agenda import key
from dashboard.commitment import Standing
from dashboard.indicator import Perspective
from dashboard.paper import Carried, Line, Question
from dashboard.period import Period
from dashboard.sighting import Difference, Figure
from dashboard.status import Status
from dashboard.talk import parts_of, path_of
from dashboard.value import change
from dashboard.view import View
from dashboard.watch import Brief
from layouts import formats, labels
from layouts import nodes as h
from layouts import questions as asking
from layouts.components import taken as item_of
from layouts.components.agreed import standing_mark
from layouts.components.brief import trio, trio_key
from layouts.components.figures import example
from layouts.components.heads import quiet_head
from layouts.components.signal_notes import signal_mark
from layouts.components.signs import capital
from layouts.components.status import mark, moved
from layouts.components.why_link import why_link
from layouts.problems import empty
from layouts.text import lang_of, n, of, swedish, t

_PAGES = {"activity": "aktiviteter", "indicator": "indikatorer", "decision": "beslut", "commitment": "ataganden"}
Since = Mapping[tuple[str, str], Sequence[Difference]]


def questions(found: Sequence[Question], address: Address) -> h.Element:
    """At most three, each with what was seen."""
    return h.section(
        h.h2(t("Questions to talk about")),
        h.ol((_question(one, address) for one in found), cls="questions")
        if found
        else h.p(
            t("No report and no figure gives a signal here. Ask what goes well, and what others could learn from it."),
            cls="under",
        ),
        cls="section--first",
    )


def _question(one: Question, address: Address) -> h.Element:
    first = one.signals[0]
    about = first.about
    kind, code = key(about.place, about.code)
    href = address.to(_PAGES[kind], code, scope=about.scope or None if kind == "indicator" else None)
    return h.li(
        h.h3(
            mark(Status(str(first.facts["now"]))) if "now" in first.facts else signal_mark(first.kind),
            h.a(of(one.title), href=href, cls="door", lang=lang_of(one.title) if kind == "indicator" else swedish()),
        ),
        h.p(asking.told(one.signals)),
        h.p(asking.asked(first.kind), cls="questions__asked"),
    )


def carried(found: Sequence[Carried], address: Address) -> h.Element:
    """What was promised at earlier talks, and what has come of it."""
    return h.section(
        h.h2(t("Promised at the last talk")),
        h.p(_kept(found), cls="under") if found else None,
        h.ol((_promise(one, address) for one in found), cls="list list--agreed")
        if found
        else h.p(t("No commitment has been carried over from an earlier talk."), cls="under"),
        cls="section--first",
    )


def _kept(found: Sequence[Carried]) -> str:
    """«2 av 4 hållna, 1 flyttat, 1 försenat»."""
    standings = [one.standing for one in found]
    kept, moved_on = standings.count(Standing.KEPT), sum(one.moves > 0 for one in found)
    dropped, late = standings.count(Standing.DROPPED), standings.count(Standing.LATE)
    told = [
        n("{kept} of {count} kept", "{kept} of {count} kept", len(found), kept=formats.number(kept)),
        n("{number} moved", "{number} moved", moved_on, number=formats.number(moved_on)) if moved_on else "",
        n("{number} dropped", "{number} dropped", dropped, number=formats.number(dropped)) if dropped else "",
        n("{number} overdue", "{number} overdue", late, number=formats.number(late)) if late else "",
    ]
    return ", ".join(part for part in told if part) + "."


def _promise(one: Carried, address: Address) -> h.Element:
    period = formats.short_period(Period.parse(parts_of(one.talk)[1]))
    due = formats.day(one.due_on)
    is_open = one.standing in (Standing.OPEN, Standing.LATE)
    times = n("moved {count} time", "moved {count} times", one.moves) if one.moves else ""
    return h.li(
        h.div(standing_mark(one.standing), h.p(capital(times), cls="list__where") if times else None),
        h.div(
            h.a(one.what, href=address.to("ataganden", one.code), cls="list__title", lang=swedish()),
            h.p(
                h.span(one.who, lang=swedish()),
                ", ",
                t("due {day}", day=due) if is_open else t("was due {day}", day=due),
                cls="list__where",
            ),
            h.p(one.result, cls="list__text", lang=swedish()) if one.result else None,
        ),
        h.div(
            h.a(
                period,
                href=address.without("period").to("avdelningar", *path_of(one.talk)),
                cls="link",
                aria_label=t("The talk of {period}", period=period),
            ),
            cls="list__end",
        ),
    )


def figures(found: Sequence[Line], since: Since, view: View, address: Address) -> h.Element:
    """Key figures under their perspective: value, change, target and the three answers."""
    groups = [(one, [line for line in found if line.perspective is one]) for one in Perspective]
    there = [(perspective, lines) for perspective, lines in groups if lines]
    return h.section(
        h.div(
            h.h2(t("Four perspectives"), " ", example(any(one.shown.is_example for one in found))),
            trio_key(_brief(one.shown.figure) for one in found if one.shown.figure),
            cls="heading",
        ),
        h.div(
            (_group(perspective, lines, since, view, address) for perspective, lines in there),
            cls="halves halves--rows",
        )
        if there
        else empty(t("No key figures here."), t("None has a value for this unit and this kind of period.")),
        cls="section--first",
    )


def _group(perspective: Perspective, lines: Sequence[Line], since: Since, view: View, address: Address) -> h.Element:
    name = labels.perspective(perspective)
    return h.div(
        h.h3(name, cls="perspective"),
        h.table(
            h.caption(t("Indicators of {name}", name=name.lower()), cls="visually-hidden"),
            quiet_head(t("Indicator"), t("Last value"), t("Change"), t("Target"), t("Level, change, outlook")),
            h.tbody(_figure(one, since.get((one.code, one.scope), ()), view, address) for one in lines),
            cls="table rows",
        ),
        cls="card perspective-card",
    )


def _figure(one: Line, since: Sequence[Difference], view: View, address: Address) -> h.Element:
    shown, figure = one.shown, one.shown.figure
    page = address.to("indikatorer", one.code, scope=one.scope or None)
    return h.tr(
        h.th(
            h.a(of(shown.title), href=page, cls="row-title", lang=lang_of(shown.title)),
            h.small(item_of.where(shown)) if shown.where else None,
            _other(since),
            scope="row",
        ),
        h.td([h.b(item_of.value(figure.value, figure)), _when(figure.period, view.period)], cls="num")
        if figure
        else h.td(),
        h.td(_change(figure, view) if figure else None, cls="rows__change"),
        h.td(_target(figure) if figure else None, cls="rows__level"),
        h.td(trio(_brief(figure), page) if figure else None),
    )


def _brief(figure: Figure) -> Brief:
    return Brief("", figure.level, figure.variation, figure.prospect)


def _change(figure: Figure, view: View) -> h.Child:
    difference = change(figure.value, figure.before)
    if difference is None or figure.period_before is None:
        return None
    number = formats.signed(difference, figure.decimals)
    return [
        t("{change} pp", change=number) if of(figure.unit) == "%" else number,
        _when(figure.period_before, view.before, t("since {period}", period=item_of.period(figure.period_before))),
    ]


def _when(code: str, usual: Period | None, text: str = "") -> h.Element:
    """The period of a figure; on paper only where it is another than one would think."""
    as_usual = usual is not None and usual.code == code
    return h.small(text or item_of.period(code), cls="no-print" if as_usual else None)


def _target(figure: Figure) -> str:
    if figure.target is None:
        return t("no target")
    unit = of(figure.unit)
    amount = formats.with_unit(formats.number(figure.target, figure.decimals), unit if unit == "%" else "")
    return t("target {target}", target=amount)


def deviations(found: Sequence[Line], more: int, since: Since, address: Address, department: str) -> h.Element:
    """Activities that deviate, with cause, measure and the decision that is needed; `more` are those that are not shown."""
    return h.section(
        h.h2(t("Deviations"), " ", example(any(one.shown.is_example for one in found))),
        h.ol(
            (_deviation(one, since.get((one.code, one.scope), ()), address) for one in found),
            cls="list list--deviations",
        )
        if found
        else h.p(t("No activity has been judged yellow or red."), cls="under"),
        _more(more, address, department),
        cls="section--first",
    )


def _more(count: int, address: Address, department: str) -> h.Child:
    if count <= 0:
        return None
    told = n("{number} more", "{number} more", count, number=formats.number(count))
    status = ",".join(one for one in Status if one.deviates)
    return h.p(h.a(told, href=address.to("avdelningar", department, status=status) + "#aktiviteter", cls="link"))


def _deviation(one: Line, since: Sequence[Difference], address: Address) -> h.Element:
    shown, page = one.shown, address.to("aktiviteter", one.code)
    status = shown.status
    said = item_of.said(shown)
    return h.li(
        why_link([mark(status), h.span(moved(shown.before, status))], page=page, cls="status") if status else None,
        h.div(
            h.a(of(shown.title), href=page, cls="list__title", lang=swedish()),
            h.p(of(shown.where[0]), cls="list__where", lang=lang_of(shown.where[0])) if shown.where else None,
            _other(since),
        ),
        h.dl(([h.dt(name), h.dd(text, lang=swedish())] for name, text in said), cls="said") if said else None,
    )


def _other(since: Sequence[Difference]) -> h.Child:
    """What has been corrected after the talk."""
    if not since:
        return None
    return h.div(h.b(t("Since the talk")), item_of.differing(since), cls="agenda__since")
