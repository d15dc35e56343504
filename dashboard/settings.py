"""Settings of the process, read from the environment once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import StartProblem
from dashboard.words import t

DEFAULT_DATABASE = Path("tertial.db")
SAMPLE = Path(__file__).parents[1] / "data" / "sample"
SOFTWARE = "Tertial 0.2"
DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8050


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the database is, what an empty one is filled with, and where to listen."""

    database_url: str
    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    package: Path = SAMPLE

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """From DATABASE_URL, PACKAGE, HOST and PORT; StartProblem says what is wrong with them."""
        url = environment.get("DATABASE_URL") or f"sqlite:///{DEFAULT_DATABASE.resolve().as_posix()}"
        package = Path(environment.get("PACKAGE") or SAMPLE)
        if not (package / "datapackage.json").is_file():
            raise StartProblem(
                t("PACKAGE is {package}, where there is no datapackage.json. Name the folder that holds it."),
                package=package,
            )
        host = environment.get("HOST") or DEFAULT_HOST
        text = environment.get("PORT") or str(DEFAULT_PORT)
        if not (text.isdecimal() and 0 < int(text) < 65536):
            raise StartProblem(
                t("PORT is “{text}”, which is not a port number. Choose one between 1 and 65535."), text=text
            )
        return cls(url, host, int(text), package)
