"""Dates and moments as people and programs write them: read exactly, or refused because they could mean two things."""

import re
from datetime import UTC, date, datetime, timedelta

from dashboard.period import STOCKHOLM
from dashboard.reasons import Why
from data.sources.contents import Refused

MODERN = (date(1950, 1, 1), date(2149, 12, 31))
EPOCH_1900, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_SWEDISH = "januari februari mars april maj juni juli augusti september oktober november december"
_ENGLISH = "january february march april may june july august september october november december"
_MONTHS = {name: nth for names in (_SWEDISH, _ENGLISH) for nth, name in enumerate(names.split(), start=1)}
_MONTHS |= {name[:3]: nth for name, nth in _MONTHS.items()} | {"sept": 9}
_YEAR_FIRST = re.compile(
    r"(?P<y>[0-9]{4})([-/.])(?P<m>[0-9]{1,2})\2(?P<d>[0-9]{1,2})|(?P<y2>[0-9]{4})(?P<m2>[0-9]{2})(?P<d2>[0-9]{2})"
)
_DAY_FIRST = re.compile(r"(?P<d>[0-9]{1,2})(?:\. ?(?P<m>[0-9]{1,2})\. ?|/(?P<m2>[0-9]{1,2}) )(?P<y>[0-9]{4})")
_SLASHES = re.compile(r"(?P<a>[0-9]{1,2})([/-])(?P<b>[0-9]{1,2})\2(?P<y>[0-9]{4})")
_NAMED = re.compile(r"(?:den )?(?P<d>[0-9]{1,2})(?::?e|\.)? (?P<month>[a-zåäö]+)\.?,? (?P<y>[0-9]{4})")
_TIME = re.compile(
    r"(?P<day>.*[0-9])(?:T| |, | kl\.? )(?P<h>[0-9]{1,2})[:.](?P<min>[0-9]{2})(?:[:.](?P<s>[0-9]{2})(?:[.,](?P<f>[0-9]{1,6}))?)?(?P<zone> ?(?:Z|[+-][0-9]{2}:?[0-9]{2}))?",
    re.IGNORECASE,
)


def day(text: str) -> date:
    """2018-09-25, 25.9.2018, 25/9 2018, 25 september 2018; Refused for 01/02/2018 and for what is no date."""
    plain = " ".join(text.split()).casefold()
    if found := _YEAR_FIRST.fullmatch(plain):
        return _date(found["y"] or found["y2"], found["m"] or found["m2"], found["d"] or found["d2"])
    if found := _DAY_FIRST.fullmatch(plain):
        return _date(found["y"], found["m"] or found["m2"], found["d"])
    if found := _SLASHES.fullmatch(plain):
        return _clear(found)
    if (found := _NAMED.fullmatch(plain)) and found["month"] in _MONTHS:
        return _date(found["y"], _MONTHS[found["month"]], found["d"])
    raise Refused(Why.NOT_A_DATE)


def serial(number: float, epoch: date) -> datetime:
    """A spreadsheet's day number; only of a day near our time, since 2018 is more often a year than a day in 1905."""
    if not (MODERN[0] - epoch).days <= number < (MODERN[1] - epoch).days:
        raise Refused(Why.NOT_A_DATE)
    return datetime(epoch.year, epoch.month, epoch.day) + timedelta(microseconds=round(number * 86_400_000_000))


def moment(text: str) -> datetime:
    """A date and a time with its zone, or as the clocks in Sweden showed; UTC."""
    plain = " ".join(text.split())
    found = _TIME.fullmatch(plain)
    if found is None:
        raise Refused(Why.NOT_A_MOMENT)
    try:
        on = day(found["day"])
        fraction = int((found["f"] or "").ljust(6, "0"))
        local = datetime(on.year, on.month, on.day, int(found["h"]), int(found["min"]), int(found["s"] or 0), fraction)
        return _zoned(local, found["zone"].strip()) if found["zone"] else stockholm(local)
    except (ValueError, OverflowError):
        raise Refused(Why.NOT_A_MOMENT) from None
    except Refused as refused:
        raise (refused if refused.why is not Why.NOT_A_DATE else Refused(Why.NOT_A_MOMENT)) from None


def stockholm(local: datetime) -> datetime:
    """What the clocks in Sweden showed, in UTC; Refused in the hours that come twice or never."""
    try:
        first, second = (local.replace(tzinfo=STOCKHOLM, fold=fold).astimezone(UTC) for fold in (0, 1))
    except OverflowError:
        raise Refused(Why.NOT_A_MOMENT) from None
    if first == second:
        return first
    if first > second:
        raise Refused(Why.NO_SUCH_MOMENT)
    raise Refused(Why.UNCLEAR_MOMENT, one=f"{local.isoformat()}+02:00", other=f"{local.isoformat()}+01:00")


def _zoned(local: datetime, zone: str) -> datetime:
    iso = "+00:00" if zone in "Zz" else zone
    return datetime.fromisoformat(f"{local.isoformat()}{iso}").astimezone(UTC)


def _date(year: str, month: str | int, day_: str) -> date:
    try:
        return date(int(year), int(month), int(day_))
    except ValueError:
        raise Refused(Why.NOT_A_DATE) from None


def _clear(found: re.Match[str]) -> date:
    """25/9/2018 can only be a day in September; 1/2/2018 is the first of February in Sweden and 2 January in America."""
    a, b, year = int(found["a"]), int(found["b"]), found["y"]
    if a <= 12 and b <= 12 and a != b:
        one, other = _date(year, b, found["a"]), _date(year, a, found["b"])
        raise Refused(Why.UNCLEAR_DATE, one=one.isoformat(), other=other.isoformat())
    return _date(year, b, found["a"])
