"""Decisions and commitments as rows: state by word and shape, what they concern, when they are reviewed or due."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.address import Address
from dashboard.agreed import Agreed, Here
from dashboard.commitment import Commitment, Standing
from dashboard.decision import Concern, Decision, DecisionState, Review
from dashboard.words import Words
from layouts import agreement_labels, formats
from layouts import nodes as h
from layouts.components.doors import door, doors
from layouts.components.figures import example
from layouts.components.signs import capital, sign
from layouts.text import lang_of, n, of, swedish, t

_MOST = 5


def state(of_it: DecisionState) -> h.Element:
    """Shape and word of how far a decision has come."""
    return h.span(sign(of_it), h.span(capital(agreement_labels.decision_state(of_it))), cls="status")


def reviewed(decision: Decision, today: date) -> h.Child:
    """Shape and words of its follow-up; nothing where none is due."""
    review = decision.review(today)
    if review is Review.NONE:
        return None
    return h.span(sign(review), h.span(review_told(decision, today)), cls="status status--beside")


def review_told(decision: Decision, today: date) -> str:
    """«Följs upp 2 okt 2018», «Väntar på uppföljning sedan 11 sep 2018», «Följt upp: delvis»."""
    review = decision.review(today)
    if review is Review.JUDGED and decision.verdict is not None:
        return t("Reviewed: {verdict}", verdict=agreement_labels.verdict(decision.verdict))
    if decision.review_on is None:
        return ""
    day = formats.day(decision.review_on)
    return (
        t("Waits for review since {day}", day=day) if review is Review.WAITING else t("To be reviewed {day}", day=day)
    )


def standing(commitment: Commitment, today: date) -> h.Element:
    """Shape and word of where a commitment stands."""
    return standing_mark(commitment.standing(today))


def standing_mark(found: Standing) -> h.Element:
    """The same of where it stood."""
    return h.span(sign(found), h.span(capital(standing_name(found))), cls="status")


def standing_name(found: Standing) -> str:
    """The word of it."""
    return {
        Standing.LATE: t("overdue"),
        Standing.OPEN: t("to be done"),
        Standing.KEPT: t("kept"),
        Standing.DROPPED: t("dropped"),
    }[found]


def moved(commitment: Commitment) -> h.Child:
    """«Flyttat två gånger, först 31 mars»; of one that raises itself, that the next meeting takes it up."""
    times = commitment.moves
    if not times:
        return None
    told = n(
        "moved {count} time, at first {day}",
        "moved {count} times, at first {day}",
        times,
        day=formats.day(commitment.days[0]),
    )
    if commitment.raises_itself:
        told = t("{moved}: is taken up at the next meeting", moved=told)
    return h.span(sign("moved"), h.span(capital(told)), cls="status status--beside")


def decided_by(decision: Decision) -> str:
    """«Omprioritering, generaldirektören»."""
    return f"{of(decision.type.name)}, {agreement_labels.decider(decision.type.decided_by)}"


def decision_rows(
    decisions: Sequence[Decision], names: Mapping[int, Words], address: Address, today: date
) -> h.Element:
    """Each with day, title, type and who decided, number, what it concerns, and its follow-up."""
    return h.ol((_decision(one, names, address, today) for one in decisions), cls="list list--agreed")


def _decision(one: Decision, names: Mapping[int, Words], address: Address, today: date) -> h.Element:
    return h.li(
        h.div(
            state(one.state),
            h.p(formats.day(one.decided_on), cls="list__where") if one.decided_on else None,
        ),
        h.div(
            h.a(one.title, href=address.to("beslut", one.code), cls="list__title", lang=swedish()),
            h.p(
                one.code,
                " · ",
                h.span(decided_by(one), lang=lang_of(one.type.name)),
                [" · ", t("no. {number}", number=one.registry_number)] if one.registry_number else None,
                [" · ", hidden_mark()] if one.confidential else None,
                " ",
                example(one.is_example),
                cls="list__where",
            ),
            doors(one.concerns, names, address),
        ),
        h.div(reviewed(one, today), cls="list__end"),
    )


def hidden_mark() -> h.Element:
    """That it is confidential."""
    return h.span(t("confidential"), cls="strategic")


def commitment_rows(
    commitments: Sequence[Commitment],
    agreed: Agreed,
    names: Mapping[int, Words],
    address: Address,
    today: date,
    *,
    origins: bool = True,
) -> h.Element:
    """Each with where it stands, what, who, what it came from (`origins`) and concerns, and when it is due."""
    rows = (_commitment(one, agreed if origins else Agreed(), names, address, today) for one in commitments)
    return h.ol(rows, cls="list list--agreed")


def _commitment(
    one: Commitment, agreed: Agreed, names: Mapping[int, Words], address: Address, today: date
) -> h.Element:
    return h.li(
        h.div(standing(one, today), h.p(_due(one), cls="list__where")),
        h.div(
            h.a(one.what, href=address.to("ataganden", one.code), cls="list__title", lang=swedish()),
            h.p(who(one), cls="list__where"),
            h.p(one.result, cls="list__text", lang=swedish()) if one.result else None,
            _from(one, agreed, names, address),
        ),
        h.div(moved(one), cls="list__end"),
    )


def _due(one: Commitment) -> str:
    day = formats.day(one.due_on)
    return t("due {day}", day=day) if one.is_open else t("was due {day}", day=day)


def who(one: Commitment) -> h.Element:
    """The role and its department."""
    return h.span(
        one.code,
        " · ",
        h.span(one.responsible_role, lang=swedish()),
        [", ", h.span(of(one.department_name), lang=lang_of(one.department_name))] if one.department_name else None,
        [" · ", hidden_mark()] if one.confidential else None,
        " ",
        example(one.is_example),
    )


def _from(one: Commitment, agreed: Agreed, names: Mapping[int, Words], address: Address) -> h.Child:
    """The decision or meeting it was made in, and what it concerns."""
    parts = [h.li(found) for found in (origin(one, agreed, names, address), _subject(one, names, address)) if found]
    return h.ul(parts, cls="inline doors") if parts else None


def origin(one: Commitment, agreed: Agreed, names: Mapping[int, Words], address: Address) -> h.Element | None:
    """Where it was agreed; nothing of a decision that may not be seen."""
    decision = agreed.in_decision(one)
    if decision is not None:
        return h.a(decision.title, href=address.to("beslut", decision.code), cls="link", lang=swedish())
    if one.origin is None or one.origin.kind == "decision":
        return None
    return door(one.origin, names, address)


def _subject(one: Commitment, names: Mapping[int, Words], address: Address) -> h.Element | None:
    return None if one.subject is None else door(one.subject, names, address)


def concerns_of(agreed: Agreed) -> list[Concern]:
    """Everything whose name the rows need."""
    found = [concern for one in agreed.decisions for concern in one.concerns]
    found += [c for one in agreed.commitments for c in (one.subject, one.origin) if c and c.kind != "decision"]
    return found


def agreed_here(
    here: Here, address: Address, today: date, subject: str = "", *, title: str = "", **place: str
) -> h.Child:
    """The decisions and open commitments that concern what a page is about, in short; nothing where there is none.

    `subject` is what a new decision would be about (kind:code); `place` is how the rest is found.
    """
    found = here.found
    anew = (
        h.a(t("New decision about this"), href=address.to("beslut", "nytt", subject=subject), cls="link")
        if here.decides and subject
        else None
    )
    if not (found.decisions or found.commitments or anew):
        return None
    rows = [_short_commitment(one, here.every, address, today) for one in found.commitments[:_MOST]]
    rows += [_short_decision(one, address, today) for one in found.decisions[:_MOST]]
    return h.section(
        h.div(h.h2(title or t("Decisions and commitments"), id="beslut"), anew, cls="heading"),
        h.ol(rows, cls="list list--here") if rows else h.p(t("Nothing has been decided about this."), cls="under"),
        _more(found, address, **place),
        aria_labelledby="beslut",
    )


def _more(found: Agreed, address: Address, **place: str) -> h.Child:
    left = len(found.decisions[_MOST:]) + len(found.commitments[_MOST:])
    if not left:
        return None
    told = n("{number} more", "{number} more", left, number=formats.number(left))
    page = "ataganden" if "department" in place else "beslut"
    return h.p(h.a(told, href=address.to(page, **place), cls="link"))


def _short_decision(one: Decision, address: Address, today: date) -> h.Element:
    href = address.to("beslut", one.code)
    return h.li(
        h.a(state(one.state), href=href, cls="mark-door"),
        h.div(
            h.a(one.title, href=href, cls="list__title", lang=swedish()),
            h.p(
                [formats.day(one.decided_on), ", "] if one.decided_on else None,
                agreement_labels.decider(one.type.decided_by),
                cls="list__where",
            ),
            _behind(reviewed(one, today), href),
        ),
    )


def _behind(mark: h.Child, href: str) -> h.Child:
    """A mark as a door to the page that says why."""
    return h.a(mark, href=href, cls="mark-door") if mark else None


def _short_commitment(one: Commitment, everything: Agreed, address: Address, today: date) -> h.Element:
    decision, href = everything.in_decision(one), address.to("ataganden", one.code)
    return h.li(
        h.a(standing(one, today), href=href, cls="mark-door"),
        h.div(
            h.a(one.what, href=href, cls="list__title", lang=swedish()),
            h.p(h.span(one.responsible_role, lang=swedish()), ", ", _due(one), cls="list__where"),
            _behind(moved(one), href),
            h.p(
                h.a(decision.title, href=address.to("beslut", decision.code), cls="link", lang=swedish()),
                cls="list__where",
            )
            if decision
            else None,
        ),
    )
