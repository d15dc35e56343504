"""Meetings: what they take up, how the time is divided, and what stood on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dashboard.sighting import Shown
from dashboard.signals import Signal
from dashboard.words import Words


class MeetingState(StrEnum):
    """Whether a meeting has been held; what was seen at a closed one is kept."""

    PLANNED = "planned"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class MeetingSeries:
    """Meetings that come again; without a department the whole agency's."""

    id: int
    code: str
    name: Words
    minutes: int
    department: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting on a day, about a period; `items` counts what it takes up."""

    id: int
    code: str
    series: MeetingSeries
    period: str
    held_on: date
    minutes: int
    state: MeetingState
    title: str | None = None
    starts_at: str | None = None
    closed_at: datetime | None = None
    seal: str | None = None
    published_on: date | None = None
    items: int = 0
    is_example: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether it is over."""
        return self.state is MeetingState.CLOSED


@dataclass(frozen=True, slots=True)
class Promise:
    """Somebody is to do something by a day."""

    what: str
    who: str
    due_on: date
    code: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A decision that was proposed, of a type by its code."""

    title: str
    type: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """What a meeting takes up: a thing that is followed (kind and code, and for an indicator whose), or words of its own.

    `reason` are the signals that proposed it.
    """

    id: int
    code: str
    position: int
    minutes: int
    kind: str = ""
    subject: str = ""
    scope: str = ""
    title: str | None = None
    text: str | None = None
    link: str | None = None
    reason: tuple[Signal, ...] = ()
    note: str | None = None
    confidential: bool = False
    scope_id: int | None = None
    place: Words = Words("")


@dataclass(frozen=True, slots=True)
class Taken:
    """An item as it is looked at: what it shows, and what was written."""

    item: AgendaItem
    shown: Shown
    agreed: tuple[Promise, ...] = ()
    proposals: tuple[Proposal, ...] = ()


def planned_minutes(items: Sequence[AgendaItem]) -> int:
    """How long the items take together."""
    return sum(item.minutes for item in items)


def share_of_time(minutes: int, items: int) -> int:
    """How many minutes each item has when a meeting is divided evenly: at least two."""
    return max(2, minutes // items) if items else minutes


def moved(items: Sequence[AgendaItem], code: str, steps: int) -> list[AgendaItem]:
    """The items in their new order when one is moved up (negative) or down; one at the end stays where it is."""
    ordered = sorted(items, key=lambda item: (item.position, item.code))
    at = next((place for place, item in enumerate(ordered) if item.code == code), None)
    if at is None:
        return ordered
    one = ordered.pop(at)
    ordered.insert(max(0, min(len(ordered), at + steps)), one)
    return ordered
