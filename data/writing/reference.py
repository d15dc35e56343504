"""The tables and columns of the format as text: the generated part of docs/import.md."""

from collections.abc import Iterator

from data.format.schema import WITH_KIND, Field, Resource, tables

_TYPES = {
    "string": "text",
    "integer": "heltal",
    "number": "tal",
    "boolean": "ja eller nej",
    "date": "datum",
    "datetime": "datum och klockslag",
}


def reference() -> str:
    """Markdown in Swedish: a heading and a table of columns for every table."""
    return "\n".join(line for resource in tables().values() for line in _table(resource))


def _table(resource: Resource) -> Iterator[str]:
    yield f"### {resource.title.sv} (`{resource.name}`)"
    yield ""
    key = ", ".join(resource.field(name).title.sv for name in resource.key if name != "recorded_at")
    yield f"{resource.description.sv} En rad känns igen på: {key}."
    yield ""
    yield "| kolumn | kod | | innehåll | betydelse |"
    yield "|---|---|---|---|---|"
    for field in resource.fields:
        mark = "\\*" if field.required else ""
        yield f"| {field.title.sv} | `{field.name}` | {mark} | {_content(field)} | {field.description.sv} |"
    yield ""


def _content(field: Field) -> str:
    if field.choices:
        return ", ".join(f"`{c}`" if c == w.sv else f"{w.sv} (`{c}`)" for c, w in field.choices.items())
    if field.reference in WITH_KIND:
        return "sort:kod"
    if field.reference:
        return f"kod i {tables()[field.reference].title.sv}"
    if field.money:
        return "kronor, högst två decimaler"
    return f"{_TYPES[field.type]}{_bounds(field)}"


def _bounds(field: Field) -> str:
    if field.longest:
        return f", högst {field.longest} tecken"
    if field.least is not None and field.most is not None and field.most < 10_000:
        return f", {field.least}–{field.most}"
    return ""
