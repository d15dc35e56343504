import contextlib
import io
import json
import random
import time
import zipfile
from pathlib import Path

import pytest

from dashboard.errors import BadPackage
from dashboard.problem import Problem
from dashboard.reasons import Kind, Why
from data.sources.package import UPLOAD, read
from tests import bombs

CSV = b"kod;namn\nPRG;Ett program\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
GOOD = bombs.workbook(bombs.sheet(bombs.rows(("Kod", "Namn"), ("PRG", "Ett program"))))
XXE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;</worksheet>'
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><worksheet>&c;</worksheet>'


def zipped(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return made.getvalue()


def locked(content: bytes) -> bytes:
    """As if the parts had a password."""
    changed = bytearray(content)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[content.find(sign) + at] |= 1
    return bytes(changed)


def problem(name: str, content: bytes) -> Problem:
    with pytest.raises(BadPackage) as bad:
        read(io.BytesIO(content), name, UPLOAD)
    (found,) = bad.value.problems
    return found


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.xlsm", GOOD, Why.HAS_MACROS),
        ("a.xlsx", bombs.workbook(bombs.sheet(b""), xl_vbaProject__bin=b"x"), Why.HAS_MACROS),
        ("a.xlsb", zipped(xl_workbook__bin=b"x"), Why.HAS_MACROS),
        ("a.xls", OLE, Why.OLD_WORKBOOK),
        ("a.xlsx", OLE, Why.OLD_WORKBOOK),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), Why.ENCRYPTED),
        ("a.zip", locked(zipped(programmes__csv=CSV)), Why.ENCRYPTED),
        ("a.xlsx", CSV, Why.NOT_WHAT_IT_SAYS),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", Why.NOT_WHAT_IT_SAYS),
        ("a.csv", b"\xef\xbb\xbf  <!DOCTYPE html><p>", Why.NOT_WHAT_IT_SAYS),
        ("a.csv", GOOD, Why.NOT_WHAT_IT_SAYS),
        ("a.xlsx", b"%PDF-1.7\n" + GOOD, Why.NOT_WHAT_IT_SAYS),
        ("a.xlsx", zipped(programmes__csv=CSV), Why.NOT_WHAT_IT_SAYS),
        ("a.pdf", b"%PDF-1.7\n", Why.NOT_WHAT_IT_SAYS),
        ("a.exe", b"MZ\x90", Why.UNKNOWN_KIND),
        ("a", CSV, Why.UNKNOWN_KIND),
        ("a.csv", b"", Why.EMPTY_FILE),
        ("a.xlsx", b"", Why.EMPTY_FILE),
        ("a.xlsx", GOOD[: len(GOOD) // 2], Why.DAMAGED),
        ("a.xlsx", bombs.workbook(XXE), Why.UNSAFE),
        ("a.xlsx", bombs.workbook(LAUGHS), Why.UNSAFE),
        ("a.xlsx", bombs.workbook(bombs.sheet(b""), xl_sharedStrings__xml=XXE), Why.UNSAFE),
        ("a.xlsx", bombs.workbook(bombs.sheet(b""), xl_styles__xml=LAUGHS), Why.UNSAFE),
        ("a.xlsx", bombs.workbook(XXE.decode().encode("utf-16")), Why.UNSAFE),
        ("a.zip", zipped(datapackage__json=b"{", programmes__csv=CSV), Why.BAD_DESCRIPTOR),
        ("a.zip", zipped(datapackage__json=b'{"resources": [{"path": 5}]}'), Why.BAD_DESCRIPTOR),
        ("a.zip", zipped(datapackage__json=b"[" * 100_000), Why.BAD_DESCRIPTOR),
    ],
)
def test_a_file_of_the_wrong_kind_is_refused_with_its_reason(name: str, content: bytes, why: Why) -> None:
    found = problem(name, content)
    assert found.why is why
    assert str(found)


def test_what_the_content_is_is_told() -> None:
    assert problem("a.xls", b"<html>").details["content"] is Kind.WEB_PAGE
    assert problem("a.xlsx", b"%PDF-1.7\n" + GOOD).details["content"] is Kind.PDF


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("program.csv", CSV),
        ("Program.CSV", CSV),
        ("programmes.txt", CSV),
        ("data.xlsx", GOOD),
        ("data.zip", zipped(Program__csv=CSV)),
        ("data.zip", zipped(**{"mapp/programmes__csv": CSV})),
        (
            "data.zip",
            zipped(**{"m/a__csv": CSV, "m/datapackage__json": b'{"resources":[{"name":"programmes","path":"a.csv"}]}'}),
        ),
    ],
)
def test_a_table_is_found_in_every_kind_of_file(name: str, content: bytes) -> None:
    found = read(io.BytesIO(content), name, UPLOAD)
    assert found.problems == ()
    assert [row["code"] for row in found.rows["programmes"]] == ["PRG"]


def test_a_folder_without_a_descriptor_is_read_by_the_names_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "Program.csv").write_bytes(CSV)
    (tmp_path / "Annat.csv").write_bytes(CSV)
    (tmp_path / "README.md").write_text("text")
    found = read(tmp_path)
    assert [p.why for p in found.problems] == [Why.UNKNOWN_TABLE]
    assert list(found.rows) == ["programmes"]


def test_a_descriptor_that_names_a_file_that_is_not_there_or_lies_outside_is_told(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_bytes(CSV)
    folder = tmp_path / "package"
    folder.mkdir()
    paths = ["../secret.csv", "none.csv"]
    described = {"resources": [{"name": "programmes", "path": path} for path in paths]}
    (folder / "datapackage.json").write_text(json.dumps(described))
    found = read(folder)
    assert [(p.why, p.value) for p in found.errors[:2]] == [(Why.NO_FILE, "../secret.csv"), (Why.NO_FILE, "none.csv")]
    assert not any(found.rows.values())


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadPackage) as bad:
        read(tmp_path / "none.xlsx")
    assert str(bad.value) == "There is no file none.xlsx. Check the name and the folder."


MIXED = bombs.workbook(
    bombs.sheet(bombs.rows(("Kod", "Namn", "Exempel"), *((f"P{n}", f"Program {n}", "nej") for n in range(40))))
)
TEXT = "kod;namn;exempel\n" + "".join(f"P{n};Prógram å {n};nej\n" for n in range(40))


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Some bits turned, or cut off, or a piece repeated."""
    changed = bytearray(content)
    match chance.randrange(4):
        case 0:
            del changed[chance.randrange(len(changed)) :]
        case 1:
            at = chance.randrange(len(changed))
            changed[at:at] = changed[at : at + chance.randrange(1, 200)]
        case _:
            for _ in range(chance.randrange(1, 12)):
                changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def survive(seeds: range) -> None:
    for seed in seeds:
        chance = random.Random(seed)
        for name, content in (
            ("a.xlsx", MIXED),
            ("program.csv", TEXT.encode("cp1252")),
            ("program.csv", TEXT.encode()),
        ):
            began = time.process_time()
            with contextlib.suppress(BadPackage):
                read(io.BytesIO(mutated(content, chance)), name, UPLOAD)
            assert time.process_time() - began < 5


def test_a_file_with_turned_bits_is_read_or_told() -> None:
    survive(range(100))


@pytest.mark.long
def test_a_thousand_files_with_turned_bits_are_read_or_told() -> None:
    survive(range(100, 1_100))
