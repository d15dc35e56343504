"""A meeting from its proposed agenda to published minutes: who may, what is kept, and what is seen afterwards."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app import create_app
from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from dashboard.access import READER, User, person
from dashboard.meeting import Meeting
from dashboard.settings import Settings
from dashboard.status import Status
from data.commands.journal import Journal, journal
from data.database import Database
from data.models import ActivityRow, CommitmentRow, DecisionRow, DraftRow, StatusReportRow, ThingRow
from data.models.base import rows_of
from data.queries.meetings import agenda, held, meeting, meetings
from data.queries.seals import meeting_manifest
from data.queries.verify import verify
from tests import trees

ROUTES = Routes(PAGES)
CONTROLLER, DIRECTOR = person("controller"), person("director")
HEAD, REPORTER = person("head:FOR"), person("reporter:FOR")
HELD, SECRET = "LG-2018-06-05", "LG-2018-06-05-5"
COMING = "LG-2018-10-02"


@pytest.fixture
def browser(own: Database) -> FlaskClient:
    found = create_app(Settings(own.url), warm=False).test_client()
    found.set_cookie("person", "controller")
    return found


def page(database: Database, path: str, user: User = CONTROLLER, search: str = "") -> Any:
    return draw(database, ROUTES, menu, path, search, user=user)


def text(database: Database, path: str, user: User = CONTROLLER, search: str = "") -> str:
    return trees.text(page(database, path, user, search).page)


def found(database: Database, code: str) -> Meeting:
    with database.reading() as session:
        return meeting(session, code, None)


def items(database: Database, code: str) -> list[Any]:
    with database.reading() as session:
        return list(agenda(session, meeting(session, code, None).id, None))


JSON = {"Accept": "application/json"}


def act(browser: FlaskClient, code: str, **form: str) -> Any:
    return browser.post(f"/moten/{code}", data=form)


def said(answer: Any) -> str:
    """What a page says that was answered to a script."""
    return json.dumps(answer.json, ensure_ascii=False)


def typed(browser: FlaskClient, code: str, item: str, revision: int = 0, **form: str) -> Any:
    form |= {"act": "draft", "item": item, "revision": str(revision)}
    return browser.post(f"/moten/{code}/visa", data=form, headers={"Accept": "application/json"})


def test_a_meeting_is_planned_with_what_the_signals_propose_within_its_time(
    own: Database, browser: FlaskClient
) -> None:
    answer = browser.post("/moten", data={"series": "LG", "held_on": "2018-10-09", "period": "2018-T2", "minutes": ""})
    assert (answer.status_code, answer.location) == (303, "/moten/LG-2018-10-09")
    planned = items(own, "LG-2018-10-09")
    assert planned[0].title == "Åtaganden från förra mötet"
    assert planned[0].link == f"/moten/{HELD}/protokoll"
    moved = [item for item in planned if item.kind == "commitment"]
    assert len(planned) == 1 + 9 + len(moved)
    assert "Å-0102" in {item.subject for item in moved}
    assert all(signal.kind == "commitment_moved" for item in moved for signal in item.reason[:1])
    assert all(item.reason for item in planned[1:])
    assert sum(item.minutes for item in planned) <= 45


def test_two_meetings_of_a_series_on_the_same_day_have_codes_of_their_own(own: Database, browser: FlaskClient) -> None:
    form = {"series": "GD", "held_on": "2018-10-09", "period": "2018-T2", "minutes": "30"}
    assert [browser.post("/moten", data=form).location for _ in range(2)] == [
        "/moten/GD-2018-10-09",
        "/moten/GD-2018-10-09-2",
    ]


def test_a_department_plans_from_its_own_signals(own: Database, browser: FlaskClient) -> None:
    browser.set_cookie("person", "head:FOR")
    form = {"series": "FOR-MOTE", "held_on": "2018-10-09", "period": "2018-T2"}
    assert browser.post("/moten", data=form).status_code == 303
    assert {signal.about.department for item in items(own, "FOR-MOTE-2018-10-09") for signal in item.reason} == {"FOR"}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"series": "XX"}, "Välj vilket möte det är."),
        ({"held_on": "i morgon"}, "Ange vilken dag det är."),
        ({"period": "2018-T9"}, "Välj vilken period mötet ska titta på."),
        ({"minutes": "4"}, "Ange hur många minuter, mellan 5 och 600."),
        ({"minutes": "²"}, "Ange hur många minuter, mellan 5 och 600."),
    ],
)
def test_what_is_missing_is_said_at_its_field(browser: FlaskClient, wrong: dict[str, str], told: str) -> None:
    form = {"series": "LG", "held_on": "2018-10-09", "period": "2018-T2", "minutes": "45"} | wrong
    answer = browser.post("/moten", data=form, headers=JSON)
    assert answer.status_code == 422
    assert told in said(answer)


def test_the_agenda_is_arranged_by_hand(own: Database, browser: FlaskClient) -> None:
    before = [item.code for item in items(own, COMING)]
    act(browser, COMING, act="down", item=before[0])
    act(browser, COMING, act="remove", item=before[4])
    act(browser, COMING, act="minutes", item=before[2], minutes="12")
    act(browser, COMING, act="add", title="Lokaler", text="Hyresavtalet", link="https://example.org/", minutes="7")
    after = items(own, COMING)
    assert [item.code for item in after[:2]] == [before[1], before[0]]
    assert before[4] not in {item.code for item in after}
    assert next(item for item in after if item.code == before[2]).minutes == 12
    assert (after[-1].title, after[-1].minutes, after[-1].link) == ("Lokaler", 7, "https://example.org/")


def test_a_signal_that_was_left_out_is_taken_up_with_its_reason(own: Database, browser: FlaskClient) -> None:
    tree = page(own, f"/moten/{COMING}").page
    names = [one.props["value"] for one in trees.every(tree, "input") if one.props.get("name") == "subject"]
    act(browser, COMING, act="add", subject=names[0])
    added = items(own, COMING)[-1]
    assert f"{added.reason[0].about.place}~{added.subject}~{added.scope}" == names[0]
    again = [
        one.props["value"]
        for one in trees.every(page(own, f"/moten/{COMING}").page, "input")
        if one.props.get("name") == "subject"
    ]
    assert names[0] not in again


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "ftp://x"])
def test_a_link_that_is_none_is_refused(own: Database, browser: FlaskClient, link: str) -> None:
    count = len(items(own, COMING))
    answer = act(browser, COMING, act="add", title="Lokaler", link=link)
    assert answer.status_code == 422
    assert len(items(own, COMING)) == count


def test_whoever_writes_over_somebody_is_told(own: Database, browser: FlaskClient) -> None:
    item = f"{COMING}-2"
    assert typed(browser, COMING, item, 0, note="Ett").json["revision"] == 1
    assert typed(browser, COMING, item, 1, note="Två").json["revision"] == 2
    answer = typed(browser, COMING, item, 1, note="Tre")
    assert (answer.status_code, answer.json) == (409, {"stale": True})
    tree = page(own, f"/moten/{COMING}/visa", search="?punkt=2").page
    assert "Två" in [one.props.get("defaultValue") for one in trees.every(tree, "textarea")]


def test_a_second_window_is_told_where_the_meeting_is(browser: FlaskClient) -> None:
    def say(**form: str) -> Any:
        return browser.post(f"/moten/{COMING}/visa", data=form, headers={"Accept": "application/json"}).json

    assert say(act="where")["item"] == ""
    say(act="start")
    say(act="at", item=f"{COMING}-3")
    where = say(act="where")
    assert where["item"] == f"{COMING}-3"
    assert where["started"]
    assert where["since"] >= where["started"]


def test_closing_keeps_what_was_seen_and_gives_what_was_agreed_a_life_of_its_own(
    own: Database, browser: FlaskClient
) -> None:
    item = f"{COMING}-2"
    typed(
        browser,
        COMING,
        item,
        note="Direktupphandlingen görs.",
        what1="Gör direktupphandlingen",
        who1="Avdelningschef Företag",
        due1="2018-10-31",
        decision="Direktupphandling av utbildare",
        type="UPPH",
    )
    assert act(browser, COMING, act="close").status_code == 303
    closed = found(own, COMING)
    assert closed.is_closed
    assert closed.closed_at is not None
    with own.reading() as session:
        told = meeting_manifest(session, COMING, closed.closed_at, closed.closed_at)
        number = next(one.id for one in agenda(session, closed.id, None) if one.code == item)
        kept = held(session, closed.id, None, None)
        (agreed,), (proposal,) = kept.agreed[number], kept.proposals[number]
        commitment = session.execute(select(CommitmentRow).where(CommitmentRow.code == agreed.code)).scalar_one()
        decision = session.execute(select(DecisionRow).where(DecisionRow.code == proposal.code)).scalar_one()
        kinds: dict[int | None, tuple[str, str]] = {
            row.id: (row.kind, row.code) for row in session.execute(select(ThingRow)).scalars()
        }
        assert kinds[commitment.department_id] == ("department", "FOR")
        assert kinds[commitment.subject_id] == ("activity", "A-0052")
        assert (decision.state, decision.registry_number) == ("proposed", None)
        assert session.execute(select(DraftRow).where(DraftRow.scope_id == closed.id)).first() is None
        assert set(kept.seen) == {one.id for one in kept.items}
        assert verify(session).difference is None
    assert closed.seal == hashlib.sha256(told.encode()).hexdigest()
    minutes = text(own, f"/moten/{COMING}/protokoll")
    assert "Direktupphandlingen görs." in minutes
    assert "Avdelningschef Företag, senast 31 okt 2018" in minutes
    assert "Direktupphandling av utbildare" in minutes


def test_a_commitment_that_is_not_finished_keeps_the_meeting_open(own: Database, browser: FlaskClient) -> None:
    typed(browser, COMING, f"{COMING}-3", what1="Något", who1="Någon")
    answer = browser.post(f"/moten/{COMING}", data={"act": "close"}, headers=JSON)
    assert answer.status_code == 422
    assert "Något är påbörjat men inte klart" in said(answer)
    assert not found(own, COMING).is_closed


def test_nothing_is_written_at_a_closed_meeting(own: Database, browser: FlaskClient) -> None:
    before = items(own, HELD)
    for form in (
        {"act": "up", "item": f"{HELD}-2"},
        {"act": "remove", "item": f"{HELD}-2"},
        {"act": "close"},
        {"act": "add", "title": "Nytt"},
    ):
        assert act(browser, HELD, **form).status_code == 409
    assert typed(browser, HELD, f"{HELD}-2", note="Efteråt").status_code == 409
    assert items(own, HELD) == before


def test_an_item_of_another_meeting_is_not_reached_through_this_one(own: Database, browser: FlaskClient) -> None:
    assert act(browser, COMING, act="remove", item=f"{HELD}-1").status_code == 404
    assert len(items(own, HELD)) == 7


@pytest.mark.parametrize("who", ["", "reporter:FOR", "head:FOR"])
@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/moten", {"series": "LG", "held_on": "2018-10-09", "period": "2018-T2"}),
        (f"/moten/{COMING}", {"act": "remove", "item": f"{COMING}-1"}),
        (f"/moten/{COMING}", {"act": "close"}),
        ("/moten/GD-2018-09-28", {"act": "publish"}),
        (f"/moten/{COMING}/visa", {"act": "draft", "item": f"{COMING}-1", "note": "x"}),
        (f"/moten/{COMING}/visa", {"act": "at", "item": f"{COMING}-1"}),
    ],
)
def test_who_may_not_changes_nothing(
    own: Database, browser: FlaskClient, who: str, path: str, form: dict[str, str]
) -> None:
    browser.set_cookie("person", who)
    with own.reading() as session:
        before = (meetings(session, None), session.execute(select(DraftRow.id)).all())
    assert browser.post(path, data=form).status_code == 403
    with own.reading() as session:
        assert (meetings(session, None), session.execute(select(DraftRow.id)).all()) == before


@pytest.mark.parametrize(
    "path", [f"/moten/{COMING}", f"/moten/{COMING}/visa", "/moten/GD-2018-09-28", "/moten/GD-2018-09-28/protokoll"]
)
@pytest.mark.parametrize("user", [READER, REPORTER])
def test_what_is_not_published_is_seen_by_those_who_attend(sample: Database, path: str, user: User) -> None:
    told = page(sample, path, user)
    assert told.status_code == (403 if path.endswith("/visa") else 200)
    assert "Snabbspår" not in trees.text(told.page)
    for one in (HEAD, CONTROLLER, DIRECTOR):
        assert page(sample, path, one).status_code == 200


@pytest.mark.parametrize("path", [f"/moten/{HELD}", f"/moten/{HELD}/protokoll", f"/moten/{HELD}/visa?punkt=5"])
def test_published_minutes_leave_out_what_is_confidential(sample: Database, path: str) -> None:
    bare, _, search = path.partition("?")
    secret, name = "Ingen extra ersättning", "Ärendesystem för regionalfondens"
    for user in (READER, REPORTER):
        told = text(sample, bare, user, f"?{search}")
        assert secret not in told
        assert name not in told
    assert secret in text(sample, bare, CONTROLLER, f"?{search}")


def test_what_is_confidential_is_told_nowhere_in_the_history(sample: Database) -> None:
    for path in ("/andringar", "/historik/aktiviteter/A-0185"):
        assert "Ingen extra ersättning" not in text(sample, path, READER, "?asof=2018-06-01T12:00")


def test_publishing_is_one_step(own: Database, browser: FlaskClient) -> None:
    unseen = "Protokollet läses här när det är publicerat."
    assert unseen in text(own, "/moten/GD-2018-09-28", READER)
    act(browser, "GD-2018-09-28", act="publish")
    assert unseen not in text(own, "/moten/GD-2018-09-28", READER)
    told = text(own, "/moten/GD-2018-09-28/protokoll", READER)
    assert "Nuvarande avtal behöver förlängas" not in told
    assert "1 punkt med sekretess är utelämnad." in told


def test_a_figure_that_is_corrected_afterwards_is_seen_as_it_was_and_as_it_is(own: Database) -> None:
    with own.reading() as session:
        row = session.execute(
            select(StatusReportRow)
            .join(ActivityRow, ActivityRow.id == StatusReportRow.activity_id)
            .where(
                ActivityRow.code == "A-0088",
                ActivityRow.superseded_at.is_(None),
                StatusReportRow.superseded_at.is_(None),
            )
            .order_by(StatusReportRow.period_id.desc())
        ).scalars()
        reports = {r.period_id: r for r in row}
        columns = rows_of(StatusReportRow).c
        period = sorted(reports)[-2]
        values = dict(
            session.execute(select(*columns).where(columns.version == reports[period].version)).one()._mapping
        )
    seen_before = text(own, f"/moten/{HELD}/protokoll")
    with journal(own, "Controller", datetime.now(UTC)) as writing:
        _corrected(writing, values, period)
    assert text(own, f"/moten/{HELD}/protokoll") == seen_before
    told = text(own, f"/moten/{HELD}")
    assert "Status är nu: avviker (var: avviker stort)" in told
    with own.reading() as session:
        assert verify(session).difference is None


def _corrected(writing: Journal, values: dict[str, Any], period: int) -> None:
    writing.correct([StatusReportRow], period, "Fel färg")
    writing.record(StatusReportRow, {**values, "status": Status.DEVIATING, "correction_reason": "Fel färg"})


def test_the_seals_of_the_sample_are_those_of_its_rows(sample: Database) -> None:
    with sample.reading() as session:
        closed = [one for one in meetings(session, None) if one.closed_at]
        assert len(closed) == 2
        for one in closed:
            assert one.closed_at is not None
            told = meeting_manifest(session, one.code, one.closed_at, one.closed_at)
            assert hashlib.sha256(told.encode()).hexdigest() == one.seal


def test_what_was_agreed_stands_as_it_was_agreed_though_it_has_been_moved_since(sample: Database) -> None:
    told = text(sample, f"/moten/{HELD}/protokoll")
    assert "Enhetschef Juridik, senast 20 aug 2018" in told
    assert "31 okt 2018" not in told


def test_a_note_that_is_changed_behind_the_application_is_found(own: Database) -> None:
    with own.reading() as session:
        held = meeting(session, HELD, None)
        assert held.closed_at is not None
        told = meeting_manifest(session, HELD, held.closed_at, held.closed_at)
    assert json.loads(told)["items"][0]["note"] in told
    assert hashlib.sha256(told.replace("tre aktiviteter", "två aktiviteter").encode()).hexdigest() != held.seal


def test_a_meeting_before_it_was_planned_is_not_known(sample: Database) -> None:
    assert page(sample, f"/moten/{COMING}", search="?asof=2018-09-01T12:00").status_code == 404
    assert COMING not in json.dumps(trees.text(page(sample, "/moten", search="?asof=2018-09-01T12:00").page))


def test_no_meeting_is_told_in_words(own: Database) -> None:
    told = text(own, "/moten", CONTROLLER, "?asof=2018-01-15T12:00")
    assert "Inget möte är planerat." in told
    assert "Inget möte är avslutat ännu." in told


def test_who_promises_is_proposed_of_those_who_have_promised_before(sample: Database) -> None:
    there = page(sample, f"/moten/{COMING}/visa", CONTROLLER, "?punkt=2").page
    (known,) = trees.every(there, "datalist")
    roles = [str(one.props["value"]) for one in trees.every(known.children, "option")]
    assert "Enhetschef Juridik" in roles
    assert len(roles) == len(set(roles))
    fields = [n.props for n in trees.every(there, "input") if str(n.props.get("name")).startswith("who")]
    assert fields
    assert {field["list"] for field in fields} == {known.props["id"]}
    assert not list(trees.every(page(sample, f"/moten/{HELD}/visa", CONTROLLER, "?punkt=2").page, "datalist"))
