from dashboard.reasons import Why


def test_no_two_reasons_are_the_same() -> None:
    assert len({why.value for why in Why.__members__.values()}) == len(Why.__members__)


def test_every_reason_says_what_is_the_matter_and_every_error_what_to_do() -> None:
    for why in Why:
        assert why.told.endswith(".")
        assert why.is_warning or why.right.endswith((".", "}"))
