import io
import zipfile

from python_calamine import CalamineWorkbook

from dashboard.problem import Place
from data.sources.contents import Written
from data.writing.rejected import rejected


def written(sheet: str, number: int, headings: tuple[str, ...], *cells: str) -> Written:
    return Written(Place(sheet, number), headings, cells)


def test_rows_come_back_as_they_were_written_with_why_beside_and_nothing_is_calculated() -> None:
    rows = [
        written("observations.csv", 7, ("Värde", "Källa"), "=1+1", "@SUM(A1)"),
        written("a/observations.csv", 9, ("Källa", "Värde", "Fel"), "+46", "1.234", "gammalt"),
        written("Mitt: [blad]/*", 3, ("x",), "-1"),
    ]
    content = rejected(rows, {row.place: f"rad {row.place.row}" for row in rows})
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names[0] == "Mätvärden"
    assert book.get_sheet_by_name("Mätvärden").to_python() == [
        ["Värde", "Källa", "Fel"],
        ["=1+1", "@SUM(A1)", "rad 7"],
        ["1.234", "+46", "rad 9"],
    ]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())
