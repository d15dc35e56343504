"""Edit the structure, the plan and the settings, a row at a time; what follows is what an import of that row would do."""

from collections.abc import Mapping, Set
from dataclasses import replace

from sqlalchemy.orm import Session

from callbacks import choices
from callbacks.history import KINDS
from callbacks.posting import Answer, Go, Posting
from callbacks.visit import Visit
from dashboard.access import Act, User, may, require
from dashboard.errors import BadPackage, Stale, ThingNotFound
from dashboard.folding import folded
from dashboard.problem import Problem
from data.commands.comparing import RECORDED
from data.commands.edit import EDITED, key, rows, save, withdraw
from data.commands.journal import journal
from data.format.schema import Field, Resource, tables
from data.queries.options import counts, options
from data.sources.contents import Record
from layouts import edit as drawing
from layouts.rejections import right, told
from layouts.screen import Screen
from layouts.text import of, t

PATHS = ("/redigera", "/redigera/<code:table>", "/redigera/<code:table>/<key:row>")
# What others judge by is not changed without saying why.
_NEEDS_REASON = ("goals", "indicators", "targets", "settings")
_PLAN = ("activities", "activity_replacements", "deliveries", "reporting_dates", "budget_lines")
_ACTS = {**dict.fromkeys(_PLAN, Act.PLAN), "cycle_events": Act.SCHEDULE}
_NAMES = ("title", "name", "text", "key", "note")


def page(visit: Visit, table: str = "", row: str = "", q: str = "", done: str = "", **_: str) -> Screen:
    """The tables, the rows of one, or the form of a row."""
    resource = _resource(table) if table else None
    _may(visit.user, resource)
    if resource is None:
        held = counts(visit.session, EDITED)
        return drawing.tables([_table(tables()[name], held[name]) for name in EDITED], visit.address)
    if row:
        drawn = _form(visit.session, resource, row, done)
        _may_rows(visit.session, visit.user, resource, {row})
        return drawing.form(drawn, visit.address)
    return _list(visit, resource, q)


def post(posting: Posting, table: str = "", row: str = "") -> Answer:
    """Save a row or withdraw it."""
    resource = _resource(table)
    _may(posting.user, resource)
    form = posting.form
    version = _version(posting)
    written = key(resource, {field.name: form.get(field.name, "").strip() for field in resource.fields})
    with posting.database.reading() as session:
        _may_rows(session, posting.user, resource, {row, written}, form)
    why = form.get("why", "").strip()[:4000] or None
    if version is not None and why is None and resource.name in _NEEDS_REASON:
        return _again(posting, resource, row, {"why": t("Say why; others judge by this.")})
    try:
        with journal(posting.database, posting.user.name, posting.now) as writing:
            if form.get("act") == "withdraw" and version is not None:
                withdraw(writing, resource.name, row, version, why)
                return Go(posting.address.to("redigera", _slug(resource)))
            changed = save(writing, resource.name, form, version, why)
    except BadPackage as error:
        return _again(posting, resource, row, problems_at(error.problems, resource))
    except Stale:
        return _overtaken(posting, resource, row)
    done = "saved" if changed else "same"
    return Go(posting.address.to("redigera", _slug(resource), written, done=done))


def _version(posting: Posting) -> int | None:
    text = posting.form.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _act(resource: Resource | None) -> Act:
    return _ACTS.get(resource.name, Act.EDIT) if resource else Act.EDIT


def _may(user: User, resource: Resource | None) -> None:
    """Whether any row of a table may be changed."""
    require(user, _act(resource), user.department)


def _may_rows(
    session: Session, user: User, resource: Resource, keys: Set[str], given: Mapping[str, object] | None = None
) -> None:
    """Who may not change every row is held to those of the own department, as they are and as they would be."""
    if may(user, _act(resource)):
        return
    held, departments = rows(session, resource), rows(session, tables()["departments"])
    for record in (*(held[one][1] for one in keys if one in held), *([given] if given else [])):
        require(user, _act(resource), _department(record, departments))


def _own(visit: Visit, resource: Resource) -> dict[str, Record]:
    """The rows that the user may change, by their keys."""
    held = {code: record for code, (_, record) in rows(visit.session, resource).items()}
    if may(visit.user, _act(resource)):
        return held
    departments = rows(visit.session, tables()["departments"])
    own = visit.user.department
    return {code: record for code, record in held.items() if _department(record, departments) == own}


def _department(record: Mapping[str, object], departments: Mapping[str, tuple[int, Record]]) -> str | None:
    """The department that a row belongs to; a unit's is that of the unit."""
    code = str(record.get("department") or "").strip()
    return str(departments[code][1]["parent"] or code) if code in departments else None


def _resource(table: str) -> Resource:
    found = next((tables()[name] for name in EDITED if _slug(tables()[name]) == table), None)
    if found is None:
        raise ThingNotFound(table)
    return found


def _slug(resource: Resource) -> str:
    return drawing.slug(resource.title)


def _table(resource: Resource, count: int = 0) -> drawing.Table:
    return drawing.Table(_slug(resource), resource.title, resource.description, count)


def _list(visit: Visit, resource: Resource, q: str) -> Screen:
    asked = folded(q[:100])
    found = [
        drawing.Listed(code, _text(record))
        for code, record in sorted(_own(visit, resource).items())
        if asked in folded(f"{code} {_text(record)}")
    ]
    size = visit.frame.limits.rows
    turned = choices.whole_number(visit.address.query.get("page"), 1, max(1, -(-len(found) // size)))
    first = (turned - 1) * size
    return drawing.rows(_table(resource), found[first : first + size], len(found), turned, size, visit.address)


def _text(record: Mapping[str, object]) -> str:
    return next((str(record[name]) for name in _NAMES if record.get(name)), "")


def _form(session: Session, resource: Resource, row: str, done: str = "") -> drawing.Form:
    version: int | None = None
    values: dict[str, str] = {}
    if row != drawing.NEW:
        found = rows(session, resource).get(row)
        if found is None:
            raise ThingNotFound(row)
        version, values = found[0], {name: drawing.written(value) for name, value in found[1].items()}
    return drawing.Form(
        _table(resource),
        row,
        _columns(session, resource),
        values,
        version,
        resource.name in _NEEDS_REASON,
        done=done,
        history=_history(_slug(resource), row, values) if values else None,
    )


def _history(slug: str, row: str, values: Mapping[str, str]) -> tuple[str, str] | None:
    """What a row's history is told of: the thing itself, or what it belongs to."""
    if slug in KINDS:
        return slug, row
    belongs = (("activity", "aktiviteter"), ("indicator", "indikatorer"), ("goal", "mal"))
    return next(((kind, values[name]) for name, kind in belongs if values.get(name)), None)


def _again(
    posting: Posting, resource: Resource, row: str, problems: Mapping[str, str], version: int | None = None
) -> Screen:
    """The same form with what was written in it, and what is wrong."""
    with posting.database.reading() as session:
        form = _form(session, resource, row)
    given = drawing.Form(
        form.table,
        form.key,
        form.columns,
        {**form.values, **posting.form},
        version or _version(posting),
        form.needs_reason,
        posting.form.get("why", ""),
        problems,
        history=form.history,
    )
    return drawing.form(given, posting.address, status_code=422)


def _columns(session: Session, resource: Resource) -> list[drawing.Column]:
    known = options(session, dict.fromkeys(resource.references.values()))
    return [_column(resource, field, known) for field in resource.fields if field.name not in RECORDED]


def _column(resource: Resource, field: Field, known: Mapping[str, list[tuple[str, str]]]) -> drawing.Column:
    return drawing.Column(
        field.name,
        field.type,
        field.title,
        field.description,
        field.required,
        field.name in resource.key,
        field.longest,
        field.choices,
        known.get(field.reference or "", ()),
    )


def problems_at(problems: tuple[Problem, ...], resource: Resource) -> dict[str, str]:
    """By field, in words; what concerns the whole row stands at its first field."""
    titles = {field.name: of(field.title) for field in resource.fields}
    first = resource.fields[0].name
    found: dict[str, str] = {}
    for problem in problems:
        named = replace(problem, column=titles.get(problem.column, problem.column))
        at = problem.column if problem.column in titles else first
        found.setdefault(at, f"{told(named)} {right(named)}".strip())
    return found


def _overtaken(posting: Posting, resource: Resource, row: str) -> Screen:
    """Somebody else has changed the row: both are shown, and saving once more lets this one win."""
    with posting.database.reading() as session:
        now = _form(session, resource, row)
    differing = {
        name: t("Somebody else has changed this meanwhile. Now it says: {value}", value=value or "–")
        for name, value in now.values.items()
        if name in posting.form and name not in RECORDED and posting.form[name].strip() != value
    }
    return _again(posting, resource, row, differing, now.version)
