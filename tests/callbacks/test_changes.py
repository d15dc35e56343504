from datetime import UTC, datetime, timedelta

import pytest

from dashboard.changes import ChangeKind
from data.database import Database
from data.queries.changes import counts
from layouts.text import LANGUAGES
from tests import trees
from tests.callbacks.test_pages import opened

AT = datetime(2018, 9, 12, 6, tzinfo=UTC)
ASOF = "asof=2018-09-12T08:00"


def rows(node: trees.Node) -> list[trees.Node]:
    lists = [n for n in trees.every(node.children, "ol") if n.props.get("className") == "list list--changes"]
    return [li for one in lists for li in trees.inside(one.children) if isinstance(li, trees.Node)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_fifty_changes_stand_on_a_page_and_the_rest_follow(sample: Database, language: str) -> None:
    with sample.reading() as session:
        total = sum(counts(session, AT).values())
    pages = -(-total // 50)
    address = f"/andringar?{ASOF}&lang={language}&page="
    assert len(rows(opened(sample, f"{address}1"))) == 50
    assert len(rows(opened(sample, f"{address}{pages}"))) == total - 50 * (pages - 1)
    assert len(rows(opened(sample, f"{address}{pages + 7}"))) == total - 50 * (pages - 1)


def test_a_choice_of_kinds_leaves_those(sample: Database) -> None:
    with sample.reading() as session:
        counted = counts(session, AT)
    shown = rows(opened(sample, f"/andringar?{ASOF}&kind=reports,locks"))
    assert len(shown) == counted[ChangeKind.REPORT] + counted[ChangeKind.LOCK]
    assert len(rows(opened(sample, f"/andringar?{ASOF}&kind=nonsense"))) == 50


def test_the_thing_changed_is_a_link_to_it_as_it_is_now(sample: Database) -> None:
    for row in rows(opened(sample, f"/andringar?{ASOF}&lang=en&kind=reports,activities")):
        (href,) = trees.links(row.children)
        assert href.startswith("/aktiviteter/")
        assert "asof" not in href
        assert "lang=en" in href


def test_nothing_since_is_said_in_words(sample: Database) -> None:
    later = (datetime(2025, 12, 17, 9, tzinfo=UTC) + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")
    node = opened(sample, f"/andringar?asof={later}")
    assert not rows(node)
    assert "Inget har registrerats." in node.text


def test_the_moment_can_be_chosen_in_a_form_that_keeps_the_language(sample: Database) -> None:
    node = opened(sample, "/andringar?lang=en&period=2018-T1")
    (chosen,) = (n for n in trees.every(node.children, "form") if n.props["action"] == "/andringar")
    fields = {n.props["name"]: n.props for n in trees.every(chosen.children, "input")}
    assert fields["asof"]["type"] == "datetime-local"
    assert (fields["lang"]["value"], fields["period"]["value"]) == ("en", "2018-T1")
