"""The page where a demonstration is told who one is."""

from dashboard.access import Role, User, choice, person
from dashboard.address import Address
from dashboard.goal import Department
from dashboard.view import Frame
from layouts import nodes as h
from layouts.components.own_work import role_name
from layouts.screen import Screen
from layouts.text import of, t


def page(user: User, departments: tuple[Department, ...], data: Frame, address: Address) -> Screen:
    """Everybody one can be, each a button."""
    everywhere = [_choice(user, person(role), "") for role in (Role.READER, Role.CONTROLLER, Role.DIRECTOR)]
    within = [
        h.li(
            h.span(of(department.name), cls="choices__name"),
            (_choice(user, person(f"{role}:{department.code}"), of(department.name)) for role in _LIMITED),
            cls="choices",
        )
        for department in departments
    ]
    return Screen(
        t("Who are you?"),
        [
            h.h1(t("Who are you?"), tabindex=-1),
            h.p(
                t(
                    "Tertial has no sign-in yet. While it only listens on this machine you choose a role to try what it "
                    "may do; on a network everybody is a reader."
                ),
                cls="under",
            ),
            h.form(
                h.div(everywhere, cls="choices"),
                h.ul(within, cls="choices__list"),
                method="post",
                action=address.to("vem"),
                cls="form section--first",
            ),
        ],
    )


_LIMITED = (Role.REPORTER, Role.HEAD)


def _choice(user: User, other: User, where: str) -> h.Element:
    name = role_name(other.role)
    return h.button(
        name,
        type="submit",
        name="person",
        value=choice(other),
        aria_pressed="true" if other == user else "false",
        aria_label=f"{name}, {where}" if where else None,
        cls="button button--primary" if other == user else "button",
    )
