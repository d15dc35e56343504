"""Files that are there whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from dashboard.errors import FileProblem
from dashboard.words import t


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A place to write to, moved to the path when all is well; a folder may only take the place of an empty one."""
    if path.is_dir() and any(path.iterdir()):
        raise FileProblem(
            t("{path} is a folder with files in it. Name a new file, or a folder that is empty."), path=path
        )
    folder: Path | None = None
    try:
        folder = Path(mkdtemp(dir=path.parent, prefix=f".{path.name}-"))
        yield folder / path.name
        os.replace(folder / path.name, path)
    except OSError as error:
        raise FileProblem(
            t("{path} cannot be written: {reason}. Choose another place."), path=path, reason=error.strerror or error
        ) from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
