"""What a signal says is made of its stored facts alone, and is the same wherever it stands."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from dashboard.books import LONG_AGO
from dashboard.ranking import Score
from dashboard.signals import About, Place, Signal, SignalKind
from layouts import raised
from layouts.text import speaking

STATUS: dict[str, Any] = {"before": "on_track", "now": "off_track", "periods": 3, "moved": 2, "least": 3}
HELD: dict[str, Any] = {"judged": 5, "linked": 6, "fewest": 3, "least": 80.0, "share": 100.0}
CHANGE: dict[str, Any] = {
    "before": "common",
    "since": "2018-T1",
    "rhythm": "month",
    "run": 7,
    "decimals": 1,
    "pattern": "shift",
    "side": "low",
    "first_on": "2018-01-31",
    "last_on": "2018-09-30",
    "count": 9,
    "number": 38.0,
    "mean": 45.25,
    "lower": 40.0,
    "upper": 50.5,
}
FACTS: Mapping[SignalKind, Mapping[str, Any]] = {
    SignalKind.WATERMELON: HELD | {"on_track": 5, "warnings": "concern never not_at_this_pace"},
    SignalKind.TOO_SLOW: HELD | {"on_track": 5, "warnings": "not_at_this_pace"},
    SignalKind.HIDDEN_PROGRESS: HELD | {"off_track": 3},
    SignalKind.SUDDEN: STATUS,
    SignalKind.OFF_TRACK: STATUS,
    SignalKind.WORSE: STATUS,
    SignalKind.STUCK: STATUS,
    SignalKind.NEW_CONCERN: CHANGE,
    SignalKind.NEW_NEUTRAL: CHANGE | {"pattern": "outside", "side": "high", "first_on": "2018-09-30", "count": 1},
    SignalKind.NEW_IMPROVEMENT: CHANGE | {"pattern": "trend", "since": None},
    SignalKind.LATE: {"next_update_on": "2018-09-01", "days": 24},
    SignalKind.NOT_REPORTED: {"due_on": "2018-09-10"},
    SignalKind.NO_OWNER: {},
    SignalKind.ASSIGNMENT_DUE: {"due_on": "2018-10-03", "days": 8, "within": 60},
    SignalKind.REVIEW_DUE: {"review_on": "2018-09-11", "days": 14},
    SignalKind.COMMITMENT_LATE: {"due_on": "2018-09-24", "days": 1},
    SignalKind.COMMITMENT_MOVED: {"moves": 2, "first": "2018-03-30", "due_on": "2018-09-14", "least": 2},
}
TOLD = {
    SignalKind.WATERMELON: "5 av 5 bedömda aktiviteter går enligt plan, men siffrorna har säkert försämrats, "
    "målet nås inte utan förändring och takten räcker inte till målet.",
    SignalKind.TOO_SLOW: "5 av 5 bedömda aktiviteter går enligt plan, men takten räcker inte till målet.",
    SignalKind.HIDDEN_PROGRESS: "3 av 5 bedömda aktiviteter avviker stort, men siffrorna förbättras säkert.",
    SignalKind.SUDDEN: "Från grön till röd på en period.",
    SignalKind.OFF_TRACK: "Väntar på beslut ovanför enheten.",
    SignalKind.WORSE: "Längre från planen än förra perioden.",
    SignalKind.STUCK: "Gul eller röd 3 perioder i rad. Slutdatum har flyttats fram 2 gånger.",
    SignalKind.NEW_CONCERN: "9 värden i rad under medel, jan 2018–sep 2018. Så var det inte tertial 1 2018.",
    SignalKind.NEW_NEUTRAL: "Över övre gränsen, sep 2018. Så var det inte tertial 1 2018.",
    SignalKind.NEW_IMPROVEMENT: "9 värden i rad sjunker, jan 2018–sep 2018.",
    SignalKind.LATE: "Nästa värde skulle ha kommit 1 sep 2018, för 24 dagar sedan.",
    SignalKind.NOT_REPORTED: "Inget är rapporterat; sista dag var 10 sep 2018.",
    SignalKind.NO_OWNER: "Ingen roll är angiven som ägare.",
    SignalKind.REVIEW_DUE: "Skulle följas upp 11 sep 2018, för 14 dagar sedan, och är inte bedömt.",
    SignalKind.COMMITMENT_LATE: "Skulle vara klart 24 sep 2018, för 1 dag sedan, och inget har sagts.",
    SignalKind.COMMITMENT_MOVED: "Flyttat 2 gånger: skulle först vara klart 30 mars 2018, nu 14 sep 2018.",
    SignalKind.ASSIGNMENT_DUE: "Ska redovisas till regeringen 3 okt 2018, om 8 dagar.",
}


def signal(kind: SignalKind) -> Signal:
    return Signal(kind, About(Place.ACTIVITY, "A-1"), FACTS[kind])


@pytest.mark.parametrize("kind", SignalKind)
def test_every_signal_has_its_sentence(kind: SignalKind) -> None:
    assert raised.told(signal(kind)).replace("\xa0", " ") == TOLD[kind]


@pytest.mark.parametrize("kind", SignalKind)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_facts_that_were_stored_give_the_same_words(kind: SignalKind, language: str) -> None:
    stored = Signal(kind, About(Place.ACTIVITY, "A-1"), json.loads(json.dumps(FACTS[kind])))
    with speaking(language):
        for said in (raised.told, raised.rule):
            text = said(signal(kind))
            assert said(stored) == text
            assert re.fullmatch(r"[^{}]+\.", text), text
        assert raised.would_change(kind).endswith(".")


def test_a_change_tells_its_rule_with_the_figures_put_in() -> None:
    assert raised.rule(signal(SignalKind.NEW_CONCERN)).replace("\xa0", " ") == (
        "7 värden i rad på samma sida om medel är en säker förändring. "
        "Senaste värdet är 38,0, medel 45,3, gränserna 40,0 och 50,5."
    )


def test_the_place_in_the_list_explains_itself() -> None:
    assert raised.weight(Score(5, 1.5, 1.5)) == ("Vikt 11,25 = allvar 5 × plats på röda tråden 1,5 × strategisk 1,5.")
    assert raised.weight(Score(2, 1, 1)) == "Vikt 2 = allvar 2 × plats på röda tråden 1."


def test_what_is_long_late_is_told_by_its_day() -> None:
    about = About(Place.COMMITMENT, "Å-1")
    late = Signal(SignalKind.COMMITMENT_LATE, about, {"due_on": "2018-09-21", "days": LONG_AGO + 1})
    assert raised.told(late).replace("\u00a0", " ") == "Skulle vara klart 21 sep 2018, och inget har sagts."
    waits = Signal(SignalKind.REVIEW_DUE, about, {"review_on": "2018-09-21", "days": LONG_AGO})
    assert "60" in raised.told(waits)
