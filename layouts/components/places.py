"""What places and periods of a reading are called, and whether it is drawn beside the whole country."""

from dashboard.indicator import COUNTRY_CODE, Point, Scope, ScopeKind
from dashboard.period import Period
from dashboard.reading import Reading
from layouts import formats
from layouts.text import of, t


def place(scope: Scope) -> str:
    """The name of a scope; the country is «hela landet»."""
    if scope.kind is ScopeKind.REGION and scope.code == COUNTRY_CODE:
        return t("the whole country")
    return of(scope.name)


def compares(read: Reading) -> bool:
    """A county is drawn beside the country, unless the country is the sum of the counties."""
    is_county = bool(read.whole and read.scope and read.scope.kind is ScopeKind.REGION)
    return is_county and (read.compared is None or read.compared.is_comparable)


def spoken_period(point: Point) -> str:
    """The period of a value inside a sentence: «tertial 2 2018»."""
    name = formats.period(Period.parse(point.shown.period_code))
    return name[:1].lower() + name[1:]
