"""Imports that were made: every row they wrote is named, also what is no thing of its own."""

from datetime import UTC, date, datetime
from typing import Any

from dashboard.incoming import File, Written
from data.commands.bring_in import bring_in
from data.commands.journal import journal
from data.database import Database
from data.queries.everything import Everything
from data.queries.imports import counts, written
from tests import files

LATER = datetime(2030, 1, 1, tzinfo=UTC)


def row(database: Database, name: str, **key: Any) -> dict[str, Any]:
    with database.reading() as session:
        found = (dict(record) for _, record in Everything(session).current(name))
        return next(one for one in found if all(one[column] == value for column, value in key.items()))


def test_every_row_that_an_import_wrote_is_named(own: Database) -> None:
    with own.reading() as session:
        plan = dict(next(record for _, record in Everything(session).current("plans")))
    package = files.package(
        {
            "settings": [
                row(own, "settings", key="raise.length") | {"value": "77"},
                row(own, "settings", key="list.size") | {"withdrawn_at": LATER},
                row(own, "settings", key="list.size") | {"key": "new.one"},
            ],
            "plans": [plan | {"reference_number": "2030-1"}],
            "periods": [row(own, "periods", code="2018-T3") | {"due_on": date(2019, 2, 1)}],
            "programmes": [row(own, "programmes") | {"name": "Nytt namn"}],
        }
    )
    with journal(own, "Controller", LATER) as writing:
        number = bring_in(writing, package, File("fil.xlsx", "a" * 64)).number
    assert number is not None
    with own.reading() as session:
        told = written(session, number)
        assert len(told) == sum(count for _, count in counts(session, number)) == 6
    assert {_said(one) for one in told if one.kind != "programme"} == {
        ("settings", "raise.length", "changed"),
        ("settings", "list.size", "withdrawn"),
        ("settings", "new.one", "new"),
        ("plans", str(plan["year"]), "changed"),
        ("periods", "2018-T3", "changed"),
    }
    assert all(one.code for one in told)


def _said(one: Written) -> tuple[str, str, str]:
    return one.kind, one.code, "withdrawn" if one.is_withdrawn else "new" if one.is_new else "changed"
