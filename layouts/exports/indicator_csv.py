"""An indicator's figures as CSV: exactly what the page's table shows."""

from datetime import datetime

from dashboard.answers import Answers
from dashboard.indicator import Point
from dashboard.period import Period
from dashboard.reading import Reading
from layouts import formats, labels, signals
from layouts.components import control
from layouts.components.corrected import corrected_texts
from layouts.components.places import compares, place
from layouts.exports.spreadsheet import plain, safe, written
from layouts.text import of, t


def indicator_csv(read: Reading, known_at: datetime | None = None) -> str:
    """Rows newest first, with the separator and decimal sign that spreadsheets of the language expect.

    Figures as they were known at an earlier moment say so in a column of its own.
    """
    heads = [t("Period"), t("Place"), t("Value"), t("Unit")]
    if compares(read) and read.whole_scope:
        heads.append(place(read.whole_scope))
    heads += [t("Quality"), t("Published"), t("Source"), t("Note"), t("Example")]
    if read.corrected:
        heads.append(t("Correction"))
    whole = {p.shown.period_code: p for p in (read.whole.points if read.whole else ())}
    return written(
        heads,
        (
            _row(point, read, [_value(whole.get(point.shown.period_code), read)] if compares(read) else [])
            for point in reversed(read.series.points)
        ),
        known_at,
    )


def control_csv(read: Reading, found: Answers, known_at: datetime | None = None) -> str:
    """The control chart's figures: exactly what its table shows, as `indicator_csv` writes them."""
    value, *limits = control.heads(read)
    heads = [t("Period"), t("Place"), value, t("Unit"), *limits, t("Change"), t("Published")]
    return written(heads, (_judged(row, read) for row in control.rows(read, found)), known_at)


def _judged(row: control.Row, read: Reading) -> list[str]:
    value, *limits = (
        plain(signals.judged_number(n, read.indicator)) if n is not None else "" for n in control.figures(row)
    )
    return [
        formats.period(row.period),
        safe(place(read.scope) if read.scope else ""),
        value or "..",
        safe(signals.judged_unit(read.indicator)),
        *limits,
        control.type_of(row),
        row.published.isoformat() if row.published else "",
    ]


def _row(point: Point, read: Reading, beside: list[str]) -> list[str]:
    shown = point.shown
    return [
        formats.period(Period.parse(shown.period_code)),
        safe(place(read.scope) if read.scope else ""),
        _value(point, read),
        safe(of(read.indicator.unit)),
        *beside,
        labels.quality(shown.quality),
        shown.first_published.isoformat(),
        safe(shown.source or read.description.source),
        safe(shown.note or ""),
        t("yes") if shown.is_example else t("no"),
        *([safe("; ".join(corrected_texts(read, point)))] if read.corrected else []),
    ]


def _value(point: Point | None, read: Reading) -> str:
    """The number as on the page, without thin spaces and with a plain minus, so that a spreadsheet reads it."""
    if point is None:
        return ""
    return plain(formats.value(point.shown.value, read.indicator.decimals))
