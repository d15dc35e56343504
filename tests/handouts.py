"""Documents to write, and what the files say when they are read back."""

import io
from datetime import UTC, datetime
from typing import Any

from docx import Document
from pypdf import PdfReader

from layouts.handout import Block, Facts, Handout, Heading, Item, Look, Paragraph, Points, Table, Text, Tone

AT = datetime(2018, 6, 5, 7, 52, tzinfo=UTC)


def saying(text: str, language: str = "sv") -> Handout:
    """A handout that says the same in every place where something can be said."""
    one = Text(text)
    blocks: tuple[Block, ...] = (
        Heading(one),
        Paragraph((one,), Look.LEAD),
        Table((one, Text("Vem")), (((Text(text, Tone.STRONG),), (one,)),), (2, 1)),
        Item("1", one, (Facts(((one, one),)), Paragraph((one,), Look.WRITTEN), Points(((one, one),)))),
    )
    return Handout(one, Text("Myndigheten"), language, AT, blocks, (Text("Exempel"),))


def lines(content: bytes) -> list[str]:
    """The paragraphs and cells of a Word document, as they come."""
    document = Document(io.BytesIO(content))
    return [
        paragraph.text
        for part in document.iter_inner_content()
        for paragraph in ([part] if hasattr(part, "text") else _of_cells(part))
    ]


def _of_cells(table: Any) -> list[Any]:
    return [paragraph for row in table.rows for cell in row.cells for paragraph in cell.paragraphs]


def reader(content: bytes) -> PdfReader:
    """A PDF to look into."""
    return PdfReader(io.BytesIO(content))


def root(content: bytes) -> Any:
    """What a PDF says about itself as a whole."""
    found: Any = reader(content).trailer
    return found["/Root"]


def text(content: bytes) -> str:
    """All that a PDF says, without the spaces, seen and unseen, that its lines are broken at."""
    return "".join("".join(page.extract_text() for page in reader(content).pages).replace("\u200b", "").split())


def tags(content: bytes) -> list[str]:
    """What the parts of a PDF are, in their order."""
    found: list[str] = []

    def walk(one: Any) -> None:
        one = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(one, list):
            for part in one:
                walk(part)
        elif isinstance(one, dict):
            if "/S" in one and "/P" in one:
                found.append(str(one["/S"]).lstrip("/"))
            walk(one.get("/K", []))

    walk(root(content)["/StructTreeRoot"])
    return found
