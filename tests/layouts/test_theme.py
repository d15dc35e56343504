import re

import pytest

from dashboard.status import Status
from layouts.theme import TOKENS, colour, tokens

COLOUR = re.compile(r"#[0-9a-f]{6}")


def blocks() -> dict[str, dict[str, str]]:
    found = re.findall(
        r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", TOKENS.read_text(encoding="utf-8"), flags=re.S)
    )
    return {selector.strip(): dict(re.findall(r"--([\w-]+):\s*([^;]+);", body)) for selector, body in found}


def test_light_and_dark_decide_the_same_names() -> None:
    light, dark = blocks()[":root"], blocks()['[data-bs-theme="dark"]']
    assert {n for n, v in light.items() if v.startswith("#")} == {n for n, v in dark.items() if v.startswith("#")}
    assert tokens("light").keys() == tokens("dark").keys()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_colour_is_six_digits(mode: str) -> None:
    assert [n for n, v in tokens(mode).items() if v.startswith("#") and not COLOUR.fullmatch(v)] == []


@pytest.mark.parametrize("status", [s for s in Status if s.severity >= 0] + [Status.NOT_REPORTED])
def test_every_status_of_the_light_has_a_fill_a_text_and_an_edge(status: Status) -> None:
    token = status.value.replace("_", "-")
    assert {token, f"{token}-text", f"{token}-edge"} <= tokens().keys()


def test_a_colour_that_nobody_has_decided_is_an_error() -> None:
    with pytest.raises(KeyError):
        colour("no-such-token")
