"""Looking through an uploaded file and bringing it in, beside the answering of pages."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Thread

from dashboard.access import User
from dashboard.errors import BadPackage, Busy, PeriodLocked, Stale
from dashboard.incoming import Step, Upload
from dashboard.problem import errors, is_of_a_row
from data.commands.comparing import compare
from data.commands.in_turn import bring
from data.database import Database
from data.sources.package import UPLOAD, read
from data.uploads import Uploads

log = logging.getLogger("tertial")
# A small file is ready before the answer is sent, so that nobody waits for a page that says wait.
_PATIENCE = 1.5


@dataclass(frozen=True, slots=True)
class Work:
    """A file that is worked on: by whom, and as of when."""

    database: Database
    uploads: Uploads
    key: str
    user: User
    now: datetime

    def look(self) -> None:
        """Read the file and compare it with the database."""
        self._start(Step.LOOKING, self._look)

    def confirm(self, seen: str) -> None:
        """Bring it in, if it still is the change that was seen."""
        self._start(Step.IMPORTING, lambda upload: self._bring_in(upload, seen))

    def _start(self, step: Step, act: Callable[[Upload], None]) -> None:
        """Work in a thread of its own, unless somebody does already."""
        if not self.uploads.claim(self.key):
            return
        upload = self.uploads.found(self.key)
        if upload is None:
            self.uploads.let_go(self.key)
            return
        begun = replace(upload, step=step, reference="", is_interrupted=False)
        self.uploads.tell(replace(begun, problems=(), wrong=0, preview=None))
        thread = Thread(target=self._work, args=(begun, act), daemon=True)
        thread.start()
        thread.join(_PATIENCE)

    def _work(self, upload: Upload, act: Callable[[Upload], None]) -> None:
        try:
            act(upload)
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("reference %s: %s could not be imported", reference, upload.file.sha256)
            self.uploads.tell(replace(upload, step=Step.FAILED, preview=None, reference=reference))
        finally:
            self.uploads.let_go(self.key)

    def _look(self, upload: Upload, *, is_stale: bool = False) -> None:
        looked = replace(upload, step=Step.LOOKED, preview=None, problems=(), wrong=0, is_stale=is_stale)
        try:
            package = read(self.uploads.content(self.key), upload.file.name, UPLOAD)
        except BadPackage as error:
            self.uploads.tell(replace(looked, problems=error.problems))
            return
        with self.database.reading() as session:
            found = compare(session, package)
        rejected = {problem.place for problem in errors(found.problems) if is_of_a_row(problem)}
        told = replace(looked, problems=tuple(found.problems), rejected=len(rejected))
        self.uploads.tell(told if errors(found.problems) else replace(told, preview=found.preview()))

    def _bring_in(self, upload: Upload, seen: str) -> None:
        package = read(self.uploads.content(self.key), upload.file.name, UPLOAD)
        try:
            bring(self.database, package, upload.file, self.user.name, self.now, seen)
        except (Stale, BadPackage, PeriodLocked, Busy):
            self._look(upload, is_stale=True)
        else:
            self.uploads.discard(self.key)
