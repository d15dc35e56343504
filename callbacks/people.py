"""Who asks. Until there is sign-in a switch stands for it, only where the application listens on this machine alone."""

from flask import request

from dashboard.access import READER, User, person
from dashboard.settings import Settings

COOKIE = "person"
_HERE = ("127.0.0.1", "localhost", "::1")


def is_demonstration(settings: Settings) -> bool:
    """Whether anybody may choose who to be."""
    return settings.host in _HERE


def asking(settings: Settings) -> User:
    """The user of the request that is being answered."""
    return person(request.cookies.get(COOKIE, "")) if is_demonstration(settings) else READER
