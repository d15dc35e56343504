"""The year as a visitor meets it: what is shown, what is chosen, and the calendar to subscribe to."""

from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import func, select, update

from app import create_app
from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from dashboard.access import person
from dashboard.settings import Settings
from data.database import Database
from data.models import ReportingDateRow, SettingRow
from tests import trees
from tests.unguarded import unguard

ROUTES = Routes(PAGES)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
DEPARTMENTS = ["REG", "FOR", "KUN", "VER", "GDS"]


def drawn(database: Database, search: str, role: str = "reader", now: datetime = NOW) -> trees.Node:
    page = draw(database, ROUTES, menu, "/arsplan", f"?{search}", now=now, user=person(role)).page
    (node,) = trees.every(page, "screen")
    return node


def sentence(node: trees.Node) -> str:
    return next(p.text for p in trees.every(node.children, "p") if p.props.get("className") == "big")


def events(node: trees.Node) -> list[str]:
    """The names in the wheel, in order."""
    links = [n for n in trees.every(node.children, "a") if "wheel__event" in str(n.props.get("className"))]
    return [str(link.props["aria-label"]) for link in links]


@pytest.fixture
def browser(sample: Database) -> FlaskClient:
    return create_app(Settings(sample.url)).test_client()


def subscribed(browser: FlaskClient, address: str) -> list[dict[str, object]]:
    answer = browser.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    calendar = Calendar.from_ical(answer.data)
    return [dict(event) for event in calendar.walk("VEVENT")]


def test_it_says_what_is_next_and_which_week_clashes(sample: Database) -> None:
    told = sentence(drawn(sample, "asof=2018-09-03"))
    assert told.startswith("Närmast: Rapportering av tertial 2 2018, sista dag fredag 14 september, om 11 dagar.")
    assert told.endswith("Vecka 37: 27 arbetsdagar, fler än 25.")
    assert "Vecka 38 krockar 2 saker." in sentence(drawn(sample, "asof=2018-09-17"))
    assert "i dag" in sentence(drawn(sample, ""))
    assert sentence(drawn(sample, "year=2017")).startswith("2017 har ")
    assert sentence(drawn(sample, "asof=2018-12-30")) == "Inget mer ska vara klart 2018."


def test_the_wheel_and_the_list_say_the_same_in_order_of_time(sample: Database) -> None:
    node = drawn(sample, "lang=en")
    lines = [li for li in trees.every(node.children, "li") if "cycle-list__one" in str(li.props.get("className"))]
    titles = [next(iter(trees.every(li.children, "a"))).text for li in lines]
    (every, *_) = (a for a in trees.every(node.children, "a") if a.props.get("className") == "chip")
    assert every.text == f"Everything{len(titles)}"
    assert [name.rpartition(", ")[0] for name in events(node)] == titles
    hrefs = [h for h in trees.links(node.children) if "event=" in h]
    assert len(set(hrefs)) == len(titles)


def test_a_chosen_event_is_marked_everywhere_and_opened(sample: Database) -> None:
    for form in ("hjul", "lista", "kalender"):
        node = drawn(sample, f"event=plan:2018-STYR-3&view={form}&month=9")
        assert next(n.text for n in trees.every(node.children, "h2")).startswith("Styrelsemöte, tertial 2")
        assert any(
            a.props.get("aria-current") == "true" and "event=" in a.props["href"]
            for a in trees.every(node.children, "a")
        )
        assert node.props["title"].startswith("Styrelsemöte, tertial 2 – Årsplan 2018")


@pytest.mark.parametrize("code", DEPARTMENTS)
def test_a_department_sees_as_many_as_its_choice_says(sample: Database, code: str) -> None:
    node = drawn(sample, f"department={code}")
    (chosen,) = (
        a for a in trees.every(node.children, "a") if a.props.get("className") == "chip" and "aria-current" in a.props
    )
    assert chosen.text.endswith(str(len(events(node))))


def test_the_calendar_has_every_last_day_of_its_month(sample: Database) -> None:
    for month in range(1, 13):
        node = drawn(sample, f"view=kalender&month={month}")
        days = {t.props["dateTime"] for t in trees.every(node.children, "time")}
        assert len(days) in (28, 35, 42)
        assert {str(date(2018, month, 1)), str(date(2018, month, 28))} <= days
    assert "Midsommarafton" in drawn(sample, "view=kalender&month=6").text
    assert "2 sista dagar, Verksamhetsstöd" in drawn(sample, "view=kalender&month=9").text


def test_a_meeting_leads_to_its_page_for_everybody(sample: Database) -> None:
    for form in ("hjul", "lista", "kalender"):
        node = drawn(sample, f"event=mote:LG-2018-10-02&view={form}&month=10&period=2018-T2")
        assert next(n.text for n in trees.every(node.children, "h2")).startswith("Möte: Ledningsgruppen")
        assert "/moten/LG-2018-10-02?period=2018-T2" in trees.links(node.children)
    assert "Möte: Ledningsgruppen, 2 oktober 2018" in [
        name.replace("\u00a0", " ").replace("okt ", "oktober ") for name in events(node) or events(drawn(sample, ""))
    ]


def test_only_who_may_change_the_plan_is_led_to_it(sample: Database) -> None:
    def ways(role: str) -> set[str]:
        hrefs = trees.links(drawn(sample, "event=plan:2018-RAMAR", role).children)
        return {h.partition("?")[0] for h in hrefs if h.startswith(("/redigera", "/arsplan/kopiera"))}

    every = {"/redigera/arsplan/%2B", "/redigera/arsplan/2018-RAMAR", "/arsplan/kopiera"}
    assert ways("controller") == ways("head:VER") == every
    assert ways("head:REG") == every - {"/redigera/arsplan/2018-RAMAR"}
    assert ways("reader") == ways("reporter:VER") == ways("director") == set()


def test_a_year_without_a_plan_leads_to_one_that_has(sample: Database) -> None:
    node = drawn(sample, "year=2031", "controller")
    assert "Det finns ingen plan för 2031." in node.text
    hrefs = trees.links(node.children)
    assert "/arsplan?year=2018" in hrefs
    assert "/arsplan/kopiera?year=2030" in hrefs


def test_many_reports_are_counted_by_week_and_opened_a_page_at_a_time(own: Database) -> None:
    with own.writing() as session:
        unguard(session)
        key = (SettingRow.key == "list.size", SettingRow.superseded_at.is_(None))
        session.execute(update(SettingRow).where(*key).values(value="2"))
        count = select(func.count()).where(
            ReportingDateRow.due_on.between(date(2018, 1, 1), date(2018, 12, 31)),
            ReportingDateRow.superseded_at.is_(None),
        )
        total = session.execute(count).scalar_one()
    node = drawn(own, "")
    told = [name for name in events(node) if "uppdrag redovisas" in name]
    assert sum(int(name.split()[0]) for name in told) == total
    assert "3 uppdrag redovisas, 2 mars 2018" in told
    opened = drawn(own, "event=redovisningar:2018-v09:FOR")
    assert "1–2 av 3" in opened.text
    assert "3–3 av 3" in drawn(own, "event=redovisningar:2018-v09:FOR&page=2").text
    assert "/aktiviteter/R-2017-04" in trees.links(opened.children)


def test_the_calendar_to_subscribe_to_is_whole_days_that_keep_their_names(browser: FlaskClient) -> None:
    found = {str(event["UID"]): event for event in subscribed(browser, "/arsplan/alla.ics")}
    assert found["mote:LG-2018-10-02@tertial"]["SUMMARY"] == "Möte: Ledningsgruppen"
    board = found["plan:2018-STYR-3@tertial"]
    assert board["SUMMARY"] == "Styrelsemöte, tertial 2"
    assert (board["DTSTART"].dt, board["DTEND"].dt) == (date(2018, 9, 28), date(2018, 9, 29))  # type: ignore[attr-defined]
    assert board["DTSTART"].params["VALUE"] == "DATE"  # type: ignore[attr-defined]
    assert board["LAST-MODIFIED"].dt == datetime(2018, 5, 29, 8, 15, tzinfo=UTC)  # type: ignore[attr-defined]
    report = found["rapportering:2018-T2@tertial"]
    assert (report["DTSTART"].dt, report["DTEND"].dt) == (date(2018, 8, 20), date(2018, 9, 15))  # type: ignore[attr-defined]
    then = {str(event["UID"]): event for event in subscribed(browser, "/arsplan/alla.ics?asof=2018-05-01")}
    assert then["plan:2018-STYR-3@tertial"]["DTSTART"].dt == date(2018, 9, 21)  # type: ignore[attr-defined]


def test_a_department_subscribes_to_its_own_and_the_agencys(browser: FlaskClient) -> None:
    every = {str(event["UID"]) for event in subscribed(browser, "/arsplan/alla.ics")}
    own = {str(event["UID"]) for event in subscribed(browser, "/arsplan/REG.ics")}
    talks = {one for one in own if one.startswith("samtal:")}
    assert talks == {"samtal:REG.2018-T1@tertial", "samtal:REG.2018-T2@tertial"}
    assert own - talks < every
    assert "plan:2018-REG-PROGRAM@tertial" in own
    assert "plan:2018-AR@tertial" in own
    assert "plan:2018-RAMAR@tertial" in every - own


def test_the_calendar_says_how_often_it_is_to_be_asked_for_and_speaks_the_readers_language(
    browser: FlaskClient,
) -> None:
    text = browser.get("/arsplan/REG.ics?lang=en").text
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H" in text
    assert "X-PUBLISHED-TTL:PT12H" in text
    assert "NAME:Year plan – Regions" in text
    assert "SUMMARY:Annual report 2017" in text


@pytest.mark.parametrize("code", ["FINNS-INTE", "..", "%00", "REG-RT", "a" * 300])
def test_there_is_no_calendar_of_what_there_is_not(browser: FlaskClient, code: str) -> None:
    assert browser.get(f"/arsplan/{code}.ics").status_code == 404


def test_pages_lead_to_the_year(sample: Database) -> None:
    for path in ("/", "/uppfoljning", "/perioder/2018-T2"):
        assert "/arsplan" in trees.links(draw(sample, ROUTES, menu, path, "").page)
    at_period = "/arsplan?event=rapportering%3A2018-T2&year=2018"
    assert at_period in trees.links(draw(sample, ROUTES, menu, "/perioder/2018-T2", "").page)


@pytest.mark.parametrize(
    ("event", "where"),
    [
        ("rapportering:2018-T2", "/perioder/2018-T2"),
        ("last:2018-T2", "/perioder/2018-T2"),
        ("uppdrag:R-2017-04:2018-02-28", "/aktiviteter/R-2017-04"),
        ("beslut:B-0001", "/beslut/B-0001"),
        ("plan:2018-RAMAR", "/historik/arsplan/2018-RAMAR"),
    ],
)
def test_an_event_leads_to_what_it_is_about(sample: Database, event: str, where: str) -> None:
    assert where in trees.links(drawn(sample, f"event={event}").children)
    assert draw(sample, ROUTES, menu, where, "").status_code == 200
