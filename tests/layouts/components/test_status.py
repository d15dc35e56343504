import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.period import Period
from dashboard.status import LIGHT, Distribution, Status
from layouts import labels
from layouts.components.status import badge, bar, counted, counts, history, mark, moved, spoken
from layouts.text import LANGUAGES, speaking
from tests import trees

distributions = st.builds(Distribution, st.dictionaries(st.sampled_from(Status), st.integers(0, 400)))


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_status_is_a_shape_and_a_word(status: Status, language: str) -> None:
    with speaking(language):
        drawn = badge(status)
        assert trees.text(drawn).lower() == labels.status(status)
        (use,) = trees.every([drawn], "use")
    assert use.props["href"] == f"#status-{status.value.replace('_', '-')}"


def test_a_shape_alone_has_a_name_and_one_beside_its_word_has_none() -> None:
    assert "role" not in str(mark(Status.ON_TRACK))
    (svg,) = trees.every([mark(Status.ON_TRACK, title="grön")], "svg")
    assert (svg.props["role"], svg.props["aria-label"]) == ("img", "grön")


@given(distributions)
def test_a_bar_has_a_part_for_each_count_and_says_them_all(one: Distribution) -> None:
    drawn = bar(one)
    parts = [part.props["style"]["flexGrow"] for part in trees.every([drawn], "i")]
    assert parts == [one[s] for s in (*LIGHT, Status.NOT_REPORTED) if one[s]]
    assert drawn[1]["aria-label"] == spoken(one)
    assert all(str(one[s]) in spoken(one) for s in Status if one[s])


@given(distributions)
def test_every_status_that_somebody_has_is_counted_and_leads_to_its_activities(one: Distribution) -> None:
    drawn = counts(one, lambda status: f"/aktiviteter?status={status}")
    assert trees.links([drawn]) == [f"/aktiviteter?status={s}" for s in Status if one[s]]
    assert [li.text for li in trees.every([drawn], "li")] == [counted(s, one[s]) for s in Status if one[s]]
    assert all(str(one[s]) in counted(s, one[s]) for s in Status)


def test_the_word_of_a_status_follows_its_number() -> None:
    told = [[counted(s, count) for count in (1, 2)] for s in Status]
    assert told == [
        ["1 enligt plan", "2 enligt plan"],
        ["1 avviker", "2 avviker"],
        ["1 avviker stort", "2 avviker stort"],
        ["1 ej rapporterad", "2 ej rapporterade"],
        ["1 ej påbörjad", "2 ej påbörjade"],
        ["1 pausad", "2 pausade"],
        ["1 klar", "2 klara"],
    ]


def test_a_number_without_words_is_read_out_once_with_its_word() -> None:
    shown, said = trees.every([counts(Distribution({Status.PAUSED: 2}), words=False)], "span")
    assert (shown.props["aria-hidden"], shown.text, said.text) == ("true", "2", "2 pausade")


def test_a_period_outside_the_plan_is_an_empty_place_with_words() -> None:
    periods = [Period.parse("2018-T1"), Period.parse("2018-T2")]
    drawn = history([None, Status.ON_TRACK], periods)
    assert len(list(trees.every([drawn], "svg"))) == 1
    assert all(node.props["title"] for node in trees.every(drawn[2], "span"))


def test_a_move_is_told_only_when_there_was_one() -> None:
    assert moved(Status.ON_TRACK, Status.OFF_TRACK) == "Grön → röd"
    assert moved(Status.OFF_TRACK, Status.OFF_TRACK) == moved(None, Status.OFF_TRACK) == "Röd"
