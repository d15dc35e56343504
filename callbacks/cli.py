"""Commands of the application: `flask --app app …`; each answers in words, and fails with one sentence."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import IO, Any

import click
from flask import Flask

from dashboard.access import Act, User, person, require
from dashboard.errors import BadPackage, Busy, NotAllowed, Told, UserError
from dashboard.incoming import File, Preview
from dashboard.problem import Problem
from data.commands.bring_in import Outcome
from data.commands.comparing import checked
from data.commands.in_turn import bring
from data.database import Database, shown_address
from data.queries.everything import codes
from data.queries.verify import verify
from data.sources import warehouse
from data.sources.package import Package, read
from data.uploads import sha256_of
from data.writing.export import export
from data.writing.template import template
from layouts import problems
from layouts.rejections import sentence
from layouts.sentences import verified
from layouts.text import LANGUAGES, n, of, speaking, t

_FILE = click.Path(path_type=Path)
_LANG = click.Option(["--lang"], type=click.Choice(LANGUAGES), default="sv", help="The language of the answer.")


def register(server: Flask, database: Database) -> None:
    """Bind every command to the database of the application."""
    for command in (write_template, write_export, read_import, read_warehouse, verify_all):
        server.cli.add_command(_bound(command, database))


@click.command("template")
@click.argument("file", type=_FILE)
def write_template(database: Database, file: Path) -> None:
    """Write an empty, documented workbook to FILE (.xlsx), with lists of the codes that the database has."""
    if file.suffix.casefold() != ".xlsx":
        raise Failure(t("{name} does not end in .xlsx, and the template is a workbook.", name=file.name))
    template(file, _codes(database))
    click.echo(t("The template is in {file}.", file=file))


@click.command("export")
@click.argument("file", type=_FILE)
def write_export(database: Database, file: Path) -> None:
    """Write the whole database to FILE: a workbook (.xlsx), a .zip, or a folder of CSV files."""
    _check_filled(database)
    with database.reading() as session:
        export(session, file)
    click.echo(t("The database is in {file}.", file=file))


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
    require(who, Act.IMPORT)
    database.check()
    _make_current(database, dry_run)
    package, file = find()
    with _empty() if database.is_empty() and dry_run else nullcontext(database) as target:
        outcome = _brought(target, package, file, who, dry_run)
    _tell(outcome.preview, outcome.warnings)
    if outcome.is_restored:
        click.echo(t("The database has been restored as it was exported. Drafts are not part of an export."))
        return _verify(database)
    click.echo(_ending(outcome.number, dry_run))


def _brought(database: Database, package: Package, file: File, who: User, dry_run: bool) -> Outcome:
    if not dry_run:
        return bring(database, package, file, who.name, datetime.now(UTC))
    with database.reading() as session:
        comparison = checked(session, package)
        return Outcome(comparison.preview(), None, warnings=comparison.problems)


def _tell(preview: Preview, warnings: list[Problem]) -> None:
    """The tables with what is new, changed and unchanged; what is worth knowing goes to the side."""
    for counted in preview.tables:
        told = t(
            "{new} new, {changed} changed, {unchanged} unchanged",
            new=counted.new,
            changed=counted.changed,
            unchanged=counted.unchanged,
        )
        click.echo(f"{of(counted.table)}: {told}")
    for warning in warnings:
        click.echo(sentence(warning), err=True)


def _ending(number: int | None, dry_run: bool) -> str:
    if dry_run:
        return t("Nothing has been written: this was a dry run.")
    if number is None:
        return t("Everything is known already; nothing has been written.")
    return t("This is import {number}.", number=number)


def _make_current(database: Database, dry_run: bool) -> None:
    """The schema of an empty database is made; one that is filled is brought up to date by starting."""
    if database.is_current():
        return
    if not database.is_empty():
        raise Failure(t("The database is of an earlier version. Start Tertial once, then import."))
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
def verify_all(database: Database) -> None:
    """Recompute the journal, the digest of every row and every seal; fails naming the first row that differs."""
    _check_filled(database)
    _verify(database)


def _verify(database: Database) -> None:
    start = monotonic()
    with database.reading() as session:
        verdict = verify(session)
    said = verified(verdict, monotonic() - start)
    if verdict.difference is not None:
        raise Failure(said)
    click.echo(said)


class Failure(click.ClickException):
    """A command that did not do what it was asked to, in the words of the reader."""

    def show(self, file: IO[Any] | None = None) -> None:
        """The sentence alone."""
        click.echo(self.message, file=file, err=file is None)


def _bound(command: click.Command, database: Database) -> click.Command:
    callback: Callable[..., None] | None = command.callback
    assert callback is not None

    def run(lang: str, **given: Any) -> None:
        with speaking(lang), _one_sentence():
            callback(database, **given)

    return click.Command(command.name, params=[*command.params, _LANG], help=callback.__doc__, callback=run)


@contextmanager
def _one_sentence() -> Iterator[None]:
    try:
        yield
    except NotAllowed as error:
        raise Failure(t("This role may not do that. Name one that may: --user controller.")) from error
    except Busy as error:
        raise Failure(problems.busy()) from error
    except BadPackage as error:
        for problem in error.problems:
            click.echo(sentence(problem), err=True)
        wrong = n("{count} thing is wrong.", "{count} things are wrong.", len(error.problems))
        raise Failure(" ".join([wrong, t("Nothing has been written.")])) from None
    except Told as error:
        raise Failure(t(error.message, **error.values)) from error
    except UserError as error:
        raise Failure(str(error)) from error


def _check_filled(database: Database) -> None:
    database.check()
    if database.is_empty():
        raise Failure(
            t("The database at {database} has nothing in it yet. Check DATABASE_URL.", database=database.shown)
        )


def _codes(database: Database) -> dict[str, list[str]]:
    """The codes of every table that has some; of a database without tables none."""
    database.check()
    if database.is_empty():
        return {}
    with database.reading() as session:
        return codes(session)
