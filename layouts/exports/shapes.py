"""The shapes of statuses and signs as they stand on paper: the drawings of the pages in the light colours."""

from functools import cache

from layouts.document import shape
from layouts.theme import colour

_OF_THEIR_OWN = ("improvement", "concern", "neutral")
_LIGHT = ("on-track", "deviating", "off-track")
_DASHED = ("not-reported", "unknown")


def edge(name: str) -> str:
    """The colour that a shape is drawn with."""
    return _colours(name)[1]


@cache
def svg(name: str) -> str:
    """A shape by its name as a picture of its own."""
    fill, line, glyph = _colours(name)
    dash = "stroke-dasharray: 2.6 2;" if name.partition("-")[2] in _DASHED else ""
    style = (
        f".shape-fill {{ fill: {fill}; stroke: {line}; stroke-width: 1.3; stroke-linejoin: round; {dash} }}"
        f".shape-glyph {{ fill: none; stroke: {glyph}; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }}"
        f".shape-core {{ fill: {line}; }}"
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18"><style>{style}</style>{shape(name)}</svg>'


def _colours(name: str) -> tuple[str, str, str]:
    kind, _, word = name.partition("-")
    if word in _LIGHT:
        return colour(word), colour(f"{word}-edge"), colour(f"{word}-text")
    if word in _OF_THEIR_OWN:
        return colour(word), colour(word), colour("sign-text")
    line = colour("not-reported-edge" if kind == "status" else "common")
    return "none", line, line
