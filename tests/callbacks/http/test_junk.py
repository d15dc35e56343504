from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

UPDATE = "/_dash-update-component"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=10,
)


@pytest.fixture(scope="module")
def asked(client: FlaskClient) -> dict[str, Any]:
    """What the browser posts when a reader types in the search field."""
    (found,) = [d for d in client.get("/_dash-dependencies").get_json() if d["output"].startswith("suggestions")]
    return {
        "output": found["output"],
        "outputs": {"id": "suggestions", "property": "children"},
        "inputs": [{**part, "value": "kom"} for part in found["inputs"]],
        "state": [{**part, "value": ""} for part in found["state"]],
        "changedPropIds": ["search.value"],
    }


def test_a_question_of_a_page_is_answered(client: FlaskClient, asked: dict[str, Any]) -> None:
    assert client.post(UPDATE, json=asked).status_code == 200


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"{}", b'"a"', b"\xff", b'{"output": "x"}', b"[" * 5000])
def test_what_is_no_question_is_refused_in_words(client: FlaskClient, body: bytes) -> None:
    for kind in ("application/json", "text/plain", None):
        answer = client.post(UPDATE, data=body, content_type=kind)
        assert answer.status_code == 400
        assert answer.text.endswith(".")


@pytest.mark.parametrize("key", ["output", "outputs", "inputs", "state", "changedPropIds"])
@settings(max_examples=60)
@given(junk=JSON)
def test_no_part_of_a_question_in_another_shape_breaks_the_application(
    client: FlaskClient, asked: dict[str, Any], key: str, junk: Any
) -> None:
    assert client.post(UPDATE, json=asked | {key: junk}).status_code < 500


@settings(max_examples=60)
@given(junk=JSON)
def test_no_value_in_a_question_breaks_the_application(client: FlaskClient, asked: dict[str, Any], junk: Any) -> None:
    for part in ("inputs", "state"):
        given_values = [one | {"value": junk} for one in asked[part]]
        assert client.post(UPDATE, json=asked | {part: given_values}).status_code == 200


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch"])
def test_a_question_is_only_posted(client: FlaskClient, method: str) -> None:
    assert getattr(client, method)(UPDATE).status_code in (400, 405)


@pytest.mark.parametrize("name", ["dash/x.py", "x/y.js", "dash/../../app.py", "dash/dcc/x.js", "plotly/x.js", ""])
def test_a_file_that_no_component_has_is_not_found(client: FlaskClient, name: str) -> None:
    assert client.get(f"/_dash-component-suites/{name}").status_code == 404
