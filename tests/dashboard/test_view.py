import pytest

from dashboard.indicator import Sensitivity
from dashboard.value import MISSING, Value, suppressed
from dashboard.view import Limits


@pytest.mark.parametrize(
    ("sensitivity", "hidden", "visible"), [(Sensitivity.SICK_LEAVE, 10, 11), (Sensitivity.STAFF, 4, 5)]
)
def test_small_groups_are_hidden(sensitivity: Sensitivity, hidden: int, visible: int) -> None:
    least = Limits().smallest_group(sensitivity)
    assert suppressed(Value(1), hidden, least) is MISSING
    assert suppressed(Value(1), visible, least) == Value(1)


def test_what_is_not_about_people_is_never_hidden() -> None:
    assert suppressed(Value(1), 0, Limits().smallest_group(Sensitivity.NONE)) == Value(1)
