import pytest

from layouts.exports.spreadsheet import plain, written
from layouts.text import speaking


@pytest.mark.parametrize(("language", "separator"), [("sv", ";"), ("en", ",")])
def test_cells_are_parted_as_a_spreadsheet_of_the_language_expects(language: str, separator: str) -> None:
    with speaking(language):
        assert written(["a", "b"], [["1", f"x{separator}y"]], None) == (
            f'a{separator}b\r\n1{separator}"x{separator}y"\r\n'
        )


def test_a_change_has_no_plus_and_a_plain_minus() -> None:
    assert [plain(text) for text in ("+1,5", "−1\u00a0234,5", "..")] == ["1,5", "-1234,5", ".."]
