import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicator import Level
from dashboard.outlook import Prospect
from dashboard.patterns import Variation
from dashboard.sighting import Decided, Figure, Limits, Shown, Told, differences, kept, restored
from dashboard.signals import About, Place, Signal, SignalKind
from dashboard.status import Status
from dashboard.value import Sign, Value
from dashboard.words import Words

TEXT = st.text(max_size=30)
WORDS = st.builds(Words, TEXT, st.none() | TEXT.filter(bool))
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.builds(Value, NUMBERS) | st.builds(Value, st.none(), st.sampled_from(Sign))
SAID = st.none() | TEXT.filter(bool)
FIGURES = st.builds(
    Figure,
    value=VALUES,
    period=st.just("2018-T2"),
    unit=WORDS,
    decimals=st.integers(0, 3),
    before=st.none() | VALUES,
    period_before=st.none() | st.just("2018-T1"),
    target=st.none() | NUMBERS,
    level=st.sampled_from(Level),
    variation=st.none() | st.sampled_from(Variation),
    prospect=st.none() | st.sampled_from(Prospect),
    points=st.lists(st.tuples(st.dates(date(2000, 1, 1)), st.none() | NUMBERS), max_size=4).map(tuple),
    limits=st.lists(
        st.builds(Limits, st.dates(), st.dates(), NUMBERS, st.none() | NUMBERS, st.none() | NUMBERS, st.booleans()),
        max_size=3,
    ).map(tuple),
    decisions=st.lists(st.builds(Decided, st.dates(), TEXT), max_size=2).map(tuple),
)
SIGNALS = st.builds(
    Signal,
    st.sampled_from(SignalKind),
    st.builds(About, st.sampled_from(Place), TEXT, TEXT, st.booleans(), TEXT, TEXT),
    st.dictionaries(TEXT, TEXT | st.integers() | NUMBERS | st.none(), max_size=3),
)
SHOWN = st.builds(
    Shown,
    title=WORDS,
    where=st.lists(WORDS, max_size=2).map(tuple),
    up=st.lists(WORDS, max_size=2).map(tuple),
    status=st.none() | st.sampled_from(Status),
    before=st.none() | st.sampled_from(Status),
    told=st.builds(Told, SAID, SAID, SAID, SAID),
    figure=st.none() | FIGURES,
    signals=st.lists(SIGNALS, max_size=2).map(tuple),
    is_example=st.booleans(),
)


@given(SHOWN)
def test_what_was_shown_can_be_shown_again(shown: Shown) -> None:
    assert restored(json.loads(json.dumps(kept(shown)))) == shown


@given(SHOWN)
def test_what_is_the_same_has_not_changed(shown: Shown) -> None:
    assert differences(shown, restored(json.loads(json.dumps(kept(shown))))) == ()


def test_a_status_a_value_and_a_text_that_are_other_are_told() -> None:
    unit = Words("%")
    was = Shown(Words("A"), status=Status.ON_TRACK, figure=Figure(Value(3.0), "2018-T1", unit, 0))
    now = Shown(
        Words("A"), status=Status.OFF_TRACK, told=Told(cause="Regn"), figure=Figure(Value(4.0), "2018-T1", unit, 0)
    )
    assert [(one.of, one.was, one.now) for one in differences(was, now)] == [
        ("status", Status.ON_TRACK, Status.OFF_TRACK),
        ("value", was.figure, now.figure),
        ("cause", None, "Regn"),
    ]


def test_a_share_that_was_divided_is_the_same_when_only_its_parts_are_gone() -> None:
    unit = Words("%")
    was = Shown(Words("A"), figure=Figure(Value(50.0), "2018-T1", unit, 0))
    now = Shown(Words("A"), figure=Figure(Value(50.0, None, 1.0, 2.0), "2018-T1", unit, 0))
    assert differences(was, now) == ()
