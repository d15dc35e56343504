import zipfile
from pathlib import Path

import pytest
from python_calamine import load_workbook

from data.database import Database
from data.format.schema import tables
from data.queries.everything import Everything
from data.sources.headings import INSTRUCTIONS
from data.sources.package import read
from data.sources.rows import EXAMPLE
from data.writing.template import template


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("template") / "mall.xlsx"
    template(made)
    return made


def test_the_template_has_instructions_first_and_a_sheet_per_table(path: Path) -> None:
    assert load_workbook(str(path)).sheet_names == ["Läs först", *(r.title.sv for r in tables().values())]
    assert "läs först" in INSTRUCTIONS


def test_the_template_is_read_without_a_word_and_without_a_row(path: Path) -> None:
    found = read(path)
    assert found.problems == ()
    assert set(found.rows) == set(tables())
    assert not any(found.rows.values())


def test_every_sheet_has_headings_with_what_is_compulsory_marked_and_one_example(path: Path) -> None:
    book = load_workbook(str(path))
    for resource in tables().values():
        headings, example = book.get_sheet_by_name(resource.title.sv).to_python()
        assert headings == [f"{f.title.sv} *" if f.required else f.title.sv for f in resource.fields]
        assert str(example[0]).startswith(EXAMPLE)


def test_an_example_that_is_made_ones_own_is_read(path: Path, tmp_path: Path) -> None:
    book = load_workbook(str(path))
    for resource in tables().values():
        headings, example = book.get_sheet_by_name(resource.title.sv).to_python()
        cells = [str(cell).removeprefix(EXAMPLE).removesuffix(".0") for cell in example]
        lines = ["\t".join(map(str, headings)), "\t".join(cells)]
        (tmp_path / f"{resource.title.sv}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = read(tmp_path)
    assert [str(p) for p in found.problems] == []
    assert {len(rows) for rows in found.rows.values()} == {1}


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def test_sheets_have_lists_notes_and_a_heading_that_stays(path: Path) -> None:
    position = 2 + list(tables()).index("status_reports")
    sheet = part(path, f"xl/worksheets/sheet{position}.xml")
    assert "enligt plan,avviker,avviker stort,ej påbörjad,klar,pausad" in sheet
    assert 'state="frozen"' in sheet
    with zipfile.ZipFile(path) as archive:
        notes = [archive.read(name).decode() for name in archive.namelist() if "comments" in name]
    assert len(notes) == len(tables())
    assert any("Den ansvarigas egen bedömning." in note for note in notes)


def test_codes_of_a_database_are_lists_to_choose_from(sample: Database, tmp_path: Path) -> None:
    with sample.reading() as session:
        everything = Everything(session)
        codes = {name: everything.codes(name) for name in ("activities", "periods")}
    template(tmp_path / "a.xlsx", codes)
    assert load_workbook(str(tmp_path / "a.xlsx")).sheet_names[-1] == "Listor"
    sheet = part(tmp_path / "a.xlsx", f"xl/worksheets/sheet{2 + list(tables()).index('status_reports')}.xml")
    assert f"Listor'!$A$2:$A${len(codes['activities']) + 1}" in sheet
    assert read(tmp_path / "a.xlsx").problems == ()


def test_files_tell_nothing_of_where_they_were_made(path: Path) -> None:
    said = part(path, "docProps/core.xml") + part(path, "docProps/app.xml")
    assert "<dc:creator>Tertial</dc:creator>" in said
    assert str(path.parent) not in said
