"""The page of import from upload to receipt, for controllers only, and what is left of the file afterwards."""

import io
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook
from sqlalchemy import func, select

import callbacks.importing
import data.uploads
from app import create_app
from dashboard.settings import Settings
from data.commands.comparing import compare
from data.database import Database
from data.models import ImportRow
from data.queries.everything import Everything
from tests import files
from tests.conftest import Backend

JSON = {"Accept": "application/json"}


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where uploaded files are kept."""
    monkeypatch.setattr(data.uploads, "gettempdir", lambda: str(tmp_path))
    return tmp_path


@pytest.fixture
def database(sqlite: Backend) -> Iterator[Database]:
    """A copy of the sample."""
    database = sqlite.sample()
    yield database
    database.close()


@pytest.fixture
def browser(database: Database, kept: Path) -> FlaskClient:
    """A controller's browser."""
    browser = create_app(Settings(database.url), warm=False).test_client()
    browser.set_cookie("person", "controller")
    return browser


def settings(database: Database, **given: str) -> list[dict[str, Any]]:
    """The rows of the settings, one of them changed."""
    with database.reading() as session:
        rows = [dict(record) for _, record in Everything(session).current("settings")]
    return [row | given if row["key"] == "raise.length" else row for row in rows]


def a_file(database: Database, **given: str) -> bytes:
    return files.zipped({"settings": settings(database, **given)})


def upload(browser: FlaskClient, content: bytes, name: str = "inställningar.zip") -> str:
    """Upload a file and return the address of its page, when it has been looked through."""
    answer = browser.post("/data/import", data={"file": (io.BytesIO(content), name)}, headers=JSON)
    address: str = answer.get_json()["go"]
    for _ in range(100):
        if browser.get(f"/hamta{address.removeprefix('/data')}.json").get_json()["step"] == "looked":
            return address
        time.sleep(0.05)
    raise AssertionError("the file was never looked through")


def seen(browser: FlaskClient, address: str) -> str:
    """The fingerprint of the change that the page shows."""
    text = browser.get(address).text
    start = text.index('"seen"')
    return text[start:].split('"defaultValue"')[0].split('"value":"')[1].split('"')[0]


def in_words(text: str, words: str) -> bool:
    return json.dumps(words)[1:-1] in text or words in text


def made(database: Database) -> int:
    with database.reading() as session:
        return session.execute(select(func.count()).select_from(ImportRow)).scalar_one()


@pytest.mark.parametrize("person", ["", "reader", "reporter:REG", "head:REG"])
def test_only_controllers_import(browser: FlaskClient, database: Database, person: str) -> None:
    address = upload(browser, a_file(database, value="77"))
    browser.set_cookie("person", person)
    assert browser.get("/data/import").status_code == 403
    assert browser.get(address).status_code == 403
    assert browser.post(address, data={"act": "confirm"}).status_code == 403
    assert browser.get(f"/hamta{address.removeprefix('/data')}.json").status_code == 403
    assert browser.get(f"/hamta{address.removeprefix('/data')}.xlsx").status_code == 403
    assert made(database) == 0


def test_a_file_is_looked_through_confirmed_and_gone(browser: FlaskClient, database: Database, kept: Path) -> None:
    address = upload(browser, a_file(database, value="77"))
    page = browser.get(address).text
    assert in_words(page, "1 ändrad")
    assert in_words(page, "raise.length")
    assert made(database) == 0
    answer = browser.post(address, data={"act": "confirm", "seen": seen(browser, address)}, headers=JSON)
    assert answer.get_json() == {"go": address}
    assert in_words(browser.get(address).text, "Filen är importerad.")
    told = browser.get("/data/import/1").text
    assert in_words(told, "inställningar.zip")
    assert in_words(told, "raise.length")
    assert "historik\\u002finstallningar\\u002fraise.length" in told
    assert in_words(browser.get("/data/import").text, "inställningar.zip")
    assert [path for path in kept.rglob("*") if path.is_file()] == []
    assert {row["value"] for row in settings(database) if row["key"] == "raise.length"} == {"77"}


def test_the_page_gives_the_same_empty_template_as_the_command(
    browser: FlaskClient, database: Database, tmp_path: Path
) -> None:
    assert "mall.xlsx" in browser.get("/data/import").text
    answer = browser.get("/hamta/mall.xlsx")
    assert answer.headers["Content-Disposition"] == "attachment; filename=mall.xlsx"
    runner = create_app(Settings(database.url), warm=False).test_cli_runner()
    assert runner.invoke(args=["template", str(tmp_path / "mall.xlsx")]).exit_code == 0
    assert cells(answer.data) == cells((tmp_path / "mall.xlsx").read_bytes())
    for person in ("", "reporter:FOR", "head:FOR"):
        browser.set_cookie("person", person)
        assert browser.get("/hamta/mall.xlsx").status_code == 403


def cells(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_a_page_that_is_left_is_found_again_while_the_work_goes_on(
    browser: FlaskClient, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def slowly(*given: Any) -> Any:
        go_on.wait(10)
        return compare(*given)

    monkeypatch.setattr(callbacks.importing, "_PATIENCE", 0.0)
    monkeypatch.setattr(callbacks.importing, "compare", slowly)
    given = {"file": (io.BytesIO(a_file(database, value="77")), "inställningar.zip")}
    address: str = browser.post("/data/import", data=given, headers=JSON).get_json()["go"]
    state = f"/hamta{address.removeprefix('/data')}.json"
    assert browser.get(state).get_json() == {"step": "looking"}
    assert in_words(browser.get(address).text, "Filen granskas")
    browser.post(address, data={"act": "confirm", "seen": "x"}, headers=JSON)
    go_on.set()
    while browser.get(state).get_json()["step"] == "looking":
        time.sleep(0.02)
    assert in_words(browser.get(address).text, "1 ändrad")
    assert made(database) == 0


def test_a_fault_of_ours_is_told_with_a_reference_and_nothing_is_written(
    browser: FlaskClient, database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    address = upload(browser, a_file(database, value="77"))
    given = {"act": "confirm", "seen": seen(browser, address)}

    def fail(*_: Any) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(callbacks.importing, "bring", fail)
        browser.post(address, data=given, headers=JSON)
    (record,) = caplog.records
    assert in_words(browser.get(address).text, str(record.args[0]))  # type: ignore[index]
    assert made(database) == 0
    browser.post(address, data={"act": "look"}, headers=JSON)
    browser.post(address, data=given, headers=JSON)
    assert made(database) == 1


def test_the_same_file_again_has_nothing_to_import(browser: FlaskClient, database: Database) -> None:
    address = upload(browser, a_file(database))
    page = browser.get(address).text
    assert in_words(page, "Det finns inget att importera.")
    assert not in_words(page, "Importera filen")


def test_ten_confirms_at_once_are_one_import(browser: FlaskClient, database: Database) -> None:
    address = upload(browser, a_file(database, value="77"))
    given = {"act": "confirm", "seen": seen(browser, address)}
    server, answers = browser.application, []

    def confirm() -> None:
        other = server.test_client()
        other.set_cookie("person", "controller")
        answers.append(other.post(address, data=given, headers=JSON).get_json())

    threads = [threading.Thread(target=confirm) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [{"go": address}] * 10
    assert made(database) == 1


def test_what_was_changed_meanwhile_is_shown_before_it_is_overwritten(browser: FlaskClient, database: Database) -> None:
    first, second = (upload(browser, a_file(database, value=value)) for value in ("77", "78"))
    shown = seen(browser, first)
    browser.post(second, data={"act": "confirm", "seen": seen(browser, second)})
    browser.post(first, data={"act": "confirm", "seen": shown})
    assert in_words(browser.get(first).text, "Något ändrades efter din granskning")
    assert made(database) == 1


def test_a_file_that_is_wrong_is_told_row_by_row_and_cannot_be_confirmed(
    browser: FlaskClient, database: Database
) -> None:
    rows = settings(database)
    rows[1] |= {"value": None, "note": "=HYPERLINK(1)"}
    address = upload(browser, files.zipped({"settings": rows}), "fel.zip")
    page = browser.get(address).text
    for words in ("Filen kan inte importeras", "1 sak är fel.", "settings.csv", "Hämta raderna"):
        assert in_words(page, words), words
    browser.post(address, data={"act": "confirm", "seen": ""})
    assert made(database) == 0
    answer = browser.get(f"/hamta{address.removeprefix('/data')}.xlsx")
    assert str(answer.mimetype).endswith("sheet")
    assert "fel-fel.xlsx" in answer.headers["Content-Disposition"]
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.data))
    head, row = book.get_sheet_by_index(0).to_python()
    assert head[-1] == "Fel"
    assert "tom" in str(row[-1]).casefold()
    assert b"<f>" not in _parts(answer.data)
    again = upload(browser, answer.data, "rättad.xlsx")
    assert in_words(browser.get(again).text, "1 sak är fel.")


def _parts(book: bytes) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "tom.csv", "Filen är tom."),
        (b"%PDF-1.7", "plan.pdf", "PDF"),
        (b"PK\x03\x04 cut off", "plan.xlsx", "skadad"),
        (b"a;b\n1;2\n", "../../etc/<b>passwd</b>.csv", "formatets tabeller"),
    ],
)
def test_what_cannot_be_read_at_all_is_told_too(
    browser: FlaskClient, content: bytes, name: str, words: str, kept: Path
) -> None:
    address = upload(browser, content, name)
    page = browser.get(address).text
    assert in_words(page, "Filen kan inte importeras")
    assert in_words(page, words)
    assert {path.name for path in kept.rglob("*") if path.is_file()} == {"content", "told.json", "problems.json"}


def test_a_form_without_a_file_says_so(browser: FlaskClient) -> None:
    answer = browser.post("/data/import", data={})
    assert in_words(answer.text, "Välj en fil först.")


def test_a_file_that_is_thrown_away_is_gone(browser: FlaskClient, database: Database, kept: Path) -> None:
    address = upload(browser, a_file(database, value="77"))
    answer = browser.post(address, data={"act": "discard"}, headers=JSON)
    assert answer.get_json() == {"go": "/data/import"}
    assert [path for path in kept.rglob("*") if path.is_file()] == []
    assert browser.get(address).status_code == 404
    assert browser.post(address, data={"act": "confirm"}, headers=JSON).status_code == 200
    assert made(database) == 0


@pytest.mark.parametrize("key", ["999", "x", "..", "9" * 64, "a" * 64, "٣", "%2e%2e%2fetc"])
def test_what_is_not_there_is_told(browser: FlaskClient, key: str) -> None:
    assert browser.get(f"/data/import/{key}").status_code == 404
    assert browser.post(f"/data/import/{key}", data={"act": "confirm"}).status_code in (303, 404)
    assert browser.get(f"/hamta/import/{key}.xlsx").status_code == 404


def test_too_large_is_told_in_words(browser: FlaskClient) -> None:
    content = {"file": (io.BytesIO(b"x" * 21_000_000), "stor.xlsx")}
    answer = browser.post("/data/import", data=content)
    assert answer.status_code == 413
    assert in_words(answer.text, "Högst 20 MB kan skickas.")
