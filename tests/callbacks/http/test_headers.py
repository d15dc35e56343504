import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/saknas",
        "/healthz",
        "/_dash-layout",
        "/assets/11-tokens.css",
        "/hamta/indikatorer/nix.csv",
        "/hamta/indikatorer/bnp.csv",
    ],
)
def test_every_answer_keeps_others_out(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert "unsafe" not in policy["script-src"]
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert "http" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_nothing_of_dash_is_open_that_nobody_asked_for(client: FlaskClient) -> None:
    assert client.get("/_mcp").status_code == 404
