"""Mails about what is agreed: a commitment that is due or late, a decision to be reviewed, the agenda of a meeting.

Mail is read by more than those it was sent to: of what is confidential nothing is said but its number.
"""

from collections.abc import Sequence
from datetime import date

from dashboard.books import LONG_AGO
from dashboard.commitment import Commitment, Standing
from dashboard.decision import Decider, Decision, Review, Texts
from dashboard.meeting import Meeting, Taken, planned_minutes
from dashboard.period import Period
from dashboard.words import Words
from layouts import formats
from layouts.components import taken as item_of
from layouts.exports.mail import Mail, greeting, on_day
from layouts.text import of, speaking

_TIMES = {1: "en gång", 2: "två gånger", 3: "tre gånger"}
_SECRET = "Innehållet omfattas av sekretess och läses i Tertial."


def commitment_mail(one: Commitment, decision: Decision | None, organisation: Words, today: date) -> Mail:
    """What was to be done by when, how often it has been moved, and what is asked; `decision` is where it was made."""
    with speaking("sv"):
        late = one.standing(today) is Standing.LATE
        subject = (
            f"Försenat åtagande {one.code}" if late else f"Åtagande {one.code}, klart senast {formats.day(one.due_on)}"
        )
        name = of(one.department_name)
        to = one.responsible_role if one.responsible_role.endswith(name) else f"{one.responsible_role}, {name}"
        what = [f"– {_SECRET}"] if one.confidential else [f"– {one.what}", *_made_in(decision)]
        asked = (
            "Skriv i Tertial, under Åtaganden, hur det har gått: om det är klart, om det behöver en ny dag eller om det "
            "ska strykas. Flyttas eller stryks det, skriv också varför."
        )
        lines = [f"Till: {to}", "", "Hej!", "", f"{_when(one, today)}{_moved(one)}", "", *what, "", asked, ""]
        return Mail(subject, "\n".join([*lines, *greeting(organisation)]))


def _when(one: Commitment, today: date) -> str:
    days = (today - one.due_on).days
    if days > LONG_AGO:
        return f"Åtagande {one.code} skulle ha varit klart {on_day(one.due_on)}, och inget är sagt om hur det gick."
    if days > 0:
        ago = "i går" if days == 1 else f"för {formats.number(days)} dagar sedan"
        return f"Åtagande {one.code} skulle ha varit klart {on_day(one.due_on)}, {ago}."
    if days == 0:
        return f"Åtagande {one.code} ska vara klart i dag, {on_day(one.due_on)}."
    return f"Åtagande {one.code} ska vara klart senast {on_day(one.due_on)}."


def _moved(one: Commitment) -> str:
    if not one.moves:
        return ""
    times = _TIMES.get(one.moves) or f"{formats.number(one.moves)} gånger"
    told = f" Det har flyttats {times}; först skulle det ha varit klart {on_day(one.days[0])}."
    return f"{told} Därför tas det upp på nästa möte." if one.raises_itself else told


def _made_in(decision: Decision | None) -> list[str]:
    if decision is None or decision.confidential:
        return []
    return [f"  Överenskommet i beslutet ”{decision.title}” ({decision.code})."]


def decision_mail(one: Decision, texts: Texts, organisation: Words, today: date) -> Mail:
    """What was decided, what was expected of it, and the four answers."""
    with speaking("sv"):
        to = "Styrelsen" if one.type.decided_by is Decider.BOARD else "Generaldirektören"
        lines = [f"Till: {to}", "", "Hej!", "", _reviewed(one, today), ""]
        if one.confidential:
            lines += [f"– {_SECRET}", ""]
        else:
            lines += [f"– {one.title}{_decided(one)}", *_expected(texts), ""]
        asked = (
            "Blev det som vi väntade oss? Svara med som väntat, delvis, inte som väntat eller för tidigt att säga, och med "
            "några ord om varför. Hur siffrorna har utvecklats före och efter beslutet står i Tertial, under Beslut."
        )
        return Mail(f"Uppföljning av beslut {one.code}", "\n".join([*lines, asked, "", *greeting(organisation)]))


def _reviewed(one: Decision, today: date) -> str:
    if one.review_on is None:
        return f"Beslut {one.code} ska följas upp."
    if one.review(today) is Review.WAITING and one.review_on < today:
        return f"Beslut {one.code} skulle ha följts upp {on_day(one.review_on)} och väntar på en bedömning."
    return f"Beslut {one.code} ska följas upp {on_day(one.review_on)}."


def _decided(one: Decision) -> str:
    day = f"beslutat {on_day(one.decided_on)}" if one.decided_on else ""
    number = f"diarienummer {one.registry_number}" if one.registry_number else ""
    told = ", ".join(filter(None, (day, number)))
    return f" ({told})" if told else ""


def _expected(texts: Texts) -> list[str]:
    return [f"  Väntad effekt: {texts.effect}"] if texts.effect else []


def agenda_mail(one: Meeting, taken: Sequence[Taken], organisation: Words) -> Mail:
    """When the meeting is and what it takes up, item by item with why."""
    with speaking("sv"):
        name = item_of.meeting_name(one)
        about = formats.period(Period.parse(one.period)).lower()
        when = f"{formats.weekday(one.held_on).split()[0]} {item_of.meeting_time(one)}"
        lines = [f"Till: {of(one.series.name)}", "", "Hej!", ""]
        lines += [f"Här är dagordningen för {name} ({when}). Mötet gäller {about}.", ""]
        lines += [line for at, two in enumerate(taken, start=1) for line in _item(at, two)]
        minutes = planned_minutes([two.item for two in taken])
        asked = "Underlaget till punkterna finns i Tertial, under Möten. Läs det gärna före mötet."
        lines += ["", f"Punkterna tar {formats.number(minutes)} minuter.", asked, ""]
        return Mail(f"Dagordning: {name}", "\n".join([*lines, *greeting(organisation)]))


def _item(at: int, one: Taken) -> list[str]:
    minutes = f"({formats.number(one.item.minutes)} min)"
    if one.item.confidential:
        return [f"{at}. Punkt som omfattas av sekretess {minutes}"]
    why = item_of.reasons(one) if one.item.reason else one.item.text or ""
    return [f"{at}. {item_of.title(one)} {minutes}", *([f"   {' '.join(why.split())}"] if why else [])]
