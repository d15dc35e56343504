"""The comparison as CSV: exactly what the matrix shows, a row for every area and indicator."""

from datetime import datetime

from dashboard.comparison import Cell, Comparison, Standard
from dashboard.period import Period
from layouts import formats, signals
from layouts.components.brief import brief_level
from layouts.components.remarks import coverage, remark
from layouts.exports.spreadsheet import plain, safe, written
from layouts.text import of, t


def comparison_csv(told: Comparison, known_at: datetime | None = None) -> str:
    """Indicator by indicator in the areas' own order; what differs stands in a column, what all share in another."""
    heads = [
        t("Indicator"),
        t("Result area"),
        t("Period"),
        t("Value"),
        t("Unit"),
        t("Level"),
        t("Change"),
        t("Outlook"),
    ]
    heads += [t("Measured on"), t("Differs"), t("Holds for every area"), t("Example")]
    rows = (_row(cell, standard) for standard in told.standards for cell in standard.cells)
    return written(heads, rows, known_at)


def _row(cell: Cell, standard: Standard) -> list[str]:
    indicator, series, found = standard.indicator, cell.series, cell.judged.answers
    last = series.last
    answers = [brief_level(series), signals.variation(found.variation), signals.prospect(found.prospect)]
    return [
        safe(of(indicator.name)),
        safe(of(cell.area.name)),
        formats.period(Period.parse(last.shown.period_code)) if last else "",
        plain(formats.value(series.value, indicator.decimals)) if last else "",
        safe(of(indicator.unit)),
        *(answers if cell.is_followed else [""] * len(answers)),
        coverage(cell.coverage) if cell.coverage and cell.is_followed else "",
        " ".join(remark(one, indicator) for one in standard.own(cell)),
        " ".join(remark(one, indicator) for one in standard.shared),
        t("yes") if indicator.is_example else t("no"),
    ]
