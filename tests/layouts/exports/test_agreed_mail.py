from datetime import date, timedelta
from email import message_from_bytes, policy
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.books import LONG_AGO
from dashboard.decision import Decider, DecisionType, Texts
from dashboard.meeting import AgendaItem, Taken
from dashboard.sighting import Shown
from dashboard.words import Words
from layouts.exports.agreed_mail import agenda_mail, commitment_mail, decision_mail
from layouts.exports.mail import Mail, eml, mailto
from layouts.text import speaking
from tests.dashboard.test_commitment import commitment
from tests.dashboard.test_decision import decision
from tests.dashboard.test_notices import meeting

TODAY = date(2018, 9, 25)
AGENCY = Words("Myndigheten", "The Agency")
SECRET = "Hemlig upphandling"
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=400)


def plain(mail: Mail) -> str:
    return mail.text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (-5, "ska vara klart senast den 30 september 2018."),
        (0, "ska vara klart i dag, den 25 september 2018."),
        (1, "skulle ha varit klart den 24 september 2018, i går."),
        (4, "skulle ha varit klart den 21 september 2018, för 4 dagar sedan."),
        (LONG_AGO + 1, "och inget är sagt om hur det gick."),
    ],
)
def test_a_commitment_says_when(days: int, told: str) -> None:
    one = commitment(TODAY - timedelta(days), department_name=Words("Företag"))
    mail = commitment_mail(one, None, AGENCY, TODAY)
    assert told in plain(mail)
    assert mail.text.startswith("Till: Chef, Företag\n\nHej!")
    assert mail.text.endswith("Hälsningar\nUppföljningen, Myndigheten\n")
    assert ("Försenat" in mail.subject) == (days > 0)


def test_one_moved_again_says_that_the_next_meeting_takes_it_up() -> None:
    days = (TODAY - timedelta(60), TODAY - timedelta(30), TODAY)
    told = plain(commitment_mail(commitment(TODAY, days=days), decision(), AGENCY, TODAY))
    assert "Det har flyttats två gånger; först skulle det ha varit klart den 27 juli 2018." in told
    assert "tas det upp på nästa möte" in told
    assert "Överenskommet i beslutet ”Beslut” (B-1)." in told


def test_a_decision_asks_those_who_took_it() -> None:
    board = DecisionType("T", Words("Typ"), Decider.BOARD)
    one = decision(type=board, review_on=TODAY - timedelta(1), decided_on=date(2018, 1, 2), registry_number="2018-17")
    told = plain(decision_mail(one, Texts(effect="Kortare köer."), AGENCY, TODAY))
    assert told.startswith("Till: Styrelsen\n")
    assert "skulle ha följts upp den 24 september 2018" in told
    assert "– Beslut (beslutat den 2 januari 2018, diarienummer 2018-17)" in told
    assert "Väntad effekt: Kortare köer." in told


def test_the_confidential_is_in_no_mail() -> None:
    hidden = decision(title=SECRET, confidential=True, review_on=TODAY)
    item = AgendaItem(1, "LG-1", 1, 5, title=SECRET, text=SECRET, confidential=True)
    mails = [
        commitment_mail(commitment(what=SECRET, confidential=True), None, AGENCY, TODAY),
        commitment_mail(commitment(), hidden, AGENCY, TODAY),
        decision_mail(hidden, Texts(SECRET, SECRET, SECRET, SECRET), AGENCY, TODAY),
        agenda_mail(meeting(), [Taken(item, Shown(Words(SECRET)))], AGENCY),
    ]
    assert not any(SECRET in mail.text + mail.subject for mail in mails)


def test_an_agenda_has_its_items_in_order_with_why() -> None:
    items = [AgendaItem(n, f"LG-{n}", n, 5, title=f"Punkt {n}", text="Bakgrund\ni två rader") for n in (1, 2)]
    told = plain(agenda_mail(meeting(), [Taken(one, Shown(Words(""))) for one in items], AGENCY))
    assert "1. Punkt 1 (5 min)\n   Bakgrund i två rader\n2. Punkt 2 (5 min)" in told
    assert "Punkterna tar 10 minuter." in told


def test_they_are_swedish_whatever_the_reader_reads() -> None:
    with speaking("en"):
        for mail in (commitment_mail(commitment(), None, AGENCY, TODAY), agenda_mail(meeting(), [], AGENCY)):
            assert "Myndigheten" in mail.text


@given(TEXTS, TEXTS)
def test_no_text_breaks_the_mail_or_its_address(subject: str, text: str) -> None:
    mail = Mail(subject, text)
    found = message_from_bytes(eml(mail), policy=policy.default)
    assert found["X-Unsent"] == "1"
    assert set(found.keys()) == {"Subject", "X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"}
    address = mailto(mail)
    if address is not None:
        query = parse_qs(urlsplit(address).query, keep_blank_values=True)
        assert query["subject"] == [subject]
        assert query["body"] == [text.replace("\n", "\r\n")]
