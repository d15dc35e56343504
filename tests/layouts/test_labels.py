import inspect
from enum import StrEnum
from typing import get_type_hints

import pytest

from dashboard.activity import ActivityKind, Confidentiality, Forecast, Funding
from dashboard.audit import Deed
from dashboard.books import Stage
from dashboard.choosing import Only, Rank
from dashboard.commitment import CommitmentState
from dashboard.cycle import CycleKind
from dashboard.decision import Decider, DecisionState, Verdict
from dashboard.errors import Refusal
from dashboard.filters import Sort
from dashboard.health import Seen
from dashboard.indicator import Direction, IndicatorKind, Level, Perspective, Quality
from dashboard.meeting import MeetingState
from dashboard.period import PeriodType
from dashboard.plan import Manner
from dashboard.signals import Family
from dashboard.status import Status
from dashboard.talk import TalkState
from dashboard.value import Sign
from layouts import agreement_labels, labels
from layouts.text import speaking

FUNCTIONS = [
    function
    for module in (labels, agreement_labels)
    for _, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__
]
ENUMS = {
    *(ActivityKind, Confidentiality, Forecast, Funding, Family, Sort, Direction, IndicatorKind, Level, Perspective),
    *(Quality, PeriodType, Status, Sign, Deed, Stage, Refusal, Manner, Only, Rank, Seen),
    *(MeetingState, TalkState, Decider, DecisionState, Verdict, CommitmentState, CycleKind),
}


def members(function: object) -> type[StrEnum]:
    kind: type[StrEnum] = get_type_hints(function)["of"]
    return kind


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: str(f.__name__))
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_member_has_words(function: object, language: str) -> None:
    assert callable(function)
    with speaking(language):
        said = [function(member) for member in members(function)]
    assert all(said)
    assert len(set(said)) == len(said)


def test_every_enum_that_is_shown_has_labels() -> None:
    assert {members(function) for function in FUNCTIONS} == ENUMS
