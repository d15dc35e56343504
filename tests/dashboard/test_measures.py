import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicator import Derivation
from dashboard.measures import Measures, Tally, derived, total
from dashboard.period import Period
from dashboard.status import SAID, Distribution
from dashboard.value import Sign, Value
from tests.factories import indicator

counts = st.integers(0, 1000)
tallies = st.builds(
    Tally,
    said=st.dictionaries(st.sampled_from(SAID), counts),
    planned=counts,
    delivered=counts,
    due=counts,
    outcome=counts,
    budget=counts,
)


def same(one: Value, numerator: float, denominator: float) -> bool:
    if not denominator:
        return one.sign is Sign.CANNOT_OCCUR
    return one.number == pytest.approx(100 * numerator / denominator)


@given(st.lists(tallies, max_size=6))
def test_the_whole_adds_counts_and_divides_afresh(parts: list[Tally]) -> None:
    whole = total({number: part.measures() for number, part in enumerate(parts)})
    assert whole.statuses == sum((p.measures().statuses for p in parts), Distribution())
    assert same(whole.deliveries_on_time, sum(p.delivered for p in parts), sum(p.due for p in parts))
    assert same(whole.budget_consumed, sum(p.outcome for p in parts), sum(p.budget for p in parts))


def test_a_small_area_does_not_weigh_as_much_as_a_large_one() -> None:
    parts = {1: Tally(due=1, delivered=0).measures(), 2: Tally(due=99, delivered=99).measures()}
    assert total(parts).deliveries_on_time.number == 99


def test_nothing_planned_and_nothing_due_cannot_be_measured() -> None:
    assert all(Measures().derived(rule).sign is Sign.CANNOT_OCCUR for rule in Derivation)


def test_every_rule_gives_a_figure_for_every_period_asked() -> None:
    periods = [Period.parse("2018-T1"), Period.parse("2018-T2")]
    told = Tally(budget=200, outcome=50).measures()
    found = derived(indicator(), Derivation.BUDGET_CONSUMED, periods, {0: told})
    assert [o.period_code for o in found] == ["2018-T1", "2018-T2"]
    assert [o.value.number for o in found] == [25, 25]
    assert [o.first_published for o in found] == [p.ends_on for p in periods]
