"""A follow-up talk from its preparation to its seal, over two periods: who may, what is private, what is kept."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app import create_app
from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from dashboard.access import READER, User, person
from dashboard.paper import Paper
from dashboard.settings import Settings
from dashboard.status import Status
from dashboard.talk import Party, Talk
from data.commands.journal import journal
from data.commands.talks import close_talk, write_note
from data.database import Database
from data.models import (
    AuditLineRow,
    CommitmentRow,
    DraftRow,
    SettingRow,
    StatusReportRow,
    TalkNoteRow,
    TalkRow,
    ThingRow,
)
from data.models.base import rows_of
from data.queries.seals import talk_manifest
from data.queries.talks import talk, talks
from data.queries.verify import verify
from tests import trees

ROUTES = Routes(PAGES)
CONTROLLER, DIRECTOR, HEAD, OTHER = (person(one) for one in ("controller", "director", "head:REG", "head:FOR"))
PAGE, CODE = "/avdelningar/REG/samtal/2018-T2", "REG.2018-T2"
NEXT = "/avdelningar/REG/samtal/2018-T3"
JSON = {"Accept": "application/json"}
AGREED = {
    "note": "Vi prövar i tolv veckor.",
    "what1": "Redovisa handläggningstiderna",
    "who1": "Enhetschefen",
    "due1": "2018-11-30",
}


@pytest.fixture
def browser(own: Database) -> FlaskClient:
    return create_app(Settings(own.url), warm=False).test_client()


def act(browser: FlaskClient, who: str, path: str = PAGE, **form: str) -> Any:
    browser.set_cookie("person", who)
    return browser.post(path, data=form, headers=JSON)


def page(database: Database, path: str = PAGE, user: User = DIRECTOR, search: str = "") -> Any:
    return draw(database, ROUTES, menu, path, search, user=user)


def text(database: Database, path: str = PAGE, user: User = DIRECTOR, search: str = "") -> str:
    return trees.text(page(database, path, user, search).page)


def typed(database: Database, user: User, path: str = PAGE) -> list[str]:
    """What stands in the fields of the page."""
    tree = page(database, path, user).page
    fields = [*trees.every(tree, "textarea"), *trees.every(tree, "input")]
    return [one.props["defaultValue"] for one in fields if one.props.get("defaultValue")]


def found(database: Database, code: str = CODE) -> Talk:
    with database.reading() as session:
        return talk(session, code, None)


def test_it_is_begun_by_whoever_writes_first_and_has_a_day_when_it_gets_one(
    own: Database, browser: FlaskClient
) -> None:
    assert "dagen är inte bestämd" in text(own, NEXT)
    assert act(browser, "controller", NEXT, act="day", held_on="2019-01-24").json["go"] == NEXT
    assert "24 januari 2019" in text(own, NEXT).replace("\xa0", " ")
    assert act(browser, "head:REG", NEXT, act="day", held_on="i morgon").status_code == 422
    assert act(browser, "head:REG", NEXT, act="day", held_on="").status_code == 200
    assert found(own, "REG.2018-T3").held_on is None


def test_what_is_private_is_seen_by_nobody_else_until_it_is_shared(own: Database, browser: FlaskClient) -> None:
    act(browser, "head:REG", act="draft", part="head", note="Jag är orolig för bemanningen.", revision="0")
    act(browser, "director", act="draft", part="director", note="Fråga om lokalerna.", revision="0")
    assert "Jag är orolig för bemanningen." in typed(own, HEAD)
    assert "Fråga om lokalerna." in typed(own, DIRECTOR)
    for user in (DIRECTOR, CONTROLLER):
        assert "orolig" not in text(own, user=user) + "".join(typed(own, user))
    for user in (HEAD, CONTROLLER):
        assert "lokalerna" not in text(own, user=user) + "".join(typed(own, user))
    act(browser, "head:REG", act="share", note="Bemanningen behöver vi tala om.")
    for user in (DIRECTOR, CONTROLLER):
        assert "Bemanningen behöver vi tala om." in text(own, user=user)
        assert "orolig" not in text(own, user=user)
    act(browser, "head:REG", act="draft", part="head", note="En sak till.", revision="0")
    assert "En sak till." in typed(own, HEAD)
    assert "En sak till." not in text(own)


def test_a_note_of_the_other_cannot_be_written(own: Database, browser: FlaskClient) -> None:
    act(browser, "head:REG", act="draft", part="director", note="I ditt namn", revision="0")
    assert "I ditt namn" not in typed(own, DIRECTOR)
    assert "I ditt namn" in typed(own, HEAD)


def test_what_was_shared_can_be_taken_back(own: Database, browser: FlaskClient) -> None:
    act(browser, "head:REG", act="share", note="Ett.")
    act(browser, "head:REG", act="share", note="  ")
    assert "Har inte delat någon anteckning." in text(own)


def test_both_write_what_they_agree_and_neither_writes_over_the_other(own: Database, browser: FlaskClient) -> None:
    form = {"act": "draft", "part": "both"}
    assert act(browser, "head:REG", **form, note="Ett", revision="0").json["revision"] == 1
    assert act(browser, "director", **form, note="Två", revision="1").json["revision"] == 2
    answer = act(browser, "head:REG", **form, note="Tre", revision="1")
    assert (answer.status_code, answer.json) == (409, {"stale": True})
    assert "Två" in typed(own, HEAD)
    assert "Två" in typed(own, DIRECTOR)
    assert "Två" not in typed(own, CONTROLLER)


def test_closing_keeps_what_was_seen_and_what_was_agreed_gets_a_life_of_its_own(
    own: Database, browser: FlaskClient
) -> None:
    asked = "Räcker åtgärden?"
    assert asked in text(own)
    act(browser, "director", act="draft", part="director", note="Bara mitt.", revision="0")
    act(browser, "director", act="draft", part="both", revision="0", **AGREED)
    assert act(browser, "director", act="close").json["go"] == PAGE
    closed = found(own)
    assert closed.is_closed
    assert closed.closed_at is not None
    with own.reading() as session:
        told = talk_manifest(session, CODE, closed.closed_at, closed.closed_at)
        (made,) = session.execute(select(CommitmentRow).where(CommitmentRow.origin_id == closed.id)).scalars()
        home = session.execute(select(ThingRow.id).where(ThingRow.kind == "department", ThingRow.code == "REG"))
        assert made.department_id == home.scalar_one()
        assert verify(session).difference is None
    assert closed.seal == hashlib.sha256(told.encode()).hexdigest()
    assert asked in text(own)
    for user in (DIRECTOR, HEAD, CONTROLLER):
        assert "Vi prövar i tolv veckor." in text(own, user=user)
        assert "Enhetschefen, senast 30 nov 2018" in text(own, user=user)
    assert "Bara mitt." in text(own)
    assert "Bara mitt." not in text(own, user=HEAD)


def test_what_was_typed_a_moment_before_the_talk_is_closed_is_in_it(own: Database, browser: FlaskClient) -> None:
    act(browser, "director", act="draft", part="both", revision="0", note="Ett.")
    assert act(browser, "director", act="close", part="both", revision="1", **AGREED).json["go"] == PAGE
    told = text(own)
    assert "Vi prövar i tolv veckor." in told
    assert "Enhetschefen, senast 30 nov 2018" in told


def test_who_closes_over_what_the_other_has_written_since_is_told_and_the_talk_stands_open(
    own: Database, browser: FlaskClient
) -> None:
    act(browser, "director", act="draft", part="both", revision="0", note="Ett.")
    act(browser, "head:REG", act="draft", part="both", revision="1", note="Två.")
    assert act(browser, "director", act="close", part="both", revision="1", note="Tre.").status_code == 409
    assert not found(own).is_closed
    assert "Två." in typed(own, HEAD)


def test_a_commitment_that_is_not_finished_keeps_the_talk_open(own: Database, browser: FlaskClient) -> None:
    act(browser, "director", act="draft", part="both", revision="0", what1="Något", who1="Någon")
    answer = act(browser, "head:REG", act="close")
    assert answer.status_code == 422
    assert "Fyll i det som saknas, eller töm raden." in json.dumps(answer.json, ensure_ascii=False)
    assert not found(own).is_closed


def test_a_note_that_is_typed_while_the_talk_is_closed_is_kept_or_refused_and_never_lost(own: Database) -> None:
    now = datetime.now(UTC)
    draft = {"database": own, "actor": "Chef", "department": "REG", "period": "2018-T2", "party": Party.BOTH}
    write_note(**draft, content={"note": "Ett"}, revision=0, now=now)  # type: ignore[arg-type]
    write_note(**draft, content={"note": "Sent"}, revision=1, now=now)  # type: ignore[arg-type]
    with journal(own, "Generaldirektör", now) as writing:
        close_talk(writing, "REG", "2018-T2", Paper())
    with own.reading() as session:
        note = session.execute(select(TalkNoteRow.text).join(TalkRow, TalkRow.id == TalkNoteRow.talk_id)).scalars()
        assert "Sent" in set(note)


def test_a_talk_is_carried_over_to_the_next_with_what_came_of_it(own: Database, browser: FlaskClient) -> None:
    act(browser, "director", act="draft", part="both", revision="0", **AGREED)
    act(browser, "director", act="close")
    told = text(own, NEXT)
    assert "Redovisa handläggningstiderna" in told
    # What is still open since the talk of 2018-T1 follows too.
    assert "0 av 2 hållna" in told
    with own.reading() as session:
        row = session.execute(select(*rows_of(CommitmentRow).c).where(CommitmentRow.origin_id == found(own).id)).one()
    with journal(own, "Chef", datetime.now(UTC)) as writing:
        writing.record(CommitmentRow, {**row._mapping, "state": "kept", "result": "Redovisat i ledningsgruppen."})
    told = text(own, NEXT)
    assert "1 av 2 hållna" in told
    assert "Redovisat i ledningsgruppen." in told
    assert "Redovisat i ledningsgruppen." not in text(own), "the closed talk stands as it was seen"


def test_a_figure_that_is_corrected_afterwards_is_seen_as_it_was_and_as_it_is(
    own: Database, browser: FlaskClient
) -> None:
    act(browser, "director", act="close")
    columns = rows_of(StatusReportRow).c
    with own.reading() as session:
        row = session.execute(
            select(*columns)
            .where(columns.status == Status.DEVIATING, columns.superseded_at.is_(None))
            .join(ThingRow, ThingRow.id == columns.department_id)
            .where(ThingRow.code == "REG")
            .order_by(columns.period_id.desc())
        ).first()
    assert row is not None
    with journal(own, "Controller", datetime.now(UTC)) as writing:
        writing.correct([StatusReportRow], row.period_id, "Fel text")
        writing.record(
            StatusReportRow,
            {**row._mapping, "status": Status.OFF_TRACK, "decision_needed": "Ja", "correction_reason": "Fel"},
        )
    told = text(own)
    assert "Efter samtalet" in told
    assert "Status är nu: avviker stort (var: avviker)" in told
    with own.reading() as session:
        assert verify(session).difference is None


def test_what_is_changed_behind_the_application_is_found(own: Database, browser: FlaskClient) -> None:
    act(browser, "director", act="draft", part="both", revision="0", **AGREED)
    act(browser, "director", act="close")
    closed = found(own)
    assert closed.closed_at is not None
    with own.reading() as session:
        told = talk_manifest(session, CODE, closed.closed_at, closed.closed_at)
    for was in ("tolv veckor", "Handläggningstid för stöd", "Skåne-Blekinge"):
        assert was in told
        assert hashlib.sha256(told.replace(was, "annat").encode()).hexdigest() != closed.seal


@pytest.mark.parametrize(
    "form", [{"act": "share", "note": "x"}, {"act": "close"}, {"act": "day", "held_on": "2018-10-10"}]
)
def test_nothing_is_written_in_a_closed_talk(own: Database, browser: FlaskClient, form: dict[str, str]) -> None:
    act(browser, "director", act="close")
    before = found(own)
    assert act(browser, "head:REG", **form).status_code == 409
    assert act(browser, "head:REG", act="draft", part="both", note="x").status_code == 409
    assert found(own) == before


@pytest.mark.parametrize("who", ["", "reporter:REG", "head:FOR", "controller"])
@pytest.mark.parametrize("form", [{"act": "draft", "note": "x"}, {"act": "share", "note": "x"}, {"act": "close"}, {}])
def test_who_is_no_party_changes_nothing(own: Database, browser: FlaskClient, who: str, form: dict[str, str]) -> None:
    def written() -> tuple[int, int]:
        with own.reading() as session:
            lines = session.execute(select(func.max(AuditLineRow.number))).scalar_one()
            return lines, session.execute(select(func.count(DraftRow.id))).scalar_one()

    before = written()
    assert act(browser, who, **form).status_code == 403
    assert written() == before


@pytest.mark.parametrize("path", [PAGE, "/avdelningar/KUN/samtal/2018-T1", "/samtal"])
@pytest.mark.parametrize("user", [READER, person("reporter:REG")])
def test_a_talk_is_between_those_it_is_about(sample: Database, path: str, user: User) -> None:
    assert page(sample, path, user).status_code == 403


def test_a_head_sees_the_own_talk_alone_and_the_director_general_all(sample: Database) -> None:
    assert page(sample, user=HEAD).status_code == 200
    assert page(sample, user=OTHER).status_code == 403
    rows = trees.text(page(sample, "/samtal", OTHER, "?period=2018-T2").page)
    assert "Företag" in rows
    assert "Regioner" not in rows
    every = trees.text(page(sample, "/samtal", DIRECTOR, "?period=2018-T2").page)
    for name in ("Regioner", "Företag", "Kunskapsutveckling", "Verksamhetsstöd", "GD-stab"):
        assert name in every


@pytest.mark.parametrize(
    "path", ["/avdelningar/XX/samtal/2018-T2", "/avdelningar/REG-RT/samtal/2018-T2", "/avdelningar/REG/samtal/2018-08"]
)
def test_what_has_no_talk_is_not_found(sample: Database, path: str) -> None:
    assert page(sample, path, DIRECTOR).status_code == 404


def test_months_have_no_talks_and_the_list_says_so(sample: Database) -> None:
    assert "Inga samtal hålls om den här perioden." in text(sample, "/samtal", DIRECTOR, "?period=2018-08")


def test_notes_are_told_in_no_list_of_changes(own: Database, browser: FlaskClient) -> None:
    act(browser, "head:REG", act="share", note="Bemanningen är svår.")
    for user in (READER, CONTROLLER):
        assert "Bemanningen" not in text(own, "/andringar", user, "?asof=2018-06-01T12:00")


def test_an_earlier_moment_shows_the_talk_as_it_was_known_and_no_place_to_write(own: Database) -> None:
    told = page(own, PAGE, DIRECTOR, "?asof=2018-09-26T12:00").page
    assert list(trees.every(told, "textarea")) == []


def test_the_seals_of_the_sample_are_those_of_its_rows(sample: Database) -> None:
    with sample.reading() as session:
        for one in talks(session, None):
            if one.closed_at:
                told = talk_manifest(session, one.code, one.closed_at, one.closed_at)
                assert hashlib.sha256(told.encode()).hexdigest() == one.seal


@pytest.mark.parametrize(
    "form",
    [{"act": "day", "held_on": "2019-01-24"}, {"act": "share", "note": "Ett."}, {"act": "close"}],
)
def test_a_talk_that_nobody_has_begun_never_gets_two_versions_at_one_moment(
    own: Database, browser: FlaskClient, form: dict[str, str]
) -> None:
    assert act(browser, "head:REG", NEXT, **form).status_code == 200
    with own.reading() as session:
        at = session.execute(select(TalkRow.recorded_at).where(TalkRow.code == "REG.2018-T3")).scalars().all()
        assert len(set(at)) == len(at) == (2 if form["act"] == "close" else 1)
        assert verify(session).difference is None


def test_no_more_deviations_are_shown_than_a_list_holds_the_red_ones_first(own: Database) -> None:
    with journal(own, "Controller", datetime.now(UTC)) as writing:
        row = writing.current(SettingRow, {"key": "list.size"})
        assert row is not None
        writing.record(SettingRow, {**row, "value": "4"})
    told = page(own, "/avdelningar/FOR/samtal/2018-T2").page
    (shown,) = (one for one in trees.every(told, "ol") if "list--deviations" in one.props.get("className", ""))
    assert len(list(shown.children)) == 4
    assert trees.text(shown.children).count("Beslut som behövs") == 4
    assert "7 till" in trees.text(told)
