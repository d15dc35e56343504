"""Money: integers of öre, and the identity of an appropriation."""

from dataclasses import dataclass
from decimal import Decimal


def ore(kronor: Decimal) -> int:
    """Kronor with at most two decimals as öre; ValueError for more."""
    amount = kronor * 100
    if amount != amount.to_integral_value():
        raise ValueError(f"{kronor} kr has more than two decimals")
    return int(amount)


@dataclass(frozen=True, slots=True)
class AppropriationYear:
    """One appropriation in one year; all amounts in öre."""

    code: str
    name: str
    year: int
    whole_state: bool
    incoming: int
    allotted: int
    changes: int
    withdrawal: int
    permitted_excess: int
    outcome: int
    credit: int
    outgoing: int
    source: str

    @property
    def disposable(self) -> int:
        """Incoming + allotted + changes + withdrawal (negative) + permitted excess."""
        return self.incoming + self.allotted + self.changes + self.withdrawal + self.permitted_excess

    @property
    def residual(self) -> int:
        """Disposable − outcome − outgoing: 0 when the account closes."""
        return self.disposable - self.outcome - self.outgoing
