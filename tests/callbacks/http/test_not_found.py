import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?period=2018-T3",
        "/om",
        "/aktiviteter/A-0001?period=2018-08",
        "/resultatomraden/DIGI?page=-1&status=xyz",
        "/indikatorer/bnp",
        "/avdelningar/REG-RT",
        "/uppfoljning/2018-T2",
        "/aktiviteter?q=finnsinte",
    ],
)
def test_a_page_that_exists_is_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/saknas",
        "/om/mer",
        "/resultatomraden/NIX",
        "/resultatomraden/digi",
        "/aktiviteter/A-9999",
        "/aktiviteter/DIGI",
        "/indikatorer/nix",
        "/avdelningar/NIX",
        "/uppfoljning/2018-T9",
        "/?period=2018-T9",
        "/om?period=1996-07",
        "/aktiviteter/%00",
        "/aktiviteter/' OR 1=1 --",
        "/_mcp",
        "/console",
    ],
)
def test_what_does_not_exist_is_404_and_still_a_page(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert path.startswith("/_") or b"<html" in answer.data


def test_without_the_database_a_page_still_opens_to_say_so(lost: FlaskClient) -> None:
    for path in ("/", "/aktiviteter/A-0001", "/?period=2018-T2"):
        assert lost.get(path).status_code in (200, 503)


def test_the_page_speaks_swedish_from_the_start(client: FlaskClient) -> None:
    assert b'<html lang="sv"' in client.get("/").data
