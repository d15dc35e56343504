"""Visits to pages without a browser: the requests that a browser makes, through Flask's test client."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from app import create_app
from dashboard.settings import Settings

UPDATE = "/_dash-update-component"
ENCODINGS = {"Accept-Encoding": "gzip, deflate, br, zstd"}  # as Chromium


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is measured: its name in the table, its address, whether its server time has an aim, and who reads it."""

    name: str
    address: str
    aimed: bool = False
    role: str = "reader"


PAGES = (
    Page("overview", "/", aimed=True),
    Page("context", "/omvarld"),
    Page("indicator of context", "/indikatorer/brp-per-invanare"),
    Page("indicator derived", "/indikatorer/andel-enligt-plan"),
    Page("areas", "/resultatomraden"),
    Page("areas compared", "/jamforelse"),
    Page("one area", "/resultatomraden/FORE", aimed=True),
    Page("one area as charts", "/resultatomraden/FORE?visa=smadiagram"),
    Page("one area by answers", "/resultatomraden/FORE?rank=change"),
    Page("activities", "/aktiviteter"),
    Page("activities off track", "/aktiviteter?status=off_track"),
    Page("activities by words", "/aktiviteter?q=kommuner&sort=title"),
    Page("activities by money", "/aktiviteter?sort=consumed&page=2"),
    Page("one activity", "/aktiviteter/A-0001"),
    Page("follow-up", "/uppfoljning"),
    Page("judgement and figures", "/kalibrering"),
    Page("health of follow-up", "/uppfoljningens-halsa"),
    Page("activities lacking", "/aktiviteter?lacks=commented,on_time"),
    Page("all signals", "/signaler"),
    Page("the year", "/arsplan"),
    Page("the year as a calendar", "/arsplan?view=kalender&month=9"),
    Page("departments", "/avdelningar"),
    Page("one department", "/avdelningar/REG"),
    Page("decisions", "/beslut"),
    Page("commitments", "/ataganden"),
    Page("meetings", "/moten"),
    Page("a follow-up talk", "/avdelningar/FOR/samtal?period=2018-T2", role="director"),
    Page("all follow-up talks", "/samtal?period=2018-T2", role="director"),
    Page("notices", "/aviseringar", role="controller"),
    Page("search", "/sok?q=kompetens"),
    Page("search misspelt", "/sok?q=kompetensforsöring"),
    Page("goal", "/mal"),
    Page("red thread", "/roda-traden"),
    Page("red thread opened", "/roda-traden?oppna=FORE-P1"),
    Page("about", "/om"),
    Page("how to read", "/sa-laser-du"),
    Page("components", "/komponenter"),
)


@dataclass(frozen=True, slots=True)
class Visit:
    """Milliseconds of a first load, of the same page after a click, and of the processor; bytes after the click."""

    load: float
    click: float
    processor: float
    sent: int


class Visitor:
    """Visits pages of one application in this process."""

    def __init__(self, database: Path) -> None:
        server = create_app(Settings.from_environment({"DATABASE_URL": f"sqlite:///{database}"}))
        self._client: FlaskClient = server.test_client()
        callbacks = self._client.get("/_dash-dependencies").get_json()
        self._drawing = next(found for found in callbacks if len(found["inputs"]) == 2)

    def visit(self, page: Page) -> Visit:
        """What the application answers at a first load, where the document brings the page, and after a click."""
        self._client.set_cookie("person", page.role)
        start, worked = time.perf_counter(), time.process_time()
        self._client.get(page.address, headers=ENCODINGS).close()
        loaded, worked = time.perf_counter(), time.process_time() - worked
        sent = self.draw(page, ENCODINGS)
        clicked = time.perf_counter()
        return Visit((loaded - start) * 1000, (clicked - loaded) * 1000, worked * 1000, len(sent))

    def draw(self, page: Page, headers: dict[str, str] | None = None) -> bytes:
        """The answer of the one request after a click."""
        self._client.set_cookie("person", page.role)
        answer = self._client.post(UPDATE, json=self.question(page), headers=headers)
        if answer.status_code != 200:
            raise RuntimeError(f"{page.address} cannot be measured: it answers {answer.status}")
        return bytes(answer.data)

    def question(self, page: Page) -> dict[str, Any]:
        """What the browser posts to have a page drawn."""
        path, _, query = page.address.partition("?")
        given = {"pathname": path, "search": f"?{query}" if query else ""}
        outputs = [part.rsplit(".", 1) for part in self._drawing["output"].strip(".").split("...")]
        return {
            "output": self._drawing["output"],
            "outputs": [{"id": owner, "property": name} for owner, name in outputs],
            "inputs": [one | {"value": given[one["property"]]} for one in self._drawing["inputs"]],
            "changedPropIds": [],
        }


@contextmanager
def asking() -> Iterator[list[str]]:
    """The questions that any database is asked meanwhile, in order."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement != "BEGIN":
            asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)
