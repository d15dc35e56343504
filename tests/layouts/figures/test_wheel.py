import re
from datetime import date, timedelta
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from dashboard.address import Address
from dashboard.cycle import CycleKind, Event, Span, What, in_order
from dashboard.words import Words
from dashboard.workload import Pace, weeks
from dashboard.year import Form, Year
from layouts.figures.wheel import DOT, SIZE, TARGET, wheel
from tests import trees

HERE = Address("/arsplan", {"year": "2018"})
NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")


def event(due_on: date, starts_on: date | None = None, **given_: object) -> Event:
    told = {"kind": CycleKind.PLANNING, "name": Words("Något"), "code": "X"} | given_
    return Event(f"plan:{due_on}{starts_on}", What.PLANNED, due_on=due_on, starts_on=starts_on, **told)  # type: ignore[arg-type]


def year(*events: Event, today: date = date(2018, 9, 25), chosen: Event | None = None) -> Year:
    told = in_order(events)
    return Year(2018, today, Form.WHEEL, told, weeks(told, Pace()), (), {"": len(told)}, chosen=chosen)


def links(told: Year) -> list[trees.Node]:
    return list(trees.every([wheel(told, HERE)], "a"))


def places(node: trees.Node) -> list[tuple[float, float]]:
    """Where the circles of a drawing lie."""
    return [(circle.props["cx"], circle.props["cy"]) for circle in trees.every(node.children, "circle")]


DAYS = st.dates(date(2017, 6, 1), date(2019, 6, 30))
EVENTS = st.lists(
    st.builds(
        lambda due, lasts, kind, days: event(due, due - timedelta(days=lasts), kind=kind, days=days),
        DAYS,
        st.integers(0, 500),
        st.sampled_from(CycleKind),
        st.integers(0, 60),
    ),
    max_size=30,
)


@given(EVENTS)
def test_every_event_of_the_year_is_a_link_with_its_name_inside_the_drawing(events: list[Event]) -> None:
    told = year(*(one for one in events if Span.of(2018).meets(one)))
    drawn = [link for link in links(told) if "wheel__event" in link.props["className"]]
    assert [link.props["href"] for link in drawn] == [HERE.having(event=one.key) for one in told.events]
    for link in links(told):
        (name,) = (node.text for node in trees.every(link.children, "title"))
        assert link.props["aria-label"].startswith(name)
        assert all(0 < x < SIZE and 0 < y < SIZE for x, y in places(link))


def test_the_year_goes_round_as_a_clock_does_with_a_gap_before_it_begins() -> None:
    told = year(event(date(2018, 1, 1)), event(date(2018, 4, 20)), event(date(2018, 12, 31)))
    (first,), (spring,), (last,) = (places(link)[-1:] for link in links(told))
    middle = SIZE / 2
    assert abs(first[0] - middle) < 5
    assert first[1] < middle
    assert spring[0] > middle
    assert last[0] < middle
    assert last[1] < middle


def test_what_lasts_is_an_arc_and_a_day_is_a_dot() -> None:
    work, day = links(year(event(date(2018, 3, 1), date(2018, 2, 1)), event(date(2018, 5, 2))))
    assert [node.props["className"] for node in trees.every(work.children, "path")] == ["wheel__arc"]
    assert [node.props["className"] for node in trees.every(day.children, "circle")] == ["wheel__dot", "wheel__target"]


def test_those_of_the_same_days_lie_beside_each_other() -> None:
    told = year(*(event(date(2018, 3, 1), date(2018, 2, day), code=str(day)) for day in (1, 2, 3)))
    arcs = [
        node.props["d"] for node in trees.every([wheel(told, HERE)], "path") if node.props["className"] == "wheel__arc"
    ]
    radii = {NUMBERS.findall(arc.partition("A")[2])[0] for arc in arcs}
    assert len(radii) == 3


def test_shapes_tell_whose_it_is_what_is_past_and_what_is_chosen() -> None:
    past, chosen = event(date(2018, 9, 24), department="REG"), event(date(2018, 9, 25))
    one, other = links(year(past, chosen, chosen=chosen))[:2]
    assert one.props["className"] == "wheel__event wheel__event--own wheel__event--past"
    assert other.props["className"] == "wheel__event"
    assert (one.props.get("aria-current"), other.props.get("aria-current")) == (None, "true")


def test_today_is_a_hand_only_in_its_own_year() -> None:
    assert "i dag" in trees.Node("svg", {}, [wheel(year(event(date(2018, 3, 1))), HERE)]).text
    assert (
        "i dag" not in trees.Node("svg", {}, [wheel(year(event(date(2018, 3, 1)), today=date(2019, 1, 1)), HERE)]).text
    )


def test_a_week_that_clashes_is_a_diamond_that_leads_to_it() -> None:
    told = year(event(date(2018, 9, 17)), event(date(2018, 9, 20)))
    (link,) = (one for one in links(told) if one.props["className"] == "wheel__week")
    assert link.props["href"] == "/arsplan?month=9&view=kalender&year=2018#vecka-38"
    assert link.props["aria-label"] == "Krock: Vecka 38, 17–23 sep. 2 sista dagar, hela myndigheten"


@given(EVENTS)
def test_no_event_lies_over_the_dot_of_another_that_is_not_in_its_place(events: list[Event]) -> None:
    told = year(*(one for one in events if Span.of(2018).meets(one)))
    reaches = [
        (circle.props["cx"], circle.props["cy"], circle.props["r"])
        for link in links(told)
        if "wheel__event" in link.props["className"]
        for circle in trees.every(link.children, "circle")
        if circle.props["className"] == "wheel__target"
    ]
    for nth, (x, y, reach) in enumerate(reaches):
        assert DOT <= reach <= TARGET
        for other_x, other_y, _ in reaches[nth + 1 :]:
            away = hypot(other_x - x, other_y - y)
            assert away < 2 * DOT or reach <= away / 2 + 0.01
