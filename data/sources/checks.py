"""What rows say together, and with what is known already: codes that exist, units that are per cent."""

from collections.abc import Mapping, Set

from dashboard.problem import Problem
from data.sources.package import Package


def unknown_references(package: Package, known: Mapping[str, Set[str]]) -> list[Problem]:
    """Codes that are neither in the package nor among the `known` (table → codes)."""
    raise NotImplementedError


def not_in_percent(package: Package, units: Mapping[str, str]) -> list[Problem]:
    """Values written with % whose indicator (of the package, or code → unit of the known) is counted in something else."""
    raise NotImplementedError
