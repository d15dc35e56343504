"""Follow-up talks between a head of department and the Director-General: whose notes, which questions, what is carried on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dashboard.access import Role, User
from dashboard.commitment import Commitment, by_day
from dashboard.paper import Carried
from dashboard.period import Period
from dashboard.ranking import Item
from dashboard.words import Words

_QUESTIONS = 3
_BETWEEN = "."  # between the codes of department and period; no code of a period has one


class TalkState(StrEnum):
    """Whether a talk has been held; what was seen at a closed one is kept."""

    PLANNED = "planned"
    CLOSED = "closed"


class Party(StrEnum):
    """Whose a note is."""

    HEAD = "head"
    DIRECTOR = "director"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk about a department in a period, both by their codes; `name` is the department's."""

    id: int
    code: str
    department: str
    period: str
    state: TalkState = TalkState.PLANNED
    held_on: date | None = None
    closed_at: datetime | None = None
    seal: str | None = None
    name: Words = Words("")
    is_example: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether it is over."""
        return self.state is TalkState.CLOSED


def code_of(department: str, period: str) -> str:
    """The code of the talk about a department in a period."""
    return f"{department}{_BETWEEN}{period}"


def parts_of(code: str) -> tuple[str, str]:
    """Department and period, by their codes."""
    department, _, period = code.rpartition(_BETWEEN)
    return department, period


def path_of(code: str) -> tuple[str, str, str]:
    """Where a talk is read, below the departments."""
    department, period = parts_of(code)
    return department, "samtal", period


def party(user: User, department: str) -> Party | None:
    """Whose notes a user writes in the talk about a department; None for who is no party to it."""
    if user.role is Role.DIRECTOR:
        return Party.DIRECTOR
    return Party.HEAD if user.role is Role.HEAD and user.department == department else None


def three(items: Sequence[Item]) -> list[Item]:
    """At most three things to ask about, in their order: of as many rules as there are before the same rule again."""
    asked: list[Item] = []
    rest: list[Item] = []
    for item in items:
        known = {one.signals[0].kind for one in asked}
        (rest if item.signals[0].kind in known else asked).append(item)
    chosen = (asked + rest)[:_QUESTIONS]
    return [item for item in items if item in chosen]


def carried(commitments: Iterable[Commitment], earlier: Sequence[Talk], today: date) -> list[Carried]:
    """What the last talk agreed, whatever came of it, and what is still to be done since the talks before it.

    `earlier` are the talks about the department that were closed before this one, the latest first.
    """
    last = earlier[0].id if earlier else None
    talks = {one.id: one for one in earlier}
    return [
        Carried(
            code=one.code,
            what=one.what,
            who=one.responsible_role,
            due_on=one.due_on,
            standing=one.standing(today),
            talk=talks[one.origin.id].code,
            moves=one.moves,
            result=one.result,
        )
        for one in by_day(commitments)
        if one.origin is not None and one.origin.id in talks and (one.origin.id == last or one.is_open)
    ]


def earlier_than(period: Period, talks: Iterable[Talk]) -> list[Talk]:
    """The closed talks about periods that ended before one, the latest first."""
    found = [one for one in talks if one.is_closed and Period.parse(one.period).ends_on < period.ends_on]
    return sorted(found, key=lambda one: Period.parse(one.period).ends_on, reverse=True)
