"""The HTML document around the application: language, icon, shapes of statuses, colour mode before first paint."""

import re
from collections.abc import Mapping
from html import escape

_LESS_THAN = "\\u003c"  # as JSON writes it where a tag must not end the script

_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Cpath d='M6 1h8l-4 14H2z' fill='%238a0509'/%3E%3C/svg%3E"
)
_SHAPES = """
<symbol id="status-on-track" viewBox="0 0 18 18"><circle class="shape-fill" cx="9" cy="9" r="8.2"/><path class="shape-glyph" d="M5 9.3l2.8 2.8 5.2-5.7"/></symbol>
<symbol id="status-deviating" viewBox="0 0 18 18"><path class="shape-fill" d="M9 1.3l8 14.6H1z"/><path class="shape-glyph" d="M9 6.4v4.5M9 13.2v.5"/></symbol>
<symbol id="status-off-track" viewBox="0 0 18 18"><path class="shape-fill" d="M5.6.8h6.8l4.8 4.8v6.8l-4.8 4.8H5.6L.8 12.4V5.6z"/><path class="shape-glyph" d="M6 6l6 6M12 6l-6 6"/></symbol>
<symbol id="status-not-reported" viewBox="0 0 18 18"><circle class="shape-fill" cx="9" cy="9" r="7.6"/><path class="shape-glyph" d="M6 9h6"/></symbol>
<symbol id="status-not-started" viewBox="0 0 18 18"><circle class="shape-fill" cx="9" cy="9" r="7.2"/></symbol>
<symbol id="status-paused" viewBox="0 0 18 18"><rect class="shape-fill" x="1.6" y="1.6" width="14.8" height="14.8" rx="3.5"/><path class="shape-glyph" d="M7 6v6M11 6v6"/></symbol>
<symbol id="status-completed" viewBox="0 0 18 18"><rect class="shape-fill" x="1.6" y="1.6" width="14.8" height="14.8" rx="3.5"/><path class="shape-glyph" d="M5.4 9.2l2.5 2.5 4.7-5.2"/></symbol>
<symbol id="sign-improvement" viewBox="0 0 18 18"><path class="shape-fill" d="M9 .8L17.2 9 9 17.2.8 9z"/><path class="shape-glyph" d="M9 5.6v6.8M5.6 9h6.8"/></symbol>
<symbol id="sign-concern" viewBox="0 0 18 18"><rect class="shape-fill" x="1.6" y="1.6" width="14.8" height="14.8" rx="2"/><path class="shape-glyph" d="M5.4 9h7.2"/></symbol>
<symbol id="sign-neutral" viewBox="0 0 18 18"><path class="shape-fill" d="M5 1.8h8L17.2 9 13 16.2H5L.8 9z"/><path class="shape-glyph" d="M6.3 12V6.2M4.7 7.7l1.6-1.6 1.6 1.6M11.7 6v5.8M10.1 10.3l1.6 1.6 1.6-1.6"/></symbol>
<symbol id="sign-common" viewBox="0 0 18 18"><circle class="shape-fill" cx="9" cy="9" r="7.6"/><path class="shape-glyph" d="M4.6 9.9c1.5-2.7 2.9-2.7 4.4-.6s2.9 2.1 4.4-.6"/></symbol>
<symbol id="sign-unknown" viewBox="0 0 18 18"><circle class="shape-fill" cx="9" cy="9" r="7.6"/><path class="shape-glyph" d="M6 9h.01M9 9h.01M12 9h.01"/></symbol>
<symbol id="sign-reached" viewBox="0 0 18 18"><circle class="shape-fill" cx="9" cy="9" r="7.6"/><circle class="shape-core" cx="9" cy="9" r="3.4"/></symbol>
<symbol id="sign-not-reached" viewBox="0 0 18 18"><circle class="shape-fill" cx="9" cy="9" r="7.6"/><circle class="shape-glyph" cx="9" cy="9" r="3.4"/></symbol>
<symbol id="sign-on-pace" viewBox="0 0 18 18"><path class="shape-glyph" d="M2.5 3h13M3.5 15.5L12.6 5.6M8.6 5.4h4.2v4.2"/></symbol>
<symbol id="sign-decided" viewBox="0 0 18 18"><path class="shape-fill" d="M3.4 1.4h8.2l3 3v12.2H3.4z"/><path class="shape-glyph" d="M6 9.6l2.2 2.2 3.9-4.4"/></symbol>
<symbol id="sign-proposed" viewBox="0 0 18 18"><path class="shape-fill" d="M3.4 1.4h8.2l3 3v12.2H3.4z"/><path class="shape-glyph" d="M6.4 9.4h.01M9 9.4h.01M11.6 9.4h.01"/></symbol>
<symbol id="sign-rejected" viewBox="0 0 18 18"><path class="shape-fill" d="M3.4 1.4h8.2l3 3v12.2H3.4z"/><path class="shape-glyph" d="M6.2 7l5.6 5.4M11.8 7l-5.6 5.4"/></symbol>
<symbol id="sign-waiting" viewBox="0 0 18 18"><circle class="shape-fill" cx="9" cy="9" r="7.6"/><path class="shape-glyph" d="M9 4.6V9l3 2"/></symbol>
<symbol id="sign-coming" viewBox="0 0 18 18"><path class="shape-fill" d="M2 3.4h14v12.4H2z"/><path class="shape-glyph" d="M2.4 7h13.2M5.8 1.6v3M12.2 1.6v3"/></symbol>
<symbol id="sign-judged" viewBox="0 0 18 18"><path class="shape-glyph" d="M1.6 9.6l3.6 3.6 5.4-6.4M8.6 12.2l1 1 6.2-7.2"/></symbol>
<symbol id="sign-none" viewBox="0 0 18 18"><path class="shape-glyph" d="M5 9h8"/></symbol>
<symbol id="sign-open" viewBox="0 0 18 18"><rect class="shape-fill" x="2" y="2" width="14" height="14" rx="3"/></symbol>
<symbol id="sign-late" viewBox="0 0 18 18"><rect class="shape-fill" x="2" y="2" width="14" height="14" rx="3"/><path class="shape-glyph" d="M9 5.2v4.6M9 12.4v.4"/></symbol>
<symbol id="sign-kept" viewBox="0 0 18 18"><rect class="shape-fill" x="2" y="2" width="14" height="14" rx="3"/><path class="shape-glyph" d="M5.4 9.2l2.5 2.5 4.7-5.2"/></symbol>
<symbol id="sign-dropped" viewBox="0 0 18 18"><rect class="shape-fill" x="2" y="2" width="14" height="14" rx="3"/><path class="shape-glyph" d="M6 6l6 6M12 6l-6 6"/></symbol>
<symbol id="sign-moved" viewBox="0 0 18 18"><path class="shape-glyph" d="M1.8 9h11.4M9.4 5.2L13.2 9l-3.8 3.8M16 3.4v11.2"/></symbol>
<symbol id="sign-uncertain" viewBox="0 0 18 18"><path class="shape-glyph" d="M2.5 3h13M3.5 15l2.4-2M8 11.2l2.4-2M12.5 7.4l1.7-1.3"/></symbol>
<symbol id="sign-not-at-this-pace" viewBox="0 0 18 18"><path class="shape-glyph" d="M2.5 3h13M3 13.2h11.4M11.6 10.4l2.8 2.8-2.8 2.8"/></symbol>
<symbol id="mode" viewBox="0 0 18 18"><circle cx="9" cy="9" r="6.7" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M9 2.3a6.7 6.7 0 0 1 0 13.4z" fill="currentColor"/></symbol>
"""
_OUTLINE = """
<div class="top"></div>
<main><div class="skeleton skeleton--heading"></div><div class="skeleton skeleton--card"></div><div class="skeleton skeleton--table"></div></main>
"""


def html(title: str, lang: str, brought: str, parts: Mapping[str, str]) -> str:
    """The document of a page; `brought` is the JSON that Dash would ask for next, `parts` are Dash's own pieces."""
    return f"""<!doctype html>
<html lang="{lang}">
<head>
{parts["metas"]}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<link rel="icon" href="{_ICON}">
<link rel="preload" href="/assets/fonts/source-sans-3.woff2" as="font" type="font/woff2" crossorigin>
{parts["css"]}
</head>
<body>
<svg class="shapes" aria-hidden="true" width="0" height="0">{_SHAPES}</svg>
<div id="react-entry-point">{_OUTLINE}</div>
<script type="application/json" id="brought">{brought.replace("<", _LESS_THAN)}</script>
<footer class="scripts">{parts["config"]}{parts["scripts"]}{parts["renderer"]}</footer>
</body>
</html>"""


def shape(name: str) -> str:
    """The drawing of a shape alone, as SVG within 18 by 18."""
    found = re.search(rf'<symbol id="{re.escape(name)}"[^>]*>(.*)</symbol>', _SHAPES)
    return found.group(1) if found else ""
