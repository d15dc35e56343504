"""The moment a page is asked about: «as it was known then»."""

import re
from datetime import UTC, date, datetime, time

from dashboard.period import STOCKHOLM

_WRITTEN = re.compile(
    r"(?P<day>(?:19|20)\d\d-\d\d-\d\d)(?:[T ](?P<time>\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)(?P<zone>Z|[+ -]\d\d:\d\d)?)?",
    re.ASCII,
)


def moment(text: str) -> datetime | None:
    """2018-09-25T13:02 in Stockholm, seconds and offset if given, a bare day at its end; None for anything else.

    A blank before the offset is the plus sign of an address, where + means a blank.
    """
    written = _WRITTEN.fullmatch(text.strip())
    if written is None:
        return None
    day, clock, zone = written["day"], written["time"], (written["zone"] or "").replace(" ", "+").replace("Z", "+00:00")
    try:
        if clock is None:
            return datetime.combine(datetime.fromisoformat(day), time.max, STOCKHOLM).astimezone(UTC)
        found = datetime.fromisoformat(f"{day}T{_whole(clock)}{zone}")
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=STOCKHOLM)).astimezone(UTC)


def _whole(clock: str) -> str:
    """A fraction of a second with three or six digits, which is how every Python reads it."""
    head, dot, fraction = clock.partition(".")
    return head + (f".{fraction:0<6}" if dot else "")


def written(at: datetime) -> str:
    """A moment as an address has it: local, to the minute where that loses nothing; the last of a day is the day."""
    local = at.astimezone(STOCKHOLM)
    if local.time() == time.max:
        return local.date().isoformat()
    short = local.replace(tzinfo=None)
    text = short.isoformat(timespec="minutes" if not (short.second or short.microsecond) else "auto")
    return text if moment(text) == at.astimezone(UTC) else f"{text}{local.isoformat()[-6:]}"


def written_day(text: str) -> date | None:
    """The day that a field holds; None when it holds none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
