from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dashboard.address import Address
from dashboard.changes import ChangeKind
from layouts.components.asof import amount, asof
from layouts.text import LANGUAGES, speaking
from tests import trees
from tests.factories import frame, view

LOCKED = datetime(2018, 9, 25, 11, 2, tzinfo=UTC)
HERE = Address("/om", {"asof": "2018-09-25T13:02", "lang": "en"})


@pytest.fixture(params=LANGUAGES, autouse=True)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with speaking(request.param):
        yield request.param


def test_a_page_of_now_has_no_banner() -> None:
    assert asof(None, None, HERE) is None
    assert asof(frame(), view(), Address("/om")) is None


def test_the_banner_says_when_and_leads_to_now_and_to_what_has_changed(language: str) -> None:
    known = replace(frame(), known_at=LOCKED, since={ChangeKind.REPORT: 1, ChangeKind.VALUE: 1102, ChangeKind.LOCK: 0})
    shown = asof(known, view(known_at=LOCKED), HERE)
    text = trees.text([shown]).replace("\u00a0", " ")
    expected = {
        "sv": "Så här såg det ut den 25 september 2018 kl. 13.02.",
        "en": "This is how it looked on 25 September 2018 at 13:02.",
    }
    assert expected[language] in text
    assert {"sv": "1 lägesrapport, 1 102 mätvärden.", "en": "1 status report, 1,102 values."}[language] in text
    now, *doors = trees.links([shown])
    assert now == "/om?lang=en&period=2018-T2"
    assert [door.split("?")[0] for door in doors] == ["/andringar", "/andringar"]
    assert all("asof=2018-09-25T13%3A02" in door for door in doors)


def test_when_nothing_has_changed_the_banner_says_so(language: str) -> None:
    text = trees.text([asof(replace(frame(), known_at=LOCKED), view(), HERE)])
    assert {"sv": "Inget har registrerats sedan dess.", "en": "Nothing has been recorded since then."}[language] in text


def test_what_is_not_a_moment_is_told_in_short() -> None:
    shown = asof(frame(), view(), Address("/om", {"asof": "x" * 500}))
    assert "x" * 40 in trees.text([shown])
    assert "x" * 41 not in trees.text([shown])
    assert trees.links([shown]) == ["/om"]


def test_every_kind_has_words_for_one_and_many() -> None:
    assert len({amount(kind, count) for kind in ChangeKind for count in (1, 2)}) == 2 * len(ChangeKind)
