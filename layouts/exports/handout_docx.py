"""A handout as a Word document: real headings, lists and tables, and the same bytes whenever the same is said."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING, Any

from layouts.exports import handout_styles as styles
from layouts.exports.shapes import edge
from layouts.handout import (
    Block,
    Facts,
    Handout,
    Heading,
    Item,
    Line,
    Look,
    Paragraph,
    Points,
    Table,
    Text,
    Tone,
    page_words,
)
from layouts.theme import colour

if TYPE_CHECKING:
    from docx.document import Document

MIMETYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LANGUAGE = {"sv": "sv-SE", "en": "en-GB"}
_SHAPES = {"status-on-track": "●", "status-deviating": "▲", "status-off-track": "■"}
_OTHER_STATUS = "○"
_LOOKS = {Look.LEAD: "Lead", Look.PLAIN: "Normal", Look.SMALL: "Small", Look.WRITTEN: "Note", Look.CODE: "Code"}
_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def handout_docx(handout: Handout) -> bytes:
    """A4 with headings, a header that says whose it is, and a footer that counts the pages."""
    from docx import Document

    document = Document()
    styles.prepare(document, _LANGUAGE[handout.language])
    _describe(document, handout)
    _surround(document, handout)
    _write(document.add_paragraph(style="Title"), (handout.title,))
    for block in handout.blocks:
        _add(document, block, within=False)
    return _still(document)


def _describe(document: "Document", handout: Handout) -> None:
    """What the file says about itself: nothing of who made it but the organisation."""
    about, at = document.core_properties, handout.at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    about.title, about.language = handout.title.text[:255], _LANGUAGE[handout.language]
    about.author = about.last_modified_by = handout.organisation.text[:255]
    about.created = about.modified = at
    about.comments, about.revision = "", 1


def _surround(document: "Document", handout: Handout) -> None:
    section = document.sections[0]
    _write(
        section.header.paragraphs[0],
        (handout.organisation, Text("\t"), Text(" · ".join(one.text for one in handout.remarks), Tone.STRONG)),
    )
    before, between, after = page_words()
    foot = section.footer.paragraphs[0]
    _write(foot, (handout.title, Text(f"\t{before}")))
    styles.field(foot, "PAGE")
    foot.add_run(between)
    styles.field(foot, "NUMPAGES")
    foot.add_run(after)


def _add(document: "Document", block: Block, *, within: bool) -> None:
    """A block, set in where it belongs to a numbered item."""
    match block:
        case Heading(text=text):
            _write(document.add_paragraph(style="Heading 1"), (text,))
        case Item(number=number, title=title, blocks=blocks):
            _write(document.add_paragraph(style="Heading 2"), (Text(number, Tone.QUIET), Text("\t"), title))
            for at, one in enumerate(blocks, start=1):
                _add(document, one, within=True)
                if at < len(blocks):  # an item stays on one page
                    document.paragraphs[-1].paragraph_format.keep_with_next = True
        case Paragraph(line=line, look=look):
            _paragraph(document, _LOOKS[look], line, within)
        case Facts(pairs=pairs):
            for name, said in pairs:
                _paragraph(document, "Fact", (Text(name.text, Tone.QUIET, name.lang), Text("\t"), said), within)
        case Points(lines=lines):
            for line in lines:
                _paragraph(document, "List Bullet", line, within)
        case Table():
            _table(document, block)


def _paragraph(document: "Document", style: str, line: Line, within: bool) -> None:
    paragraph = document.add_paragraph(style=style)
    if within:
        styles.set_in(paragraph)
    _write(paragraph, line)


def _table(document: "Document", table: Table) -> None:
    made = document.add_table(rows=0, cols=len(table.heads))
    heads = tuple((replace(head, tone=Tone.STRONG),) for head in table.heads)
    for line in (heads, *table.rows):
        cells = made.add_row().cells
        for cell, parts in zip(cells, line, strict=True):
            _write(cell.paragraphs[0], parts)
            cell.paragraphs[0].style = document.styles["Cell"]
    styles.rule(made, table.widths)


def _write(paragraph: Any, line: Line) -> None:
    """The stretches of a line, each with its strength and language; a status with its shape before the word."""
    for part in line:
        if part.mark.startswith("status-"):
            shape = paragraph.add_run(_SHAPES.get(part.mark, _OTHER_STATUS) + "\u00a0")
            styles.dye(shape, edge(part.mark))
        run = paragraph.add_run(part.text)
        run.bold = True if part.tone is Tone.STRONG else None
        if part.tone is Tone.QUIET:
            styles.dye(run, colour("ink-3"))
        if part.lang:
            styles.speak(run, _LANGUAGE[part.lang])


def _still(document: "Document") -> bytes:
    """The file without the moment it was made at, which an archive keeps of each of its parts."""
    made, still = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(still, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _DAY_OF_ZIP)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return still.getvalue()
