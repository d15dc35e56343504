import re

import pytest
from flask.testing import FlaskClient


def drawn(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), answer.text)


def test_the_two_sentences_tell_activities_and_indicators_apart(client: FlaskClient) -> None:
    told = drawn(client, "/uppfoljningens-halsa?period=2018-T2")
    assert re.search(r"Av 216 aktiviteter i planen för tertial 2 2018 saknar \d+ inget", told)
    assert re.search(r"Av \d+ egna indikatorer saknar \d+ inget", told)


def test_a_number_of_activities_leads_to_the_table_of_those_that_lack_it(client: FlaskClient) -> None:
    told = drawn(client, "/uppfoljningens-halsa?period=2018-T2")
    doors = re.findall(r'"(/aktiviteter\?[^"]*lacks=[^"]*)"', told)
    assert len(doors) > 20
    door = "/aktiviteter?lacks=with_goal&period=2018-T2"
    assert door in doors
    counted = {int(count) for count in re.findall(rf'"{re.escape(door)}"[^\[]*\["(\d+)\D+saknar"', told)}
    assert len(counted) == 1
    listed = drawn(client, door)
    assert "Utan mål" in listed
    assert re.search(rf"\b{counted.pop()} aktiviteter", listed)


def test_a_number_of_indicators_leads_to_their_list(client: FlaskClient) -> None:
    late = drawn(client, "/uppfoljningens-halsa?period=2018-T2&lacks=on_time&area=REGI")
    assert "Inte i tid" in late
    assert "/indikatorer/butiker-kvar?period=2018-T2" in late.partition('"bakom"')[2]
    none = drawn(client, "/uppfoljningens-halsa?period=2018-T2&lacks=owned")
    assert "Ingen indikator finns bakom talet." in none


def test_of_a_month_it_says_that_status_is_not_reported(client: FlaskClient) -> None:
    assert "Status rapporteras inte för augusti 2018" in drawn(client, "/uppfoljningens-halsa?period=2018-08&lacks=all")


@pytest.mark.parametrize("address", ["/uppfoljning", "/resultatomraden/DIGI", "/avdelningar/FOR"])
def test_the_pages_of_what_is_followed_up_lead_there(client: FlaskClient, address: str) -> None:
    assert '"/uppfoljningens-halsa?period=2018-T2"' in drawn(client, f"{address}?period=2018-T2")
