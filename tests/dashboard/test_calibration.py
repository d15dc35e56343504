from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dashboard.answers import Answers, Judged, answers
from dashboard.calibration import (
    Agreement,
    Compared,
    Side,
    acknowledged,
    agreement,
    contradicting,
    gravest,
    speaks,
)
from dashboard.indicator import Derivation, IndicatorKind, Series, Target
from dashboard.patterns import Variation
from dashboard.spc import Assurance
from dashboard.status import LIGHT, Status
from dashboard.value import Sign
from tests.factories import indicator, points

FINE = answers(Series(indicator(), points(*[60, 62] * 8)))
BAD = replace(FINE, assurance=Assurance.NEVER)
SHORT = answers(Series(indicator(), points(60, 62)))


def test_judgements_and_figures_agree_or_one_of_them_worries_alone() -> None:
    found = agreement(
        [
            (Status.ON_TRACK, FINE),
            (Status.ON_TRACK, FINE),
            (Status.OFF_TRACK, BAD),
            (Status.DEVIATING, FINE),
            (Status.ON_TRACK, BAD),
        ]
    )
    assert found == Agreement(calm=2, worried=1, owner=1, figures=1)
    assert (found.compared, found.share.number) == (5, 60)


BETTER = replace(FINE, variation=Variation.IMPROVEMENT)


def stands(found: Answers, code: str = "one") -> Judged:
    series = Series(indicator(code=code), points(60))
    return Judged(series, series, found)


def test_green_is_contradicted_by_what_warns_and_red_by_what_improves() -> None:
    fine, bad, better = stands(FINE), stands(BAD), stands(BETTER)
    assert contradicting(Status.ON_TRACK, [fine, bad, better]) == [bad]
    assert contradicting(Status.OFF_TRACK, [fine, better]) == [better]
    assert contradicting(Status.DEVIATING, [better]) == [better]
    assert contradicting(Status.ON_TRACK, [fine, better]) == []


def test_a_worry_that_one_indicator_shares_is_not_contradicted_by_another() -> None:
    assert contradicting(Status.OFF_TRACK, [stands(BAD), stands(BETTER)]) == []


@given(st.sampled_from([s for s in Status if s.severity < 0]), st.lists(st.sampled_from([FINE, BAD, BETTER])))
def test_nothing_contradicts_a_status_outside_the_traffic_light(status: Status, found: list[Answers]) -> None:
    assert contradicting(status, [stands(one) for one in found]) == []


def test_what_has_been_read_is_this_status_against_these_indicators() -> None:
    one, other = stands(BAD, "a"), stands(BAD, "b")
    told = {
        acknowledged(s, found) for s in (Status.ON_TRACK, Status.OFF_TRACK) for found in ([one], [other], [one, other])
    }
    assert len(told) == 6


def test_context_key_figures_and_the_share_on_track_say_nothing_of_an_activity() -> None:
    kinds = {kind for kind in IndicatorKind if speaks(indicator(kind=kind))}
    assert kinds == {IndicatorKind.STANDARD, IndicatorKind.THEMATIC}
    standard = {"kind": IndicatorKind.STANDARD}
    assert not speaks(indicator(**standard, derivation=Derivation.SHARE_ON_TRACK))
    assert speaks(indicator(**standard, derivation=Derivation.DELIVERIES_ON_TIME))


def test_what_says_nothing_is_not_compared() -> None:
    silent = (Status.NOT_REPORTED, Status.PAUSED, Status.COMPLETED, Status.NOT_STARTED)
    found = agreement([*((status, BAD) for status in silent), (Status.ON_TRACK, SHORT)])
    assert (found.compared, found.share.sign) == (0, Sign.CANNOT_OCCUR)
    due = points(60)[0].shown.ends_on.replace(year=2030)
    no_pace = answers(Series(indicator(), points(60, 62), (Target(due, 90),)))
    assert no_pace.outlook is not None
    assert agreement([(Status.ON_TRACK, no_pace)]).compared == 0


def test_of_several_indicators_the_one_that_warns_most_is_held_against_the_owner() -> None:
    worse = replace(BAD, variation=Variation.CONCERN)
    assert gravest([(1, FINE), (2, BAD), (3, worse), (4, worse)]) == (3, worse)
    assert gravest([(1, FINE), (2, BETTER)]) == (1, FINE)
    assert gravest([(1, SHORT)]) is None
    assert gravest([]) is None


@given(st.sampled_from(LIGHT), st.sampled_from([FINE, BAD, BETTER]))
def test_an_activity_stands_where_the_agreement_counts_it(status: Status, found: Answers) -> None:
    counted = agreement([(status, found)])
    names = {Side.NEITHER: "calm", Side.BOTH: "worried", Side.OWNER: "owner", Side.FIGURES: "figures"}
    side = Compared(1, 1, 1, status, 1, found).side
    assert {name: getattr(counted, name) for name in names.values()} == {n: int(s is side) for s, n in names.items()}


def test_areas_add_up() -> None:
    pairs = [(Status.ON_TRACK, FINE), (Status.ON_TRACK, BAD)]
    assert agreement(pairs) + agreement(pairs[:1]) == agreement(pairs + pairs[:1])
