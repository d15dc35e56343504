"""Status is never colour alone, and nothing depends on colour or movement."""

import base64

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Looker, Opener
from tests.e2e.places import PLACES, arrive, settled

pytestmark = pytest.mark.browser

_NAMELESS = """() => [...document.querySelectorAll("main svg.shape, .top svg.shape")].filter((shape) => {
  if ((shape.getAttribute("aria-label") || "").trim()) return false;
  const around = shape.closest("[aria-label], a, button, .status, li, td, dd");
  const words = around ? (around.getAttribute("aria-label") || "") + around.textContent : "";
  return !/\\p{L}{2}/u.test(words);
}).map((shape) => shape.outerHTML)"""
# The picture's points as grey, to compare shapes as somebody who sees no colours does.
_GREY = """async (data) => {
  const image = new Image();
  image.src = "data:image/png;base64," + data;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width; canvas.height = image.height;
  const brush = canvas.getContext("2d");
  brush.drawImage(image, 0, 0);
  const points = brush.getImageData(0, 0, image.width, image.height).data;
  const grey = [];
  for (let at = 0; at < points.length; at += 4)
    grey.push(Math.round(0.2126 * points[at] + 0.7152 * points[at + 1] + 0.0722 * points[at + 2]));
  return grey;
}"""


# All at the very same place, or the edges differ by where on a point they fall.
_STAGE = """(shape) => {
  document.getElementById("stage")?.remove();
  const stage = document.createElement("div");
  stage.id = "stage";
  Object.assign(stage.style, { position: "fixed", left: 0, top: 0, width: "24px", height: "24px", zIndex: 99,
    background: "var(--card)" });
  stage.append(shape.cloneNode(true));
  document.body.append(stage);
}"""


def _grey(page: Page) -> list[list[int]]:
    shapes = page.locator("main section").first.locator(".counts .shape")
    assert shapes.count() == 7
    found = []
    for shape in shapes.all():
        shape.evaluate(_STAGE)
        picture = page.screenshot(clip={"x": 0, "y": 0, "width": 24, "height": 24})
        found.append(page.evaluate(_GREY, base64.b64encode(picture).decode()))
    return found


@pytest.mark.parametrize("name", ["overview", "areas", "area", "area-timeline", "area-charts", "comparison", "activities", "activity", "followup",
                                  "departments", "department", "indicator-thematic", "components"])  # fmt: skip
def test_every_shape_has_a_word(look_at: Looker, name: str) -> None:
    page = look_at(PLACES[name])
    assert page.locator("main svg.shape").count() > 0
    assert page.evaluate(_NAMELESS) == []
    bars = page.locator(".bar").evaluate_all("(all) => all.map((one) => [one.getAttribute('role'), one.ariaLabel])")
    assert [bar for bar in bars if bar[0] != "img" or not bar[1]] == []


@pytest.mark.parametrize("forced", ["none", "active"])
def test_shapes_differ_without_colour(open_page: Opener, forced: str) -> None:
    page = open_page(forced_colors=forced, color_scheme="light", device_scale_factor=2)
    arrive(page, PLACES["components"])
    shapes = _grey(page)
    for grey in shapes:
        assert max(grey) - min(grey) > 60, "a shape cannot be seen"
    for index, one in enumerate(shapes):
        for other in shapes[index + 1 :]:
            differing = sum(abs(a - b) > 60 for a, b in zip(one, other, strict=True))
            assert differing > 0.03 * len(one)


def test_forced_colours_keep_focus_bars_and_charts(open_page: Opener) -> None:
    page = open_page(forced_colors="active")
    arrive(page, "/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    outline = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
    assert outline >= 2
    borders = page.locator(".bar__part").evaluate_all(
        "(all) => all.map((one) => parseFloat(getComputedStyle(one).borderTopWidth))"
    )
    assert min(borders) >= 1


@pytest.mark.parametrize("name", ["overview", "activities", "indicator", "components"])
def test_nothing_moves_for_those_who_ask_for_stillness(look_at: Looker, name: str) -> None:
    page = look_at(PLACES[name], stillness=True)
    page.evaluate("document.body.classList.add('is-waiting')")
    settled(page)
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].flatMap((one) => [null, "::before", "::after"].filter((part) => {
          const style = getComputedStyle(one, part);
          const seconds = (text) => Math.max(...text.split(",").map((each) => parseFloat(each) || 0));
          return seconds(style.animationDuration) > 0.01 || seconds(style.transitionDuration) > 0.01;
        }).map((part) => one.tagName + "." + (one.className.baseVal ?? one.className) + (part || "")))"""
    )
    assert moving == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
