from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.access import Role, User, person
from dashboard.commitment import Commitment, CommitmentState, Standing
from dashboard.decision import Concern
from dashboard.period import Period
from dashboard.ranking import Item, Score
from dashboard.signals import About, Place, Signal, SignalKind
from dashboard.talk import Party, Talk, TalkState, carried, code_of, earlier_than, parts_of, party, three

TODAY = date(2018, 10, 2)
CODES = st.text(min_size=1, max_size=20)


def item(number: int, *kinds: SignalKind) -> Item:
    about = About(Place.ACTIVITY, str(number))
    return Item(about, tuple(Signal(kind, about) for kind in kinds), Score(1, 1, 1))


ITEMS = st.lists(st.sampled_from(SignalKind), max_size=8).map(
    lambda kinds: [item(number, kind) for number, kind in enumerate(kinds)]
)


@given(ITEMS)
def test_three_questions_are_asked_in_their_order_of_as_many_rules_as_there_are(items: list[Item]) -> None:
    asked = three(items)
    assert len(asked) == min(3, len(items))
    assert [one for one in items if one in asked] == asked
    there = {one.signals[0].kind for one in items}
    assert len({one.signals[0].kind for one in asked}) == min(3, len(there))


@given(ITEMS)
def test_the_gravest_is_always_asked_about(items: list[Item]) -> None:
    assert three(items)[:1] == items[:1]


@given(CODES, st.sampled_from(["2018-T2", "2018-08", "2018"]))
def test_the_code_of_a_talk_says_department_and_period(department: str, period: str) -> None:
    assert parts_of(code_of(department, period)) == (department, period)


@pytest.mark.parametrize(
    ("who", "whose"),
    [
        ("director", Party.DIRECTOR),
        ("head:REG", Party.HEAD),
        ("head:FOR", None),
        ("controller", None),
        ("reporter:REG", None),
        ("", None),
    ],
)
def test_a_note_is_the_heads_or_the_director_generals(who: str, whose: Party | None) -> None:
    assert party(person(who), "REG") is whose


def test_a_head_without_a_department_is_no_party() -> None:
    assert party(User(Role.HEAD, "Avdelningschef"), "REG") is None


def talk(number: int, period: str, state: TalkState = TalkState.CLOSED) -> Talk:
    return Talk(number, code_of("REG", period), "REG", period, state)


def promise(number: int, origin: int | None, state: CommitmentState, due: date = TODAY) -> Commitment:
    concern = None if origin is None else Concern(origin, "talk", "REG.2018-T1")
    return Commitment(number, number, f"Å-{number:04}", "Något", "Chef", due, state, (due,), origin=concern)


def test_all_of_the_last_talk_is_carried_and_of_those_before_what_is_open() -> None:
    last, first = talk(2, "2018-T1"), talk(1, "2017-T3")
    promised = [
        promise(1, 1, CommitmentState.OPEN, date(2018, 3, 1)),
        promise(2, 1, CommitmentState.KEPT),
        promise(3, 2, CommitmentState.KEPT),
        promise(4, 2, CommitmentState.DROPPED),
        promise(5, 2, CommitmentState.OPEN, date(2018, 12, 1)),
        promise(6, 99, CommitmentState.OPEN),
        promise(7, None, CommitmentState.OPEN),
    ]
    found = carried(promised, [last, first], TODAY)
    assert [(one.code, one.standing) for one in found] == [
        ("Å-0001", Standing.LATE),
        ("Å-0005", Standing.OPEN),
        ("Å-0004", Standing.DROPPED),
        ("Å-0003", Standing.KEPT),
    ]
    assert found[0].talk == first.code
    assert carried(promised, [], TODAY) == []


def test_earlier_talks_are_those_that_were_closed_the_latest_first() -> None:
    talks = [
        talk(1, "2017-T3"),
        talk(2, "2018-T1"),
        talk(3, "2018-T2"),
        talk(4, "2018-T3"),
        talk(5, "2017-T2", TalkState.PLANNED),
    ]
    assert [one.period for one in earlier_than(Period.parse("2018-T2"), talks)] == ["2018-T1", "2017-T3"]
