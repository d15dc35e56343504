"""Colours for charts, read from the one place that has them: layouts/assets/tokens.css."""

import re
from functools import cache
from pathlib import Path

TOKENS = Path(__file__).parent / "assets" / "11-tokens.css"


@cache
def tokens(mode: str = "light") -> dict[str, str]:
    """Token → colour in a mode (light or dark); dark falls back on light."""
    blocks = re.findall(
        r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", TOKENS.read_text(encoding="utf-8"), flags=re.S)
    )
    found: dict[str, str] = {}
    for selector, body in blocks:
        if ":root" in selector or (mode == "dark" and "dark" in selector):
            found |= dict(re.findall(r"--([\w-]+):\s*([^;]+);", body))
    return {name: value.strip() for name, value in found.items()}


def colour(name: str, mode: str = "light") -> str:
    """One token's colour."""
    return tokens(mode)[name]
