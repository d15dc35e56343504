from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from dashboard.activity import ActivityKind
from dashboard.filters import Count, Filters, facets
from dashboard.status import Status


class Row(NamedTuple):
    """An activity, as far as a filter sees it."""

    status: Status
    department_id: int
    area_id: int
    kind: ActivityKind
    strategic: bool


ids = st.integers(1, 3)
rows = st.lists(st.builds(Row, st.sampled_from(Status), ids, ids, st.sampled_from(ActivityKind), st.booleans()))
chosen_filters = st.builds(
    Filters,
    statuses=st.frozensets(st.sampled_from(Status), max_size=2),
    departments=st.frozensets(ids, max_size=2),
    areas=st.frozensets(ids, max_size=2),
    kinds=st.frozensets(st.sampled_from(ActivityKind), max_size=2),
    strategic=st.booleans(),
)


def left(row: Row, chosen: Filters) -> bool:
    asked = (
        (chosen.statuses, row.status),
        (chosen.departments, row.department_id),
        (chosen.areas, row.area_id),
        (chosen.kinds, row.kind),
    )
    return all(not values or value in values for values, value in asked) and (row.strategic or not chosen.strategic)


@given(rows, chosen_filters)
def test_a_count_on_a_filter_is_the_rows_it_would_leave(everyone: list[Row], chosen: Filters) -> None:
    found = facets([Count(*row, count) for row, count in Counter(everyone).items()], chosen)

    def rows_of(asked: Filters) -> int:
        return sum(left(row, asked) for row in everyone)

    assert found.all == len(everyone)
    assert found.total == rows_of(chosen)
    assert found.strategic == rows_of(replace(chosen, strategic=True))
    for status in Status:
        assert found.statuses.get(status, 0) == rows_of(replace(chosen, statuses=frozenset({status})))
    for kind in ActivityKind:
        assert found.kinds.get(kind, 0) == rows_of(replace(chosen, kinds=frozenset({kind})))
    for number in (1, 2, 3):
        assert found.departments.get(number, 0) == rows_of(replace(chosen, departments=frozenset({number})))
        assert found.areas.get(number, 0) == rows_of(replace(chosen, areas=frozenset({number})))


@given(rows, chosen_filters)
def test_the_statuses_on_the_chips_add_up_to_what_the_other_filters_leave(everyone: list[Row], chosen: Filters) -> None:
    found = facets([Count(*row, 1) for row in everyone], chosen)
    others = replace(chosen, statuses=frozenset())
    assert sum(found.statuses.values()) == sum(left(row, others) for row in everyone)
