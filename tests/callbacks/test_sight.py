import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import delete, select

from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from dashboard.access import person
from data.commands.journal import journal
from data.database import Database
from data.models import ActivityRow, DeliverableRow, GoalRow, IndicatorRow, ResultAreaRow, ThingRow
from data.queries.known import numbered
from tests import trees
from tests.unguarded import unguard

ROUTES = Routes(PAGES)
PAGE = "/roda-traden"
MANY = 61


def opened(database: Database, search: str = "period=2018-T2", who: str = "reader") -> trees.Node:
    drawn = draw(database, ROUTES, menu, PAGE, f"?{search}", user=person(who))
    assert drawn.status_code == 200
    (node,) = trees.every(drawn.page, "screen")
    return node


def named(node: Any, name: str) -> list[trees.Node]:
    return [one for one in trees.every(node) if name in str(one.props.get("className", "")).split()]


def rows_behind(database: Database, href: str) -> int:
    """How many activities a door to the table says there are."""
    path, _, search = href.partition("?")
    told = named(draw(database, ROUTES, menu, path, f"?{search}").page, "told")[0].text
    return int(re.findall(r"\d+", told)[0])


def count_on(door: trees.Node) -> int:
    """The number as it is read aloud."""
    words = named(door.children, "visually-hidden") or [door]
    return int(re.findall(r"\d+", words[0].text)[0])


def test_the_first_sentences_count_the_whole_thread(sample: Database) -> None:
    told = [one.text for one in named(opened(sample).children, "big")]
    assert told == [
        "Det övergripande målet nås genom sex resultatområden, 15 mål, 20 prestationer och 216 aktiviteter.",
        "Sex aktiviteter avviker stort. Fyra aktiviteter saknar mål. ",
    ]
    english = [one.text for one in named(opened(sample, "period=2018-T2&lang=en").children, "big")]
    assert english[1].startswith("Six activities deviate greatly. Four activities have no goal.")


def test_every_level_stands_in_the_tree_once(sample: Database) -> None:
    page = opened(sample)
    assert [len(named(page.children, f"sight__{level}")) for level in ("area", "goal", "deliverable")] == [6, 15, 20]
    ids = [one.props["id"] for one in trees.every(page.children) if "id" in one.props]
    assert len(ids) == len(set(ids))


def test_every_number_of_an_area_leads_to_as_many_activities(sample: Database) -> None:
    area = named(opened(sample).children, "sight__area")[0]
    node = named(area.children, "sight__node")[0]
    doors = [a for a in trees.every(node.children, "a") if a.props["href"].startswith("/aktiviteter")]
    assert len(doors) >= 4
    for door in doors:
        number = count_on(door)
        assert rows_behind(sample, door.props["href"]) == number


def test_what_has_no_goal_leads_to_the_list_of_it(sample: Database) -> None:
    (door,) = [a for a in trees.every(opened(sample).children, "a") if a.text == "Fyra aktiviteter saknar mål"]
    assert rows_behind(sample, door.props["href"]) == 4


@pytest.mark.parametrize(("code", "count"), [("FORE-P2", 9), ("AFFA-M3", 15)])
def test_a_branch_that_is_opened_lists_its_activities_the_gravest_first(
    sample: Database, code: str, count: int
) -> None:
    page = opened(sample, f"period=2018-T2&oppna={code}")
    (listed,) = named(page.children, "sight__leaves")
    lines = list(trees.every(listed.children, "li"))
    assert len(lines) == count
    assert lines[0].text.startswith("Avviker stort")
    assert [a.props["aria-expanded"] for a in named(page.children, "sight__toggle")].count("true") == 1


def test_opened_with_a_status_it_lists_those_alone_and_hides_other_branches(sample: Database) -> None:
    page = opened(sample, "period=2018-T2&oppna=AFFA-M3&status=off_track")
    (listed,) = named(page.children, "sight__leaves")
    assert [li.text.startswith("Avviker stort") for li in trees.every(listed.children, "li")] == [True]
    assert len(named(page.children, "sight__area")) == 5
    assert "Regional kapacitet" not in [one.text for one in named(page.children, "sight__name")]


def test_a_number_in_the_tree_opens_as_many_activities(sample: Database) -> None:
    page = opened(sample)
    goal = named(page.children, "sight__goal")[0]
    doors = [a for a in trees.every(goal.children, "a") if "status=" in a.props["href"]]
    for door in doors:
        number = count_on(door)
        there = opened(sample, door.props["href"].partition("?")[2].partition("#")[0])
        (listed,) = named(there.children, "sight__leaves")
        assert len(list(trees.every(listed.children, "li"))) == number
        assert door.props["href"].partition("#")[2] in [one.props.get("id") for one in trees.every(there.children)]


def test_only_broken_branches_are_left_when_asked_for(sample: Database) -> None:
    page = opened(sample, "period=2018-T2&brister=1")
    assert [one.text for one in named(page.children, "sight__name")] == [
        "Förenkling",
        "Digitalisering",
        "Regional kapacitet",
        "Modern myndighet",
    ]
    assert not named(page.children, "sight__goal")


def test_a_status_that_nothing_has_leaves_a_sentence_and_a_way_back(sample: Database) -> None:
    page = opened(sample, "period=2018-T3&status=completed&oppna=FORE-P1")
    (empty,) = named(page.children, "empty")
    assert "Ingen gren passar filtren." in empty.text
    assert trees.links(empty.children) == [f"{PAGE}?period=2018-T3"]


@pytest.mark.parametrize(("who", "mends"), [("reader", 0), ("head:FOR", 0), ("controller", 4)])
def test_only_who_may_edit_is_led_to_where_it_is_mended(sample: Database, who: str, mends: int) -> None:
    page = opened(sample, who=who)
    (table,) = named(page.children, "gaps")
    found = trees.rows(table)
    assert len(found) == 4
    assert found[0][:4] == [
        "Inget mål",
        "Förstudie om uppgifter som bara ska lämnas en gång",
        "Förenkling",
        "Utredare, Företag",
    ]
    doors = [href for href in trees.links(table.children) if href.startswith("/redigera/")]
    assert len(doors) == mends
    for door in doors:
        path, _, search = door.partition("?")
        assert draw(sample, ROUTES, menu, path, f"?{search}", user=person(who)).status_code == 200


def test_nothing_of_an_earlier_moment_is_mended(sample: Database) -> None:
    page = opened(sample, "period=2018-T2&asof=2018-09-26", who="controller")
    assert named(page.children, "gaps")
    assert not [href for href in trees.links(page.children) if href.startswith("/redigera")]


def test_of_a_month_the_thread_is_shown_without_statuses(sample: Database) -> None:
    page = opened(sample, "period=2018-08&oppna=FORE-P2&status=off_track")
    assert "Status rapporteras inte för augusti 2018." in page.text
    assert not named(page.children, "bar")
    (listed,) = named(page.children, "sight__leaves")
    assert "Ej rapporterad" not in listed.text


def changed(database: Database, table: Any, condition: Any, **to: Any) -> None:
    """Every current row that fits, with something else in it."""
    with journal(database, "Controller", datetime(2018, 9, 26, tzinfo=UTC)) as writing:
        numbers = writing.session.execute(select(table.id).where(table.superseded_at.is_(None), condition)).scalars()
        for number in list(numbers):
            writing.record(table, {**(writing.current(table, {"id": number}) or {}), **to})


def number_of(database: Database, kind: str, code: str) -> int:
    with database.reading() as session:
        return int(session.execute(select(numbered(kind, code))).scalar_one())


def test_each_kind_of_gap_is_told_listed_and_mended(own: Database) -> None:
    goal = number_of(own, "goal", "DIGI-M2")
    under = number_of(own, "deliverable", "DIGI-P3")
    elsewhere = number_of(own, "deliverable", "DIGI-P1")
    changed(own, IndicatorRow, IndicatorRow.deliverable_id == under, deliverable_id=elsewhere)
    changed(own, ActivityRow, ActivityRow.deliverable_id == under, deliverable_id=None, goal_id=goal)
    page = opened(own, "period=2018-T2", who="controller")
    told = named(page.children, "big")[1].text
    assert "Ett mål saknar indikator." in told
    assert "En prestation saknar aktivitet." in told
    (table,) = named(page.children, "gaps")
    assert {row[0]: row[4] for row in trees.rows(table)} == {
        "Ingen indikator": "Lägg till en indikator",
        "Ingen aktivitet": "Ändra prestationen",
        "Inget mål": "Ange mål",
    }
    only = opened(own, "period=2018-T2&brister=1")
    assert "Ingen indikator följer målet" in only.text
    assert [one.text for one in named(only.children, "sight__deliverable")] == [
        "Bredband för företagingen indikatorIngen aktivitet"
    ]


def test_before_any_goal_is_in_force_the_areas_stand_alone(own: Database) -> None:
    changed(own, GoalRow, GoalRow.area_id.is_not(None), valid_from=date(2020, 1, 1))
    page = opened(own, who="controller")
    assert "Sex områden saknar mål." in page.text
    assert "212 aktiviteter tjänar mål som inte gäller." in page.text
    assert len(named(page.children, "sight__area")) == 6
    assert not named(page.children, "sight__goal")
    (table,) = named(page.children, "gaps")
    assert ["Inget mål gäller", "Förenkling", "Förenkling", "–", "Lägg till ett mål"] in trees.rows(table)
    assert "Ytterligare 186 står inte i listan." in page.text


def test_without_areas_the_page_says_that_the_thread_has_not_begun(own: Database) -> None:
    with own.writing() as session:
        unguard(session)
        session.execute(delete(ResultAreaRow))
    page = opened(own)
    assert "Det finns inget resultatområde än." in page.text


def test_a_large_plan_shows_the_deliverables_of_what_is_opened_alone(own: Database) -> None:
    goal = number_of(own, "goal", "FORE-M1")
    with journal(own, "Controller", datetime(2018, 9, 26, tzinfo=UTC)) as writing:
        under = writing.current(DeliverableRow, {"id": number_of(own, "deliverable", "FORE-P1")}) or {}
        for place in range(MANY):
            code = f"FORE-X{place}"
            thing = ThingRow(kind="deliverable", code=code)
            writing.session.add(thing)
            writing.session.flush()
            writing.record(
                DeliverableRow, {**under, "id": thing.id, "code": code, "name": f"Ny {place}", "goal_id": goal}
            )
    page = opened(own)
    assert not named(page.children, "sight__deliverable")
    (folded,) = [one for one in named(page.children, "sight__folded") if one.text.startswith("62")]
    assert folded.text == "62 prestationer61 utan aktivitet"
    inner = opened(own, "period=2018-T2&oppna=FORE-M1")
    assert len(named(inner.children, "sight__deliverable")) == 20
    assert "Ytterligare 42, på områdets sida" in inner.text
    leaf = opened(own, "period=2018-T2&oppna=FORE-P1")
    assert len(list(trees.every(named(leaf.children, "sight__leaves")[0].children, "li"))) == 11


@pytest.mark.parametrize("path", ["/", "/resultatomraden", "/mal", "/om"])
def test_other_pages_lead_there(sample: Database, path: str) -> None:
    page = draw(sample, ROUTES, menu, path, "?period=2018-T2").page
    assert f"{PAGE}?period=2018-T2" in trees.links(page)
