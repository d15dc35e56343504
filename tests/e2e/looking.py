"""What axe-core finds in a page, in both colour modes."""

from typing import Literal

from playwright.sync_api import Page, expect

from tests.e2e.places import settled

Mode = Literal["light", "dark"]
ALL = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# Of these the rules that ask for a colour.
COLOURS = ("color-contrast", "link-in-text-block")
_RUN = """async (runOnly) => {
  const found = await axe.run(document, { runOnly, resultTypes: ["violations", "incomplete"] });

  // Where something overlaps a text axe does not decide. The text's own colour on the first opaque background
  // around it is then what counts, and is computed here.
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  function rgba(colour) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  }
  function luminance([r, g, b]) {
    const [x, y, z] = [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  }
  function contrast(element) {
    const style = getComputedStyle(element);
    let around = element;
    while (around && rgba(getComputedStyle(around).backgroundColor)[3] < 255) around = around.parentElement;
    const behind = getComputedStyle(around || document.body).backgroundColor;
    const text = rgba(element.closest("svg") ? style.fill : style.color);
    const [low, high] = [luminance(text), luminance(rgba(behind))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }

  const told = (rules) => rules.flatMap((rule) => rule.nodes.map((node) => {
    const reason = [...node.any, ...node.all, ...node.none][0];
    const place = document.querySelector(node.target[node.target.length - 1]);
    const ratio = rule.id === "color-contrast" && place ? contrast(place) : 0;
    return { decided: ratio >= 4.5, told: `${rule.id}: ${node.target.join(" ")}: ${reason ? reason.message : ""} (${ratio.toFixed(2)})` };
  }));
  return {
    violations: told(found.violations).map((one) => one.told),
    incomplete: told(found.incomplete).filter((one) => !one.decided).map((one) => one.told),
  };
}"""


# A colour on its way to another has a contrast that nobody is left with.
_STILL = "*, *::before, *::after { transition: none !important; }"
# All that is seen, and where it stands.
_SEEN = """() => [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility()).map((one) => {
  const box = one.getBoundingClientRect();
  return `${one.tagName}.${one.className.baseVal ?? one.className} ${[box.x, box.y, box.width, box.height].map(Math.round)}`;
})"""


def look(page: Page, first: Mode = "light", second: Mode = "dark") -> list[str]:
    """Violations, and what axe could not decide; axe must have been brought into the page.

    A mode has colours of its own and nothing else, so the rules of colours alone are asked a second time.
    """
    page.add_style_tag(content=_STILL)
    found = _faults(page, first, ALL)
    seen = page.evaluate(_SEEN)
    found += _faults(page, second, COLOURS)
    assert page.evaluate(_SEEN) == seen, "more than colours differs between the modes"
    return found


def _faults(page: Page, mode: Mode, rules: tuple[str, ...]) -> list[str]:
    page.emulate_media(color_scheme=mode)
    expect(page.locator("html")).to_have_attribute("data-bs-theme", mode)
    settled(page)
    seen = page.evaluate(_RUN, rules)
    if seen["violations"]:
        # Colours may come late to a busy browser; what is wrong is so when it is looked at again, too.
        settled(page)
        seen = page.evaluate(_RUN, rules)
    told = [f"{mode}: {told}" for told in seen["violations"]]
    return told + [f"{mode}, undecided: {told}" for told in seen["incomplete"]]
