"""Who may do what: one table of roles and acts, asked on the server before anything is done."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.errors import NotAllowed


class Role(StrEnum):
    """What somebody is to the organisation."""

    READER = "reader"
    REPORTER = "reporter"
    HEAD = "head"
    CONTROLLER = "controller"
    DIRECTOR = "director"


class Act(StrEnum):
    """What can be done.

    COMMIT is to say what has come of a commitment, SCHEDULE to change the year plan, ATTEND to see a meeting before its
    minutes are published, MEET to prepare, hold and close one; TALK to write in a follow-up talk and close it, OVERHEAR to
    see it and say which day it is held.
    """

    READ = "read"
    REPORT = "report"
    APPROVE = "approve"
    IMPORT = "import"
    LOCK = "lock"
    CORRECT = "correct"
    PLAN = "plan"
    EDIT = "edit"
    DECIDE = "decide"
    COMMIT = "commit"
    SCHEDULE = "schedule"
    ATTEND = "attend"
    MEET = "meet"
    TALK = "talk"
    OVERHEAR = "overhear"


@dataclass(frozen=True, slots=True)
class User:
    """Who asks: a role, and the department (its code) that it is limited to; `name` is what is recorded."""

    role: Role
    name: str
    department: str | None = None


ANYWHERE: dict[Act, frozenset[Role]] = {
    Act.READ: frozenset(Role),
    Act.REPORT: frozenset({Role.CONTROLLER}),
    Act.APPROVE: frozenset({Role.CONTROLLER}),
    Act.IMPORT: frozenset({Role.CONTROLLER}),
    Act.LOCK: frozenset({Role.CONTROLLER}),
    Act.CORRECT: frozenset({Role.CONTROLLER}),
    Act.PLAN: frozenset({Role.CONTROLLER}),
    Act.EDIT: frozenset({Role.CONTROLLER}),
    Act.DECIDE: frozenset({Role.CONTROLLER, Role.DIRECTOR}),
    Act.COMMIT: frozenset({Role.CONTROLLER, Role.DIRECTOR}),
    Act.SCHEDULE: frozenset({Role.CONTROLLER}),
    Act.ATTEND: frozenset({Role.CONTROLLER, Role.DIRECTOR, Role.HEAD}),
    Act.MEET: frozenset({Role.CONTROLLER, Role.DIRECTOR}),
    Act.TALK: frozenset({Role.DIRECTOR}),
    Act.OVERHEAR: frozenset({Role.CONTROLLER, Role.DIRECTOR}),
}
IN_OWN_DEPARTMENT: dict[Act, frozenset[Role]] = {
    Act.REPORT: frozenset({Role.REPORTER, Role.HEAD}),
    Act.APPROVE: frozenset({Role.HEAD}),
    Act.COMMIT: frozenset({Role.HEAD}),
    Act.SCHEDULE: frozenset({Role.HEAD}),
    Act.ATTEND: frozenset({Role.REPORTER}),
    Act.MEET: frozenset({Role.HEAD}),
    Act.TALK: frozenset({Role.HEAD}),
    Act.OVERHEAR: frozenset({Role.HEAD}),
}


def may(user: User, act: Act, department: str | None = None) -> bool:
    """Whether the user may do it, to something of a department where one is named."""
    if user.role in ANYWHERE[act]:
        return True
    own = user.department is not None and user.department == department
    return own and user.role in IN_OWN_DEPARTMENT.get(act, frozenset())


def require(user: User, act: Act, department: str | None = None) -> None:
    """NotAllowed when the user may not."""
    if not may(user, act, department):
        raise NotAllowed(act)


READER = User(Role.READER, "Läsare")


def person(text: str) -> User:
    """The user that a choice names: "controller", "head:REG"; whoever it does not name is a reader."""
    role, _, department = text.partition(":")
    if role in _ANYBODY and not department:
        return User(Role(role), _ANYBODY[role])
    if role in _NAMES and 0 < len(department) <= 64:
        return User(Role(role), f"{_NAMES[role]} {department}", department)
    return READER


def choice(user: User) -> str:
    """What names a user."""
    return f"{user.role}:{user.department}" if user.department else user.role


# As they are recorded; roles, never the names of persons.
_ANYBODY: dict[str, str] = {Role.CONTROLLER: "Controller", Role.DIRECTOR: "Generaldirektör"}
_NAMES: dict[str, str] = {Role.REPORTER: "Rapportör", Role.HEAD: "Avdelningschef"}
