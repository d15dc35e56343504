import csv
import io
import random

import pytest

from dashboard.reasons import Why
from data.sources.contents import Limits
from data.sources.package import UPLOAD, read, written

HEADINGS = ["Indikator", "Avser", "Period", "Utgåva", "Publicerad", "Värde", "Tecken", "Kvalitet", "Källa", "Exempel"]
ROWS = 5_000
SPOILT = [
    ("Indikator", "", Why.EMPTY),
    ("Publicerad", "2018-13-01", Why.NOT_A_DATE),
    ("Publicerad", "01/02/2018", Why.UNCLEAR_DATE),
    ("Värde", "1.234", Why.UNCLEAR_NUMBER),
    ("Värde", "tolv", Why.NOT_A_NUMBER),
    ("Värde", "1e400", Why.OUT_OF_RANGE),
    ("Kvalitet", "bra", Why.NOT_A_CHOICE),
    ("Källa", "", Why.EMPTY),
    ("Exempel", "kanske", Why.NOT_A_BOOLEAN),
    ("Utgåva", "2018-01-01T00", Why.TOO_LONG),
]


def table() -> list[list[str]]:
    return [
        [
            f"ind-{n % 50}",
            f"region:{n // 1000:02}",
            f"{1900 + n % 1000}",
            "2018-09",
            "2018-09-25",
            f"{n},5",
            "",
            "slutlig",
            "SCB",
            "nej",
        ]
        for n in range(ROWS)
    ]


def file(rows: list[list[str]]) -> io.BytesIO:
    made = io.StringIO()
    csv.writer(made, delimiter=";").writerows([HEADINGS, *rows])
    return io.BytesIO(made.getvalue().encode())


@pytest.mark.parametrize("count", [1, 2, 7, 25, 50])
def test_as_many_problems_are_told_as_there_are_each_in_its_place(count: int) -> None:
    chance = random.Random(count)
    rows = [[*row[:2], str(n), *row[3:]] for n, row in enumerate(table())]
    seeded = {}
    for number in chance.sample(range(ROWS), count):
        column, text, why = chance.choice(SPOILT)
        rows[number][HEADINGS.index(column)] = text
        seeded[number + 2] = (column, text, why)
    found = read(file(rows), "Mätvärden.csv", UPLOAD)
    assert {p.place.row: (p.column, p.value, p.why) for p in found.problems} == seeded
    assert len(found.problems) == count
    assert len(found.rows["observations"]) == ROWS - count
    assert len(found.spoilt["observations"]) == count


def test_rejected_rows_can_be_had_word_for_word() -> None:
    rows = table()[:20]
    rows[7][5] = "tolv"
    source = file(rows)
    found = read(source, "Mätvärden.csv")
    (rejected,) = written(source, {p.place for p in found.problems}, "Mätvärden.csv")
    assert rejected.headings == tuple(HEADINGS)
    assert rejected.cells == tuple(rows[7])
    assert rejected.place.row == 9


def test_an_upload_may_have_so_many_rows_and_no_more() -> None:
    source = file([[*row[:2], str(n), *row[3:]] for n, row in enumerate(table()[:30])])
    assert read(source, "Mätvärden.csv", Limits(rows=30)).problems == ()
    assert [p.why for p in read(source, "Mätvärden.csv", Limits(rows=29)).problems] == [Why.TOO_MANY_ROWS]


def test_every_problem_of_a_row_is_told() -> None:
    rows = table()[:1]
    rows[0][4:8] = ["aldrig", "tolv", "x", "bra"]
    told = [p.column for p in read(file(rows), "Mätvärden.csv").problems]
    assert told == ["Publicerad", "Värde", "Tecken", "Kvalitet"]


@pytest.mark.parametrize("cells", [["ind"], [*table()[0], "en till"], table()[0][:-1]])
def test_a_row_of_the_wrong_length_is_told_and_never_shifted(cells: list[str]) -> None:
    found = read(file([cells]), "Mätvärden.csv")
    assert [(p.why, p.place.row) for p in found.problems] == [(Why.WRONG_LENGTH, 2)]
    assert found.rows["observations"] == []


def test_empty_cells_after_the_last_heading_do_no_harm() -> None:
    assert read(file([[*table()[0], "", ""]]), "Mätvärden.csv").problems == ()


def test_the_example_of_the_template_is_not_read() -> None:
    example = [*table()[0]]
    example[0] = "EXEMPEL: svarstid"
    found = read(file([example, table()[1]]), "Mätvärden.csv")
    assert [row["indicator"] for row in found.rows["observations"]] == ["ind-1"]


def test_what_only_begins_like_the_example_is_read() -> None:
    other = [*table()[0]]
    other[0] = "EXEMPEL: annat"
    assert len(read(file([other]), "Mätvärden.csv").rows["observations"]) == 1
