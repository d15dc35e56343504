"""The three questions about an indicator, each with the signs that answer it."""

from dashboard.indicator import Level
from dashboard.outlook import Prospect
from dashboard.patterns import Variation
from layouts import nodes as h
from layouts import signals
from layouts.components.signs import level_sign, prospect_sign, variation_sign
from layouts.text import t


def answer_signs() -> h.Element:
    """Level, change and outlook: what is asked, and every sign with its word."""
    return h.dl(
        _answer(t("Level"), t("Is the target of the period reached?"), _levels()),
        _answer(t("Change"), t("Has something really happened, or is it chance?"), _variations()),
        _answer(t("Outlook"), t("Will the target be reached at the pace seen?"), _prospects()),
        cls="guide__answers",
    )


def _answer(name: str, question: str, shapes: list[h.Child]) -> h.Element:
    return h.div(h.dt(name, " ", h.span(question)), h.dd(h.ul(shapes, cls="signs")))


def _one(shape: h.Element, word: str) -> h.Element:
    return h.li(shape, h.span(word), cls="signs__one")


def _levels() -> list[h.Child]:
    return [_one(level_sign(one), signals.level(one)) for one in (Level.REACHED, Level.NOT_REACHED)]


def _variations() -> list[h.Child]:
    shown = (Variation.IMPROVEMENT, Variation.CONCERN, Variation.NEUTRAL, Variation.COMMON)
    return [_one(variation_sign(one), signals.variation(one)) for one in (*shown, None)]


def _prospects() -> list[h.Child]:
    shown = (Prospect.ON_PACE, Prospect.UNCERTAIN, Prospect.NOT_AT_THIS_PACE)
    return [_one(prospect_sign(one), signals.prospect(one)) for one in shown]
