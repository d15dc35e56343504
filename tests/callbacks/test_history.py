import re

import pytest
from flask.testing import FlaskClient

from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from dashboard.access import person
from data.database import Database
from tests import trees

ROUTES = Routes(PAGES)
# A page, and what of it has a history one click away.
HISTORIES = {
    "/mal": ["mal"],
    "/resultatomraden/DIGI": ["mal", "prestationer", "resultatomraden"],
    "/aktiviteter/A-0001": ["aktiviteter"],
    "/indikatorer/sjukfranvaro": ["indikatorer"],
    "/avdelningar/REG": ["avdelningar"],
    "/redigera/installningar/small_group.staff": ["installningar"],
    "/redigera/prestationer/{prestationer}": ["prestationer"],
    "/redigera/malvarden/{malvarden}": ["indikatorer"],
    "/redigera/leveranser/{leveranser}": ["aktiviteter"],
    "/redigera/ersatta-mal/{ersatta-mal}": ["mal"],
}


def hrefs(sample: Database, path: str) -> list[str]:
    page = draw(sample, ROUTES, menu, path, "", user=person("controller")).page
    return [str(node.props.get("href", "")) for node in trees.every(page, "a")]


@pytest.mark.parametrize("path", HISTORIES)
def test_the_history_of_what_is_shown_is_one_click_away_and_tells_something(
    sample: Database, client: FlaskClient, path: str
) -> None:
    for table in re.findall(r"\{(.+)\}", path):
        first = next(
            href for href in hrefs(sample, f"/redigera/{table}") if f"/redigera/{table}/" in href and "%2B" not in href
        )
        path = first
    found = [href for href in hrefs(sample, path) if href.startswith("/historik/")]
    expected = next(kinds for key, kinds in HISTORIES.items() if path.startswith(key.partition("{")[0]))
    assert sorted({href.split("/")[2] for href in found}) == expected
    assert [client.get(href).status_code for href in found] == [200] * len(found)


def test_a_new_row_has_no_history(sample: Database) -> None:
    assert not [href for href in hrefs(sample, "/redigera/installningar/+") if href.startswith("/historik/")]
