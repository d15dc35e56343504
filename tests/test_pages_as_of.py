"""Every page as it was known at a moment: before anything, in the middle, and at the last moment of all."""

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, insert, select, update

from app import create_app
from callbacks.pages import menu
from callbacks.screen import draw
from callbacks.search import suggested
from dashboard.settings import Settings
from data.database import Database
from data.models import (
    ActivityRow,
    AnnotationRow,
    Base,
    DeliverableRow,
    DeliveryRow,
    DepartmentRow,
    GoalRow,
    IndicatorRow,
    MeetingSeriesRow,
    ObservationRow,
    OrganisationRow,
    PeriodRow,
    ProgrammeRow,
    RegionRow,
    ResultAreaRow,
    SettingRow,
    StatusReportRow,
    TargetRow,
)
from data.queries.changes import TABLES
from layouts.text import LANGUAGES, speaking, t
from tests import trees
from tests.callbacks.test_pages import (
    ADDRESSES,
    FILE,
    QUESTIONS,
    ROUTES,
    and_,
    apologies,
    opened,
    questions,
    refusals,
    title,
)
from tests.conftest import Backend
from tests.unguarded import unguard

LOCKED = "2018-09-25T13:02"
MOMENTS = ["2015-12-14T09:00", "2015-12-31", "2016-06-01T12:00", "2017-11-01", "2018-09-12T08:00", LOCKED, "2026-01-01"]
HOSTILE = [
    "",
    "kalle",
    "2018-13-01",
    "2018-02-30T10:00",
    "2018-09-25T25:00",
    "2018-09-25T13:02+99:00",
    "0001-01-01",
    "9999-12-31T23:59",
    "2018-09-25T13:02:00.0000000001",
    "%F0%9D%9F%9A018-09-25",
    "%00",
    "<script>alert(1)</script>",
    "9" * 500,
    "2018-W39",
    "-1",
]
# What is told of them is only true of now, or is about changes.
UNSETTLED = ("/andringar", "/perioder", "/historik")


# Pages of the journal, which this history was made past, and of work that a reader has no part in.
ELSEWHERE = ("/perioder", "/historik", "/rattelser", "/rapportera", "/data", "/vem", "/redigera", "/saknas")


def banner(node: trees.Node) -> trees.Node | None:
    return next((n for n in trees.every(node.children, "section") if n.props.get("className") == "then"), None)


@pytest.fixture(scope="module")
def signalled_then(database: Database) -> Database:
    """The sample when the signals and the judgements of a moment have been made once, as for every reader but the first."""
    for kept in ("/", "/kalibrering", "/aviseringar"):
        opened(database, f"{kept}?period=2018-T2&asof=2018-09-12T08:00")
    return database


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_an_earlier_moment_asks_no_more_questions(signalled_then: Database, address: str) -> None:
    with questions(signalled_then) as asked:
        opened(signalled_then, and_(address, "period=2018-T2&asof=2018-09-12T08:00"))
    # A search at an earlier moment reads all names at once, spelt so or nearly so.
    most = min(QUESTIONS[address], 2 if address.startswith("/sok") else 6)
    assert len(asked) <= most, "\n\n".join(asked)
    assert len(asked) == most or address.startswith(UNSETTLED)


@pytest.mark.postgresql
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_drawn_as_of_every_moment_and_is_the_same_on_postgresql(
    sqlite: Backend, postgresql: Backend, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    for moment in MOMENTS:
        for period in ("", "&period=2018-T2", "&period=2018-08"):
            asked = and_(address, f"asof={moment}{period}")
            node = opened(sqlite.shared, asked)
            assert title(node) not in apologies(), moment
            assert banner(node) is not None, moment
            if not period:
                assert opened(postgresql.shared, asked).text == node.text, moment
    assert not caplog.records


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_drawn_as_of_a_moment_in_english(
    sample: Database, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    """What is known at a moment does not hang on the language: its words are tried at one."""
    for period in ("", "&period=2018-T2", "&period=2018-08"):
        node = opened(sample, and_(address, f"lang=en&asof={LOCKED}{period}"))
        with speaking("en"):
            assert title(node) not in apologies(), period
        assert banner(node) is not None, period
    assert not caplog.records


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_before_anything_was_recorded_the_page_says_so_and_leads_on(
    sample: Database, address: str, language: str
) -> None:
    for moment in ("1990-01-01", "2015-12-14T08:59"):
        node = opened(sample, and_(address, f"lang={language}&asof={moment}"))
        with speaking(language):
            assert title(node) == t("Nothing was known yet")
        first, now, *_ = trees.links(node.children)
        assert "asof=2015-12-14T09%3A00" in first
        assert "asof" not in now
        with speaking(language):
            assert title(opened(sample, first)) not in {t("Nothing was known yet")} | apologies()


def undated(tree: Any) -> str:
    """A page without its banner, its moment and what names them."""
    shown = repr(
        [n for n in trees.inside(tree) if not (isinstance(n, trees.Node) and n.props.get("className") == "then")]
    )
    shown = re.sub(r"\['input', \{[^}]*'name': 'asof'[^}]*\}, \[\]\](, )?", "", shown)
    return re.sub(r"(asof=[^&'#]*&?)", "", shown).replace("?'", "'").replace("?#", "#").replace("&'", "'")


@pytest.mark.parametrize("period", ["", "&period=2018-T1", "&period=2018-T3", "&period=2018-08"])
@pytest.mark.parametrize("address", [a for a in ADDRESSES if not a.startswith(UNSETTLED)])
def test_as_of_the_last_recorded_moment_a_page_is_as_it_is_now(sample: Database, address: str, period: str) -> None:
    with sample.reading() as session:
        tables: list[Any] = [table for same in TABLES.values() for table in same if table is not PeriodRow]
        moments = [session.execute(select(func.max(table.recorded_at))).scalar() for table in tables]
    last: datetime = max(moment for moment in moments if moment is not None)
    path, _, search = and_(address, f"lang=sv{period}").partition("?")
    now = last + timedelta(minutes=1)
    (today,) = trees.every(draw(sample, ROUTES, menu, path, f"?{search}", now).page, "screen")
    asof = f"{last:%Y-%m-%dT%H:%M:%S}Z"
    (then,) = trees.every(draw(sample, ROUTES, menu, path, f"?{search}&asof={asof}", now).page, "screen")
    assert banner(then) is not None
    assert t("Nothing has been recorded since then.") in then.text
    assert undated(then.children) == undated(today.children)


def test_a_moment_still_to_come_counts_as_now(sample: Database) -> None:
    now = datetime(2018, 9, 25, 11, 2, tzinfo=UTC)
    for moment in ("2018-09-25", "2018-09-25T13:02", "2099-01-01T00:00"):
        (node,) = trees.every(draw(sample, ROUTES, menu, "/", f"?asof={moment}", now).page, "screen")
        assert banner(node) is None
        assert not any("asof" in href for href in trees.links(node.children))


@pytest.mark.parametrize("moment", HOSTILE)
def test_what_is_not_a_moment_is_told_and_breaks_nothing(
    sample: Database, moment: str, caplog: pytest.LogCaptureFixture
) -> None:
    for address in ("/", "/andringar", "/sok?q=a", "/omvarld"):
        node = opened(sample, and_(address, f"asof={moment}"))
        assert title(node) not in apologies() | refusals()
        assert banner(node) is None
        notices = [n.text for n in trees.every(node.children, "p") if n.props.get("className") == "notice"]
        assert any("2018-09-25T13:02" in notice for notice in notices) or not moment or moment.startswith("9999"), (
            moment
        )
    assert not caplog.records


@settings(max_examples=60)
@given(text=st.text(max_size=30) | st.from_regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d([+-]\d\d:\d\d)?", fullmatch=True))
def test_no_moment_breaks_a_page(sample: Database, text: str) -> None:
    (node,) = trees.every(draw(sample, ROUTES, menu, "/mal", f"?asof={text}").page, "screen")
    assert title(node) not in apologies()


def test_the_moment_follows_along_and_can_be_left(sample: Database) -> None:
    for address in ADDRESSES:
        if address == "/komponenter" or address.startswith("/andringar"):
            continue
        node = opened(sample, and_(address, f"asof={LOCKED}&period=2018-T1"))
        # A calendar that is subscribed to has no moment of its own.
        inner = [h for h in trees.links(node.children) if h.startswith("/") and not FILE.search(h)]
        assert sum("asof" not in href for href in inner) == 1, address
        (now,) = (href for href in inner if "asof" not in href)
        assert "period=2018-T1" in now


def test_the_page_as_it_is_now_is_of_the_same_period(sample: Database) -> None:
    shown = banner(opened(sample, "/uppfoljning?asof=2018-03-01"))
    assert shown is not None
    (now, *_) = trees.links(shown.children)
    assert now == "/uppfoljning?period=2017-T3"


@pytest.mark.parametrize(
    ("moment", "period"),
    [
        ("2018-09-25T13:01", "2018-T1"),
        ("2018-09-25T13:02", "2018-T2"),
        ("2017-05-02", "2016-T3"),
        ("2016-02-01", "2016-T1"),
    ],
)
def test_the_period_is_the_one_that_was_shown_then(sample: Database, moment: str, period: str) -> None:
    tools = draw(sample, ROUTES, menu, "/", f"?asof={moment}").tools
    (chosen,) = (a for a in trees.every(tools, "a") if a.props.get("aria-current") == "true")
    assert f"period={period}" in chosen.props["href"]


TELLTALE = "Förrädiskt ord"


@pytest.fixture(scope="module")
def betrayed(sqlite: Backend) -> Database:
    """The sample, where everything got another name after the moment."""
    database = sqlite.sample()
    after = datetime(2018, 9, 25, 11, 2, 1, tzinfo=UTC)
    words: dict[type[Base], tuple[str, ...]] = {
        OrganisationRow: ("name", "vision", "business_idea"),
        ResultAreaRow: ("name", "description"),
        GoalRow: ("text",),
        DeliverableRow: ("name", "description"),
        DepartmentRow: ("name", "head_role"),
        ProgrammeRow: ("name",),
        RegionRow: ("name",),
        ActivityRow: ("title", "description", "owner_role"),
        DeliveryRow: ("name",),
        IndicatorRow: ("name", "unit", "definition", "method", "caveat", "source"),
        StatusReportRow: ("comment", "cause", "measure", "correction_reason"),
        ObservationRow: ("source", "note"),
        AnnotationRow: ("text",),
        TargetRow: ("note",),
        SettingRow: ("note",),
        MeetingSeriesRow: ("name", "name_en"),
    }
    with database.writing() as session:
        unguard(session)
        for table, columns in words.items():
            replace_all(session, table, after, dict.fromkeys(columns, TELLTALE))
        session.execute(
            update(PeriodRow).where(PeriodRow.code == "2018-T3").values(locked_at=after, locked_by=TELLTALE)
        )
    return database


def replace_all(session: Any, table: Any, at: datetime, told: dict[str, str]) -> None:
    """A new version of every current row, with other words."""
    rows = session.execute(select(table.__table__).where(table.superseded_at.is_(None))).mappings().all()
    session.execute(update(table).where(table.superseded_at.is_(None)).values(superseded_at=at))
    newer = {"recorded_at": at, "recorded_by": TELLTALE, "superseded_at": None} | told
    columns = [c.name for c in table.__table__.columns if c.name != "version"]
    session.execute(insert(table), [{c: ({**row} | newer)[c] for c in columns} for row in rows])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", [a for a in ADDRESSES if not a.startswith(UNSETTLED)])
def test_what_happened_after_the_moment_is_nowhere(betrayed: Database, address: str, language: str) -> None:
    for period in ("2018-T2", "2018-T3", "2018-08"):
        path, _, search = and_(address, f"lang={language}&period={period}&asof={LOCKED}").partition("?")
        drawn = draw(betrayed, ROUTES, menu, path, f"?{search}")
        assert TELLTALE not in repr((drawn.page, drawn.top, drawn.tools)), period


def test_what_has_happened_now_is_everywhere(betrayed: Database) -> None:
    """So that its absence means something."""
    said = [a for a in ADDRESSES if TELLTALE in repr(opened(betrayed, and_(a, "period=2018-T2")).children)]
    silent = {"/komponenter", "/sok?q=kompetens", "/sok?q=kompetensf%C3%B6rs%C3%B6ring"}
    # A form that a reader may not have says nothing, a talk between two nothing, and notices are of this week.
    forms = ("/ratta", "/granser", "/nytt", "/kopiera", "/samtal", "/aviseringar")
    silent |= {a for a in ADDRESSES if "q=f" in a or any(one in a for one in forms) or a.startswith(ELSEWHERE)}
    assert set(ADDRESSES) - set(said) <= silent


def test_a_file_of_an_earlier_moment_has_its_figures_and_says_so(betrayed: Database) -> None:
    client = create_app(Settings(betrayed.url)).test_client()
    answer = client.get(f"/hamta/indikatorer/bnp.csv?asof={LOCKED}")
    text = answer.data.decode("utf-8-sig")
    assert TELLTALE not in text
    assert f"asof-{LOCKED.replace(':', '')}.csv" in answer.headers["Content-Disposition"]
    head, *rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows
    assert {row[head.index(t("As it was known"))] for row in rows} == {"25 sep 2018 13.02"}
    assert TELLTALE in client.get("/hamta/indikatorer/bnp.csv").get_data(as_text=True)
    assert client.get("/hamta/indikatorer/bnp.csv?asof=1990-01-01").status_code == 404


def test_suggestions_know_the_names_of_then(betrayed: Database) -> None:
    assert not suggested(betrayed, TELLTALE, f"?asof={LOCKED}")
    assert "Digitalisering" in repr(suggested(betrayed, "digitalisering", f"?asof={LOCKED}"))
