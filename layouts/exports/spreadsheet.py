"""Files that a spreadsheet opens: the separator and decimal sign of the language, and no text that is a formula."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime

from layouts import formats
from layouts.text import language, t

_RISKY = ("=", "+", "-", "@", "\t", "\r")


def written(heads: list[str], rows: Iterable[list[str]], known_at: datetime | None) -> str:
    """Heads and rows; figures as they were known at an earlier moment say so in a column of its own."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if language() == "sv" else ",", lineterminator="\r\n")
    then = [formats.moment(known_at)] if known_at else []
    writer.writerow([*heads, t("As it was known")] if known_at else heads)
    writer.writerows([*row, *then] for row in rows)
    return out.getvalue()


def plain(text: str) -> str:
    """A number as on the page, without thin spaces and with a plain minus, so that a spreadsheet reads it."""
    thousands = "," if language() == "en" else formats.NBSP
    return text.replace(thousands, "").replace(formats.MINUS, "-").removeprefix("+")


def safe(text: str) -> str:
    """Text that a spreadsheet will not take for a formula."""
    return f"'{text}" if text.startswith(_RISKY) else text
