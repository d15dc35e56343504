import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from dashboard.errors import MOST_TOLD, BadPackage
from dashboard.settings import SAMPLE
from data.sources.checks import unknown_references
from data.sources.package import read, refuse

Table: TypeAlias = list[list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small package of one's own: one area, two activities."""
    copied = Path(shutil.copytree(SAMPLE, tmp_path / "package"))
    for file in copied.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as source:
            table = list(csv.reader(source))
        keep = {"result_areas.csv": 1, "departments.csv": 2, "activities.csv": 2, "periods.csv": 3}.get(file.name, 0)
        written(file, table[: keep + 1])
    change(copied / "activities.csv", lambda t: [clear(row, t[0], "deliverable", "programme") for row in t])
    change(copied / "activities.csv", lambda t: [t[0], *(put(row, t[0], "department", "REG") for row in t[1:])])
    change(copied / "activities.csv", lambda t: [t[0], *(put(row, t[0], "area", "FORE") for row in t[1:])])
    return copied


def written(file: Path, table: Table) -> None:
    with file.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, lineterminator="\n").writerows(table)


def change(file: Path, how: Callable[[Table], Table]) -> None:
    with file.open(encoding="utf-8", newline="") as source:
        table = list(csv.reader(source))
    written(file, how(table))


def put(row: list[str], columns: list[str], column: str, text: str) -> list[str]:
    return [text if name == column else cell for name, cell in zip(columns, row, strict=True)]


def clear(row: list[str], columns: list[str], *emptied: str) -> list[str]:
    return row if row == columns else ["" if n in emptied else c for n, c in zip(columns, row, strict=True)]


def problems(folder: Path) -> tuple[str, ...]:
    found = read(folder)
    with pytest.raises(BadPackage) as told:
        refuse([*found.problems, *unknown_references(found, {})])
    return tuple(str(problem) for problem in told.value.problems)


def spoilt(folder: Path, file: str, column: str, text: str) -> tuple[str, ...]:
    change(folder / file, lambda t: [t[0], put(t[1], t[0], column, text), *t[2:]])
    return problems(folder)


def test_the_small_package_is_good(folder: Path) -> None:
    found = read(folder)
    assert not found.problems
    assert [row["code"] for row in found.rows["activities"]] == ["A-0001", "A-0002"]
    assert list(map(str, found.places["activities"])) == ["activities.csv row 2", "activities.csv row 3"]


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        ("title", "", "title is empty"),
        ("kind", "", "kind is empty"),
        ("starts_on", "2018-02-30", "starts_on is “2018-02-30”, which is not a date"),
        ("strategic", "kanske", "strategic is “kanske”. It should be yes or no"),
        (
            "recorded_at",
            "2018-10-28T02:30:00",
            "recorded_at is “2018-10-28T02:30:00”, an hour that the clocks had twice",
        ),
        ("kind", "hobby", "kind is “hobby”. It should be one of government assignment, assignment, activity, "),
        ("area", "NONE", "area is “NONE”, which is not in Result areas"),
        ("department", "NONE", "department is “NONE”, which is not in Departments"),
    ],
)
def test_a_bad_cell_is_told_with_file_row_and_column(folder: Path, column: str, text: str, sentence: str) -> None:
    (told,) = spoilt(folder, "activities.csv", column, text)
    assert told.startswith(f"activities.csv row 2: {sentence}")


@pytest.mark.parametrize("text", ["1,5x", "NaN", "Infinity", "1 0000", "0x1", "--1"])
def test_what_is_not_a_finite_number_is_refused(folder: Path, text: str) -> None:
    shutil.copy(SAMPLE / "settings.csv", folder)
    shutil.copy(SAMPLE / "appropriations.csv", folder)
    change(folder / "appropriation_years.csv", lambda t: [t[0], numbers(t[0], text)])
    told = f"appropriation_years.csv row 2: outcome is “{text}”, which is not a number. Write it as 1 234,5."
    assert told in problems(folder)


def numbers(columns: list[str], outcome: str) -> list[str]:
    row = put(["0"] * len(columns), columns, "appropriation", "UO19 1:1")
    for column, text in (("outcome", outcome), ("is_example", "true"), ("recorded_at", "2018-01-01T08:00:00Z")):
        row = put(row, columns, column, text)
    return row


def test_two_rows_with_one_key_are_told_with_both_places(folder: Path) -> None:
    change(folder / "activities.csv", lambda t: [*t, t[1]])
    (told,) = problems(folder)
    assert told.startswith("activities.csv row 4: code A-0001, recorded_at ")
    assert told.endswith(" is already in activities.csv row 2. Keep one of the rows.")


def test_wrong_columns_are_told_with_the_right_ones(folder: Path) -> None:
    change(folder / "periods.csv", lambda t: [["coda", *t[0][1:]], *t[1:]])
    assert problems(folder)[:2] == (
        "periods.csv row 1: The heading coda is not a column of the table. The nearest is Code; correct it, or remove the column.",
        "periods.csv row 1: The column Code is missing. Add it; it is compulsory.",
    )


@pytest.mark.parametrize("extra", [["one too many"], ["two", "too many"]])
def test_rows_of_the_wrong_length_are_never_shifted(folder: Path, extra: list[str]) -> None:
    change(folder / "periods.csv", lambda t: [t[0], *(row + extra for row in t[1:])])
    count = 8 + len(extra)
    assert problems(folder)[0].startswith(f"periods.csv row 2: there are {count} cells; there should be 8")


def test_an_empty_file_has_no_columns(folder: Path) -> None:
    (folder / "settings.csv").write_text("")
    assert problems(folder)[0].startswith("settings.csv: The file is empty.")


def test_a_byte_order_mark_and_empty_lines_do_no_harm(folder: Path) -> None:
    file = folder / "periods.csv"
    file.write_text("\ufeff" + file.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    assert len(read(folder).rows["periods"]) == 3


def test_every_problem_is_told_up_to_a_limit(folder: Path) -> None:
    change(folder / "periods.csv", lambda t: [t[0], *([f"x{n}", "no", *t[1][2:]] for n in range(MOST_TOLD + 7))])
    with pytest.raises(BadPackage) as told:
        refuse(read(folder).problems)
    assert len(told.value.problems) == MOST_TOLD + 7
    assert str(told.value).splitlines()[MOST_TOLD:] == ["… and 7 more"]


def test_the_descriptor_names_every_file_and_column_of_the_sample() -> None:
    described = json.loads((SAMPLE / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    files = {file for r in described for file in ([r["path"]] if isinstance(r["path"], str) else r["path"])}
    assert files == {file.name for file in SAMPLE.glob("*.csv")}
    assert all(field.get("description") for r in described for field in r["schema"]["fields"])
