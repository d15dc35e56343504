from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.address import STICKY, Address

# Half of a surrogate pair cannot be sent in an address, and NUL is taken away.
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
texts = st.text(LETTERS, min_size=1)
keys = st.sampled_from(["period", "lang", "asof", "status", "page", "q", "sort", "x y", "&="])
queries = st.dictionaries(keys, texts)
parts = st.lists(texts.filter(lambda part: part not in (".", "..")), max_size=3)
choices = st.lists(st.sampled_from(["a", "b", "å", "c&d", "e f"]), unique=True)


def read(href: str) -> Address:
    where = urlsplit(href)
    return Address.parse(where.path, f"?{where.query}" if where.query else "")


@given(parts, queries, queries)
def test_a_link_to_another_page_keeps_only_what_is_sticky(
    path: list[str], query: dict[str, str], new: dict[str, str]
) -> None:
    href = Address("/", query).to(*path, **new)
    assert read(href).query == {k: v for k, v in query.items() if k in STICKY} | new


@given(parts)
def test_a_path_is_read_as_it_was_meant(path: list[str]) -> None:
    assert read(Address("/").to(*path)).path == "/" + "/".join(path)


@given(queries, queries)
def test_another_choice_keeps_the_others_and_starts_at_the_first_page(
    query: dict[str, str], new: dict[str, str]
) -> None:
    href = Address("/aktiviteter", query).having(**new)
    assert read(href).query == {k: v for k, v in query.items() if k != "page"} | new
    assert read(href).path == "/aktiviteter"


@given(queries, keys)
def test_none_takes_a_choice_away(query: dict[str, str], key: str) -> None:
    assert read(Address("/", query).having(**{key: None})).query == {
        k: v for k, v in query.items() if k not in (key, "page")
    }


@given(choices, st.sampled_from(["a", "b", "å", "c&d", "e f"]))
def test_adding_a_value_twice_takes_it_away_again(before: list[str], value: str) -> None:
    address = Address("/", {"status": ",".join(before)} if before else {})
    once = read(address.plus("status", value))
    assert (value in once.values("status")) is (value not in before)
    assert sorted(read(once.plus("status", value)).values("status")) == sorted(before)


@given(queries)
def test_a_form_carries_everything_but_its_own_keys_and_the_page(query: dict[str, str]) -> None:
    assert Address("/", query).kept("q") == {k: v for k, v in query.items() if k not in ("q", "page")}


def test_of_a_repeated_key_the_last_counts() -> None:
    assert Address.parse("/", "?period=2018-T1&period=2018-T2").query == {"period": "2018-T2"}


@given(st.text(), st.text())
def test_any_address_can_be_read(path: str, search: str) -> None:
    assert Address.parse(path, search).path


@given(st.text(LETTERS))
def test_a_link_never_leads_to_another_host(path: str) -> None:
    for href in (Address.parse(path, "").having(q=1), Address.parse(path, "").to(path)):
        assert href.startswith("/")
        assert not href.startswith(("//", "/\\"))
        assert urlsplit(href).netloc == ""


@pytest.mark.parametrize("path", ["//evil.example", "///evil.example/x", "/\\evil.example"])
def test_a_path_that_looks_like_a_host_stays_a_path(path: str) -> None:
    assert urlsplit(Address.parse(path, "").having(lang="en")).netloc == ""


def test_the_browser_writes_a_path_in_code_and_it_is_read_in_letters() -> None:
    assert Address.parse("/aktiviteter/A%201%20%C3%A5", "").path == "/aktiviteter/A 1 å"
    assert Address.parse("/aktiviteter/A%201%20%C3%A5", "").having() == "/aktiviteter/A%201%20%C3%A5"
