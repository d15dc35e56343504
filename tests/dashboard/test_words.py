from dashboard.words import Words


def test_words_without_swedish_are_none_at_all() -> None:
    assert not Words("", "English")
    assert Words("Svenska")
