"""Numbers, dates and names of periods as the reader's language writes them."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache
from math import isinf

from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.numbers import format_decimal

from dashboard.period import STOCKHOLM, Period, PeriodType
from dashboard.value import Value
from layouts.text import language, t

_LOCALE = {"sv": "sv_SE", "en": "en_GB"}
NBSP = "\u00a0"
MINUS = "\u2212"
_DIGITS = 400  # those of every double before the decimal sign, and some after it


def locale() -> str:
    """The locale of this request."""
    return _LOCALE[language()]


def number(value: float, decimals: int = 0) -> str:
    """A number rounded half up, with the language's separators and a true minus sign."""
    return _number(value, decimals, locale())


@lru_cache(maxsize=4096)
def _number(value: float, decimals: int, code: str) -> str:
    if isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    with localcontext(prec=_DIGITS):
        rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        if not rounded:
            rounded = abs(rounded)
        return format_decimal(rounded, format=pattern, locale=code).replace("-", MINUS)


def signed(value: float, decimals: int = 0) -> str:
    """A change: always with its sign, zero without."""
    text = number(value, decimals)
    return f"+{text}" if not text.startswith(MINUS) and text.strip("0.,") else text


def value(figure: Value, decimals: int = 0) -> str:
    """A figure's number, or its sign."""
    return number(figure.number, decimals) if figure.number is not None else figure.sign or ".."


# The units of what is only counted, in both languages.
COUNTED = ("antal", "number")


def with_unit(text: str, unit: str) -> str:
    """A number and its unit, kept on one line; what is only counted is said by the name of the figure."""
    return f"{text}{NBSP}{unit}" if unit and unit not in COUNTED else text


def percent(figure: Value, decimals: int = 0) -> str:
    """A share, or its sign."""
    return with_unit(value(figure, decimals), "%") if figure.number is not None else value(figure)


def kronor(ore: int, decimals: int = 0) -> str:
    """An amount in thousands of kronor."""
    return with_unit(number(ore / 100_000, decimals), t("SEK k"))


def millions(ore: int, decimals: int = 1) -> str:
    """An amount in millions of kronor."""
    return with_unit(number(ore / 100_000_000, decimals), t("SEK m"))


def day(on: date) -> str:
    """25 sep. 2018."""
    return _day(on, locale())


@lru_cache(maxsize=4096)
def _day(on: date, code: str) -> str:
    return format_date(on, "d MMM y", locale=code).replace(".", "")


def short_day(on: date) -> str:
    """25 sep."""
    return format_date(on, "d MMM", locale=locale()).replace(".", "")


def moment(at: datetime) -> str:
    """25 sep 2018 13.02, Stockholm time."""
    local = at.astimezone(STOCKHOLM)
    return f"{day(local.date())} {clock(at)}"


def full_moment(at: datetime) -> str:
    """«den 25 september 2018 kl. 13.02», Stockholm time; the last moment of a day is its end."""
    local = at.astimezone(STOCKHOLM)
    on = full_day(local.date())
    if local.time() == time.max:
        return t("{day} at the end of the day", day=on)
    return t("{day} at {time}", day=on, time=clock(at, seconds=bool(local.second)))


def full_day(on: date) -> str:
    """25 september 2018, kept on one line."""
    return format_date(on, "d MMMM y", locale=locale()).replace(" ", NBSP)


def weekday(on: date) -> str:
    """Fredag 14 september, in running text and so without a capital in Swedish."""
    return format_date(on, "EEEE d MMMM", locale=locale())


def month_name(on: date, *, short: bool = False) -> str:
    """September; sep."""
    return format_date(on, "LLL" if short else "LLLL", locale=locale()).replace(".", "")


def weekday_name(on: date) -> str:
    """Mån."""
    return format_date(on, "ccc", locale=locale()).replace(".", "")


def span(first: date, last: date) -> str:
    """20 aug–14 sep, 17–23 sep; a single day alone."""
    if first == last:
        return short_day(last)
    is_same_month = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if is_same_month else short_day(first)}–{short_day(last)}"


def clock(at: datetime, *, seconds: bool = False) -> str:
    """13.02, Stockholm time."""
    pattern = "HH.mm.ss" if language() == "sv" else "HH:mm:ss"
    return format_datetime(at.astimezone(STOCKHOLM), pattern[: 8 if seconds else 5], locale=locale())


def month(on: date) -> str:
    """September 2018."""
    return format_date(on, "LLLL y", locale=locale())


def period(of: Period) -> str:
    """Tertial 2 2018."""
    match of.type:
        case PeriodType.MONTH:
            name = month(of.starts_on)
            return name[0].upper() + name[1:]
        case PeriodType.QUARTER:
            return t("Quarter {number} {year}", number=of.number, year=of.year)
        case PeriodType.TERTIAL:
            return t("Tertial {number} {year}", number=of.number, year=of.year)
        case PeriodType.HALF_YEAR:
            return t("Half-year {number} {year}", number=of.number, year=of.year)
        case PeriodType.YEAR:
            return str(of.year)


def short_period(of: Period, *, year: bool = True) -> str:
    """T2 2018, kv 2 2018, aug 2018, 2018; without the year T2, kv 2, aug."""
    match of.type:
        case PeriodType.MONTH:
            name = format_date(of.starts_on, "LLL", locale=locale()).replace(".", "")
        case PeriodType.QUARTER:
            name = t("Q{number}", number=of.number)
        case PeriodType.TERTIAL:
            name = t("T{number}", number=of.number)
        case PeriodType.HALF_YEAR:
            name = t("H{number}", number=of.number)
        case PeriodType.YEAR:
            return str(of.year)
    return f"{name} {of.year}" if year else name


def any_of(words: Sequence[str]) -> str:
    """«yellow or red»."""
    return format_list(list(words), style="or", locale=locale())
