"""What a scope is called, and whether an indicator is drawn beside the whole country."""

from dashboard.indicator import COUNTRY_CODE, Scope, ScopeKind
from dashboard.reading import Reading
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
