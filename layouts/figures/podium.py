"""The chart of an indicator that is read from the end of the table: lines as SVG, and every word as text beside it.

Drawn of what is kept of a meeting and nothing else. Words are not in the drawing, which is stretched to the screen, but placed
over it: they are as large as everything else there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.address import Address
from dashboard.period import Period
from dashboard.sighting import Figure
from layouts import formats
from layouts import nodes as h
from layouts.components.signs import sign, variation_sign
from layouts.text import of, t

_LINE = 20.0  # the height of a line of text, in hundredths of the drawing
_MOST = 4  # words beside the drawing
_AIR = 6.0


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where days and numbers lie, in hundredths of the drawing."""

    first: date
    last: date
    low: float
    high: float

    def x(self, day: date) -> float:
        days = (self.last - self.first).days
        return round(100 * (day - self.first).days / days, 2) if days else 50.0

    def y(self, number: float) -> float:
        # Halves, so that the distance between the two greatest numbers there are is one too.
        room = self.high / 2 - self.low / 2
        risen = (number / 2 - self.low / 2) / room if room > 0 else 0.5
        return round(100 - _AIR - (100 - 2 * _AIR) * risen, 2)


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a height in the drawing."""

    at: float
    text: str
    kind: str


def is_drawn(figure: Figure) -> bool:
    """Whether there are values enough for a line."""
    return len(_there(figure)) > 1


def podium_chart(figure: Figure, address: Address) -> h.Child:
    """Values with target, limits and decisions; nothing where there is only one value."""
    if not is_drawn(figure):
        return None
    there, scale = _there(figure), _scale(figure)
    return h.figure(
        h.div(
            _drawing(figure, scale),
            h.i(
                variation_sign(figure.variation),
                cls="plot__last",
                style={"left": f"{scale.x(there[-1][0])}%", "top": f"{scale.y(there[-1][1])}%"},
            ),
            cls="plot__field",
        ),
        h.div(
            (
                h.span(one.text, cls=f"plot__label plot__label--{one.kind}", style={"top": f"{one.at}%"})
                for one in beside(figure)
            ),
            cls="plot__labels",
            aria_hidden="true",
        ),
        h.figcaption(h.span(_period(figure, there[0][0])), h.span(_period(figure, there[-1][0]))),
        _decisions(figure, scale, address),
        cls="plot",
    )


def beside(figure: Figure) -> list[Label]:
    """The words at the right edge, none over another: target and limits, or else the highest and the lowest value."""
    scale, found = _scale(figure), []
    if figure.target is not None:
        found.append(Label(scale.y(figure.target), t("target {value}", value=_number(figure.target, figure)), "target"))
    if figure.limits:
        last = figure.limits[-1]
        bounds = [bound for bound in (last.upper, last.lower) if bound is not None]
        found += [Label(scale.y(bound), t("limit {value}", value=_number(bound, figure)), "limit") for bound in bounds]
        found.append(Label(scale.y(last.mean), t("mean {value}", value=_number(last.mean, figure)), "mean"))
    else:
        numbers = [number for _, number in _there(figure)]
        ends = sorted({max(numbers), min(numbers)}, reverse=True)
        found += [Label(scale.y(end), _number(end, figure), "mean") for end in ends]
    return spread(found)


def spread(labels: Sequence[Label]) -> list[Label]:
    """From the top, each moved down or up as little as keeps a line between them; the first said are kept when it is full."""
    kept = sorted(labels[:_MOST], key=lambda one: one.at)
    placed: list[float] = []
    for one in kept:
        placed.append(max(one.at, placed[-1] + _LINE) if placed else max(one.at, _LINE / 2))
    ceiling = 100 - _LINE / 2
    for place in reversed(range(len(placed))):
        placed[place] = min(placed[place], ceiling)
        ceiling = placed[place] - _LINE
    return [Label(round(at, 2), one.text, one.kind) for at, one in zip(placed, kept, strict=True)]


def _there(figure: Figure) -> list[tuple[date, float]]:
    return [(day, number) for day, number in figure.points if number is not None]


def _scale(figure: Figure) -> _Scale:
    there = _there(figure)
    levels = [number for _, number in there]
    levels += [figure.target] if figure.target is not None else []
    for one in figure.limits:
        levels += [level for level in (one.mean, one.lower, one.upper) if level is not None]
    return _Scale(there[0][0], there[-1][0], min(levels), max(levels))


def _drawing(figure: Figure, scale: _Scale) -> h.Element:
    there = [number for _, number in _there(figure)]
    return h.svg(
        _levels(figure, scale),
        (
            h.path(d=f"M{scale.x(one.on)} 0V100", cls="plot__decision")
            for one in figure.decisions
            if scale.first <= one.on <= scale.last
        ),
        [h.polyline(points=run, cls="plot__line") for run in _runs(figure, scale)],
        h.path(
            d="".join(f"M{scale.x(day)} {scale.y(n)}h.01" for day, n in figure.points if n is not None),
            cls="plot__dots",
        ),
        viewBox="0 0 100 100",
        preserveAspectRatio="none",
        role="img",
        aria_label=t(
            "{count} values, lowest {low}, highest {high}, last {last}",
            count=formats.number(len(there)),
            low=_number(min(there), figure),
            high=_number(max(there), figure),
            last=_number(there[-1], figure),
        ),
    )


def _levels(figure: Figure, scale: _Scale) -> list[h.Element]:
    lines = []
    for one in figure.limits:
        first, last = scale.x(max(one.first, scale.first)), scale.x(min(one.last, scale.last))
        trial = " plot__limit--trial" if one.is_trial else ""
        lines.append(h.path(d=f"M{first} {scale.y(one.mean)}H{last}", cls="plot__mean"))
        bounds = [bound for bound in (one.lower, one.upper) if bound is not None]
        lines += [h.path(d=f"M{first} {scale.y(bound)}H{last}", cls=f"plot__limit{trial}") for bound in bounds]
    if figure.target is not None:
        lines.append(h.path(d=f"M0 {scale.y(figure.target)}H100", cls="plot__target"))
    return lines


def _runs(figure: Figure, scale: _Scale) -> list[str]:
    """The line through the values; a missing one breaks it."""
    runs: list[list[str]] = [[]]
    for day, number in figure.points:
        if number is None:
            runs.append([])
        else:
            runs[-1].append(f"{scale.x(day)},{scale.y(number)}")
    return [" ".join(run) for run in runs if len(run) > 1]


def _period(figure: Figure, day: date) -> str:
    return formats.short_period(Period.around(Period.parse(figure.period).type, day))


def _number(number: float, figure: Figure) -> str:
    text = formats.number(number, figure.decimals)
    return formats.with_unit(text, "%") if of(figure.unit) == "%" else text


def _decisions(figure: Figure, scale: _Scale, address: Address) -> h.Child:
    """What the upright lines are, as doors."""
    drawn = [one for one in figure.decisions if scale.first <= one.on <= scale.last]
    if not drawn:
        return None
    return h.ul(
        (
            h.li(
                sign("decided"),
                h.a(
                    t("decision {code}, {day}", code=one.code, day=formats.day(one.on)),
                    href=address.to("beslut", one.code),
                    cls="podium__link",
                ),
            )
            for one in drawn
        ),
        cls="plot__decisions",
    )
