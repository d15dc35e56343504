"""Which days are worked in Sweden: not Saturdays, Sundays or holidays, nor the three eves that the law equals with them."""

from datetime import date, timedelta
from functools import cache
from typing import Literal

from holidays.constants import DE_FACTO, PUBLIC
from holidays.countries.sweden import Sweden

Language = Literal["sv", "en"]
_LANGUAGES = {"sv": "sv", "en": "en_US"}
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)


def holiday(day: date, language: str = "sv") -> str | None:
    """The name of a holiday or an eve; None on other days."""
    return _holidays(day.year, _LANGUAGES.get(language, "sv")).get(day)


def is_worked(day: date) -> bool:
    """Whether it is a working day."""
    return day.weekday() < 5 and holiday(day) is None


def worked(first: date, last: date) -> list[date]:
    """The working days from one day to another, both included."""
    days = (first + timedelta(days=nth) for nth in range((last - first).days + 1))
    return [day for day in days if is_worked(day)]


def at_latest(day: date) -> date:
    """The day itself, or the last working day before it."""
    while not is_worked(day):
        day -= _DAY
    return day


def at_earliest(day: date) -> date:
    """The day itself, or the first working day after it."""
    while not is_worked(day):
        day += _DAY
    return day


def monday(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def same_date(day: date) -> date:
    """The same date a year later; the last of February is the last of February."""
    return date(day.year + 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def same_weekday(day: date) -> date:
    """The same weekday a year later, as near to the same date as it comes."""
    return day + 52 * _WEEK


@cache
def _holidays(year: int, language: str) -> dict[date, str]:
    return dict(Sweden(years=year, categories=(PUBLIC, DE_FACTO), language=language))
