"""All signals on their page, and each on the page of what it is about: one sentence, made of stored facts, everywhere."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from callbacks.visit import Visit
from callbacks.watching import watch
from dashboard.access import READER
from dashboard.address import Address
from dashboard.ranking import Item
from dashboard.signals import Family, Place, Signal
from dashboard.watch import Watch
from data.database import Database
from layouts import raised
from layouts.text import LANGUAGES, speaking
from tests import ledger, trees
from tests.callbacks.test_pages import opened

PERIOD = "2018-T2"


@pytest.fixture(scope="module")
def seen(sample: Database) -> Watch:
    with sample.reading() as session:
        view = ledger.seen(session, PERIOD)
        return watch(Visit(session, ledger.framed(session), view, Address("/"), READER, datetime.now(UTC)))


def stored(signal: Signal) -> Signal:
    """The signal as it comes back from where its facts were written."""
    return replace(signal, facts=json.loads(json.dumps(dict(signal.facts))))


def door(item: Item) -> str:
    if item.about.place is Place.ACTIVITY:
        return f"/aktiviteter/{item.about.code}"
    if item.about.place in (Place.DECISION, Place.COMMITMENT):
        return f"/{'beslut' if item.about.place is Place.DECISION else 'ataganden'}/{item.about.code}"
    return f"/indikatorer/{item.about.code}" + (f"?scope={item.about.scope}" if item.about.scope else "")


def and_(address: str, more: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{more}"


def items(database: Database, search: str) -> list[trees.Node]:
    page = opened(database, f"/signaler?period={PERIOD}{search}")
    return [li for ol in trees.every(page.children, "ol") for li in trees.every(ol.children, "li")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_of_all_signals_are_made_again_of_stored_facts_and_are_the_same_on_every_page(
    sample: Database, seen: Watch, language: str
) -> None:
    every = f"period={PERIOD}&lang={language}"
    listed = "".join(trees.text(opened(sample, f"/signaler?{every}&page={page}").children) for page in (1, 2))
    assert len(seen.raised.all) > 40
    with speaking(language):
        for item in seen.raised.all:
            own = trees.text(opened(sample, and_(door(item), every)).children)
            for signal in map(stored, item.signals):
                told = raised.told(signal)
                assert told in listed
                assert told in own, item.about
                assert raised.rule(signal) in listed
            assert raised.weight(item.score) in listed


def test_the_overview_raises_the_nine_weightiest_and_folds_the_rest(sample: Database, seen: Watch) -> None:
    page = opened(sample, f"/?period={PERIOD}")
    text = trees.text(page.children)
    for item in seen.raised.items:
        assert all(raised.told(signal) in text for signal in item.signals)
    folded = next(ul for ul in trees.every(page.children, "ul") if ul.props.get("className") == "folded__kinds")
    numbers = [int(li.text.split()[0]) for li in trees.every(folded.children, "li")]
    assert numbers[0] == sum(numbers[1:]) == len(seen.raised.folded)
    assert f"{seen.raised.looks.unchanged} av {seen.raised.looks.judged} indikatorer" in text


def test_the_choices_count_what_they_give(sample: Database, seen: Watch) -> None:
    assert len(items(sample, "")) == 50
    assert len(items(sample, "") + items(sample, "&page=2")) == len(seen.raised.all)
    for family in Family:
        wanted = [item for item in seen.raised.all if any(s.kind.family is family for s in item.signals)]
        assert len(items(sample, f"&family={family}")) == min(50, len(wanted))
    of_area = [item for item in seen.raised.all if item.about.area == "FORE"]
    assert len(items(sample, "&area=FORE")) == len(of_area) == seen.raised.within(area="FORE")
    assert f"{len(of_area)} signaler att titta på" in trees.text(opened(sample, "/resultatomraden/FORE").children)
    of_department = [item for item in seen.raised.all if item.about.department == "FOR"]
    assert len(items(sample, "&department=FOR")) == len(of_department) == seen.raised.within(department="FOR")
    nothing = opened(sample, f"/signaler?period={PERIOD}&area=FORE&family=due&department=VER")
    assert "Inget passar valen." in trees.text(nothing.children)
