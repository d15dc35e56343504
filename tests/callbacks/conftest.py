import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboard.settings import Settings
from data.database import Database


@pytest.fixture(scope="session")
def client(sample: Database) -> FlaskClient:
    """A browser without a screen, at the sample."""
    return create_app(Settings(sample.url)).test_client()


@pytest.fixture(scope="session")
def lost() -> FlaskClient:
    """The same where the database is gone."""
    return create_app(Settings("sqlite:////nowhere/gone.db")).test_client()
