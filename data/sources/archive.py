"""Zip files, looked through before anything else opens them: their parts, and every byte counted while inflating."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dashboard.reasons import Why
from data.sources.contents import Limits, Refused

_CHUNK = 1 << 16
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_ENCRYPTED, _STORED, _DEFLATED = 1, 0, 8
_LIE = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """A file in a zip."""

    name: str
    size: int
    _information: zipfile.ZipInfo


class Archive:
    """A zip file whose directory is within the limits; `chunks` inflates a part and counts."""

    def __init__(self, source: BinaryIO, limits: Limits) -> None:
        self._source = source
        self._limits = limits
        self._inflated = 0
        self.parts = [Part(item.filename, item.file_size, item) for item in _directory(source, limits)]

    def chunks(self, part: Part) -> Iterator[bytes]:
        """The bytes of a part; Refused when they are more than its header and the limits say."""
        item = part._information
        total = 0
        for chunk in self._inflating(item):
            total += len(chunk)
            self._inflated += len(chunk)
            if total > item.file_size:
                raise Refused(Why.DAMAGED)
            if self._inflated > self._limits.megabytes << 20:
                raise Refused(Why.TOO_LARGE, most=self._limits.megabytes)
            yield chunk
        if total != item.file_size:
            raise Refused(Why.DAMAGED)

    def content(self, part: Part) -> bytes:
        """All bytes of a part."""
        return b"".join(self.chunks(part))

    def _inflating(self, item: zipfile.ZipInfo) -> Iterator[bytes]:
        """Zipfile believes the sizes of the directory and stops there; another reader may go on, so we see where it ends."""
        self._source.seek(_start(self._source, item))
        compressed = _limited(self._source.read, item.compress_size)
        if item.compress_type == _STORED:
            yield from compressed
            return
        inflating = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for chunk in compressed:
                pending = chunk
                while pending and not inflating.eof:
                    yield inflating.decompress(pending, _LIE)
                    pending = inflating.unconsumed_tail
        except zlib.error:
            raise Refused(Why.DAMAGED) from None
        if not inflating.eof:
            raise Refused(Why.DAMAGED)


def _limited(read: Callable[[int], bytes], size: int) -> Iterator[bytes]:
    while size > 0 and (chunk := read(min(size, _CHUNK))):
        size -= len(chunk)
        yield chunk


def _directory(source: BinaryIO, limits: Limits) -> list[zipfile.ZipInfo]:
    """The parts, after the number that the end of the file tells has been seen: making 10⁵ objects takes its time."""
    size = source.seek(0, 2)
    if _told(source, size) > limits.parts:
        raise Refused(Why.TOO_MANY_PARTS, most=limits.parts)
    try:
        source.seek(0)
        items = [item for item in zipfile.ZipFile(source).infolist() if not item.is_dir()]
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, struct.error, UnicodeError):
        raise Refused(Why.DAMAGED) from None
    if len(items) > limits.parts:
        raise Refused(Why.TOO_MANY_PARTS, most=limits.parts)
    if any(item.flag_bits & _ENCRYPTED for item in items):
        raise Refused(Why.ENCRYPTED)
    inflated = sum(item.file_size for item in items)
    if inflated > limits.megabytes << 20:
        raise Refused(Why.TOO_LARGE, most=limits.megabytes)
    _check_parts(items, inflated, size, limits)
    return items


def _check_parts(items: list[zipfile.ZipInfo], inflated: int, size: int, limits: Limits) -> None:
    if sum(item.compress_size for item in items) > size or len({item.filename for item in items}) < len(items):
        raise Refused(Why.DAMAGED)
    if any(item.compress_type not in (_STORED, _DEFLATED) for item in items):
        raise Refused(Why.DAMAGED)
    if inflated > _LIE and inflated > limits.ratio * size:
        raise Refused(Why.TOO_PACKED, most=limits.ratio)


def _told(source: BinaryIO, size: int) -> int:
    """The number of parts according to the end of the file."""
    tail = min(size, 65_557)
    source.seek(size - tail)
    found = source.read(tail)
    at = found.rfind(b"PK\x05\x06")
    if at < 0 or at + 20 > len(found):
        return 0
    return int(struct.unpack_from("<H", found, at + 10)[0])


def _start(source: BinaryIO, item: zipfile.ZipInfo) -> int:
    if item.header_offset < 0:
        raise Refused(Why.DAMAGED)
    source.seek(item.header_offset)
    header = source.read(_LOCAL_HEADER.size)
    if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
        raise Refused(Why.DAMAGED)
    fields = _LOCAL_HEADER.unpack(header)
    return int(item.header_offset + _LOCAL_HEADER.size + fields[-2] + fields[-1])
