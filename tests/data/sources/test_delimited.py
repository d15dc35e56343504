import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.reasons import Why
from data.sources.contents import Refused
from data.sources.delimited import decode, rows, separates

TABLE = [["kod", "namn"], ["1", "Å, ä; ö"], ["2", 'med "citat"'], ["3", "två\nrader"]]


def text(separator: str, end: str) -> str:
    def cell(told: str) -> str:
        return f'"{told.replace(chr(34), chr(34) * 2)}"' if set(told) & set('",;|\t\n') else told

    return "".join(separator.join(cell(told) for told in row) + end for row in TABLE)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_is_read_however_it_was_saved(separator: str, encoding: str, end: str) -> None:
    assert [cells for _, cells in rows(text(separator, end).encode(encoding))] == TABLE


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("åäö", "utf-8"),
        ("åäö", "utf-8-sig"),
        ("åäö", "utf-16"),
        ("åäö – 5 €", "cp1252"),
        ("plain", "ascii"),
    ],
)
def test_letters_are_what_they_were(content: str, encoding: str) -> None:
    assert decode(content.encode(encoding))[0] == content


@pytest.mark.parametrize(
    "content",
    [
        "Åke köpte ägg".encode("mac-roman"),
        "Åke köpte ägg".encode("cp850"),
        "Łódź żółw".encode("cp1250"),
        "привет".encode("cp1251"),
        "日本語".encode("shift-jis"),
        b"a\x00b\x00\x00c;d",
        b"\x81\x8d\x8f",
        bytes(range(256)),
    ],
)
def test_letters_that_could_be_others_are_refused(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        decode(content)
    assert refused.value.why in (Why.UNKNOWN_ENCODING, Why.DAMAGED)


def test_a_file_cut_off_in_the_middle_of_a_letter_is_damaged() -> None:
    with pytest.raises(Refused) as refused:
        decode("räksmörgås å".encode()[:-1])
    assert refused.value.why is Why.DAMAGED


def test_a_separator_that_a_spreadsheet_was_told_of_is_believed_and_its_line_not_counted() -> None:
    assert list(rows(b"sep=;\na,b;c\n1;2\n")) == [(1, ["a,b", "c"]), (2, ["1", "2"])]


def test_headings_decide_what_parts_columns() -> None:
    assert separates('kod;"namn, med komma";belopp\n') == ";"
    assert separates("\n\nkod\tnamn\n") == "\t"
    assert separates("kod\n1,5\n") == ","
    with pytest.raises(Refused) as refused:
        separates("a,b;c\n")
    assert refused.value.why is Why.UNKNOWN_SEPARATOR


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    content = b'kod;namn\n\n1;"tv\xc3\xa5\nrader"\n2;b\n'
    assert [number for number, cells in rows(content) if cells] == [1, 3, 4]


@pytest.mark.parametrize("content", [b'kod;namn\n1;"aldrig st\xc3\xa4ngt\n2;b\n', b"kod;namn\n1;" + b"x" * 1_100_000])
def test_a_quote_that_is_never_closed_or_a_cell_without_end_is_told(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        list(rows(content))
    assert refused.value.why is Why.BROKEN_CSV


def test_a_line_of_ten_megabytes_is_read_or_told() -> None:
    content = b"kod;namn\n" + b";".join([b"x" * 1000] * 10_000)
    assert [len(cells) for _, cells in rows(content)] == [2, 10_000]


@given(st.binary(max_size=300))
@example(b"\r\x01")
def test_any_bytes_are_rows_or_refused(content: bytes) -> None:
    count = 0
    try:
        count = len(list(rows(content)))
    except Refused as refused:
        count = -len(refused.why.told)
    assert count or not content.strip(b"\xff\xfe\xef\xbb\xbf\r\n\0 ")
