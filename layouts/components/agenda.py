"""What to raise, as a list; each item with its signals and why."""

from collections import Counter
from collections.abc import Sequence

from dashboard.address import Address
from dashboard.agenda import Subject, Subjects, key
from dashboard.goal import Thread
from dashboard.ranking import Item, ToRaise
from dashboard.signals import About, Family, Place
from dashboard.words import Words
from layouts import formats, labels, raised
from layouts import nodes as h
from layouts.components.signal_notes import signal_word, subject_link
from layouts.text import n, of, swedish, t


def raise_list(items: Sequence[Item], subjects: Subjects, red: Thread, address: Address) -> h.Element:
    """Each with its mark and word, where it belongs, what its signals say and why it is raised."""
    return h.ol((_item(one, subjects, red, address) for one in items), cls="list")


def _item(item: Item, subjects: Subjects, red: Thread, address: Address) -> h.Element:
    about = item.about
    subject = subjects.get(key(about.place, about.code), Subject(Words(about.code)))
    return h.li(
        h.span(signal_word(item.signals[0], subject), cls="status"),
        h.div(
            subject_link(about, subject, address),
            _where(about, red),
            h.p(" ".join(raised.told(signal) for signal in item.signals), cls="list__text"),
            h.p(subject.cause, cls="list__text list__said", lang=swedish()) if subject.cause else None,
            _why(item),
        ),
    )


def _where(about: About, red: Thread) -> h.Element:
    """What it is, and its area and department; of an indicator the area, or else whose it is."""
    area, department = red.area(about.area), red.department(about.department)
    is_work = about.place is Place.ACTIVITY
    places = (area, department) if is_work else (area or department, None)
    names = [of(place.name) for place in places if place is not None]
    kinds = {Place.DECISION: t("Decision"), Place.COMMITMENT: t("Commitment")}
    return h.p(
        ", ".join(names if is_work else [kinds.get(about.place, t("Indicator")), *names]),
        h.span(" · ", t("strategic"), cls="strategic") if about.strategic else None,
        cls="list__where",
    )


def _why(item: Item) -> h.Element:
    """The rule of every signal, what would take it away, and the weight that gave the place in the list."""
    lines = [f"{raised.rule(signal)} {raised.would_change(signal.kind)}" for signal in item.signals]
    return h.details(h.summary(t("Why?")), [h.p(line) for line in (*lines, raised.weight(item.score))], cls="why")


def folded(found: ToRaise, address: Address) -> h.Element:
    """What is left out, counted by why it is given, and what does not change; every count is a door."""
    left = Counter(item.signals[0].kind.family for item in found.folded)
    return h.div(
        h.ul(
            h.li(n("{number} more:", "{number} more:", len(found.folded), number=formats.number(len(found.folded)))),
            (
                h.li(
                    h.a(
                        f"{formats.number(left[family])} {labels.family(family)}",
                        href=address.to("signaler", family=family),
                        cls="link",
                    )
                )
                for family in Family
                if left[family]
            ),
            cls="folded__kinds",
        )
        if left
        else None,
        h.p(unchanged(found)),
        cls="under folded",
    )


def unchanged(found: ToRaise) -> str:
    """«56 of 88 indicators without a sure change; about 1.6 false alarms are to be expected»."""
    told = n(
        "{unchanged} of {count} indicator shows no sure change; about {alarms} false alarms are to be expected.",
        "{unchanged} of {count} indicators show no sure change; about {alarms} false alarms are to be expected.",
        found.looks.judged,
        unchanged=formats.number(found.looks.unchanged),
        alarms=formats.number(found.false_alarms, 1),
    )
    if not found.looks.too_short:
        return told
    return f"{told} " + n(
        "{number} has too few points to say.",
        "{number} have too few points to say.",
        found.looks.too_short,
        number=formats.number(found.looks.too_short),
    )
