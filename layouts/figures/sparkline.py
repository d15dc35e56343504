"""A small line without axes, as SVG from the server."""

from collections.abc import Sequence

from layouts import nodes as h

WIDTH, HEIGHT, MARGIN = 200, 36, 4


def sparkline(values: Sequence[float | None], *, label: str, at: Sequence[float] | None = None) -> h.Element:
    """A line through the values, evenly spaced or `at` moments; a missing value breaks it. `label` says what it shows."""
    moments = at or range(len(values))
    numbers = [v for v in values if v is not None]
    if not numbers:
        return h.span(cls="spark spark--empty")
    low, high = min(numbers), max(numbers)
    room = high - low or 1

    def place(index: int, value: float) -> tuple[float, float]:
        passed = (moments[index] - moments[0]) / (moments[-1] - moments[0]) if len(values) > 1 else 1
        x = MARGIN + (WIDTH - 2 * MARGIN) * passed
        y = HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * ((value - low) / room if high > low else 0.5)
        return round(x, 1), round(y, 1)

    runs: list[list[tuple[float, float]]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(place(index, value))
    last = place(max(i for i, v in enumerate(values) if v is not None), numbers[-1])
    return h.svg(
        (h.polyline(points=" ".join(f"{x},{y}" for x, y in run), cls="spark__line") for run in runs if run),
        h.path(d=f"M{last[0]} {last[1]}h.01", cls="spark__dot"),
        cls="spark",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        preserveAspectRatio="none",
        role="img",
        aria_label=label,
    )
