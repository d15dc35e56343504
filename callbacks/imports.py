"""Import: upload a file, see what it would do, confirm it; and every import that was made."""

from callbacks.importing import Work
from callbacks.posting import Go, Posting
from callbacks.visit import Visit
from dashboard.access import Act, require
from dashboard.address import Address
from dashboard.errors import ThingNotFound
from data.queries import imports
from data.uploads import Uploads
from layouts import imports as drawing
from layouts.screen import Screen

PATHS = ("/data/import", "/data/import/<code:key>")
_LONGEST_NUMBER = 9


def page(visit: Visit, key: str | None = None, **_: str) -> Screen:
    """The start with the history; a file that waits, by its SHA-256; an import, by its number."""
    require(visit.user, Act.IMPORT)
    uploads = Uploads.of(visit.session.get_bind().engine)
    uploads.sweep(visit.now)
    if key is None:
        return drawing.start(imports.history(visit.session), visit.address)
    upload = uploads.found(key)
    if upload is not None:
        return drawing.waiting(upload, visit.address)
    number = int(key) if key.isdecimal() and key.isascii() and len(key) <= _LONGEST_NUMBER else None
    made = imports.of_file(visit.session, key) if number is None else imports.one(visit.session, number)
    if made is None:
        raise ThingNotFound(key)
    counts = imports.counts(visit.session, made.id)
    rows = imports.written(visit.session, made.id)
    return drawing.made(made, counts, rows, visit.address, is_just_made=number is None)


def post(posting: Posting, key: str | None = None) -> Go | Screen:
    """Keep a file and look through it; or confirm, look again or throw away one that is kept."""
    require(posting.user, Act.IMPORT)
    uploads = Uploads.of(posting.database.engine)
    if key is None:
        return _upload(posting, uploads)
    here = Address("/", posting.address.query)
    if uploads.found(key) is None:
        return Go(here.to("data", "import", key))
    work = Work(posting.database, uploads, key, posting.user, posting.now)
    match posting.form.get("act"):
        case "confirm":
            work.confirm(posting.form.get("seen", ""))
        case "look":
            work.look()
        case "discard":
            uploads.discard(key)
            return Go(here.to("data", "import"))
    return Go(here.to("data", "import", key))


def _upload(posting: Posting, uploads: Uploads) -> Go | Screen:
    given = posting.files.get("file")
    if given is None or not given.filename:
        with posting.database.reading() as session:
            return drawing.start(imports.history(session), posting.address, nothing_chosen=True)
    key = uploads.keep(given.stream, given.filename, posting.user.name, posting.now)
    Work(posting.database, uploads, key, posting.user, posting.now).look()
    return Go(posting.address.to("data", "import", key))
