"""A text of the organisation in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Swedish, and English where it exists."""

    sv: str
    en: str | None = None

    def __bool__(self) -> bool:
        return bool(self.sv)
