"""The XmR rules written a second time, in another way: whole numbers only, and every window looked at by itself."""

from collections.abc import Iterator, Sequence

RUN = 7
Numbers = Sequence[int | None]


def gaps(numbers: Numbers, until: int) -> tuple[list[int | None], int] | None:
    """The distance of every point from the mean of the first ones, and of the limit, both as multiples of one fraction."""
    told = [number for number in numbers[:until] if number is not None]
    moves = []
    for place in range(1, until):
        here, before = numbers[place], numbers[place - 1]
        if here is not None and before is not None:
            moves.append(abs(here - before))
    if len(told) < 6 or not moves:
        return None
    calm = [move for move in moves if not 1000 * move * len(moves) >= 3267 * sum(moves)]
    moves = calm if any(calm) else moves
    unit = 100 * len(moves)
    distances = [None if number is None else (number * len(told) - sum(told)) * unit for number in numbers]
    return distances, 266 * sum(moves) * len(told)


def windows(place: int, length: int, count: int) -> Iterator[range]:
    """Every stretch of points in which a point stands, the latest first."""
    for first in range(place, place - length, -1):
        if first >= 0 and first + length <= count:
            yield range(first, first + length)


def name(distances: Sequence[int | None], place: int, reach: int) -> tuple[str, int]:
    """What names a point, and on which side."""
    here = distances[place]
    assert here is not None
    side = (here > 0) - (here < 0)

    def stretches(length: int) -> Iterator[list[int]]:
        for stretch in windows(place, length, len(distances)):
            told = [one for i in stretch if (one := distances[i]) is not None]
            if len(told) == length:
                yield told

    def on_one_side(told: list[int]) -> bool:
        return min(told) > 0 or max(told) < 0

    def close(distance: int) -> bool:
        return 3 * abs(distance) > 2 * reach and abs(distance) <= reach

    if abs(here) > reach:
        return "outside", side
    for told in stretches(RUN):
        if len(set(told)) == RUN and told in (sorted(told), sorted(told, reverse=True)):
            return "trend", 1 if told[0] < told[-1] else -1
    if close(here) and any(on_one_side(told) and sum(map(close, told)) >= 2 for told in stretches(3)):
        return "two_of_three", side
    if any(on_one_side(told) for told in stretches(RUN)):
        return "shift", side
    return "common", 0


def names(numbers: Numbers, baseline: int | None = None) -> list[tuple[str, int] | None]:
    """What names the points of one group; None where there is nothing to say."""
    places = [place for place, number in enumerate(numbers) if number is not None]
    until = len(numbers) if baseline is None or baseline >= len(places) else places[baseline - 1] + 1
    found = gaps(numbers, until)
    if found is None:
        return [None] * len(numbers)
    distances, reach = found
    return [None if number is None else name(distances, i, reach) for i, number in enumerate(numbers)]
