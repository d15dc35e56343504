import re

import dashboard.errors
from dashboard.errors import UserError


def tree(kind: type[UserError]) -> list[str]:
    return [kind.__name__, *(name for child in kind.__subclasses__() for name in tree(child))]


def test_the_drawn_tree_is_the_real_one() -> None:
    drawn = re.findall(r"^[│├└─ ]*([A-Z]\w+)", (dashboard.errors.__doc__ or "").split("\n\n", 1)[1], re.M)
    assert drawn == tree(UserError)
