"""All pages, in the order of the menu."""

from callbacks import (
    about,
    activities,
    activity,
    areas,
    changes,
    comparison,
    components,
    context,
    correct_report,
    correct_value,
    corrections,
    departments,
    duties,
    edit,
    followup,
    goal,
    guide,
    history,
    imports,
    indicators,
    overview,
    periods,
    plan,
    rebase,
    report,
    search,
    signalled,
    silent,
    who,
)
from layouts.shell import MenuItem
from layouts.text import t

PAGES = (
    overview,
    context,
    indicators,
    areas,
    comparison,
    activities,
    activity,
    followup,
    signalled,
    departments,
    plan,
    edit,
    goal,
    search,
    changes,
    duties,
    report,
    periods,
    silent,
    corrections,
    correct_report,
    correct_value,
    rebase,
    history,
    guide,
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
