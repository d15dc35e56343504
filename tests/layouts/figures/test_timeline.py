from datetime import date

from dashboard.address import Address
from dashboard.status import Status
from layouts.figures.timeline import timeline
from tests import trees
from tests.factories import line, view

ACTIVITIES = [
    line(Status.OFF_TRACK, code="A-1", title="Lång", starts_on=date(2010, 1, 1), ends_on=date(2030, 1, 1)),
    line(Status.ON_TRACK, code="A-2", title="Kort", starts_on=date(2018, 5, 1), ends_on=date(2018, 5, 1)),
]


def test_every_activity_is_told_in_words_beside_its_bar() -> None:
    drawn = timeline(ACTIVITIES, {"A-2": [date(2018, 9, 1), date(2035, 1, 1)]}, view(), Address("/aktiviteter"))
    (table,) = trees.every([drawn], "table")
    told = [row[1] for row in trees.rows(table)]
    assert "2010" in told[0]
    assert "2030" in told[0]
    assert "2035" in told[1]


def test_bars_and_days_stay_inside_the_picture() -> None:
    drawn = timeline(ACTIVITIES, {"A-2": [date(2018, 9, 1)]}, view(), Address("/aktiviteter"))
    styles = [node.props["style"] for node in trees.every([drawn]) if "style" in node.props]
    for style in styles:
        left, width = (float(str(style.get(side, "0%")).rstrip("%")) for side in ("left", "width"))
        assert 0 <= left <= left + width <= 100.6
