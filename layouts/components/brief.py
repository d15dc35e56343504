"""The three answers in a line each, where many indicators stand beside each other."""

from collections.abc import Iterable

from dashboard.answers import Answers
from dashboard.indicator import Level, Series
from dashboard.outlook import Prospect
from dashboard.watch import Brief
from layouts import formats, signals
from layouts import nodes as h
from layouts.components.signs import (
    level_name,
    level_sign,
    prospect_name,
    prospect_sign,
    sign,
    variation_name,
    variation_sign,
)
from layouts.components.why_link import why_link
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


def brief_answers(found: Answers, series: Series, when: str = "", page: str | None = None) -> h.Element:
    """Level, change (`when` it was seen) and outlook under each other; with the page of the series a door to why."""
    shape, word = change_answer(found)
    told = h.ul(
        h.li(_named(t("Level"), level_answer(found, series))),
        h.li(_named(t("Change"), [shape, f"{word}, {when}" if when else word])),
        h.li(_named(t("Outlook"), outlook_answer(found))),
        cls="brief",
    )
    return why_link(told, page=page) if page else told


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


def trio(brief: Brief | None, page: str) -> h.Child:
    """The three signs alone, each with its word for who points or listens, as a door to why; the key stands near."""
    told = [] if brief is None else _signs(brief)
    if not told:
        return None
    last = len(told) - 1
    signs = (
        h.span(shape, h.span(word, "" if place == last else ", ", cls="visually-hidden"), title=word)
        for place, (shape, word) in enumerate(told)
    )
    return why_link(signs, page=page, cls="trio")


def trio_key(briefs: Iterable[Brief | None]) -> h.Child:
    """What the signs mean, those that are there, each once."""
    words = {word: shape for brief in briefs if brief is not None for shape, word in _signs(brief)}
    if not words:
        return None
    return h.ul((h.li(shape, h.span(word), cls="signs__one") for word, shape in words.items()), cls="signs signs--key")


def _signs(brief: Brief) -> list[tuple[h.Element, str]]:
    return [(sign(name), word) for name, word in named(brief)]


def named(brief: Brief) -> list[tuple[str, str]]:
    """The answers there are, each by the name of its shape and its word; what cannot be said has none."""
    told = []
    if brief.level is not Level.NO_TARGET:
        told.append((level_name(brief.level), signals.level(brief.level)))
    if brief.variation is not None:
        told.append((variation_name(brief.variation), signals.variation(brief.variation)))
    if brief.prospect not in (None, Prospect.TOO_SHORT):
        told.append((prospect_name(brief.prospect), signals.prospect(brief.prospect)))
    return told
