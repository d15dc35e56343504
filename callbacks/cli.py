"""Commands of the application: `flask --app app …`; each fails with one sentence."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic

import click
from flask import Flask

from dashboard.errors import StartProblem, UserError
from data.database import Database
from data.format.schema import tables
from data.queries.everything import Everything
from data.queries.verify import verify
from data.writing.export import export
from data.writing.template import template
from layouts.sentences import verified
from layouts.text import LANGUAGES, speaking

_FILE = click.Path(path_type=Path)


def register(server: Flask, database: Database) -> None:
    """Bind every command to the database of the application."""
    for command in (write_template, write_export, verify_all):
        server.cli.add_command(_bound(command, database))


@click.command("template")
@click.argument("file", type=_FILE)
def write_template(database: Database, file: Path) -> None:
    """Write an empty, documented workbook to FILE (.xlsx), with lists of the codes that the database has."""
    if file.suffix.casefold() != ".xlsx":
        raise click.ClickException(f"{file.name} does not end in .xlsx, and the template is a workbook.")
    with _one_sentence():
        template(file, _codes(database))
        click.echo(f"The template is in {file}.")


@click.command("export")
@click.argument("file", type=_FILE)
def write_export(database: Database, file: Path) -> None:
    """Write the whole database to FILE: a workbook (.xlsx), a .zip, or a folder of CSV files."""
    with _one_sentence():
        _check_filled(database)
        with database.reading() as session:
            export(session, file)
        click.echo(f"The database is in {file}.")


@click.command("verify")
@click.option("--lang", type=click.Choice(LANGUAGES), default="sv", help="The language of the answer.")
def verify_all(database: Database, lang: str) -> None:
    """Recompute the journal, the digest of every row and every seal; fails naming the first row that differs."""
    with _one_sentence():
        _check_filled(database)
    start = monotonic()
    with speaking(lang), database.reading() as session:
        verdict = verify(session)
        said = verified(verdict, monotonic() - start)
    if verdict.difference is not None:
        raise click.ClickException(said)
    click.echo(said)


def _bound(command: click.Command, database: Database) -> click.Command:
    callback: Callable[..., None] | None = command.callback
    assert callback is not None
    return click.Command(
        command.name, params=command.params, help=callback.__doc__, callback=partial(callback, database)
    )


@contextmanager
def _one_sentence() -> Iterator[None]:
    try:
        yield
    except UserError as error:
        raise click.ClickException(str(error)) from error


def _check_filled(database: Database) -> None:
    database.check()
    if database.is_empty():
        raise StartProblem(f"The database at {database.shown} has nothing in it yet. Check DATABASE_URL.")


def _codes(database: Database) -> dict[str, list[str]]:
    """The codes of every table that has some; of a database without tables none."""
    database.check()
    if database.is_empty():
        return {}
    with database.reading() as session:
        everything = Everything(session)
        return {name: everything.codes(name) for name in tables()}
