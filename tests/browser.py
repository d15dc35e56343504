"""The browser of the tests: the system's own Chromium, since a test run downloads none."""

import shutil
from typing import TypedDict

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--headless",
    "--no-sandbox",  # root, as in most CI, cannot have the sandbox
    "--disable-gpu",
    "--no-first-run",
    # The rest keeps the browser from calling home, which would drown what the page itself asks for.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Launch(TypedDict):
    """What Playwright's `chromium.launch` takes."""

    executable_path: str
    args: list[str]


def chromium() -> Launch:
    """Return Playwright's launch arguments for the Chromium of this machine."""
    for name in NAMES:
        if path := shutil.which(name):
            return Launch(executable_path=path, args=list(ARGUMENTS))
    raise FileNotFoundError("Chromium is not installed: run apt-get install chromium, or make test as root.")
