"""The three answers in a line each, where many indicators stand beside each other."""

from dashboard.answers import Answers
from dashboard.indicator import Level, Series
from layouts import formats, signals
from layouts import nodes as h
from layouts.components.signs import level_sign, prospect_sign, variation_sign
from layouts.text import t


def brief_level(series: Series) -> str:
    """«mål 66 nått»."""
    target = series.target
    if target is None:
        return t("no target to reach")
    amount = formats.number(target.value, series.indicator.decimals)
    return {
        Level.REACHED: t("target {target} reached", target=amount),
        Level.NOT_REACHED: t("target {target} not reached", target=amount),
        Level.NO_TARGET: t("no level to judge"),
    }[series.level]


def brief_answers(found: Answers, series: Series, when: str = "") -> h.Element:
    """Level, change (`when` it was seen) and outlook under each other."""
    shape, word = change_answer(found)
    return h.ul(
        h.li(_named(t("Level"), level_answer(found, series))),
        h.li(_named(t("Change"), [shape, f"{word}, {when}" if when else word])),
        h.li(_named(t("Outlook"), outlook_answer(found))),
        cls="brief",
    )


def level_answer(found: Answers, series: Series) -> list[h.Child]:
    """The sign of the level and its words."""
    return [level_sign(found.level), brief_level(series)]


def change_answer(found: Answers) -> list[h.Child]:
    """The sign of the change and its words."""
    return [variation_sign(found.variation), signals.variation(found.variation)]


def outlook_answer(found: Answers) -> list[h.Child]:
    """The sign of the outlook and its words."""
    return [prospect_sign(found.prospect), signals.prospect(found.prospect)]


def _named(name: str, answer: list[h.Child]) -> list[h.Child]:
    shape, word = answer
    return [shape, h.span(h.span(f"{name}: ", cls="visually-hidden"), word)]
