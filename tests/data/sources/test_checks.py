import io

from dashboard.reasons import Why
from data.sources.checks import not_in_percent, unknown_references
from data.sources.contents import Package
from data.sources.package import read

HEAD = "Indikator;Avser;Ska nås;Målvärde\n"


def targets(*lines: str) -> Package:
    return read(io.BytesIO((HEAD + "\n".join(lines) + "\n").encode()), "Målvärden.csv")


def test_codes_are_looked_for_in_the_package_and_among_the_known() -> None:
    package = targets("ind;region:01;2018-12-31;5", "ind;region:99;2018-12-30;5")
    told = unknown_references(package, {"regions": {"01"}})
    assert [(p.why, p.place.row, p.column, p.value) for p in told] == [
        (Why.UNKNOWN_CODE, 2, "Indikator", "ind"),
        (Why.UNKNOWN_CODE, 3, "Indikator", "ind"),
        (Why.UNKNOWN_SCOPE, 3, "Avser", "region:99"),
    ]
    assert unknown_references(package, {"regions": {"01", "99"}, "indicators": {"ind"}}) == []


def test_a_row_that_has_a_problem_is_not_told_of_as_missing() -> None:
    content = "Kod;Ingår i;Namn;Chefsroll;Ordning\nA;;;Chef;1\nB;A;Namn;Chef;2\nC;X;Namn;;3\n"
    package = read(io.BytesIO(content.encode()), "Avdelningar.csv")
    assert [p.column for p in package.problems] == ["Namn", "Chefsroll"]
    assert [(p.place.row, p.value) for p in unknown_references(package, {})] == [(4, "X")]


def test_per_cent_is_for_indicators_in_per_cent() -> None:
    package = targets(
        "andel;region:01;2018-12-31;12 %", "antal;region:01;2018-12-31;12 %", "antal;region:01;2018-12-30;12"
    )
    told = not_in_percent(package, {"andel": "%", "antal": "antal"})
    assert [(p.why, p.place.row) for p in told] == [(Why.NOT_IN_PERCENT, 3)]
