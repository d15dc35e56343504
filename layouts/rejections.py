"""A problem of a file as a reader is told it: where, what is the matter, what would be right."""

from dashboard.problem import Detail, Place, Problem
from dashboard.reasons import Kind
from dashboard.words import Words
from layouts.text import of, t


def place(where: Place) -> str:
    """Aktiviteter, rad 7."""
    return t("{sheet}, row {row}", sheet=where.sheet, row=where.row) if where.row else where.sheet


def told(problem: Problem) -> str:
    """What is the matter."""
    return t(problem.why.told, **_blanks(problem))


def right(problem: Problem) -> str:
    """What would be right."""
    return t(problem.why.right, **_blanks(problem)) if problem.why.right else ""


def sentence(problem: Problem) -> str:
    """All of it in a line, for the terminal and for a column of the download."""
    said = f"{told(problem)} {right(problem)}".strip()
    where = place(problem.place)
    return f"{where}: {said}" if where else said


def _blanks(problem: Problem) -> dict[str, str | int]:
    return {name: _said(blank) for name, blank in problem.blanks.items()}


def _said(blank: Detail) -> str | int:
    if isinstance(blank, Kind):
        return t(blank)
    return of(blank) if isinstance(blank, Words) else blank
