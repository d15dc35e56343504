from typing import Any

import pytest

from callbacks.search import suggested
from data.database import Database
from tests import trees


def test_suggestions_come_from_two_letters_on(sample: Database) -> None:
    assert suggested(sample, "k", "") == []
    assert len(trees.links(suggested(sample, "ko", ""))) == 8


def test_a_suggestion_leads_there_in_the_readers_language(sample: Database) -> None:
    found = trees.links(suggested(sample, "Kompetensförsörjning", "?lang=en&period=2018-T1"))
    assert "/resultatomraden/KOMP?lang=en&period=2018-T1" in found


@pytest.mark.parametrize("junk", [None, 5, [], {"a": 1}, "x" * 10_000, "   ", "💥💥"])
def test_junk_suggests_nothing(sample: Database, junk: Any) -> None:
    assert suggested(sample, junk, junk) == []
