"""The shapes of computed signs."""

from dashboard.indicator import Level
from dashboard.outlook import Prospect
from dashboard.patterns import Variation
from layouts import nodes as h

_LEVELS = {Level.REACHED: "reached", Level.NOT_REACHED: "not-reached", Level.NO_TARGET: "unknown"}


def sign(name: str) -> h.Element:
    """The shape alone; the word stands beside it."""
    return h.svg(h.use(href=f"#sign-{name}"), cls=f"shape sign sign--{name}", viewBox="0 0 18 18", aria_hidden="true")


def capital(text: str) -> str:
    """A word that begins a line."""
    return text[:1].upper() + text[1:]


def variation_name(variation: Variation | None) -> str:
    """The name of the shape of a change."""
    return variation.value if variation else "unknown"


def variation_sign(variation: Variation | None) -> h.Element:
    """The shape of a change."""
    return sign(variation_name(variation))


def level_name(of_it: Level) -> str:
    """The name of the shape of a level."""
    return _LEVELS[of_it]


def level_sign(of_it: Level) -> h.Element:
    """The shape of a level."""
    return sign(level_name(of_it))


def prospect_name(prospect: Prospect | None) -> str:
    """The name of the shape of an outlook."""
    known = prospect is not None and prospect is not Prospect.TOO_SHORT
    return prospect.value.replace("_", "-") if prospect and known else "unknown"


def prospect_sign(prospect: Prospect | None) -> h.Element:
    """The shape of an outlook."""
    return sign(prospect_name(prospect))
