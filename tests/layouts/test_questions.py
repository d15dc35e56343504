import pytest

from dashboard.signals import About, Fact, Place, Signal, SignalKind
from layouts import questions
from layouts.text import speaking

FACTS: dict[str, Fact] = {"judged": 5, "on_track": 5, "warnings": "concern", "share": 100.0}
SEEN: dict[str, Fact] = {
    "pattern": "shift",
    "side": "low",
    "rhythm": "month",
    "count": 7,
    "first_on": "2018-02-28",
    "last_on": "2018-08-31",
}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_rule_has_a_question_of_its_own_words(language: str) -> None:
    with speaking(language):
        asked = {kind: questions.asked(kind) for kind in SignalKind}
    assert all(text.endswith("?") for text in asked.values())
    twins = {SignalKind.WATERMELON, SignalKind.TOO_SLOW}
    assert len(set(asked.values())) == len(asked) - len(twins) + 1


def test_green_activities_under_figures_that_worsen_are_told_with_what_the_figures_did() -> None:
    signal = Signal(SignalKind.WATERMELON, About(Place.DELIVERABLE, "x"), FACTS | SEEN)
    with speaking("sv"):
        assert questions.told([signal]) == (
            "7 värden i rad under medel, feb 2018–aug 2018. Samtidigt är 5 av 5 bedömda aktiviteter gröna."
        )


def test_without_a_pattern_the_signal_speaks_for_itself() -> None:
    signal = Signal(SignalKind.WATERMELON, About(Place.DELIVERABLE, "x"), FACTS)
    with speaking("sv"):
        assert questions.told([signal]) == (
            "5 av 5 bedömda aktiviteter går enligt plan, men siffrorna har säkert försämrats."
        )
