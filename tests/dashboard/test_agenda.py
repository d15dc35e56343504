from hypothesis import given
from hypothesis import strategies as st

from dashboard.agenda import Raised, Reason, ranked
from dashboard.status import Status
from tests.factories import raised

ON, YELLOW, RED, SILENT = Status.ON_TRACK, Status.DEVIATING, Status.OFF_TRACK, Status.NOT_REPORTED
candidates = st.lists(
    st.builds(
        raised,
        st.text("abc", min_size=1),
        st.sampled_from([YELLOW, RED, SILENT]),
        st.sampled_from(Status) | st.none(),
        strategic=st.booleans(),
    )
)


def test_off_track_comes_first_then_worsened_then_silence() -> None:
    found = ranked(
        [
            raised("tyst", SILENT),
            raised("gul", YELLOW, ON),
            raised("gammal röd", RED, RED),
            raised("strategisk röd", RED, RED, strategic=True),
            raised("ny röd", RED, YELLOW),
        ],
        9,
    )
    assert [r.title for r in found] == ["ny röd", "strategisk röd", "gammal röd", "gul", "tyst"]


@given(candidates, st.integers(0, 5))
def test_a_short_list_is_the_beginning_of_the_long_one(found: list[Raised], most: int) -> None:
    assert ranked(found, most) == ranked(found, len(found))[:most]


@given(candidates)
def test_graver_reasons_never_stand_below_lesser_ones(found: list[Raised]) -> None:
    places = [list(Reason).index(r.reason) for r in ranked(found, len(found))]
    assert places == sorted(places)
