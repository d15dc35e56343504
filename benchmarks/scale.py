"""The same content elsewhere, for scale: figures given with the order of this work, not measured here."""

from benchmarks.tables import Figure, Table

# Seconds to the drawn page, megabytes of a first visit, seconds to change period.
OTHERS = {
    "Streamlit": (2.0, 5.5, 0.25),
    "Vizro": (2.6, 3.5, 0.50),
    "Superset": (3.3, 3.0, 1.0),
}
HAND_WRITTEN = (0.15, 0.003, 0.02)
AHEAD = 3


def scale(measured: Table) -> Table:
    """The overview at sample size beside the others; the aim is a third of the best of them."""
    rows = {str(row[0]): row for row in measured.rows}
    drawn, period = rows["first visit, overview"], rows["change of period on the overview"]
    ours = (_value(drawn[1]) / 1000, _value(drawn[2]) / 1000, _value(period[1]) / 1000)
    best = [min(figures) for figures in zip(*OTHERS.values(), strict=True)]
    table = Table(
        "For scale: the overview beside other tools",
        ("Made with", "first drawn s", "first visit MB", "change of period s"),
        note="Figures of the others are those given with the order of this work; the aim is a third of the best.",
    )
    table.rows.append(
        ["Tertial", *(Figure(our, round(most / AHEAD, 3), 3) for our, most in zip(ours, best, strict=True))]
    )
    for name, figures in (OTHERS | {"a hand-written page": HAND_WRITTEN}).items():
        table.rows.append([name, *(Figure(figure, decimals=3) for figure in figures)])
    return table


def _value(cell: Figure | str) -> float:
    return cell.value if isinstance(cell, Figure) else 0.0
