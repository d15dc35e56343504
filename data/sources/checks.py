"""What rows say together, and with what is known already: codes that exist, units that are per cent."""

from collections.abc import Iterator, Mapping, Set

from dashboard.indicator import ScopeKind
from dashboard.problem import Place, Problem
from dashboard.reasons import Why
from data.format.schema import SCOPE, SUBJECT, Field
from data.format.stored import kinds
from data.sources.contents import Cell, Package

_PERCENT = "%"
_EXAMPLES = {SCOPE: "region:01", SUBJECT: "activity:A-0001"}


def unknown_references(package: Package, known: Mapping[str, Set[str]]) -> list[Problem]:
    """Codes that are neither in the package nor among the `known` (table → codes)."""
    codes = {name: package.codes(name) | known.get(name, frozenset()) for name in package.resources}
    with_kind = {name: {f"{kind}:{code}" for code in codes[name]} for name, kind in kinds().items()}
    codes[SUBJECT] = set().union(*with_kind.values())
    codes[SCOPE] = set().union(*(found for name, found in with_kind.items() if kinds()[name] in set(ScopeKind)))
    return [
        problem
        for name, resource in package.resources.items()
        for field in resource.fields
        if field.reference and name in package.rows
        for problem in _unknown(package, name, field, codes[field.reference])
    ]


def not_in_percent(package: Package, units: Mapping[str, str]) -> list[Problem]:
    """Values written with % whose indicator (of the package, or code → unit of the known) is counted in something else."""
    own = {row["code"]: row["unit"] for row in package.rows.get("indicators", ())}
    return [
        Problem(Why.NOT_IN_PERCENT, place, package.heading(name, "value"), f"{row['value']} %")
        for name in ("observations", "targets")
        for place, row in package.placed(name)
        if place in package.percents and "value" in row
        if own.get(row.get("indicator"), units.get(str(row.get("indicator")), _PERCENT)) != _PERCENT
    ]


def _unknown(package: Package, name: str, field: Field, codes: Set[Cell]) -> Iterator[Problem]:
    column = package.heading(name, field.name)
    for place, row in package.placed(name):
        code = row.get(field.name)
        if code is not None and code not in codes:
            yield _problem(package, field, place, column, str(code))


def _problem(package: Package, field: Field, place: Place, column: str, code: str) -> Problem:
    if field.reference in _EXAMPLES:
        return Problem(Why.UNKNOWN_SCOPE, place, column, code, {"example": _EXAMPLES[field.reference]})
    assert field.reference is not None
    return Problem(Why.UNKNOWN_CODE, place, column, code, {"table": package.resources[field.reference].title})
