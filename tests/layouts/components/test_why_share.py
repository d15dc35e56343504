"""What a share on track is made of, in words and with ways to what it counts."""

from dataclasses import replace

import pytest

from dashboard.address import Address
from dashboard.status import Distribution, Status
from dashboard.view import View
from data.database import Database
from layouts import formats
from layouts.components.why_share import why_share
from layouts.text import LANGUAGES, speaking
from tests import ledger, trees
from tests.callbacks.test_pages import opened

ADDRESS = Address("/")


def link(status: Status) -> str:
    return ADDRESS.to("aktiviteter", status=status)


@pytest.fixture(scope="module")
def view(sample: Database) -> View:
    with sample.reading() as session:
        return ledger.seen(session, "2018-T2")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path", ["/", "/resultatomraden/DIGI", "/avdelningar/FOR", "/avdelningar/REG-RT", "/uppfoljning"]
)
def test_it_stands_under_the_sentence_with_the_same_figures(
    sample: Database, view: View, path: str, language: str
) -> None:
    page = opened(sample, f"{path}?period=2018-T2&lang={language}").children
    (why,) = [one for one in trees.every(page, "details") if "why--share" in one.props["className"]]
    doors = {a.text: a.props["href"] for a in trees.every(why.children, "a")}
    assert doors
    for door in doors.values():
        assert "status=" in door
    (sentence, *_) = [p.text for p in trees.every(page, "p") if p.props.get("className") == "big"]
    on_track, *_ = (int(text.split()[0]) for text in doors)
    judged = int(sentence.split(" av " if language == "sv" else " of ")[1].split()[0])
    with speaking(language):
        share = formats.number(100 * on_track / judged, 1)
    assert share in why.text
    assert sentence.startswith(f"{100 * on_track / judged:.0f} ")


def test_what_one_activity_weighs_and_what_is_not_counted_are_said(view: View) -> None:
    told = {Status.ON_TRACK: 3, Status.DEVIATING: 1, Status.PAUSED: 2}
    with speaking("sv"):
        text = trees.text(why_share(Distribution(told), view, link))
        assert "3 av 4 är 75,0 procent." in text
        assert "Om den som avviker gick enligt plan vore andelen 100,0 procent." in text
        assert "2 pausade" in text
        calm = trees.text(why_share(Distribution({Status.ON_TRACK: 3}), view, link))
        assert "vore andelen" not in calm
        assert "Inte medräknade" not in calm


def test_what_would_change_it_depends_on_whether_the_period_is_locked(view: View) -> None:
    now = Distribution({Status.ON_TRACK: 3})
    unlocked = replace(view, period=replace(view.period, locked_at=None))
    with speaking("sv"):
        assert "En ny lägesrapport ändrar den" in trees.text(why_share(now, unlocked, link))
        assert "Perioden låstes" not in trees.text(why_share(now, unlocked, link))
        assert "Perioden låstes" in trees.text(why_share(now, view, link))


def test_nothing_is_said_of_a_share_that_is_not_told(view: View) -> None:
    assert why_share(Distribution({Status.PAUSED: 3}), view, link) is None
    month = replace(view, period=replace(view.period, opens_on=None))
    assert why_share(Distribution({Status.ON_TRACK: 3}), month, link) is None
