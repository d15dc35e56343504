"""Build the application and serve it: `python app.py`, or `app:server` for a WSGI server."""

import sys

if sys.version_info < (3, 11):
    raise SystemExit(f"Tertial needs Python 3.11 or later; this is {sys.version.split()[0]}.")

import gc
import os
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from flask import Flask

from dashboard.errors import StartProblem, UserError
from dashboard.settings import SAMPLE as SAMPLE
from dashboard.settings import Settings
from dashboard.words import t

if TYPE_CHECKING:
    from data.database import Database

HERE = Path(__file__).parent


def create_app(settings: Settings, *, warm: bool = True) -> Flask:
    """The whole application as a WSGI server, warm and ready to be forked; for a command it need not be warm.

    A page is drawn once, so that what all workers share is made before they part; no connection stays open.
    What lives until the end is set aside from the garbage collector, which would walk through it within a request.
    """
    from flask_compress import Compress

    import callbacks.http
    from callbacks import cli, posting, screen, search
    from callbacks.pages import PAGES, menu
    from callbacks.routes import Routes
    from data.database import Database

    database = Database(settings.database_url)
    app = screen.Application(
        "tertial",
        title="Tertial",
        update_title="",
        assets_folder=str(HERE / "layouts" / "assets"),
        assets_ignore=r".*\.(txt|woff2)$",
        suppress_callback_exceptions=True,
        enable_mcp=False,
        compress=False,
    )
    routes = Routes(PAGES)
    screen.register(app, database, routes, menu, settings)
    search.register(app, database)
    server = cast(Flask, app.server)
    callbacks.http.register(app, server, database, settings)
    posting.register(app, server, database, routes, menu, settings)
    cli.register(server, database)
    server.config.update(
        SEND_FILE_MAX_AGE_DEFAULT=31_536_000, COMPRESS_MIN_SIZE=400, COMPRESS_ALGORITHM=["zstd", "br", "gzip"]
    )
    Compress(server)
    if not warm:
        return server
    screen.draw(database, routes, menu, "/", "")
    database.close()
    server.test_client().get("/healthz")
    gc.collect()
    gc.freeze()
    return server


def prepare(database: "Database", package: Path = SAMPLE) -> None:
    """Make the schema current, and fill an empty database with a package: the sample, unless another is named."""
    database.check()
    if database.is_current() and not database.is_empty():
        return
    database.upgrade()
    from data.commands.journal import adopt, journal

    with journal(database, "Tertial", datetime.now(UTC)) as writing:
        if not database.is_empty():
            return adopt(writing)
        from data.commands.load import load
        from data.sources.package import read

        print(f"Filling the database from {package.name} …", flush=True)
        load(writing, read(package))


def main() -> int:
    """Serve on HOST and PORT; a problem is told in one sentence."""
    try:
        settings = Settings.from_environment()
        _claim(settings)
        from data.database import Database

        database = Database(settings.database_url)
        prepare(database, settings.package)
        database.close()
        serve(settings)
    except UserError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def serve(settings: Settings) -> None:
    """Gunicorn where it runs, the development server elsewhere (Windows)."""
    address = f"http://{settings.host}:{settings.port}"
    print(f"Tertial is at {address}  (stop with Ctrl+C)", flush=True)
    if os.name == "posix":
        from callbacks.http.serving import run

        run(lambda: create_app(settings), settings)
    else:
        from werkzeug.serving import run_simple

        run_simple(settings.host, settings.port, create_app(settings), threaded=True)


def _claim(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise StartProblem(
                t(
                    "Port {port} on {host} cannot be used: {reason}. "
                    "Stop what uses it, or choose another: PORT={other} make run."
                ),
                port=settings.port,
                host=settings.host,
                reason=error.strerror,
                other=settings.port + 1,
            ) from error


def __getattr__(name: str) -> Flask:
    """Built when asked for, so that importing this module does nothing: `server` by a WSGI server, `app` by commands."""
    if name in ("server", "app"):
        built = globals()[name] = create_app(Settings.from_environment(), warm=name == "server")
        return built
    raise AttributeError(name)


if __name__ == "__main__":
    sys.exit(main())
