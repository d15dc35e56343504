from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.activity import ActivityKind, Confidentiality, Forecast
from dashboard.changes import Act, Alteration, Change, ChangeKind, Named
from dashboard.indicator import Direction, Quality
from dashboard.period import PeriodType
from dashboard.status import Status
from dashboard.value import MISSING, Value
from dashboard.words import Words
from layouts.components.alterations import altered, column, row, what
from layouts.text import LANGUAGES, speaking
from tests import trees

BNP = Named(1, "indicator", "bnp", Words("BNP"), unit=Words("%"), decimals=1)
CHANGE = Change(
    ChangeKind.VALUE,
    "observations",
    Act.CHANGED,
    datetime(2018, 9, 25, 11, 2, tzinfo=UTC),
    "Controller",
    BNP,
    None,
    None,
    None,
    (),
    None,
)


@pytest.fixture(params=LANGUAGES, autouse=True)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with speaking(request.param):
        yield request.param


def told(name: str, before: object, after: object, act: Act = Act.CHANGED) -> str:
    return trees.text([altered(Alteration(name, before, after), replace(CHANGE, act=act))])


def test_every_side_of_every_kind_is_written() -> None:
    held: list[object] = [
        *(Status.ON_TRACK, Forecast.NO, ActivityKind.PROJECT, Confidentiality.OPEN, Quality.FINAL),
        *(
            Direction.UP,
            PeriodType.YEAR,
            BNP,
            Value(1.5),
            MISSING,
            True,
            False,
            12.5,
            3,
            date(2018, 9, 25),
            "Ord",
            None,
        ),
    ]
    for one in held:
        text = told("status", one, "efter")
        assert " → " in text
        assert text.split(": ", 1)[1].partition(" → ")[0]
        assert "<" not in text


def test_figures_are_written_as_the_indicator_writes_them(language: str) -> None:
    comma = "," if language == "sv" else "."
    assert told("value", Value(1.25), Value(2.0)).endswith(f"1{comma}3\u00a0% → 2{comma}0\u00a0%")
    assert told("value", Value(1.25), MISSING).endswith("→ ..")
    assert "12" in told("amount", None, 1_234_500)


def test_what_is_new_or_gone_has_one_side() -> None:
    assert "→" not in told("comment", None, "Nytt", Act.ADDED)
    assert told("comment", None, "Nytt", Act.ADDED).endswith("Nytt")
    assert told("comment", "Gammalt", None, Act.REMOVED).endswith("Gammalt")


def test_every_row_and_column_has_a_word() -> None:
    # The tables as data/queries/alterations.py tells them; layouts do not know that module.
    from data.queries.alterations import TOLD

    for table, of_table in TOLD.items():
        assert row(table)
        assert all(column(name) for name in of_table.columns if name not in ("sign", "group_size"))
        assert {what(replace(CHANGE, table=table, act=act)) for act in Act}
