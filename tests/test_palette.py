"""The status colours can be told apart by everybody, on a screen and in print."""

from itertools import combinations

import pytest

from layouts.theme import tokens
from tests.colour import Three, contrast, distance, lab, visions

LIGHT = ("on-track", "deviating", "off-track")
STATUSES = (*LIGHT, "not-reported")
TEXTS = ("ink", "ink-2", "ink-3", "accent")
SURFACES = ("paper", "card")
modes = pytest.mark.parametrize("mode", ["light", "dark"])


def worst(mode: str) -> dict[str, float]:
    """The smallest distance between two statuses, for each way of seeing."""
    found: dict[str, float] = {}
    for one, other in combinations(LIGHT, 2):
        seen, beside = visions(tokens(mode)[one]), visions(tokens(mode)[other])
        for vision in seen:
            apart = distance(lab(seen[vision]), lab(beside[vision]))
            found[vision] = min(found.get(vision, apart), apart)
    return found


@modes
def test_the_three_statuses_are_told_apart_in_every_vision(mode: str) -> None:
    too_close = {vision: round(apart, 1) for vision, apart in worst(mode).items() if apart < 15}
    assert too_close == {}


def test_the_distances_are_the_ones_that_were_measured_when_the_colours_were_chosen() -> None:
    assert worst("light")["normal"] == pytest.approx(44.9, abs=0.2)
    assert worst("light")["grey"] == pytest.approx(18.0, abs=0.2)
    assert worst("dark")["normal"] == pytest.approx(34.9, abs=0.2)
    assert worst("dark")["grey"] == pytest.approx(16.3, abs=0.2)


@modes
@pytest.mark.parametrize("status", STATUSES)
def test_the_text_on_a_status_can_be_read(mode: str, status: str) -> None:
    found = tokens(mode)
    assert contrast(found[status], found[f"{status}-text"]) >= 4.5


@modes
@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("surface", SURFACES)
def test_the_edge_of_a_status_is_seen(mode: str, status: str, surface: str) -> None:
    found = tokens(mode)
    assert contrast(found[f"{status}-edge"], found[surface]) >= 3


@modes
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("surface", [*SURFACES, "well"])
def test_text_can_be_read_wherever_it_stands(mode: str, text: str, surface: str) -> None:
    found = tokens(mode)
    assert contrast(found[text], found[surface]) >= 4.5


@modes
@pytest.mark.parametrize("mark", ["field", "focus", "series", "highlight"])
@pytest.mark.parametrize("surface", SURFACES)
def test_fields_focus_and_lines_of_charts_are_seen(mode: str, mark: str, surface: str) -> None:
    found = tokens(mode)
    assert contrast(found[mark], found[surface]) >= 3


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_distance_is_the_one_its_authors_published(one: Three, other: Three, apart: float) -> None:
    assert distance(one, other) == pytest.approx(apart, abs=1e-4)
    assert distance(other, one) == pytest.approx(apart, abs=1e-4)


def test_black_on_white_is_twenty_one_and_grey_keeps_its_light() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#118563", "#ffffff") == pytest.approx(4.61, abs=0.01)
    assert all(seen == pytest.approx((1, 1, 1), abs=0.01) for seen in visions("#ffffff").values())


SIGNS = ("improvement", "concern", "neutral")


def apart(mode: str, one: str, other: str) -> dict[str, float]:
    """How far two colours are from each other, for each way of seeing."""
    seen, beside = visions(tokens(mode)[one]), visions(tokens(mode)[other])
    return {vision: distance(lab(seen[vision]), lab(beside[vision])) for vision in seen}


@modes
@pytest.mark.parametrize("sign", [*SIGNS, "common"])
@pytest.mark.parametrize("surface", [*SURFACES, "sign-text"])
def test_a_sign_is_seen_and_so_is_what_stands_in_it(mode: str, sign: str, surface: str) -> None:
    found = tokens(mode)
    assert contrast(found[sign], found[surface]) >= 3


@modes
@pytest.mark.parametrize("surface", SURFACES)
def test_what_stands_in_a_sign_without_colour_is_seen(mode: str, surface: str) -> None:
    assert contrast(tokens(mode)["ink-2"], tokens(mode)[surface]) >= 3


@modes
@pytest.mark.parametrize(("one", "other"), list(combinations(SIGNS, 2)))
def test_signs_are_told_apart_in_every_vision_that_has_colour(mode: str, one: str, other: str) -> None:
    # Seen in both modes and under a white glyph they are all mid-tones: in grey it is their shapes that differ, and of
    # orange and purple, which never stand in one chart, less is asked where blue is not seen.
    least = {vision: 12 if vision.startswith("tritan") else 15 for vision in apart(mode, one, other)} | {"grey": 0}
    close = {vision: far for vision, far in apart(mode, one, other).items() if far < least[vision]}
    assert close == {}


@modes
@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("status", LIGHT)
def test_a_sign_is_never_the_colour_of_a_status(mode: str, sign: str, status: str) -> None:
    found = apart(mode, sign, status)
    assert found["normal"] >= 15
    assert min(far for vision, far in found.items() if vision != "grey") >= 7


def test_a_sign_has_one_colour_in_both_modes_since_a_chart_is_painted_once() -> None:
    assert all(tokens("light")[sign] == tokens("dark")[sign] for sign in (*SIGNS, "common", "sign-text"))
