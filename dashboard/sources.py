"""Where figures come from."""

from dataclasses import dataclass

from dashboard.indicator import IndicatorKind
from dashboard.words import Words


@dataclass(frozen=True, slots=True)
class Source:
    """Where an indicator's figures come from."""

    code: str
    kind: IndicatorKind
    name: Words
    source: str
    source_url: str | None
    is_example: bool
