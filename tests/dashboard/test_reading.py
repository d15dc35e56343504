from collections.abc import Sequence
from datetime import date

from dashboard.indicator import Observation, Scope, Target
from dashboard.period import Period
from dashboard.reading import Reading, Stated, reading
from tests.factories import description, indicator, observation, region

COUNTRY, A, B, C = region("00"), region("01"), region("03"), region("04")
YEARS = [observation("2015", 1), observation("2016", 2)]


def read(
    observed: dict[Scope, Sequence[Observation]],
    chosen: str | None = None,
    *,
    code: str = "2018-T2",
    today: date = date(2018, 9, 25),
    targets: dict[int, list[Target]] | None = None,
) -> Reading:
    return reading(indicator(), description(), observed, Stated(targets or {}), chosen, Period.parse(code), today)


def test_the_chosen_place_is_read_with_the_whole_beside_it() -> None:
    found = read({A: YEARS, COUNTRY: YEARS, B: YEARS}, "03")
    assert found.scope == B
    assert found.whole is not None
    assert found.whole_scope == COUNTRY
    assert [s.code for s in found.scopes] == ["00", "01", "03"]


def test_an_unknown_place_is_the_whole_and_the_whole_does_not_stand_beside_itself() -> None:
    found = read({A: YEARS, COUNTRY: YEARS}, "99")
    assert found.scope == COUNTRY
    assert found.whole is None


def test_without_a_whole_the_first_place_is_read() -> None:
    assert read({B: YEARS, A: YEARS}).scope == A


def test_a_place_without_published_values_cannot_be_chosen() -> None:
    found = read({A: [observation("2017", 1, first_published=date(2019, 1, 1))], COUNTRY: YEARS}, "01")
    assert found.scope == COUNTRY
    assert found.scopes == [COUNTRY]


def test_nothing_published_is_no_place_at_all() -> None:
    found = read({COUNTRY: YEARS}, today=date(2000, 1, 1))
    assert (found.scope, found.series.points, found.compared) == (None, (), None)


def test_each_place_has_its_own_targets() -> None:
    aims = {A.id: [Target(date(2018, 12, 31), 9)], COUNTRY.id: [Target(date(2018, 12, 31), 5)]}
    found = read({A: YEARS, COUNTRY: YEARS}, "01", targets=aims)
    assert [t.value for t in found.series.targets] == [9]
    assert found.whole is not None
    assert [t.value for t in found.whole.targets] == [5]


def test_of_mixed_rhythms_the_one_looked_at_is_read() -> None:
    mixed = [observation(code) for code in ("2018-T1", "2018-T2", "2018-07", "2018-08")]
    assert [p.shown.period_code for p in read({COUNTRY: mixed}).series.points] == ["2018-T1", "2018-T2"]
    assert [p.shown.period_code for p in read({COUNTRY: mixed}, code="2018-08").series.points] == ["2018-07", "2018-08"]


def test_a_rhythm_that_the_series_lacks_gives_its_finest() -> None:
    mixed = [observation(code) for code in ("2017", "2018-T2", "2018-08")]
    assert [p.shown.period_code for p in read({COUNTRY: mixed}, code="2018-H1").series.points] == ["2018-08"]


def test_places_are_compared_in_the_newest_period_that_half_of_them_have() -> None:
    newer = [*YEARS, observation("2017", 3)]
    found = read({COUNTRY: newer, A: newer, B: YEARS, C: YEARS}).compared
    assert found is not None
    assert found.period.code == "2016"
    assert [scope.code for scope, _ in found.places] == ["01", "03", "04"]
    assert found.whole is not None
    assert found.whole.number == 2


def test_two_places_are_not_compared() -> None:
    assert read({COUNTRY: YEARS, A: YEARS, B: YEARS}).compared is None
