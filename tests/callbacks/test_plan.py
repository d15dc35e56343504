import json
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app import create_app
from dashboard.plan import Manner
from dashboard.settings import Settings
from data.commands.plan import next_code
from data.database import Database
from data.models import PlanRow
from data.queries.plan import planned
from data.queries.verify import verify


@pytest.fixture
def controller(own: Database) -> FlaskClient:
    browser = create_app(Settings(own.url), warm=False).test_client()
    browser.set_cookie("person", "controller")
    return browser


def test_a_decided_plan_is_the_baseline_from_then_on(controller: FlaskClient, own: Database) -> None:
    assert "Planen f\\u00f6r 2019 \\u00e4r inte beslutad" in controller.get("/plan/2019").text
    answer = controller.post("/plan/2019", data={"decided_on": "2018-12-19", "reference_number": "", "note": ""})
    assert (answer.status_code, answer.location) == (303, "/plan/2019")
    text = controller.get("/plan/2019").text
    assert json.dumps("19\u00a0december\u00a02018")[1:-1] in text
    assert json.dumps("Inget avviker från den.")[1:-1] in text
    with own.reading() as session:
        assert verify(session).difference is None


def test_a_revised_plan_is_a_decision_of_its_own(controller: FlaskClient, own: Database) -> None:
    for _ in range(2):
        controller.post("/plan/2018", data={"decided_on": "2018-06-01"})
    with own.reading() as session:
        made = session.execute(select(PlanRow.superseded_at).where(PlanRow.year == 2018)).scalars().all()
    assert len(made) == 3
    assert made.count(None) == 1


@pytest.mark.parametrize("day", ["", "i går", "2018-02-30", "20181219x"])
def test_a_decision_needs_its_day_and_what_was_written_is_asked_for_again(controller: FlaskClient, day: str) -> None:
    answer = controller.post("/plan/2019", data={"decided_on": day})
    assert answer.status_code == 422
    assert json.dumps("Beslutsdagen saknas")[1:-1] in answer.text


@pytest.mark.parametrize("person", ["", "reader", "reporter:REG", "head:REG"])
def test_only_a_controller_decides(controller: FlaskClient, own: Database, person: str) -> None:
    controller.set_cookie("person", person)
    assert controller.post("/plan/2019", data={"decided_on": "2018-12-19"}).status_code == 403
    with own.reading() as session:
        assert session.execute(select(PlanRow.version).where(PlanRow.year == 2019)).all() == []
    assert json.dumps("Besluta planen")[1:-1] not in controller.get("/plan/2019").text


@pytest.mark.parametrize("year", ["20180", "1", "abc", "2018-T2", "\uff12\uff10\uff11\uff18"])
def test_a_year_that_is_none_is_not_found(controller: FlaskClient, year: str) -> None:
    assert controller.get(f"/plan/{year}").status_code == 404
    assert controller.post(f"/plan/{year}", data={"decided_on": "2018-12-19"}).status_code == 404


def test_next_years_plan_starts_from_this_years(controller: FlaskClient, own: Database) -> None:
    with own.reading() as session:
        before = planned(session, 2018, None).values()
    ending = [one for one in before if one.ends_on.year == 2018 and one.completed_on is None]
    first, second = sorted(one.code for one in ending)[:2]
    given = {"act": "carry_on", f"take-{first}": "1", f"take-{second}": "1", "take-FINNS-INTE": "1"}
    assert controller.post("/plan/2019", data=given).location == "/plan/2019?done=2"
    with own.reading() as session:
        after = {one.code: one for one in planned(session, 2018, None).values()}
        new = [one for one in planned(session, 2019, None).values() if one.starts_on == date(2019, 1, 1)]
        assert verify(session).difference is None
    assert {after[code].manner for code in (first, second)} == {Manner.CONTINUES}
    assert {after[code].successor for code in (first, second)} <= {one.code for one in new}
    text = controller.get("/plan/2019?done=2").text
    assert json.dumps("2 aktiviteter togs med.")[1:-1] in text
    assert f"take-{first}" not in text


@pytest.mark.parametrize(
    ("code", "taken", "following"),
    [
        ("A-0009", {"A-0009"}, "A-0010"),
        ("A-0009", {"A-0009", "A-0010", "A-0011"}, "A-0012"),
        ("A-9999", {"A-9999"}, "A-10000"),
        ("UPPDRAG", {"UPPDRAG"}, "UPPDRAG-1"),
        ("2018-7b", {"2018-7b"}, "2018-7b-1"),
    ],
)
def test_a_new_code_is_the_next_free_one_of_its_series(code: str, taken: set[str], following: str) -> None:
    assert next_code(code, taken) == following
