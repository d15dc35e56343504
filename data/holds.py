"""A hold on something that one process at a time works on; the system lets go of it when the process ends, however it ends."""

import os
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


# Who asks whether somebody holds a file holds it for a moment; who wants it tries again.
_TRIES, _PAUSE = 5, 0.02


@dataclass(frozen=True, slots=True)
class Hold:
    """An open file that is locked."""

    path: Path
    handle: int

    def let_go(self) -> None:
        """Somebody else may take it; nothing of it is left."""
        with suppress(OSError):
            self.path.unlink()
        os.close(self.handle)


def hold(path: Path) -> Hold | None:
    """Take hold of a file, which is made; None when somebody holds it, or when its folder is gone."""
    for _ in range(_TRIES):
        if found := _tried(path):
            return found
        time.sleep(_PAUSE)
    return None


def is_held(path: Path) -> bool:
    """Whether somebody holds a file."""
    try:
        handle = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        _lock(handle, shared=True)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


def _tried(path: Path) -> Hold | None:
    with suppress(FileNotFoundError):
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            _lock(handle)
            if os.path.samestat(os.fstat(handle), path.stat()):  # and not one that was just let go of
                return Hold(path, handle)
        except OSError:
            pass
        os.close(handle)
    return None


def _lock(handle: int, *, shared: bool = False) -> None:
    """OSError when somebody has locked it."""
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
