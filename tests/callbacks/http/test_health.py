from flask.testing import FlaskClient


def test_the_process_lives_and_can_answer(client: FlaskClient) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200


def test_without_its_database_it_lives_but_is_not_ready(lost: FlaskClient) -> None:
    assert lost.get("/healthz").status_code == 200
    answer = lost.get("/readyz")
    assert answer.status_code == 503
    assert b"nowhere" not in answer.data
