"""Tables of figures beside their aims, as plain text and as Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured number and the most it may be; without an aim it is only told."""

    value: float
    aim: float | None = None
    decimals: int = 0

    @property
    def ratio(self) -> float | None:
        """How much of the aim is used; above 1 the aim is missed."""
        return None if self.aim is None else self.value / self.aim

    @property
    def missed(self) -> bool:
        """Whether the figure is above its aim."""
        return self.ratio is not None and self.ratio > 1

    def __str__(self) -> str:
        text = f"{self.value:.{self.decimals}f}"
        if self.aim is None:
            return text
        return f"{text} ≤ {self.aim:g} ({self.ratio:.2f}{' MISSED' if self.missed else ''})"


Cell = Figure | str


@dataclass(slots=True)
class Table:
    """Rows under a heading; a figure with an aim reads «measured ≤ aim (ratio)»."""

    title: str
    columns: Sequence[str]
    rows: list[Sequence[Cell]] = field(default_factory=list)
    note: str = ""

    def text(self) -> str:
        """Columns side by side: names to the left, figures to the right."""
        cells = [list(self.columns), *([str(cell) for cell in row] for row in self.rows)]
        widths = [max(len(row[place]) for row in cells) for place in range(len(self.columns))]
        lines = [
            "  ".join(
                cell.ljust(width) if place == 0 else cell.rjust(width)
                for place, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            for row in cells
        ]
        return "\n".join([self.title, *([self.note] if self.note else []), *(line.rstrip() for line in lines)])

    def markdown(self) -> str:
        """The same as Markdown."""
        lines = [
            "| " + " | ".join(self.columns) + " |",
            "|---" + "|---:" * (len(self.columns) - 1) + "|",
            *("| " + " | ".join(_emphasised(cell) for cell in row) + " |" for row in self.rows),
        ]
        return "\n".join([f"## {self.title}", *(["", self.note] if self.note else []), "", *lines])

    @property
    def missed(self) -> list[str]:
        """What misses its aim, in words."""
        return [
            f"{self.title}: {row[0]}, {column}: {cell}"
            for row in self.rows
            for column, cell in zip(self.columns, row, strict=True)
            if isinstance(cell, Figure) and cell.missed
        ]


def _emphasised(cell: Cell) -> str:
    return f"**{cell}**" if isinstance(cell, Figure) and cell.missed else str(cell)
