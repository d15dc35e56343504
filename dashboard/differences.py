"""What a look through the journal, the rows and the seals tells."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """The first row that is not as it was recorded: its table, its number there, and what is wrong with it."""

    table: str
    number: int | None
    wrong: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much was looked through, and the first difference where there is one."""

    lines: int
    rows: int
    seals: int
    difference: Difference | None = None
