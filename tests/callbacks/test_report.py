import re
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboard.settings import Settings
from data.commands.journal import journal
from data.database import Database
from data.models import SettingRow
from data.queries.duties import duties
from data.queries.reporting import earlier_values
from data.queries.verify import verify
from tests import ledger
from tests.conftest import Backend

JSON = {"Accept": "application/json"}
GREEN = {
    "status": "on_track",
    "comment": "Går bra",
    "beyond_figures": "Fler är på väg",
    "revision": "0",
    "version": "0",
}
RED = {"status": "off_track", "comment": "Går inte", "revision": "0", "version": "0"}


class Desk:
    """A browser in front of one activity and one value of a department."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.browser: FlaskClient = create_app(Settings(database.url), warm=False).test_client()
        with database.reading() as session:
            periods = ledger.framed(session).periods
            period = next(p for p in periods if p.code == "2018-T3")
            found = [d.subject for d in duties(session, [period], "FOR")]
        self.activity = next(s.code for s in found if s.code == "A-0126")  # its indicator has surely worsened
        self.value = next(s for s in found if s.is_value)

    def be(self, person: str) -> "Desk":
        self.browser.post("/vem", data={"person": person})
        return self

    @property
    def address(self) -> str:
        return f"/rapportera/{self.activity}?period=2018-T3"

    @property
    def value_address(self) -> str:
        return f"/rapportera/{self.value.code}?period=2018-T3&scope={self.value.scope}"

    def post(self, act: str, address: str = "", **form: str) -> tuple[int, str, str]:
        """The status code, where it leads, and the text."""
        answer = self.browser.post(address or self.address, data={"act": act, **form}, headers=JSON)
        return answer.status_code, str((answer.get_json() or {}).get("go", "")), spoken(answer.text)

    def get(self, address: str) -> str:
        return spoken(self.browser.get(address).text)


def spoken(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


@pytest.fixture
def at(sqlite: Backend) -> Desk:
    database = sqlite.sample()
    return Desk(database)


# Who may: what comes back to whoever posts it. 303 is that it was done.
MAY = {
    "": (403, 403, 403),
    "reporter:FOR": (200, 403, 403),
    "head:FOR": (200, 200, 200),
    "controller": (200, 200, 200),
    "reporter:REG": (403, 403, 403),
    "head:REG": (403, 403, 403),
}


@pytest.mark.parametrize("person", MAY)
def test_the_server_asks_who_posts(at: Desk, person: str) -> None:
    draft, approve, back = MAY[person]
    assert at.be(person).post("draft", **GREEN)[0] == draft
    assert at.post("keep", **GREEN | {"revision": "1"})[0] == draft
    at.be("controller").post("hand_in", **GREEN | {"revision": "2" if draft == 200 else "0"})
    assert at.be(person).post("approve", version="1")[0] == approve
    version = "2" if approve == 200 else "1"
    assert at.post("return", version=version, reason="Skriv mer")[0] == back
    seen = {"revision": "0", "version": "3" if back == 200 else "1"}
    status, _, text = at.post("hand_in", **GREEN | seen)
    assert status == draft
    assert draft == 200 or "Du får inte göra detta" in text


def test_handing_in_gives_a_receipt_with_a_reference_and_what_is_next(at: Desk) -> None:
    _, go, _ = at.be("reporter:FOR").post("hand_in", **GREEN)
    told = at.get(go)
    assert "Rapporten är inlämnad." in told
    assert re.search(r"Referens \d+ i journalen", told)
    assert "Nästa:" in told


def test_what_is_missing_is_said_and_what_was_typed_is_kept(at: Desk) -> None:
    status, _, text = at.be("reporter:FOR").post("hand_in", **RED)
    assert status == 422
    assert text.count("Statusen du har valt kräver detta") == 6
    assert "Går inte" in text
    assert "NO_" not in text


def test_a_draft_is_kept_quietly_and_found_again(at: Desk) -> None:
    answer = at.be("reporter:FOR").browser.post(at.address, data={"act": "draft", **RED}, headers=JSON)
    assert set(answer.get_json()) == {"revision", "time"}
    assert "Går inte" in at.get(at.address)
    assert "Går inte" in at.be("head:FOR").get(at.address)
    assert "utkast finns" in at.get("/rapportera")
    assert "Går inte" not in at.be("").get(at.address)


def test_the_second_of_two_sees_both_texts_and_can_save_then(at: Desk) -> None:
    at.be("reporter:FOR").post("draft", **GREEN)
    status, _, text = at.be("head:FOR").post("draft", **RED)
    assert (status, "stale" in text) == (409, True)
    for act in ("keep", "hand_in"):
        status, _, text = at.post(act, **RED | {"cause": "a", "measure": "b", "decision_needed": "c"})
        assert status == 409
        assert "Någon annan har sparat medan du skrev" in text
        assert "Går bra" in text
        assert "Går inte" in text
        assert '"name":"revision","value":"1"' in text.replace(": ", ":").replace(", ", ",")
    assert at.post("keep", **RED | {"revision": "1"})[0] == 200


def test_a_returned_report_comes_back_with_its_note(at: Desk) -> None:
    at.be("reporter:FOR").post("hand_in", **GREEN)
    assert "Väntar på ditt godkännande" in at.be("head:FOR").get("/rapportera")
    status, _, text = at.post("return", version="1", reason="  ")
    assert (status, "Skriv vad som behöver ändras" in text) == (422, True)
    at.post("return", version="1", reason="Vad gav det?")
    for address in ("/rapportera", at.address):
        assert "Vad gav det?" in at.be("reporter:FOR").get(address)
    for person in ("", "reporter:REG", "head:REG"):
        for address in (f"/aktiviteter/{at.activity}?period=2018-T3", at.address, "/rapportera"):
            told = at.be(person).get(address)
            assert "Vad gav det?" not in told
            assert address == f"/aktiviteter/{at.activity}?period=2018-T3" or "Går bra" not in told


def test_what_was_overtaken_is_decided_again(at: Desk) -> None:
    at.be("reporter:FOR").post("hand_in", **GREEN)
    at.post("hand_in", **GREEN | {"comment": "Nyare", "version": "1"})
    status, _, text = at.be("head:FOR").post("approve", version="1")
    assert status == 409
    assert "Något nyare har lämnats in eller beslutats under tiden" in text
    assert "Nyare" in text


def test_a_reader_sees_what_is_preliminary_until_it_is_approved(at: Desk) -> None:
    at.be("reporter:FOR").post("hand_in", **GREEN)
    pages = [f"/aktiviteter/{at.activity}?period=2018-T3", "/aktiviteter?period=2018-T3&status=on_track"]
    for page in pages:
        assert "preliminär" in at.be("").get(page)
    at.be("head:FOR").post("approve", version="1")
    for page in pages:
        assert "preliminär" not in at.be("").get(page)
    told = at.get(pages[0])
    assert "Inlämnad" in told
    assert "Godkänd" in told


def test_the_follow_up_marks_what_is_preliminary(at: Desk) -> None:
    at.be("reporter:FOR").post("hand_in", **RED | {"cause": "a", "measure": "b", "decision_needed": "c"})
    assert "preliminär" in at.get("/uppfoljning?period=2018-T3")


def test_an_unusual_value_is_handed_in_at_the_second_press(at: Desk) -> None:
    at.be("reporter:FOR")
    form = {"figure": "987654", "quality": "final", "revision": "0", "version": "0"}
    status, _, text = at.post("hand_in", at.value_address, **form)
    assert status == 422
    assert "Titta en gång till på värdet" in text
    confirmed = re.search(r'"confirmed", ?"value": ?"([^"]+)"', text)
    assert confirmed
    other = form | {"figure": "987655", "confirmed": confirmed[1]}
    assert at.post("hand_in", at.value_address, **other)[0] == 422
    assert at.post("hand_in", at.value_address, **form, confirmed=confirmed[1])[0] == 200


def test_a_value_says_that_it_is_preliminary_until_it_is_approved(at: Desk) -> None:
    form = {"sign": "", "figure": "", "quality": "final", "revision": "0", "version": "0"}
    with at.database.reading() as session:
        periods = ledger.framed(session).periods
        period = next(p for p in periods if p.code == "2018-T3")
        *_, (_, number, _, _) = earlier_values(session, at.value, period)
    at.be("reporter:FOR").post("hand_in", at.value_address, **form | {"figure": f"{number:g}".replace(".", ",")})
    page = f"/indikatorer/{at.value.code}?period=2018-T3&scope={at.value.scope}"
    assert "Värdet är preliminärt." in at.be("").get(page)
    assert at.be("controller").post("approve", at.value_address, version="1")[0] == 200
    assert "Värdet är preliminärt." not in at.be("").get(page)


@pytest.mark.parametrize("figure", ["tolv", "1.234", "1,2,3", "NaN", "٣", "<b>"])
def test_a_value_that_is_no_number_is_said_to_be_none(at: Desk, figure: str) -> None:
    form = {"figure": figure, "revision": "0", "version": "0"}
    status, _, text = at.be("reporter:FOR").post("hand_in", at.value_address, **form)
    assert status == 422
    assert "går inte att läsa som ett tal" in text or "Titta en gång till" in text


@pytest.mark.parametrize("figure", ["1e999", "1" * 39, "-1000000000000001", "1 000 000 000 000 000,5", "1e-999"])
def test_a_value_that_is_larger_than_anything_counted_is_a_slip(at: Desk, figure: str) -> None:
    form = {"figure": figure, "revision": "0", "version": "0"}
    status, _, text = at.be("reporter:FOR").post("hand_in", at.value_address, **form)
    assert status == 422
    assert "fler siffror än vad som kan sparas" in text
    assert "högst 1\xa0000\xa0000\xa0000\xa0000\xa0000" in text


def test_a_month_is_reported_with_its_tertial_and_the_next_month_comes_after_it(at: Desk) -> None:
    told = at.be("reporter:FOR").get("/rapportera")
    assert all(f"period=2018-{month:02}&scope=" in told.replace("\\u0026", "&") for month in range(9, 13))
    address = "/rapportera/beslut-i-tid?period=2018-09&scope=TVV"
    assert "Lämnas tillsammans med tertial 3 2018." in at.get(address)
    status, go, _ = at.post("hand_in", address, figure="81", quality="final", revision="0", version="0")
    assert status == 200
    receipt = at.get(go)
    assert ", sep 2018" in receipt
    assert re.search(r"Nästa:.{0,300}period=2018-10", receipt)
    assert in_the_header(receipt) == "Tertial 3 2018"
    assert "Värdet är preliminärt." in at.be("").get("/indikatorer/beslut-i-tid?period=2018-09&scope=TVV")


@pytest.mark.parametrize(
    ("address", "period"),
    [
        ("/rapportera", "Tertial 3 2018"),
        ("/rapportera?period=2018-T1", "Tertial 3 2018"),
        ("/rapportera/{activity}", "Tertial 3 2018"),
        ("/rapportera/{activity}?period=2018-T1", "Tertial 1 2018"),
        ("/rapportera/beslut-i-tid?period=2018-11&scope=TVV", "November 2018"),
        ("/", "Tertial 2 2018"),
    ],
)
def test_the_header_says_the_period_that_is_reported(at: Desk, address: str, period: str) -> None:
    assert in_the_header(at.be("controller").get(address.format(activity=at.activity))) == period


def in_the_header(text: str) -> str:
    found = re.search(r'"className": ?"period"\}.*?"b", ?\{\}, ?\["([^"]+)"', text)
    assert found
    return found[1]


def test_a_month_is_looked_at_beside_the_month_before_and_the_same_month_last_year(at: Desk) -> None:
    address = "/rapportera/beslut-i-tid?period=2018-09&scope=TVV"
    assert "sep 2017" in at.be("reporter:FOR").get(address)
    status, _, text = at.post("hand_in", address, figure="8", quality="final", revision="0", version="0")
    assert status == 422
    assert re.search(r"mot aug.2018\.", text)
    assert re.search(r"mot sep.2017\.", text)


@pytest.mark.parametrize(
    "address", ["/rapportera/beslut-i-tid?period=2018-08&scope=TVV", "/rapportera/{}?period=2018-11"]
)
def test_a_month_of_a_locked_tertial_and_an_activity_of_a_month_take_nothing(at: Desk, address: str) -> None:
    status, _, text = at.be("controller").post("hand_in", address.format(at.activity), **GREEN, figure="81")
    assert (status, "Perioden är låst" in text or "är inte öppen" in text) == (409, True)


@pytest.mark.parametrize("period", ["2018-T2", "2016-T1"])
def test_a_locked_period_takes_nothing(at: Desk, period: str) -> None:
    address = f"/rapportera/{at.activity}?period={period}"
    status, _, text = at.be("controller").post("hand_in", address, **GREEN)
    assert (status, "Perioden är låst" in text) == (409, True)
    seen = at.get(address)
    assert "Perioden är låst" in seen
    assert "Inget är inlämnat" not in seen


HOSTILE = [
    {"status": "not_reported"},
    {"status": "<script>"},
    {"status": "on_track", "comment": "x" * 100_000},
    {"status": "on_track", "forecast": "maybe", "revision": "-1", "version": "1e9"},
    {"status": "on_track", "revision": "9" * 50},
    {"act": "drop table"},
    {},
]


@pytest.mark.parametrize("form", HOSTILE, ids=range(len(HOSTILE)))
def test_no_form_breaks_a_report(at: Desk, form: dict[str, str], caplog: pytest.LogCaptureFixture) -> None:
    at.be("controller")
    for act in ("draft", "keep", "hand_in", "approve", "return"):
        for address in ("", at.value_address, "/rapportera/FINNS-INTE", f"/rapportera/{at.value.code}?scope=%00"):
            assert at.post(**{"act": act, "address": address, **form})[0] < 500
    assert not caplog.records
    with at.database.reading() as session:
        assert verify(session).difference is None


def test_a_reader_is_told_that_there_is_nothing_to_report(at: Desk) -> None:
    assert "En läsare har inget att rapportera." in at.be("").get("/rapportera")


@pytest.mark.parametrize("act", ["draft", "hand_in"])
def test_who_saves_while_somebody_writes_for_long_is_told_and_can_save_again(
    sqlite: Backend, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    monkeypatch.setattr("data.database.PATIENCE", 1)
    at = Desk(sqlite.sample()).be("controller")
    with journal(at.database, "Controller", datetime.now(UTC)) as writing:
        writing.record(SettingRow, {"key": "raise.length", "value": "5"})
        status, _, text = at.post(act, **GREEN)
        page = at.browser.post(at.address, data={"act": act, **GREEN})
    assert (status, "sparades inte. Inget är förlorat: vänta en stund" in text) == (503, True)
    assert '"page"' not in text
    assert (page.status_code, "Det sparades inte" in spoken(page.text)) == (503, True)
    assert at.post(act, **GREEN)[0] == 200


def silent_green(**given: str) -> dict[str, str]:
    """What says nothing of the figures, which are against it at the desk's activity."""
    return {name: text for name, text in (GREEN | given).items() if name != "beyond_figures"}


def test_where_the_figures_say_something_else_a_line_is_asked_for_once(at: Desk) -> None:
    assert "Vad siffrorna säger" in at.be("reporter:FOR").get(at.address)
    assert "Efterfrågas när statusen är enligt plan" in at.get(at.address)
    status, _, text = at.post("hand_in", **silent_green())
    assert status == 422
    assert "Siffrorna säger något annat än du" in text
    assert "Går bra" in text
    (seen,) = set(re.findall(r'"name": ?"confirmed", ?"value": ?"([^"]+)"', text))
    assert at.post("hand_in", **silent_green(confirmed="on_track"))[0] == 422
    assert at.post("hand_in", **silent_green(confirmed=seen))[0] == 200


def test_a_line_that_is_written_is_handed_in_kept_and_shown_to_who_approves_and_reads(at: Desk) -> None:
    assert at.be("reporter:FOR").post("hand_in", **GREEN)[0] == 200
    approving = at.be("head:FOR").get(at.address)
    assert "Fler är på väg" in approving
    assert "Siffrorna säger något annat än den ansvariga" in approving
    assert at.post("approve", version="1")[0] == 200
    page = at.be("").get(f"/aktiviteter/{at.activity}?period=2018-T3")
    assert "Vad siffrorna inte visar" in page
    assert "Fler är på väg" in page
    assert "Inget har skrivits om det" not in page
    with at.database.reading() as session:
        assert verify(session).difference is None


def test_a_status_that_the_figures_share_is_not_asked_about(at: Desk) -> None:
    demands = {"cause": "a", "measure": "b", "decision_needed": "c"}
    assert at.be("reporter:FOR").post("hand_in", **RED | demands)[0] == 200


def test_the_settings_can_demand_the_line_whatever_the_browser_says(at: Desk) -> None:
    with journal(at.database, "Controller", datetime(2019, 1, 11, tzinfo=UTC)) as writing:
        writing.record(SettingRow, {"key": "report.beyond_figures", "value": "demanded", "note": ""})
    status, _, text = at.be("reporter:FOR").post("hand_in", **silent_green())
    assert status == 422
    assert "skriv en rad om vad de inte visar" in text
    seen = re.findall(r'"name": ?"confirmed", ?"value": ?"([^"]+)"', text)
    assert at.post("hand_in", **silent_green(confirmed=(seen or [""])[0]))[0] == 422
    assert at.post("hand_in", **GREEN)[0] == 200
