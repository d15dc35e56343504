"""Where the red thread is broken: the mark in the tree, the sentence, and the list with who owns it and where it is mended."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.address import Address
from dashboard.goal import Goal, ResultArea, Thread
from dashboard.sight import Gap, Loose, Sight
from layouts import formats, sentences
from layouts import nodes as h
from layouts.text import lang_of, n, of, swedish, t

LIST = "brutet"
_NEW = "+"


@dataclass(frozen=True, slots=True)
class Mending:
    """What the reader may mend: the structure, and the activities of the plan."""

    structure: bool = False
    plan: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    what: str
    name: str
    lang: str | None
    door: str
    where: ResultArea
    owner: str
    mend: tuple[str, str] | None


def broken(text: str, href: str | None = None) -> h.Element:
    """A sign of a thread that is cut, and what is missing."""
    return h.span(sign(), h.a(text, href=href, cls="door") if href else h.span(text), cls="broken")


def sign() -> h.Element:
    """The shape alone; the words stand beside it."""
    cut = h.path(d="M1 9h5M12 9h5M7.6 4.5 6.4 13.5M11.6 4.5 10.4 13.5", cls="broken__sign")
    return h.svg(cut, viewBox="0 0 18 18", cls="shape", aria_hidden="true")


def sentences_of(gaps: Mapping[Gap, int], address: Address) -> list[h.Child]:
    """How often it is broken, each number a door; or that it is whole."""
    if not gaps:
        return [
            t("The thread is whole: every goal has an indicator, every deliverable an activity, every activity a goal.")
        ]
    return [[h.a(_told(*one), href=_door(one[0], address), cls="door"), ". "] for one in gaps.items()]


def _told(gap: Gap, count: int) -> str:
    number = sentences.counted(count)
    # One goal and one area are neuter in Swedish, and the word for the number is not.
    return {
        Gap.AREA: t("One area has no goal") if count == 1 else t("{number} areas have no goal", number=number),
        Gap.GOAL: t("One goal has no indicator")
        if count == 1
        else t("{number} goals have no indicator", number=number),
        Gap.DELIVERABLE: n(
            "{number} deliverable has no activity", "{number} deliverables have no activity", count, number=number
        ),
        Gap.ACTIVITY: n("{number} activity has no goal", "{number} activities have no goal", count, number=number),
        Gap.OLD_GOAL: n(
            "{number} activity serves a goal that is not in force",
            "{number} activities serve goals that are not in force",
            count,
            number=number,
        ),
    }[gap]


def _door(gap: Gap, address: Address) -> str:
    return address.to("aktiviteter", lacks="with_goal") if gap is Gap.ACTIVITY else address.having() + f"#{LIST}"


def gap_list(
    found: Sight,
    gaps: Mapping[Gap, int],
    loose: Sequence[Loose],
    red: Thread,
    mending: Mending,
    address: Address,
) -> h.Child:
    """Each with what is missing, whose it is, and the way to mend it for whoever may."""
    if not gaps:
        return None
    rows = [*_structure(found, red, mending, address), *_activities(loose, red, mending, address)]
    heads = [t("What is missing"), t("Where"), t("Result area"), t("Owner")]
    left = sum(gaps.values()) - len(rows)
    return h.section(
        h.h2(t("Where the thread is broken"), id=LIST),
        h.p(t("Goals and deliverables have no owner of their own; their result area is named."), cls="under"),
        h.div(
            h.table(
                h.caption(t("Where the thread is broken"), cls="visually-hidden"),
                h.thead(
                    h.tr(
                        (h.th(head, scope="col") for head in heads),
                        h.th(t("Mend"), scope="col") if _mends(rows) else None,
                    )
                ),
                h.tbody(_row(row, heads, _mends(rows), address) for row in rows),
                cls="table stack small-table gaps",
            ),
            cls="card card--table",
        ),
        h.p(t("{count} more are not listed here.", count=formats.number(left)), cls="under") if left > 0 else None,
    )


def _mends(rows: Iterable[_Row]) -> bool:
    return any(row.mend for row in rows)


def _row(row: _Row, heads: Sequence[str], mends: bool, address: Address) -> h.Element:
    area = h.a(
        of(row.where.name), href=address.to("resultatomraden", row.where.code), cls="door", lang=lang_of(row.where.name)
    )
    return h.tr(
        h.td(sign(), h.span(row.what), cls="gaps__what"),
        h.th(h.a(row.name, href=row.door, cls="row-title", lang=row.lang), scope="row"),
        h.td(area, data_label=heads[2]),
        h.td(row.owner, data_label=heads[3]),
        h.td(h.a(row.mend[0], href=row.mend[1], cls="link") if row.mend else None) if mends else None,
    )


def _structure(found: Sight, red: Thread, mending: Mending, address: Address) -> Iterable[_Row]:
    """Areas without a goal, goals without an indicator, deliverables without an activity, from the top."""
    for area in red.areas:
        home = address.to("resultatomraden", area.code)
        if not area.goals:
            mend = _mend(mending.structure, t("Add a goal"), address, "mal", _NEW)
            yield _Row(t("No goal in force"), of(area.name), lang_of(area.name), home, area, "–", mend)
        for goal in area.goals:
            if not found.is_followed(goal):
                yield _unfollowed(goal, area, found, mending, address)
            for one in found.under(goal):
                if not one.statuses.planned:
                    name, code = one.deliverable.name, one.deliverable.code
                    mend = _mend(mending.structure, t("Change the deliverable"), address, "prestationer", code)
                    yield _Row(
                        t("No activity"), of(name), lang_of(name), home + "#mal-och-prestationer", area, "–", mend
                    )


def _unfollowed(goal: Goal, area: ResultArea, found: Sight, mending: Mending, address: Address) -> _Row:
    """A goal without an indicator: its deliverables have none, or it has no deliverable to be followed by."""
    has = bool(found.stock(goal).deliverables)
    what, way, table = (
        (t("No indicator"), t("Add an indicator"), "indikatorer")
        if has
        else (t("No deliverable and no indicator"), t("Add a deliverable"), "prestationer")
    )
    home = address.to("resultatomraden", area.code) + "#mal-och-prestationer"
    return _Row(
        what, of(goal.text), lang_of(goal.text), home, area, "–", _mend(mending.structure, way, address, table, _NEW)
    )


def _activities(loose: Sequence[Loose], red: Thread, mending: Mending, address: Address) -> Iterable[_Row]:
    areas = {area.id: area for area in red.areas}
    for one in loose:
        what = t("Its goal is not in force") if one.goal else t("No goal")
        owner = ", ".join(part for part in (one.owner_role, of(one.department)) if part)
        door = address.to("aktiviteter", one.code)
        mend = _mend(mending.plan, t("State a goal"), address, "aktiviteter", one.code)
        if one.area_id in areas:
            yield _Row(what, one.title, swedish(), door, areas[one.area_id], owner, mend)


def _mend(may: bool, text: str, address: Address, table: str, row: str) -> tuple[str, str] | None:
    return (text, address.to("redigera", table, row)) if may else None
