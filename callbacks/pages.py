"""All pages, in the order of the menu."""

from callbacks import (
    about,
    activities,
    activity,
    areas,
    changes,
    components,
    context,
    departments,
    duties,
    edit,
    followup,
    goal,
    imports,
    indicators,
    overview,
    plan,
    report,
    search,
    who,
)
from layouts.shell import MenuItem
from layouts.text import t

PAGES = (
    overview,
    context,
    indicators,
    areas,
    activities,
    activity,
    followup,
    departments,
    plan,
    edit,
    goal,
    search,
    changes,
    duties,
    report,
    about,
    components,
    who,
    imports,
)


def menu() -> list[MenuItem]:
    """The pages in the menu, in the reader's language."""
    return [
        MenuItem("/", t("Overview")),
        MenuItem("/omvarld", t("Context")),
        MenuItem("/resultatomraden", t("Result areas")),
        MenuItem("/aktiviteter", t("Activities")),
        MenuItem("/uppfoljning", t("Follow-up")),
        MenuItem("/avdelningar", t("Departments")),
    ]
