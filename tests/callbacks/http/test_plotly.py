import re

from flask.testing import FlaskClient

from callbacks.http.plotly import BUNDLE


def test_the_small_bundle_is_sent_from_the_address_of_the_large_one(client: FlaskClient) -> None:
    for name in ("plotly.min.js", "plotly.min.v4_4_1m1700000000.js"):
        answer = client.get(f"/_dash-component-suites/plotly/package_data/{name}")
        assert answer.status_code == 200
        assert answer.mimetype == "text/javascript"
        assert answer.data == BUNDLE.read_bytes()


def test_the_first_page_loads_no_plotly_and_nothing_from_elsewhere(client: FlaskClient) -> None:
    index = client.get("/").get_data(as_text=True)
    assert "plotly.min" not in index
    assert [a for a in re.findall(r'(?:src|href)="([^"]+)"', index) if a.startswith(("http:", "https:", "//"))] == []
