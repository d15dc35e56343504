import io
import re
from pathlib import Path

from data.sources.package import UPLOAD, read
from data.writing.reference import reference

GUIDE = Path(__file__).parents[3] / "docs" / "import.md"
MARK = "<!-- tabeller -->\n\n"


def test_the_guide_has_the_tables_and_columns_of_the_format() -> None:
    assert GUIDE.read_text(encoding="utf-8").partition(MARK)[2] == reference()


def test_the_limits_of_an_upload_are_those_of_the_guide() -> None:
    said = GUIDE.read_text(encoding="utf-8")
    assert UPLOAD.rows
    assert f"{UPLOAD.rows // 1000} 000 rader, {UPLOAD.columns} kolumner och {UPLOAD.megabytes} MB" in said


def test_what_the_guide_says_about_numbers_and_dates_is_so() -> None:
    said = GUIDE.read_text(encoding="utf-8")
    for column, kind in (("Målvärde", "tal"), ("Ska nås", "datum")):
        ((good, bad),) = re.findall(rf"^\| {kind} \|(.*)\|(.*)\|$", said, re.MULTILINE)
        for cell, wrong in ((good, False), (bad, True)):
            for text in re.findall(r"`([^`]+)`", cell):
                row = {"Indikator": "i", "Avser": "region:00", "Ska nås": "2018-12-31", "Målvärde": "1"}
                row[column] = text
                content = ";".join(row) + "\n" + ";".join(row.values()) + "\n"
                found = read(io.BytesIO(content.encode()), "Målvärden.csv")
                assert bool(found.problems) == wrong, text
