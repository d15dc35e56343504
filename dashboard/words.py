"""A text in both languages: the organisation's own, or one that layouts say from the catalogues."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Swedish, and English where it exists."""

    sv: str
    en: str | None = None

    def __bool__(self) -> bool:
        return bool(self.sv)


def t(message: str) -> str:
    """Mark a message for the catalogues; layouts say it in the reader's language."""
    return message
