from dashboard.agenda import Changes
from dashboard.goal import ResultArea
from dashboard.indicator import Derivation, IndicatorKind
from dashboard.measures import Tally
from dashboard.overview import Overview, Standing
from dashboard.ranking import to_raise
from dashboard.status import Status
from dashboard.value import MISSING, Value
from dashboard.watch import Watch
from dashboard.words import Words
from tests.factories import indicator

NOW, BEFORE = Tally({Status.ON_TRACK: 3}, 4).measures(), Tally({Status.DEVIATING: 1}, 1).measures()
STANDING = Standing(ResultArea(7, "OMR", Words("Område"), Words("")), NOW, BEFORE, {5: (Value(60), Value(50))})


def test_a_derived_indicator_is_read_from_the_counts_and_a_reported_one_from_its_values() -> None:
    share = indicator(id=1, kind=IndicatorKind.STANDARD, derivation=Derivation.SHARE_ON_TRACK)
    assert [v.number for v in STANDING.value(share)] == [100, 0]
    assert STANDING.value(indicator(id=5)) == (Value(60), Value(50))
    assert STANDING.value(indicator(id=6)) == (MISSING, MISSING)


def test_the_whole_is_all_areas_together() -> None:
    told = Overview((), [], [], [], [STANDING], Watch(None, {}, to_raise([])), {}, Changes(0, {}, 0, 0))
    assert (told.now.statuses.planned, told.now.statuses.reported, told.before.statuses.judged) == (4, 3, 1)
