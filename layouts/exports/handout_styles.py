"""How a Word document looks: A4, one kind of letters, the ink of the pages, and styles that Word knows as such."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from layouts.theme import colour

if TYPE_CHECKING:
    from docx.document import Document

_LETTERS = "Calibri"
_MM = 36_000
_WIDTH = 160  # mm between the margins
_HANG, _FACT = 8, 35
_KEPT = (
    "Title",
    "heading 1",
    "heading 2",
    "Heading 1",
    "Heading 2",
    "List Bullet",
    "header",
    "footer",
    "Header",
    "Footer",
)
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
# name: (based on, points, bold, colour, points before, points after)
_STYLES = {
    "Title": ("", 22, True, "ink", 0, 6),
    "Heading 1": ("", 14, True, "ink", 18, 6),
    "Heading 2": ("", 11.5, True, "ink", 11, 3),
    "Lead": ("Normal", 13, False, "ink", 0, 4),
    "Small": ("Normal", 9.5, False, "ink-2", 0, 3),
    "Note": ("Normal", 10.5, False, "ink", 4, 5),
    "Code": ("Normal", 8, False, "ink-2", 0, 4),
    "Fact": ("Normal", 10.5, False, "ink", 0, 3),
    "Cell": ("Normal", 10, False, "ink", 2, 2),
    "List Bullet": ("", 10.5, False, "ink", 2, 3),
    "Header": ("", 9, False, "ink-3", 0, 0),
    "Footer": ("", 9, False, "ink-3", 0, 0),
}


def prepare(document: "Document", language: str) -> None:
    """Styles, page and language; what the empty document brings along and nobody asked for is taken away."""
    _clean(document)
    _speak_by_default(document, language)
    normal = document.styles["Normal"]
    normal.font.size = _points(10.5)
    normal.paragraph_format.space_after = _points(3)
    normal.paragraph_format.line_spacing = 1.0
    for name, style in _STYLES.items():
        _style(document, name, *style)
    _particular(document)
    section: Any = document.sections[0]
    section.page_width, section.page_height = 210 * _MM, 297 * _MM
    section.left_margin = section.right_margin = 25 * _MM
    section.top_margin, section.bottom_margin = 29 * _MM, 25 * _MM
    section.header_distance = section.footer_distance = 13 * _MM


def _style(
    document: "Document", name: str, base: str, size: float, bold: bool, ink: str, before: float, after: float
) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) if base else document.styles[name]
    if base:
        style.base_style = document.styles[base]
    style.font.size, style.font.bold, style.font.color.rgb = _points(size), bold, _rgb(colour(ink))
    style.paragraph_format.space_before, style.paragraph_format.space_after = _points(before), _points(after)


def _particular(document: "Document") -> None:
    """What single styles have of their own: rules, hanging indents, and the width that a header is spread over."""
    from docx.enum.text import WD_TAB_ALIGNMENT

    every: Any = document.styles
    _hang(every["Heading 2"], _HANG)
    _hang(every["Fact"], _FACT)
    _hang(every["List Bullet"], 4)
    every["Note"].paragraph_format.left_indent = 4 * _MM
    _border(every["Title"])
    _border(every["Heading 2"], "top", 4, 6)
    _border(every["Note"], "left", 12, 8)
    every["Title"].paragraph_format.keep_with_next = True
    every["Code"].font.name = "Consolas"
    for name in ("Header", "Footer"):
        stops = every[name].paragraph_format.tab_stops
        for _ in list(stops):
            del stops[0]
        stops.add_tab_stop(_WIDTH * _MM, WD_TAB_ALIGNMENT.RIGHT)


def _hang(style: Any, width: int) -> None:
    style.paragraph_format.left_indent = width * _MM
    style.paragraph_format.first_line_indent = -width * _MM


def set_in(paragraph: Any) -> None:
    """Under the title of the numbered item that a paragraph belongs to, whatever its style sets in already."""
    own = paragraph.style.paragraph_format
    paragraph.paragraph_format.left_indent = (own.left_indent or 0) + _HANG * _MM


def dye(run: Any, hex_colour: str) -> None:
    """The colour of a stretch of text."""
    run.font.color.rgb = _rgb(hex_colour)


def speak(run: Any, language: str) -> None:
    """The language of a stretch of text, for spelling and for being read aloud."""
    run._r.get_or_add_rPr().append(_element("w:lang", val=language))


def field(paragraph: Any, code: str) -> None:
    """A number that Word counts."""
    paragraph._p.append(_element("w:fldSimple", _element("w:r", _text("1")), instr=code))


def rule(table: Any, widths: Sequence[int]) -> None:
    """Thin lines between rows, a stronger one under the head, which comes again on every page; rows stay whole."""
    about = table._tbl.tblPr
    for old in list(about):
        about.remove(old)
    thin = {"val": "single", "sz": "4", "color": _hex("line-strong")}
    for one in (
        _element("w:tblW", w="5000", type="pct"),
        _element("w:tblBorders", _element("w:bottom", **thin), _element("w:insideH", **thin)),
        _element("w:tblLayout", type="fixed"),
        _element("w:tblCellMar", _element("w:left", w="0", type="dxa"), _element("w:right", w="140", type="dxa")),
        _element("w:tblLook", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1"),
    ):
        about.append(one)
    share = _WIDTH * _MM / sum(widths)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = int(width * share)
        for cell in column.cells:
            cell.width = int(width * share)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    head = table.rows[0]
    head._tr.get_or_add_trPr().append(_element("w:tblHeader"))
    for cell in head.cells:
        strong = _element("w:bottom", val="single", sz="8", color=_hex("ink"))
        cell._tc.get_or_add_tcPr().append(_element("w:tcBorders", strong))


def _clean(document: "Document") -> None:
    """Without the letters of a theme, styles that are not used, the small picture and the old manner of Word."""
    from docx.oxml.ns import qn

    root = document.styles.element
    for style in list(root.iterchildren(qn("w:style"))):
        if not (style.get(qn("w:default")) or style.name_val in _KEPT or style.name_val.removesuffix(" Char") in _KEPT):
            root.remove(style)
    for fonts in root.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), _LETTERS)
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        relations.pop(key)
    newest = _element(
        "w:compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15"
    )
    settings = document.settings.element
    for old in list(settings.iterchildren(qn("w:compat"))):
        old.getparent().replace(old, _element("w:compat", newest))


def _speak_by_default(document: "Document", language: str) -> None:
    from docx.oxml.ns import qn

    for one in document.styles.element.iter(qn("w:lang")):
        one.set(qn("w:val"), language)
    for one in document.settings.element.iter(qn("w:themeFontLang")):
        one.set(qn("w:val"), language)


def _border(style: Any, side: str = "", thick: int = 0, space: int = 0) -> None:
    """One line at one side of a style's paragraphs, or none at all."""
    from docx.oxml.ns import qn

    about = style.element.get_or_add_pPr()
    for old in about.findall(qn("w:pBdr")):
        about.remove(old)
    if side:
        line = _element(f"w:{side}", val="single", sz=str(thick), space=str(space), color=_hex("line-strong"))
        about.insert_element_before(_element("w:pBdr", line), *_AFTER_BORDERS)


def _element(tag: str, /, *children: Any, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made: Any = OxmlElement(tag)
    for key, text in attributes.items():
        made.set(qn(f"w:{key}"), text)
    for child in children:
        made.append(child)
    return made


def _text(text: str) -> Any:
    made = _element("w:t")
    made.text = text
    return made


def _points(size: float) -> Any:
    from docx.shared import Pt

    return Pt(size)


def _rgb(hex_colour: str) -> Any:
    from docx.shared import RGBColor

    return RGBColor.from_string(hex_colour.lstrip("#").upper())


def _hex(name: str) -> str:
    return colour(name).lstrip("#").upper()
