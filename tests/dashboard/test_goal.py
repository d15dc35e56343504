from dashboard.goal import Department, ResultArea, Thread
from dashboard.words import Words

UNIT = Department(3, "A-1", Words("Enhet"), "Enhetschef")
TOP = Department(2, "A", Words("Avdelning"), "Avdelningschef", (UNIT,))
AREA = ResultArea(1, "OMR", Words("Område"), Words(""))
THREAD = Thread((), (AREA,), (TOP,))


def test_units_are_found_beside_departments() -> None:
    assert [THREAD.department(code) for code in ("A", "A-1", "B")] == [TOP, UNIT, None]


def test_an_area_is_found_by_its_whole_code() -> None:
    assert [THREAD.area(code) for code in ("OMR", "omr", "")] == [AREA, None, None]
