"""Addresses that stand for every page of the application, and how to wait until one is drawn."""

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

WIDE, TABLET, NARROW, NARROWEST = 1440, 1024, 390, 320
HEIGHT = 900

# One address or more for each page, by the name that its picture has.
PLACES = {
    "overview": "/",
    "overview-month": "/?period=2018-08",
    "overview-open": "/?period=2018-T3",
    "context": "/omvarld",
    "context-county": "/omvarld?scope=24",
    "indicator": "/indikatorer/oppet-arbetslosa",
    "indicator-county": "/indikatorer/oppet-arbetslosa?scope=24",
    "indicator-months": "/indikatorer/konjunkturbarometern",
    "indicator-standard": "/indikatorer/andel-enligt-plan",
    "indicator-thematic": "/indikatorer/checkar-som-ger-investering",
    "indicator-control": "/indikatorer/helpdesk-svarstid?diagram=styrdiagram",
    "indicator-differences": "/indikatorer/folkmangd?diagram=styrdiagram",
    "indicator-department": "/indikatorer/sjukfranvaro?scope=FOR",
    "limits": "/indikatorer/helpdesk-svarstid/granser",
    "comparison": "/jamforelse",
    "comparison-why": "/jamforelse?why=DIGI.nojd-malgrupp",
    "areas": "/resultatomraden",
    "area": "/resultatomraden/FORE",
    "area-timeline": "/resultatomraden/FORE?view=timeline",
    "area-charts": "/resultatomraden/FORE?visa=smadiagram",
    "area-answers": "/resultatomraden/FORE?rank=change",
    "activities": "/aktiviteter",
    "activities-filtered": "/aktiviteter?status=off_track&kind=government_assignment",
    "activities-nothing": "/aktiviteter?q=finnsinte",
    "activity": "/aktiviteter/A-0003",
    "followup": "/uppfoljning",
    "followup-month": "/uppfoljning/2018-08",
    "signals": "/signaler",
    "signals-area": "/signaler?area=FORE&family=contradiction",
    "signals-nothing": "/signaler?area=FORE&family=due&department=HR",
    "followup-answers": "/uppfoljning?answer=warns&rank=outlook",
    "calibration": "/kalibrering",
    "calibration-behind": "/kalibrering?area=AFFA&side=owner",
    "calibration-forecasts": "/kalibrering?given=2017-T1&forecast=yes&came=missed",
    "health": "/uppfoljningens-halsa",
    "health-behind": "/uppfoljningens-halsa?lacks=with_goal&department=GDS",
    "activities-lacking": "/aktiviteter?lacks=commented",
    "departments": "/avdelningar",
    "department": "/avdelningar/FOR",
    "department-charts": "/avdelningar/FOR?visa=smadiagram&answer=changed",
    "department-unit": "/avdelningar/FOR-AU",
    "talks": "/samtal",
    "talk-prepared": "/avdelningar/FOR/samtal/2018-T2",
    "talk-closed": "/avdelningar/KUN/samtal/2018-T1",
    "decisions": "/beslut",
    "decisions-waiting": "/beslut?review=waiting&year=2018",
    "decisions-nothing": "/beslut?q=finnsinte",
    "decision": "/beslut/B-0003",
    "decision-plain": "/beslut/B-0007",
    "decision-new": "/beslut/nytt",
    "decision-change": "/beslut/B-0008/andra",
    "commitments": "/ataganden",
    "commitments-moved": "/ataganden?state=moved&department=FOR",
    "commitment": "/ataganden/%C3%85-0003",
    "commitment-new": "/ataganden/nytt",
    "goal": "/mal",
    "thread": "/roda-traden",
    "thread-opened": "/roda-traden?oppna=FORE-P2&status=off_track",
    "thread-broken": "/roda-traden?brister=1",
    "notices": "/aviseringar",
    "meetings": "/moten",
    "meeting": "/moten/LG-2018-06-05",
    "meeting-minutes": "/moten/LG-2018-06-05/protokoll",
    "meeting-shown": "/moten/LG-2018-06-05/visa?punkt=2",
    "meeting-figure": "/moten/LG-2018-06-05/visa?punkt=1",
    "meeting-prepared": "/moten/LG-2018-10-02",
    "search": "/sok?q=kompetensforsorjning",
    "search-nothing": "/sok?q=finnsinte",
    "changes": "/andringar",
    "changes-since": "/andringar?asof=2018-09-12T08:00&kind=reports,activities,indicators,money,locks",
    "overview-then": "/?asof=2018-09-12T08:00",
    "activity-then": "/aktiviteter/A-0003?asof=2018-09-12T08:00",
    "nothing-known": "/?asof=1990-01-01",
    "not-a-moment": "/?asof=fredag",
    "reports-reader": "/rapportera",
    "report-reader": "/rapportera/A-0116?period=2018-T3",
    "periods": "/perioder",
    "period": "/perioder/2018-T2",
    "period-checked": "/perioder/2018-T2?check=1",
    "silent": "/saknas/2018-T2",
    "silent-open": "/saknas/2018-T3",
    "corrections": "/rattelser",
    "history": "/historik/aktiviteter/A-0003",
    "plan": "/plan/2018",
    "plan-so-far": "/plan/2019",
    "year": "/arsplan",
    "year-event": "/arsplan?department=VER&event=plan:2018-RAMAR",
    "year-list": "/arsplan?view=lista&department=FOR",
    "year-calendar": "/arsplan?view=kalender&month=9&event=plan:2018-STYR-3",
    "year-nothing": "/arsplan?year=2031",
    "year-copied": "/arsplan/kopiera",
    "who": "/vem",
    "guide": "/sa-laser-du",
    "guide-month": "/sa-laser-du?period=2018-08",
    "about": "/om",
    "components": "/komponenter",
    "unknown-page": "/finns/inte",
    "unknown-activity": "/aktiviteter/FINNS-INTE",
    "unknown-period": "/?period=1790-T1",
}
# Those that draw with Plotly.
CHARTS = frozenset(name for name in PLACES if name.startswith("indicator")) | {"components", "decision"}

# How the addresses end that a reader is turned away from, and who is let in.
BY_ROLE = {
    **dict.fromkeys(("/granser", "/moten/LG-2018-10-02", "/kopiera", "/nytt", "/andra", "/aviseringar"), "controller"),
    **dict.fromkeys(("/samtal", "/samtal/2018-T1", "/samtal/2018-T2"), "director"),
}

_DRAWN = """() => document.body.classList.contains("is-drawn")
  && document.querySelector("main h1") !== null
  && [...document.querySelectorAll(".dash-graph")].every((graph) => graph.querySelector(".main-svg .xtick"))"""


def arrive(page: Page, address: str) -> None:
    """Load an address, in the role that is let in where a reader is not, and return when all of it is drawn."""
    who = next((role for end, role in BY_ROLE.items() if urlsplit(address).path.endswith(end)), None)
    if who:
        page.context.set_extra_http_headers({"Cookie": f"person={who}"})
    page.goto(address, wait_until="domcontentloaded")
    drawn(page)
    if who:
        page.context.set_extra_http_headers({})


def drawn(page: Page) -> None:
    """Return when the page, its charts and its letters are there."""
    page.wait_for_function(_DRAWN)
    page.evaluate("() => document.fonts.ready.then(() => true)")


def settled(page: Page) -> None:
    """Return when what has been asked to move has been painted."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")


def viewport(width: int) -> Any:
    """A window of a width."""
    return {"width": width, "height": HEIGHT}
