"""The tools of an agenda that is prepared: arrange, add, close."""

from collections.abc import Mapping, Sequence

from dashboard.agenda import Subject, Subjects, key
from dashboard.meeting import Taken
from dashboard.ranking import Item
from dashboard.words import Words
from layouts import nodes as h
from layouts import raised
from layouts.components import forms
from layouts.components import taken as item_of
from layouts.components.signal_notes import signal_word
from layouts.text import lang_of, of, t


def item_name(one: Item) -> str:
    """What names a proposed item in a form."""
    return f"{one.about.place}~{one.about.code}~{one.about.scope}"


def item_tools(one: Taken, action: str) -> h.Element:
    """Its time, its place, and taking it away."""
    title = item_of.title(one)

    def act(act: str, shown: h.Child, more: str = "") -> h.Element:
        told = h.span(f"{more}: {title}" if more else f": {title}", cls="visually-hidden")
        return h.button(shown, told, type="submit", name="act", value=act, cls="button button--small")

    return h.form(
        forms.hidden("item", one.item.code),
        h.label(
            h.inputs(
                type="number",
                name="minutes",
                min="0",
                max="600",
                defaultValue=str(one.item.minutes),
                key=str(one.item.minutes),
                cls="field-box field-box--minutes",
            ),
            h.span(t("min")),
            cls="agenda__minutes",
        ),
        act("minutes", t("Set the time")),
        act("up", h.span("↑", aria_hidden="true"), t("Move up")),
        act("down", h.span("↓", aria_hidden="true"), t("Move down")),
        act("remove", t("Take away")),
        method="post",
        action=action,
        cls="agenda__tools",
    )


def more_items(others: Sequence[Item], subjects: Subjects, action: str) -> h.Child:
    """What else the signals would raise."""
    if not others:
        return None
    return h.details(
        h.summary(t("More to take up from the signals")),
        h.ol((_other(one, subjects, action) for one in others), cls="list"),
        cls="more",
    )


def _other(one: Item, subjects: Subjects, action: str) -> h.Element:
    subject = subjects.get(key(one.about.place, one.about.code), Subject(Words(one.about.code)))
    return h.li(
        h.span(signal_word(one.signals[0], subject), cls="status"),
        h.div(
            h.span(of(subject.title), cls="list__title", lang=lang_of(subject.title)),
            h.p(" ".join(raised.told(signal) for signal in one.signals), cls="list__text"),
            h.form(
                forms.hidden("subject", item_name(one)),
                h.button(
                    t("Take up"),
                    type="submit",
                    name="act",
                    value="add",
                    cls="button button--small",
                    aria_label=f"{t('Take up')}: {of(subject.title)}",
                ),
                method="post",
                action=action,
            ),
        ),
    )


def own_item(action: str, problems: Mapping[str, str]) -> h.Element:
    """The form for an item in words of one's own."""
    return h.details(
        h.summary(t("An item of your own")),
        forms.post_form(
            action,
            forms.text_field("title", t("Title"), "", rows=1, most=200, problems=problems),
            forms.text_field("text", t("What should be known before (optional)"), ""),
            forms.text_field("link", t("Link (optional)"), "", rows=1, most=500, problems=problems),
            forms.text_field("minutes", t("Length in minutes"), "5", rows=1, most=3),
            h.label(
                h.inputs(type="checkbox", name="confidential", value="yes"),
                h.span(t("Confidential: left out when the minutes are published")),
                cls="radio",
            ),
            h.div(forms.submit(t("Add"), value="add"), cls="choices"),
            problems=problems,
        ),
        cls="more",
        open=bool(problems) or None,
    )


def closing(action: str) -> h.Element:
    """What closing does, and the button."""
    return h.section(
        h.h2(t("When the meeting is over")),
        h.p(
            t(
                "Closing keeps what was seen and written with a seal. Commitments and proposals get a life of their own; afterwards nothing here is changed."
            ),
            cls="under",
        ),
        h.form(
            h.div(forms.submit(t("Close the meeting"), value="close", quiet=True), cls="choices"),
            method="post",
            action=action,
            cls="form",
        ),
        cls="closing",
    )
