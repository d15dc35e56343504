"""Commands of the application: `flask --app app …`; each fails with one sentence."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic

import click
from flask import Flask

from dashboard.access import Act, User, person, require
from dashboard.errors import BadPackage, NotAllowed, StartProblem, UserError
from dashboard.incoming import File
from data.commands.bring_in import Outcome, bring_in
from data.commands.comparing import checked
from data.commands.journal import journal
from data.database import Database, shown_address
from data.queries.everything import codes
from data.queries.verify import verify
from data.sources import warehouse
from data.sources.package import Package, read
from data.uploads import sha256_of
from data.writing.export import export
from data.writing.template import template
from layouts.sentences import verified
from layouts.text import LANGUAGES, speaking

_FILE = click.Path(path_type=Path)


def register(server: Flask, database: Database) -> None:
    """Bind every command to the database of the application."""
    for command in (write_template, write_export, read_import, read_warehouse, verify_all):
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


_DRY_RUN = click.option("--dry-run", is_flag=True, help="Only tell what would be new and changed; write nothing.")
_USER = click.option("--user", default="controller", help="The role that imports; it is recorded.")


@click.command("import")
@click.argument("file", type=_FILE)
@_DRY_RUN
@_USER
def read_import(database: Database, file: Path, dry_run: bool, user: str) -> None:
    """Bring FILE in: a workbook, a zip, a CSV file or a folder; all of it, or nothing with every problem told."""
    _bring(database, lambda: (read(file), File(file.name, sha256_of(file))), person(user), dry_run)


@click.command("sync")
@click.argument("source_url")
@click.argument("mapping", type=_FILE)
@_DRY_RUN
@_USER
def read_warehouse(database: Database, source_url: str, mapping: Path, dry_run: bool, user: str) -> None:
    """Bring in tables of another database at SOURCE_URL, as MAPPING (a YAML file) says which becomes which."""

    def found() -> tuple[Package, File]:
        package = warehouse.read(source_url, mapping)
        return package, File(f"{mapping.name} ← {shown_address(source_url)}"[:255], sha256_of(mapping))

    _bring(database, found, person(user), dry_run)


def _bring(database: Database, find: Callable[[], tuple[Package, File]], who: User, dry_run: bool) -> None:
    with _one_sentence():
        require(who, Act.IMPORT)
        database.check()
        _make_current(database, dry_run)
        try:
            package, file = find()
            with _empty() if database.is_empty() and dry_run else nullcontext(database) as target:
                outcome = _bring_in(target, package, file, who, dry_run)
        except BadPackage as error:
            for problem in error.problems:
                click.echo(str(problem), err=True)
            raise click.ClickException(f"{len(error.problems)} things are wrong. Nothing has been written.") from None
    for counted in outcome.preview.tables:
        told = f"{counted.new} new, {counted.changed} changed, {counted.unchanged} unchanged"
        click.echo(f"{counted.table.en or counted.table.sv}: {told}")
    click.echo(_ending(outcome.number, dry_run))


def _bring_in(database: Database, package: Package, file: File, who: User, dry_run: bool) -> Outcome:
    if dry_run:
        with database.reading() as session:
            return Outcome(checked(session, package).preview(), None)
    with journal(database, who.name, datetime.now(UTC)) as writing:
        return bring_in(writing, package, file)


def _ending(number: int | None, dry_run: bool) -> str:
    if dry_run:
        return "Nothing has been written: this was a dry run."
    return "Everything is known already; nothing has been written." if number is None else f"This is import {number}."


def _make_current(database: Database, dry_run: bool) -> None:
    """The schema of an empty database is made; one that is filled is brought up to date by starting."""
    if database.is_current():
        return
    if not database.is_empty():
        raise StartProblem("The database is of an earlier version. Start Tertial once, then import.")
    if not dry_run:
        database.upgrade()


@contextmanager
def _empty() -> Iterator[Database]:
    """A database with nothing in it, to compare with."""
    database = Database("sqlite://")
    database.upgrade()
    yield database
    database.close()


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
    except NotAllowed as error:
        raise click.ClickException("This role may not do that. Name one that may: --user controller.") from error
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
        return codes(session)
