from dashboard.followup import by_perspective
from dashboard.indicator import Perspective, Series
from tests.factories import indicator


def test_every_perspective_is_there_and_its_figures_stand_in_order() -> None:
    def series(code: str, perspective: Perspective, position: int) -> Series:
        return Series(indicator(code=code, perspective=perspective, position=position), ())

    found = by_perspective([series("b", Perspective.STAFF, 2), series("a", Perspective.STAFF, 1)])
    assert list(found) == list(Perspective)
    assert [s.indicator.code for s in found[Perspective.STAFF]] == ["a", "b"]
    assert found[Perspective.FINANCE] == []
