"""All pages, in the order of the menu."""

from callbacks import overview
from layouts.shell import MenuItem
from layouts.text import t

PAGES = (overview,)


def menu() -> list[MenuItem]:
    """The pages in the menu, in the reader's language."""
    return [MenuItem("/", t("Overview"))]
