from dashboard.answers import Judged, judged
from dashboard.followup import by_perspective
from dashboard.indicator import Perspective, Series
from dashboard.period import PeriodType
from tests.factories import indicator


def test_every_perspective_is_there_and_its_figures_stand_in_order() -> None:
    def figure(code: str, perspective: Perspective, position: int) -> Judged:
        one = Series(indicator(code=code, perspective=perspective, position=position), ())
        return judged(one, PeriodType.TERTIAL)

    found = by_perspective([figure("b", Perspective.STAFF, 2), figure("a", Perspective.STAFF, 1)])
    assert list(found) == list(Perspective)
    assert [s.series.indicator.code for s in found[Perspective.STAFF]] == ["a", "b"]
    assert found[Perspective.FINANCE] == []
