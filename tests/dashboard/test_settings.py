import pytest

from dashboard.errors import StartProblem
from dashboard.settings import Settings


def test_without_an_environment_it_serves_this_machine_from_a_file() -> None:
    found = Settings.from_environment({})
    assert (found.host, found.port) == ("127.0.0.1", 8050)
    assert found.database_url.startswith("sqlite:///")
    assert found.database_url.endswith("/tertial.db")


def test_the_environment_decides() -> None:
    found = Settings.from_environment({"DATABASE_URL": "postgresql://h/n", "HOST": "::", "PORT": "80"})
    assert found == Settings("postgresql://h/n", "::", 80)


def test_what_is_empty_is_as_if_it_were_not_there() -> None:
    assert Settings.from_environment({"DATABASE_URL": "", "HOST": "", "PORT": ""}) == Settings.from_environment({})


@pytest.mark.parametrize("port", ["0", "65536", "-1", "80.5", "8O", "²", "0x50", " 80"])
def test_a_port_that_is_none_gets_a_sentence(port: str) -> None:
    with pytest.raises(StartProblem, match=r"PORT is .* not a port number\. Choose one between 1 and 65535\."):
        Settings.from_environment({"PORT": port})
