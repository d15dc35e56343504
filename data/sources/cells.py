"""One cell: from what stands in a file to a value of its column, or the reason why not."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from sys import intern

from dashboard.reasons import Kind, Why
from dashboard.words import Words
from data.format.schema import Field
from data.sources import dates, numbers
from data.sources.contents import Broken, Cell, Raw, Refused, Sheet

_TRUE, _FALSE = {"ja", "sant", "true", "yes", "1"}, {"nej", "falskt", "false", "no", "0"}
_ESCAPED = re.compile("'+\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r\n]")
# Control characters other than tab and ends of lines, halves of characters, and what no XML may have.
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_KIND_OF = {
    bool: Kind.BOOLEAN,
    date: Kind.DATE,
    datetime: Kind.DATE,
    time: Kind.TIME,
    timedelta: Kind.TIME,
    float: Kind.NUMBER,
}


def shown(raw: Raw) -> str:
    """A cell as it is told to the reader."""
    if isinstance(raw, bool):
        return "SANT" if raw else "FALSKT"
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    if isinstance(raw, datetime) and raw.time() == time():
        return str(raw.date())
    return "" if raw is None else str(raw)


def is_empty(raw: Raw) -> bool:
    """Whether nothing stands there; blanks are nothing."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


def value(raw: Raw, field: Field, sheet: Sheet) -> Cell:
    """The value of a cell; Refused says why it is none."""
    if isinstance(raw, Broken):
        raise Refused(raw.why)
    if is_empty(raw):
        if field.required:
            raise Refused(Why.EMPTY, meaning=field.description)
        return field.stands_for
    return _KINDS[field.type](raw, field, sheet)


def is_percent(raw: Raw) -> bool:
    """Whether it is written with %."""
    return isinstance(raw, str) and raw.rstrip().endswith("%")


def _text(raw: Raw, field: Field, sheet: Sheet) -> str:
    if isinstance(raw, bool | date | time | timedelta) or (isinstance(raw, float) and not raw.is_integer()):
        raise Refused(Why.NOT_TEXT, kind=_KIND_OF[type(raw)])
    text = shown(raw)
    if sheet.escaped and _ESCAPED.match(text):
        text = text[1:]
    if field.choices is not None:
        return _choice(text, field)
    if field.reference or field.name in ("code", "key"):
        text = " ".join(text.split())
    return _kept(text, field)


def _kept(text: str, field: Field) -> str:
    if bad := _BAD.search(text):
        raise Refused(Why.BAD_CHARACTER, code=f"U+{ord(bad[0]):04X}")
    if field.longest is not None and len(text) > field.longest:
        raise Refused(Why.TOO_LONG, count=len(text), most=field.longest)
    # Sources, notes and roles are the same in thousands of rows, and are kept once.
    return intern(text)


def _choice(text: str, field: Field) -> str:
    assert field.choices is not None
    wanted = _folded(text)
    for code, words in field.choices.items():
        if wanted in (code, _folded(code), _folded(words.sv), _folded(words.en or code)):
            return code
    raise Refused(Why.NOT_A_CHOICE, choices=_listed(field.choices.values()))


def _listed(choices: Iterable[Words]) -> Words:
    said = list(choices)
    return Words(", ".join(words.sv for words in said), ", ".join(words.en or words.sv for words in said))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _decimal(raw: Raw, field: Field, sheet: Sheet) -> Decimal:
    if isinstance(raw, bool | date | time | timedelta):
        raise Refused(Why.NOT_A_NUMBER)
    if isinstance(raw, float | int):
        return numbers.counted(raw)
    text = str(raw)
    if is_percent(raw):
        if not field.percent:
            raise Refused(Why.NOT_IN_PERCENT)
        text = text.rstrip()[:-1]
    return numbers.number(text, point=sheet.point)


def _number(raw: Raw, field: Field, sheet: Sheet) -> Decimal:
    number = numbers.bounded(_decimal(raw, field, sheet), field)
    return numbers.kronor(number, binary=isinstance(raw, float)) if field.money else number


def _integer(raw: Raw, field: Field, sheet: Sheet) -> int:
    return int(numbers.bounded(Decimal(numbers.whole(_decimal(raw, field, sheet))), field))


def _boolean(raw: Raw, field: Field, sheet: Sheet) -> bool:
    word = ("ja" if raw else "nej") if isinstance(raw, bool) else _folded(shown(raw))
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise Refused(Why.NOT_A_BOOLEAN)


def _date(raw: Raw, field: Field, sheet: Sheet) -> date:
    if isinstance(raw, float | int) and not isinstance(raw, bool) and sheet.epoch:
        raw = dates.serial(raw, sheet.epoch) if raw < 10_000_000 else shown(raw)
    if isinstance(raw, datetime):
        if raw.time() != time():
            raise Refused(Why.NOT_A_DATE)
        return raw.date()
    if isinstance(raw, date):
        return raw
    if not isinstance(raw, str):
        raise Refused(Why.NOT_A_DATE)
    return dates.day(raw)


def _moment(raw: Raw, field: Field, sheet: Sheet) -> datetime:
    if isinstance(raw, float) and sheet.epoch:
        raw = dates.serial(raw, sheet.epoch)
    if isinstance(raw, datetime):
        return dates.stockholm(raw) if raw.tzinfo is None else raw.astimezone(UTC)
    if not isinstance(raw, str):
        raise Refused(Why.NOT_A_MOMENT)
    return dates.moment(raw)


_KINDS: dict[str, Callable[[Raw, Field, Sheet], Cell]] = {
    "string": _text,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
    "datetime": _moment,
}
