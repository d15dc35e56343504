"""Numbers as people and programs write them: read exactly, or refused because they could mean two things."""

import math
import re
from decimal import Decimal

from dashboard.reasons import Why
from dashboard.reporting import LARGEST
from data.format.schema import Field
from data.sources.contents import Refused

_LONGEST = 400
_SPACES = re.compile("[ \u00a0\u2007\u2009\u202f]")
_MINUS = "\u2212"
_GROUPED = r"[0-9]{1,3}(?:[ ][0-9]{3})+|[0-9]{1,3}(?:[.][0-9]{3}){2,}|[0-9]{1,3}(?:[,][0-9]{3}){2,}"
_NUMBER = re.compile(
    rf"(?P<sign>[+-]?)(?:(?P<whole>{_GROUPED}|[0-9]+)?(?:(?P<mark>[.,])(?P<part>[0-9]+)?)?)(?P<power>[eE][+-]?[0-9]{{1,4}})?"
)
_BOTH = re.compile(r"([+-]?)([0-9]{1,3}(?:[.][0-9]{3})+),([0-9]+)|([+-]?)([0-9]{1,3}(?:,[0-9]{3})+)[.]([0-9]+)")


def number(text: str, *, point: bool = False) -> Decimal:
    """1 234,5 with any space, minus sign and decimal sign; Refused where it could be read in two ways.

    1.234 may be one and a bit or more than a thousand. Where `point` is known to part decimals it is the first,
    and 1,234 is the unclear one.
    """
    plain = _SPACES.sub(" ", text.strip()).replace(_MINUS, "-")
    plain = re.sub(r"^([+-]) ", r"\1", plain)
    if len(plain) > _LONGEST:
        raise Refused(Why.NOT_A_NUMBER)
    if both := _BOTH.fullmatch(plain):
        sign, whole, part = both.groups()[:3] if both[2] else both.groups()[3:]
        return _finite(f"{sign}{re.sub('[.,]', '', whole)}.{part}")
    found = _NUMBER.fullmatch(plain)
    if found is None or not (found["whole"] or found["part"]) or (found["mark"] and not found["part"]):
        raise Refused(Why.NOT_A_NUMBER)
    whole, mark, part = found["whole"] or "", found["mark"], found["part"] or ""
    if mark == ("," if point else ".") and not found["power"]:
        _clear(found["sign"], whole, part)
    return _finite(f"{found['sign']}{re.sub('[ .,]', '', whole) or 0}.{part or 0}{found['power'] or ''}")


def figure(text: str) -> float:
    """The value of an indicator as a form has it; Refused also when it is larger than anything that is counted."""
    value = number(text)
    if abs(value) > LARGEST:
        raise Refused(Why.OUT_OF_RANGE, least=str(-LARGEST), most=str(LARGEST))
    return float(value)


def counted(value: float) -> Decimal:
    """A number of a spreadsheet, as exact as it is shown."""
    if not math.isfinite(value):
        raise Refused(Why.NOT_A_NUMBER)
    return Decimal(repr(value))


def kronor(value: Decimal, *, binary: bool = False) -> Decimal:
    """Kronor in whole öre; of a spreadsheet's number the noise of binary fractions is taken away."""
    ore = round(value, 2)
    if ore != value and not (binary and abs(float(value) - float(ore)) <= 4 * math.ulp(float(value))):
        raise Refused(Why.TOO_PRECISE)
    return ore


def bounded(value: Decimal, field: Field) -> Decimal:
    """A number within the bounds of its column."""
    least, most = field.least, field.most
    if (least is not None and value < least) or (most is not None and value > most):
        raise Refused(Why.OUT_OF_RANGE, least=str(least), most=str(most))
    return value


def whole(value: Decimal) -> int:
    """A number without decimals."""
    if value != value.to_integral_value():
        raise Refused(Why.NOT_WHOLE)
    return int(value)


def _clear(sign: str, whole: str, part: str) -> None:
    """1.234 is unclear; 0.234, 12345.678 and 1.23 are not."""
    if len(part) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0"):
        one, other = f"{sign}{whole},{part}", f"{sign}{whole}\u00a0{part}"
        raise Refused(Why.UNCLEAR_NUMBER, one=one, other=other, one_right=f"{one}0", other_right=other)


def _finite(text: str) -> Decimal:
    value = Decimal(text)
    kept = float(value)
    if not math.isfinite(kept) or (kept == 0 and value != 0):
        raise Refused(Why.OUT_OF_RANGE, least="−1,8·10³⁰⁸", most="1,8·10³⁰⁸")
    return value
