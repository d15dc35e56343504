"""The application starts, or says in one sentence why it does not."""

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

from app import create_app, prepare
from dashboard.settings import Settings
from data.database import Database
from data.models import Base
from layouts import shell
from tests import trees

ROOT = Path(__file__).parents[1]


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def is_one_sentence(told: subprocess.CompletedProcess[str], *words: str) -> bool:
    return (
        told.returncode == 1
        and "Traceback" not in told.stderr
        and len(told.stderr.strip().splitlines()) == 1
        and all(word in told.stderr for word in words)
    )


@pytest.mark.parametrize("port", ["eighty", "0", "99999"])
def test_a_port_that_is_none_is_told(port: str) -> None:
    told = start(PORT=port)
    assert is_one_sentence(told, "PORT", port), told.stderr


def test_a_busy_port_is_told_with_a_way_on(tmp_path: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        told = start(PORT=str(port), DATABASE_URL=f"sqlite:///{tmp_path}/x.db")
    assert is_one_sentence(told, str(port), f"PORT={port + 1}"), told.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("nonsense", "cannot be understood"),
        ("mysql://host/name", "mysql"),
        ("postgresql://user:hemligt@127.0.0.1:1/name", "127.0.0.1"),
        ("sqlite:////nowhere/at/all.db", "nowhere"),
        ("sqlite:////proc/tertial.db", "proc"),
    ],
)
def test_a_database_that_cannot_be_used_is_told(url: str, word: str) -> None:
    told = start(PORT=free_port(), DATABASE_URL=url)
    assert is_one_sentence(told, word, "DATABASE_URL"), told.stderr
    assert "hemligt" not in told.stderr


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("inte en databas " * 100)
    told = start(PORT=free_port(), DATABASE_URL=f"sqlite:///{tmp_path}/x.db")
    assert is_one_sentence(told, "DATABASE_URL"), told.stderr


def test_a_package_that_is_not_there_or_not_right_is_told(tmp_path: Path) -> None:
    assert is_one_sentence(start(PORT=free_port(), PACKAGE=str(tmp_path)), "PACKAGE")
    shutil.copytree(ROOT / "data" / "sample", tmp_path / "package")
    (tmp_path / "package" / "settings.csv").write_text("")
    told = start(PORT=free_port(), PACKAGE=str(tmp_path / "package"), DATABASE_URL=f"sqlite:///{tmp_path}/x.db")
    assert is_one_sentence(told, "settings.csv"), told.stderr


def counts(database: Database) -> dict[str, int]:
    with database.reading() as session:
        return {
            name: session.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in Base.metadata.tables
        }


def test_an_empty_database_gets_the_sample_once(empty: Database) -> None:
    prepare(empty)
    first = counts(empty)
    assert first["organisations"] == 1
    prepare(empty)
    assert counts(empty) == first


def test_a_schema_without_an_organisation_gets_the_sample(empty: Database) -> None:
    empty.upgrade()
    prepare(empty)
    assert not empty.is_empty()


def test_a_second_start_leaves_the_file_as_it_was(tmp_path: Path, sample: Database) -> None:
    file = tmp_path / "tertial.db"
    first = Database(f"sqlite:///{file}")
    prepare(first)
    first.close()
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    again = Database(f"sqlite:///{file}")
    prepare(again)
    again.close()
    assert hashlib.sha256(file.read_bytes()).hexdigest() == before


@pytest.fixture(scope="session")
def client(sample: Database) -> FlaskClient:
    return create_app(Settings(sample.url)).test_client()


def ask(client: FlaskClient, path: str, search: str = "") -> Any:
    """What the browser asks when it opens an address."""
    (wanted,) = [d for d in client.get("/_dash-dependencies").get_json() if f"{shell.PAGE}.children" in d["output"]]
    names = wanted["output"].strip(".").split("...")
    outputs = [dict(zip(("id", "property"), name.rsplit(".", 1), strict=True)) for name in names]
    inputs = [{**one, "value": value} for one, value in zip(wanted["inputs"], (path, search), strict=True)]
    body = {"output": wanted["output"], "outputs": outputs, "inputs": inputs, "changedPropIds": []}
    return client.post("/_dash-update-component", data=json.dumps(body), content_type="application/json")


def test_the_browser_is_given_a_page_for_an_address(client: FlaskClient) -> None:
    answer = ask(client, "/resultatomraden", "?lang=en")
    assert answer.status_code == 200
    drawn = answer.get_json()["response"]
    assert "Result areas" in trees.text(drawn[shell.PAGE]["children"])
    assert trees.links(drawn[shell.TOP]["children"])
    assert "2018" in trees.text(drawn[shell.TOOLS]["children"])


def test_two_applications_live_in_one_process(sample: Database, client: FlaskClient) -> None:
    other = create_app(Settings(sample.url)).test_client()
    for browser in (client, other):
        assert ask(browser, "/om").status_code == 200
