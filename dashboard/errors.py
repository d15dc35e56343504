"""What can go wrong in a way that a user should be told about.

UserError                    has a sentence in layouts/problems.py
├─ NotFound                  the address names something that does not exist
│  ├─ PageNotFound
│  ├─ ThingNotFound          an area, goal, activity, indicator or department
│  └─ PeriodNotFound
├─ NotAllowed                who asks may not do this
├─ PeriodLocked              the period changes only by a correction with a reason
├─ PeriodClosed              reports for the period are not taken now
├─ MeetingClosed             what was seen and written at a meeting that is over stands
├─ TalkClosed                what was seen and written in a follow-up talk that is over stands
├─ PeriodRefused             a period cannot be opened, closed, locked or corrected as it stands
├─ CorrectionRefused         a correction without a reason, or that changes nothing
├─ Stale                     somebody else changed it meanwhile; nothing is overwritten
├─ Busy                      others have written for longer than one waits; nothing was changed
├─ NothingKnown              nothing had been recorded at the moment the address asks about
├─ Told                      its text is for the terminal, and says what to change
│  ├─ StartProblem           the application cannot start
│  │  └─ WrongDatabase
│  ├─ FileProblem            a file cannot be written or hold what it should
│  └─ BadMapping             how another database is read cannot be followed
└─ BadPackage                files that do not follow the format; has every problem with its place
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from dashboard.problem import Problem

MOST_TOLD = 50


class UserError(Exception):
    """Something a user can be told in words."""


class NotFound(UserError):
    """The address names something that does not exist."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        self.name = name


class PageNotFound(NotFound):
    """No page has this address."""


class ThingNotFound(NotFound):
    """No area, activity, indicator or department has this code."""


class PeriodNotFound(NotFound):
    """No period has this code."""


class NotAllowed(UserError):
    """Who asks may not do this."""

    def __init__(self, act: str) -> None:
        super().__init__(act)
        self.act = act


class PeriodLocked(UserError):
    """The period is locked: what it shows changes only by a correction with a reason."""

    def __init__(self, *codes: str) -> None:
        super().__init__(", ".join(codes))
        self.codes = codes


class PeriodClosed(UserError):
    """Reporting for the period has not opened yet, or has been closed for who asks."""

    def __init__(self, *codes: str) -> None:
        super().__init__(", ".join(codes))
        self.codes = codes


class MeetingClosed(UserError):
    """A meeting that is over is not written in any more."""


class TalkClosed(UserError):
    """A follow-up talk that is over is not written in any more."""


class Refusal(StrEnum):
    """Why a period, or a correction, is refused."""

    DUE_FIRST = "due_first"
    NOT_OPENED = "not_opened"
    CLOSED = "closed"
    NOT_OVER = "not_over"
    NOT_LOCKED = "not_locked"
    NO_REASON = "no_reason"
    SAME = "same"


class PeriodRefused(UserError):
    """The period cannot be opened, closed, locked or corrected as it stands."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


class CorrectionRefused(UserError):
    """A correction needs a reason, and something that it changes."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


class Stale(UserError):
    """Somebody else changed the same thing meanwhile; nothing was overwritten."""


class Busy(UserError):
    """Others have been writing for longer than one waits; nothing was changed."""


class NothingKnown(UserError):
    """Nothing had been recorded at the moment asked about; the beginning is when the first was."""

    def __init__(self, at: datetime, beginning: datetime) -> None:
        super().__init__(at.isoformat())
        self.at, self.beginning = at, beginning


class Told(UserError):
    """What is said in the terminal: a message of the catalogues, and what fills its blanks."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message.format(**values))
        self.message, self.values = message, values


class StartProblem(Told):
    """The application cannot start; the text says why and what to do."""


class WrongDatabase(StartProblem):
    """DATABASE_URL does not lead to a database that can be used."""


class FileProblem(Told):
    """A file cannot be written, or cannot hold what it should; the text says why and what to do."""


class BadMapping(Told):
    """How another database is to be read cannot be followed; the text says why and what to do."""


class BadPackage(UserError):
    """Files that do not follow the format; `problems` has them all, the text the first of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        more = len(problems) - MOST_TOLD
        told = [str(problem) for problem in problems[:MOST_TOLD]]
        super().__init__("\n".join([*told, *([f"… and {more} more"] if more > 0 else [])]))
        self.problems = tuple(problems)
