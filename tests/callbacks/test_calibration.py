import re

from flask.testing import FlaskClient


def drawn(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), answer.text)


def numbers(told: str, what: str) -> list[int]:
    return [int(number) for number in re.findall(what, told)]


def test_the_four_cases_add_up_to_what_the_sentence_says_and_each_leads_to_its_activities(client: FlaskClient) -> None:
    told = drawn(client, "/kalibrering?period=2018-T2&area=AFFA")
    same, count = map(int, re.search(r"samma sak om (\d+) av (\d+) aktiviteter", told).groups())  # type: ignore[union-attr]
    (figures,) = numbers(told, r"Om (\d+) varnar bara siffrorna")
    (owner,) = numbers(told, r"Om (\d+) är bara den ansvariga oroad")
    assert same + figures + owner == count
    for side, expected in (("figures", figures), ("owner", owner)):
        behind = drawn(client, f"/kalibrering?period=2018-T2&area=AFFA&side={side}")
        assert len(re.findall(r"list__title", behind)) == expected


def test_an_earlier_period_is_chosen_without_leaving_the_one_looked_at(client: FlaskClient) -> None:
    told = drawn(client, "/kalibrering?period=2018-T2&of=2017-T2&lang=en")
    assert "In tertial 2 2017 owners and figures say the same" in told
    assert "T2 2018" in told


def test_what_came_later_is_not_known_in_an_earlier_period(client: FlaskClient) -> None:
    told = drawn(client, "/kalibrering?period=2017-T2")
    assert "T3 2017" not in told.partition("Område för område")[2]
    assert "Ingen prognos har fått svar ännu" in told
    assert "Prognoserna för 2017" in drawn(client, "/kalibrering?period=2017-T3")


def test_before_anything_was_reported_nothing_is_compared(client: FlaskClient) -> None:
    told = drawn(client, "/kalibrering?period=2016-T1")
    assert "gick ingen status att jämföra med siffror" in told


def test_the_pages_of_the_follow_up_and_of_an_area_lead_there(client: FlaskClient) -> None:
    assert "/kalibrering?period=2018-T2" in drawn(client, "/uppfoljning?period=2018-T2")
    assert "/kalibrering?area=DIGI" in drawn(client, "/resultatomraden/DIGI")
