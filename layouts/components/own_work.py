"""Who the reader is, and the pages of their own work."""

from dashboard.access import Act, Role, User, may
from dashboard.address import Address
from layouts import formats
from layouts import nodes as h
from layouts.text import n, t


def own_work(user: User, address: Address) -> h.Element:
    """A menu with the reader's role; that the role is chosen and not signed in to is said in it."""
    return h.details(
        h.summary(h.span(t("You are"), cls="visually-hidden"), h.b(role_name(user.role)), cls="period"),
        h.nav(own_links(user, address), aria_label=t("Own work"), cls="menu__panel"),
        cls="menu menu--own",
    )


def noticed(count: int, address: Address) -> h.Child:
    """«3 aviseringar», a door to them; nothing where there is none."""
    if not count:
        return None
    told = n("{number} notice", "{number} notices", count, number=formats.number(count))
    return h.a(told, href=address.to("aviseringar"), cls="tool tool--notices")


def own_links(user: User, address: Address) -> list[h.Child]:
    """The pages of the reader's role, and the way to another one."""
    pages = [(name, path) for path, name, act in _pages() if _meets(user, act)]
    return [
        h.ul(h.li(h.a(name, href=address.to(*path.split("/")))) for name, path in pages) if pages else None,
        h.p(t("Demonstration: nobody is signed in, the role is chosen."), cls="menu__note"),
        h.ul(h.li(h.a(t("Change role"), href=address.to("vem")))),
    ]


def role_name(role: Role) -> str:
    """The role in the reader's language."""
    return {
        Role.READER: t("Reader"),
        Role.REPORTER: t("Reporter"),
        Role.HEAD: t("Head of department"),
        Role.CONTROLLER: t("Controller"),
        Role.DIRECTOR: t("Director-General"),
    }[role]


def _pages() -> list[tuple[str, str, Act]]:
    """The pages of own work: path, name, and what one must be allowed to do."""
    return [
        ("/rapportera", t("My reports"), Act.REPORT),
        ("/ataganden", t("Commitments"), Act.COMMIT),
        ("/samtal", t("Follow-up talks"), Act.OVERHEAR),
        ("/data/import", t("Import"), Act.IMPORT),
        ("/plan", t("Operational plan"), Act.PLAN),
        ("/arsplan", t("The year plan"), Act.SCHEDULE),
        ("/redigera", t("Edit"), Act.EDIT),
        ("/perioder", t("Periods"), Act.LOCK),
        ("/saknas", t("Not reported"), Act.LOCK),
        ("/rattelser", t("Corrections"), Act.CORRECT),
    ]


def _meets(user: User, act: Act) -> bool:
    return may(user, act, user.department)
