"""An indicator among many, with the name of what it stands under."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.answers import Answers, Judged
from dashboard.choosing import Choice, chosen
from dashboard.indicator import Indicator


@dataclass(frozen=True, slots=True)
class Placed:
    """`where` is the deliverable or perspective that it stands under, `lang` the language of that name."""

    judged: Judged
    where: str = ""
    lang: str | None = None

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        return self.judged.series.indicator

    @property
    def answers(self) -> Answers:
        """Its three answers."""
        return self.judged.answers


def left(found: Iterable[Placed], choice: Choice) -> list[Placed]:
    """Those that a choice leaves, in its order."""
    return chosen(found, choice, lambda one: one.answers)
