"""A handout as PDF: tagged, with its language, and the same bytes whenever the same is said."""

import json
from dataclasses import is_dataclass
from datetime import UTC
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from dashboard.period import STOCKHOLM
from layouts.exports.shapes import svg
from layouts.handout import Handout, page_words
from layouts.theme import tokens

if TYPE_CHECKING:
    from typst import Fonts

MIMETYPE = "application/pdf"
_FONTS = Path(__file__).parents[1] / "vendor" / "fonts"
_REGION = {"sv": "SE", "en": "GB"}
_ACCESSIBLE = "ua-1"


def handout_pdf(handout: Handout) -> bytes:
    """As PDF/UA-1; what that does not allow, as a character that no letter is known for, is tagged and does not claim it."""
    import typst

    try:
        return _compiled(handout, [_ACCESSIBLE])
    except typst.TypstError as error:
        if "PDF/UA-1 error" not in str(error):
            raise
        return _compiled(handout, [])


def _compiled(handout: Handout, standards: list[Any]) -> bytes:
    """Set where nothing but an empty folder can be read, with the letters that are vendored and those of typst."""
    import typst

    with TemporaryDirectory() as folder:
        compiler = typst.Compiler(
            _setting(), root=folder, font_paths=_letters(), package_path=folder, package_cache_path=folder
        )
        made = compiler.compile(
            format="pdf",
            sys_inputs={"handout": json.dumps(_told(handout))},
            pdf_standards=standards,
            timestamp=handout.at.astimezone(UTC).replace(microsecond=0),
        )
    assert isinstance(made, bytes)
    return made


@cache
def _letters() -> "Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[_FONTS])


@cache
def _setting() -> bytes:
    return Path(__file__).with_name("handout.typ").read_bytes()


def _told(handout: Handout) -> dict[str, Any]:
    day = handout.at.astimezone(STOCKHOLM)
    told: dict[str, Any] = _plain(handout)
    return told | {
        "region": _REGION[handout.language],
        "day": {"year": day.year, "month": day.month, "day": day.day},
        "pages": page_words(),
        "colours": tokens(),
        "shapes": {name: svg(name) for name in sorted(_marks(told))},
    }


def _plain(one: Any) -> Any:
    """As JSON holds it; a part of the handout says what it is."""
    if is_dataclass(one) and not isinstance(one, type):
        fields = {name: _plain(getattr(one, name)) for name in one.__dataclass_fields__ if name != "at"}
        return fields | {"kind": type(one).__name__.lower()}
    return [_plain(part) for part in one] if isinstance(one, tuple) else one


def _marks(told: Any) -> set[str]:
    """The names of the shapes that are used."""
    if isinstance(told, dict):
        return {told["mark"]} - {""} if "mark" in told else set().union(*map(_marks, told.values()))
    return set().union(*map(_marks, told)) if isinstance(told, list) else set()
