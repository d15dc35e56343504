"""Notices: what concerns somebody and has a day or a change. They are made anew for every page and kept nowhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from dashboard.access import Act, User, may
from dashboard.agreed import Agreed
from dashboard.audit import Head
from dashboard.commitment import Commitment, Standing
from dashboard.decision import Decision, Review
from dashboard.meeting import Meeting
from dashboard.period import Period
from dashboard.reported import home, is_open, takes
from dashboard.talk import Talk
from dashboard.words import Words

AHEAD = timedelta(days=14)  # how long before its day a commitment is told of
NEAR = timedelta(days=7)  # the same of a meeting and of reports; and how long minutes are new


class Why(StrEnum):
    """Why somebody is told: among those of one day the first comes first."""

    RETURNED = "returned"
    LATE = "late"
    REVIEW = "review"
    DUE = "due"
    REPORT = "report"
    MEETING = "meeting"
    TALK = "talk"
    MOVED = "moved"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Returned:
    """A report that was sent back on a day, of a department, with what was said."""

    code: str
    title: Words
    department: str
    period: Period
    on: date
    scope: str = ""
    note: str = ""


About: TypeAlias = Commitment | Decision | Meeting | Talk | Period | Returned


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to do or to read, and the day that says how urgent it is."""

    why: Why
    on: date
    about: About

    @property
    def is_news(self) -> bool:
        """Whether it is only to be read."""
        return self.why is Why.MINUTES


@dataclass(frozen=True, slots=True)
class Notable:
    """Everything that anybody could be told of, confidential or not, and the edition of the journal it was read at."""

    head: Head | None
    agreed: Agreed = Agreed()
    meetings: tuple[Meeting, ...] = ()
    talks: tuple[Talk, ...] = ()
    returned: tuple[Returned, ...] = ()


def notices(known: Notable, periods: Sequence[Period], user: User, today: date) -> list[Notice]:
    """What a user is told on a day: what is to be done by its day, the oldest first; then what is new to read."""
    found = [
        *_promised(known.agreed, user, today),
        *_decided(known.agreed, user, today),
        *_reports(known, periods, user, today),
        *_meetings(known.meetings, user, today),
        *_talks(known.talks, user, today),
    ]
    return sorted(found, key=_urgency)


def may_send(user: User, about: About) -> bool:
    """Whether somebody may send a mail about it: who may say what came of it, or runs the meeting."""
    match about:
        case Commitment():
            return may(user, Act.COMMIT, about.department)
        case Decision():
            return may(user, Act.DECIDE)
        case Meeting():
            return may(user, Act.MEET, about.series.department)
    return False


def _urgency(one: Notice) -> tuple[bool, int, int, str]:
    day = one.on.toordinal()
    return one.is_news, -day if one.is_news else day, _ORDER[one.why], one.about.code


_ORDER = {why: place for place, why in enumerate(Why)}


def _promised(agreed: Agreed, user: User, today: date) -> Iterator[Notice]:
    """The commitments of one's department; of every department for who answers for all."""
    everywhere = may(user, Act.COMMIT)
    for one in agreed.seen_by(user).commitments:
        if everywhere or (user.department is not None and user.department == one.department):
            why = _of_commitment(one, today)
            if why is not None:
                yield Notice(why, one.due_on, one)


def _of_commitment(one: Commitment, today: date) -> Why | None:
    if not one.is_open:
        return None
    if one.standing(today) is Standing.LATE:
        return Why.LATE
    if one.due_on - today <= AHEAD:
        return Why.DUE
    return Why.MOVED if one.raises_itself else None


def _decided(agreed: Agreed, user: User, today: date) -> Iterator[Notice]:
    """The decisions that wait for a verdict, for who may give it."""
    if not may(user, Act.DECIDE):
        return
    for one in agreed.seen_by(user).decisions:
        if one.review(today) is Review.WAITING and one.review_on is not None:
            yield Notice(Why.REVIEW, one.review_on, one)


def _reports(known: Notable, periods: Sequence[Period], user: User, today: date) -> Iterator[Notice]:
    """What was sent back to one's department, and the day when the reports of an open period are due."""
    if not may(user, Act.REPORT, user.department):
        return
    for one in known.returned:
        its = home(one.period, periods, user, today)
        if one.department == user.department and takes(its, one.period, user, today):
            yield Notice(Why.RETURNED, one.on, one)
    for period in periods:
        if period.due_on and _is_near(period.due_on, today) and is_open(period, user, today):
            yield Notice(Why.REPORT, period.due_on, period)


def _meetings(meetings: Sequence[Meeting], user: User, today: date) -> Iterator[Notice]:
    """Meetings soon that one attends, when there is an agenda to read; minutes that have just been published."""
    for one in meetings:
        its = one.series.department
        if its is not None and its != user.department:
            continue
        if one.published_on is not None and _is_near(today, one.published_on):
            yield Notice(Why.MINUTES, one.published_on, one)
        elif not one.is_closed and one.items and _is_near(one.held_on, today) and may(user, Act.ATTEND, its):
            yield Notice(Why.MEETING, one.held_on, one)


def _talks(talks: Sequence[Talk], user: User, today: date) -> Iterator[Notice]:
    """Follow-up talks soon, for the two and for who sees to them."""
    for one in talks:
        if (
            one.held_on
            and not one.is_closed
            and _is_near(one.held_on, today)
            and may(user, Act.OVERHEAR, one.department)
        ):
            yield Notice(Why.TALK, one.held_on, one)


def _is_near(day: date, before: date) -> bool:
    """Whether a day is one that another leads up to, itself included."""
    return timedelta() <= day - before <= NEAR
