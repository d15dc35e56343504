"""The minutes of a meeting as a document to take along, in the sentences of their page."""

from collections.abc import Sequence
from datetime import UTC, datetime, time

from dashboard.meeting import Meeting, Promise, Proposal, Taken
from dashboard.status import Status
from dashboard.words import Words
from layouts import formats, minutes
from layouts.components import taken as item_of
from layouts.components.brief import named
from layouts.components.status import moved, token
from layouts.handout import Block, Facts, Handout, Heading, Item, Line, Look, Paragraph, Points, Table, Text, Tone
from layouts.text import lang_of, language, of, swedish, t


def handout(one: Meeting, taken: Sequence[Taken], hidden: int, organisation: Words) -> Handout:
    """What was agreed, then what was taken up item by item, and the seal."""
    items = tuple(_item(formats.number(at), two) for at, two in enumerate(taken, start=1))
    return Handout(
        title=Text(minutes.name(one)),
        organisation=Text(of(organisation), lang=lang_of(organisation)),
        language=language(),
        at=one.closed_at or datetime.combine(one.held_on, time(), UTC),
        blocks=(
            Paragraph((Text(minutes.facts(one)),), Look.LEAD),
            Paragraph((Text(minutes.told(one, taken, hidden)),), Look.SMALL),
            *_together(taken),
            Heading(Text(t("What was taken up"))),
            *(items or [Paragraph((Text(t("Nothing was on the agenda.")),))]),
            *_seal(one),
        ),
        remarks=_remarks(one, taken),
    )


def _remarks(one: Meeting, taken: Sequence[Taken]) -> tuple[Text, ...]:
    """What every page says at its top."""
    marks = (
        (t("Example"), one.is_example),
        (t("Not closed"), not one.is_closed),
        (t("Confidential"), any(two.item.confidential for two in taken)),
    )
    return tuple(Text(word) for word, holds in marks if holds)


def _together(taken: Sequence[Taken]) -> list[Block]:
    agreed = [one for two in taken for one in two.agreed]
    proposals = [one for two in taken for one in two.proposals]
    if not agreed and not proposals:
        return []
    heads = (Text(t("What")), Text(t("Who")), Text(t("Due")), Text(t("Code")))
    rows = tuple(
        (
            (Text(one.what, Tone.STRONG, swedish()),),
            (Text(one.who, lang=swedish()),),
            (Text(formats.day(one.due_on)),),
            (Text(one.code, Tone.QUIET),),
        )
        for one in agreed
    )
    return [
        Heading(Text(t("Agreed"))),
        *([Table(heads, rows, (9, 5, 3, 2))] if rows else []),
        *([Points(tuple(map(_proposal, proposals)))] if proposals else []),
    ]


def _item(number: str, one: Taken) -> Item:
    return Item(number, Text(item_of.title(one), lang=item_of.title_lang(one)), tuple(_said(one)))


def _said(one: Taken) -> list[Block]:
    """Where it belongs, what was seen, why it was taken up, what was said, noted and agreed."""
    shown = one.shown
    lines = (
        (_where(one), Look.SMALL),
        (_state(one), Look.PLAIN),
        ((Text(item_of.reasons(one), Tone.QUIET),) if one.item.reason else (), Look.PLAIN),
    )
    blocks: list[Block] = [Paragraph(line, look) for line, look in lines if line]
    if told := item_of.said(shown):
        blocks.append(Facts(tuple((Text(name), Text(text, lang=swedish())) for name, text in told)))
    if one.item.text:
        blocks.append(Paragraph((Text(one.item.text, lang=swedish()),)))
    if one.item.note:
        blocks.append(Paragraph((Text(one.item.note, lang=swedish()),), Look.WRITTEN))
    if one.agreed or one.proposals:
        blocks.append(Points((*map(_agreed, one.agreed), *map(_proposal, one.proposals))))
    return blocks


def _where(one: Taken) -> Line:
    secret = (Text(t("Confidential"), Tone.STRONG),) if one.item.confidential else ()
    where = (Text(item_of.where(one.shown)),) if one.shown.where else ()
    return (*where, Text(" · "), *secret) if where and secret else (*where, *secret)


def _state(one: Taken) -> Line:
    """The status with its shape and word, or the figure with its unit, its period and its answers."""
    shown = one.shown
    if shown.status is not None:
        return (_status(shown.before, shown.status),)
    if shown.figure is None:
        return ()
    figure = shown.figure
    signs = (
        part
        for name, word in named(item_of.brief(figure))
        for part in (Text(" · ", Tone.QUIET), Text(word, mark=f"sign-{name}"))
    )
    return (
        Text(item_of.value(figure.value, figure), Tone.STRONG),
        Text(f" {item_of.period(figure.period)}", Tone.QUIET),
        *signs,
    )


def _status(before: Status | None, now: Status) -> Text:
    return Text(moved(before, now), Tone.STRONG, mark=f"status-{token(now)}")


def _agreed(one: Promise) -> Line:
    return (Text(one.what, Tone.STRONG, swedish()), Text(f" – {item_of.by_whom(one)}"))


def _proposal(one: Proposal) -> Line:
    return (Text(one.title, Tone.STRONG, swedish()), Text(f" – {t('Proposal for a decision')}"))


def _seal(one: Meeting) -> list[Block]:
    if not one.seal:
        return []
    return [
        Heading(Text(t("Seal"))),
        Paragraph((Text(minutes.sealed()),), Look.SMALL),
        Paragraph((Text(one.seal),), Look.CODE),
    ]
