"""What somebody is told: complete, in order, and never what is kept from them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.access import READER, User, person
from dashboard.agreed import Agreed
from dashboard.commitment import Commitment, CommitmentState
from dashboard.decision import Decision
from dashboard.meeting import Meeting, MeetingSeries, MeetingState
from dashboard.notices import AHEAD, NEAR, Notable, Returned, Why, notices
from dashboard.period import Period
from dashboard.talk import Talk, TalkState
from dashboard.words import Words
from tests.dashboard.test_commitment import commitment
from tests.dashboard.test_decision import TODAY, decision

OPEN = replace(Period.parse("2018-T2"), opens_on=date(2018, 8, 20), due_on=TODAY + timedelta(7))
USERS = [READER, *map(person, ("reporter:FOR", "head:FOR", "head:REG", "controller", "director"))]
DAYS = st.dates(TODAY - timedelta(40), TODAY + timedelta(40))
OWNERS = st.sampled_from(["", "FOR", "REG"])


def series(department: str | None = None) -> MeetingSeries:
    return MeetingSeries(1, "LG", Words("Ledningsgruppen"), 45, department)


def meeting(
    held_on: date = TODAY, published_on: date | None = None, department: str | None = None, items: int = 1
) -> Meeting:
    state = MeetingState.CLOSED if published_on else MeetingState.PLANNED
    return Meeting(
        1, f"LG-{held_on}", series(department), "2018-T2", held_on, 45, state, published_on=published_on, items=items
    )


COMMITMENTS = st.builds(
    commitment,
    DAYS,
    st.sampled_from(CommitmentState),
    code=st.integers(1, 99).map("Å-{}".format),
    department=OWNERS,
    confidential=st.booleans(),
    days=st.lists(DAYS, max_size=4).map(tuple),
)
DECISIONS = st.builds(decision, code=st.integers(1, 99).map("B-{}".format), review_on=DAYS, confidential=st.booleans())
MEETINGS = st.builds(meeting, DAYS, st.none() | DAYS, st.sampled_from([None, "FOR", "REG"]), st.integers(0, 3))
SENT_BACK = st.builds(
    Returned, st.integers(1, 99).map("A-{}".format), st.just(Words("Ett")), OWNERS, st.just(OPEN), DAYS
)
EVERYTHING = st.builds(
    lambda promised, decided, met, back: Notable(
        None, Agreed(tuple(decided), tuple(promised)), tuple(met), (), tuple(back)
    ),
    st.lists(COMMITMENTS, max_size=6),
    st.lists(DECISIONS, max_size=4),
    st.lists(MEETINGS, max_size=4),
    st.lists(SENT_BACK, max_size=4),
)


@given(EVERYTHING, st.sampled_from(USERS))
def test_what_is_to_be_done_comes_first_by_its_day_and_what_is_new_last(known: Notable, user: User) -> None:
    found = notices(known, [OPEN], user, TODAY)
    assert [one.is_news for one in found] == sorted(one.is_news for one in found)
    to_do, new = [one.on for one in found if not one.is_news], [one.on for one in found if one.is_news]
    assert to_do == sorted(to_do)
    assert new == sorted(new, reverse=True)


@given(EVERYTHING, st.sampled_from(USERS))
def test_nothing_is_told_of_what_is_kept_from_somebody(known: Notable, user: User) -> None:
    seen = known.agreed.seen_by(user)
    told = [one.about for one in notices(known, [OPEN], user, TODAY)]
    assert all(one in seen.commitments for one in told if isinstance(one, Commitment))
    assert all(one in seen.decisions for one in told if isinstance(one, Decision))


@given(EVERYTHING)
def test_who_answers_for_everything_is_told_of_every_commitment_that_is_late_soon_or_moved_again(
    known: Notable,
) -> None:
    told = [one.about for one in notices(known, [], person("controller"), TODAY)]
    for one in known.agreed.commitments:
        is_urgent = one.due_on <= TODAY + AHEAD or one.moves >= 2
        assert (one in told) == (one.is_open and is_urgent)


@given(EVERYTHING, st.randoms(use_true_random=False))
def test_the_order_does_not_hang_on_how_things_were_read(known: Notable, chance: Any) -> None:
    def shuffled(things: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(chance.sample(things, len(things)))

    other = replace(
        known,
        meetings=shuffled(known.meetings),
        agreed=Agreed(shuffled(known.agreed.decisions), shuffled(known.agreed.commitments)),
    )
    user = person("controller")
    keys = [[(one.why, one.on, one.about.code) for one in notices(k, [OPEN], user, TODAY)] for k in (known, other)]
    assert keys[0] == keys[1]


@pytest.mark.parametrize(
    ("user", "codes"),
    [
        (READER, []),
        (person("reporter:FOR"), ["Å-1"]),
        (person("head:FOR"), ["Å-1", "Å-2"]),
        (person("head:REG"), ["Å-3"]),
        (person("controller"), ["Å-1", "Å-2", "Å-3", "Å-4"]),
    ],
)
def test_commitments_are_told_to_whose_they_are(user: User, codes: list[str]) -> None:
    ours = commitment(code="Å-1", department="FOR")
    hidden = commitment(code="Å-2", department="FOR", confidential=True)
    theirs, nobodys = commitment(code="Å-3", department="REG"), commitment(code="Å-4")
    known = Notable(None, Agreed((), (ours, hidden, theirs, nobodys)))
    assert [one.about.code for one in notices(known, [], user, TODAY)] == codes


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (commitment(TODAY - timedelta(1)), Why.LATE),
        (commitment(TODAY), Why.DUE),
        (commitment(TODAY + AHEAD), Why.DUE),
        (commitment(TODAY + AHEAD + timedelta(1)), None),
        (commitment(TODAY + timedelta(60), days=(TODAY, TODAY + timedelta(30), TODAY + timedelta(60))), Why.MOVED),
        (commitment(TODAY - timedelta(1), CommitmentState.KEPT), None),
    ],
)
def test_a_commitment_is_told_of_once_by_what_is_most_urgent(one: Commitment, why: Why | None) -> None:
    found = notices(Notable(None, Agreed((), (one,))), [], person("controller"), TODAY)
    assert [told.why for told in found] == ([why] if why else [])


@pytest.mark.parametrize("user", USERS)
def test_a_verdict_is_asked_of_who_may_give_it(user: User) -> None:
    found = notices(Notable(None, Agreed((decision(review_on=TODAY),))), [], user, TODAY)
    assert [one.why for one in found] == ([Why.REVIEW] if user in USERS[-2:] else [])


@pytest.mark.parametrize(
    ("one", "told_to"),
    [
        (meeting(TODAY + NEAR), {"head:FOR", "head:REG", "controller", "director"}),
        (meeting(TODAY + NEAR + timedelta(1)), set()),
        (meeting(TODAY, items=0), set()),
        (meeting(TODAY, department="FOR"), {"head:FOR", "reporter:FOR"}),
        (
            meeting(TODAY - timedelta(9), TODAY - NEAR),
            {"", "reporter:FOR", "head:FOR", "head:REG", "controller", "director"},
        ),
        (meeting(TODAY - timedelta(9), TODAY + timedelta(1)), set()),
        (meeting(TODAY - timedelta(9), TODAY, department="FOR"), {"head:FOR", "reporter:FOR"}),
    ],
)
def test_a_meeting_is_told_to_those_who_attend_and_its_minutes_to_all(one: Meeting, told_to: set[str]) -> None:
    known = Notable(None, meetings=(one,))
    everybody = ("", "reporter:FOR", "head:FOR", "head:REG", "controller", "director")
    assert {name for name in everybody if notices(known, [], person(name), TODAY)} == told_to


@pytest.mark.parametrize(
    ("held_on", "state", "told_to"),
    [
        (TODAY + NEAR, TalkState.PLANNED, {"head:FOR", "controller", "director"}),
        (TODAY + NEAR + timedelta(1), TalkState.PLANNED, set()),
        (TODAY, TalkState.CLOSED, set()),
        (None, TalkState.PLANNED, set()),
    ],
)
def test_a_talk_is_told_to_the_two_and_to_who_sees_to_it(
    held_on: date | None, state: TalkState, told_to: set[str]
) -> None:
    known = Notable(None, talks=(Talk(1, "FOR.2018-T2", "FOR", "2018-T2", state, held_on),))
    everybody = ("", "reporter:FOR", "head:FOR", "head:REG", "controller", "director")
    assert {name for name in everybody if notices(known, [], person(name), TODAY)} == told_to


def test_reports_are_told_of_while_they_are_taken() -> None:
    back = Returned("A-1", Words("Ett"), "FOR", OPEN, TODAY)
    known = Notable(None, returned=(back,))
    reporter = person("reporter:FOR")
    assert [one.why for one in notices(known, [OPEN], reporter, TODAY)] == [Why.RETURNED, Why.REPORT]
    assert [one.why for one in notices(known, [OPEN], person("reporter:REG"), TODAY)] == [Why.REPORT]
    assert not notices(known, [OPEN], READER, TODAY)
    locked = replace(OPEN, locked_at=datetime(2018, 9, 20, tzinfo=UTC))
    assert not notices(replace(known, returned=(replace(back, period=locked),)), [locked], reporter, TODAY)
    assert [one.why for one in notices(known, [OPEN], reporter, date(2018, 9, 20))] == [Why.RETURNED]
