"""The bytes of files from before their last repair, so that it can be undone.

They are kept below the user's state folder (``$XDG_STATE_HOME``, else ``~/.local/state``), one file for each path,
readable by the user alone. What an entry will hold is written before the repaired file takes its place, and becomes the
entry after, so that neither a failure nor a killed process loses what there was. It says what the repair wrote: a file
that holds something else by now is not touched. Where nothing can be kept (no such folder, no room, a very large file)
the repair goes on, and one line says that it cannot be undone.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from typing import NamedTuple

from textfix.errors import TextfixError
from textfix.write import Source, read, write_back

_MOST_BYTES = 50_000_000
_MOST_IN_ALL = 500_000_000
_LOOK_EVERY = 500
_VERSION = 1
_DAMAGED = "cannot be brought back: what was kept of it is damaged, or cannot be read"

_count = 0


class Kept(NamedTuple):
    """What is known of a repair: the real path, hashes (SHA-256) of the bytes before and after, the packed bytes."""

    path: str
    before: str
    after: str
    packed: bytes


def folder() -> str:
    """Return the folder of the journal, which need not exist."""
    home = os.path.expanduser("~")
    base = os.environ.get("XDG_STATE_HOME", "")
    if not os.path.isabs(base):
        base = os.environ.get("LOCALAPPDATA") or home if sys.platform == "win32" else os.path.join(home, ".local/state")
    return os.path.join(base, "textfix", "undo")


def write_back_kept(source: Source, data: bytes) -> str:
    """Put ``data`` in the place of the file that was read, as `write_back` does, and keep its bytes in the journal.

    Returns why nothing could be kept, "" where the repair can be undone.
    """
    waiting, why = _prepare(source, data)
    try:
        write_back(source, data)
    except BaseException:
        # An interrupt can come when the new file is in its place: what undoes it must not go then.
        if waiting and _is_still(source):
            with suppress(OSError):
                os.unlink(waiting)
        raise
    if waiting:
        with suppress(OSError):  # `undo` finds it under the name it has, too
            os.replace(waiting, _entry(source.target))
    return why


def _is_still(source: Source) -> bool:
    try:
        return read(source.target).data == source.data
    except TextfixError:
        return False


def undo(path: str) -> None:
    """Bring back the bytes of the file from before its last repair.

    Raises TextfixError, the file being as it was, where none is known or the file was changed since.
    """
    source = read(path)
    entries = _entries(source.target)
    kept = _written(_hash(source.data), entries)
    try:
        before = zlib.decompress(kept.packed)
    except zlib.error:
        before = b""
    if _hash(before) != kept.before:
        raise TextfixError(_DAMAGED)
    write_back(source, before)
    for entry in entries:
        with suppress(OSError):
            os.unlink(entry)


def _written(after: str, entries: list[str]) -> Kept:
    """Return what is known of the repair that wrote what has this hash."""
    if not entries:
        raise TextfixError("has no repair that could be undone: none was kept, or it is undone already")
    every = [kept for kept in map(_load, entries) if kept is not None]
    if not every:
        raise TextfixError(_DAMAGED)
    for kept in every:
        if kept.after == after:
            return kept
    raise TextfixError("was changed since textfix repaired it, and undoing would lose that; it stays as it is")


def known_below(path: str) -> list[str]:
    """Return the files that are in a folder and whose repair can be undone, as paths below it, in order."""
    top = os.path.join(os.path.realpath(path), "")
    found = (kept.path for name in _names() if (kept := _load(os.path.join(folder(), name))) is not None)
    below = (os.path.join(path, kept[len(top) :]) for kept in found if kept.startswith(top) and os.path.lexists(kept))
    return sorted(set(map(os.path.normpath, below)))


def _prepare(source: Source, data: bytes) -> tuple[str, str]:
    """Return the path of a new file with the entry in it; or "" and why nothing can be kept.

    It is named after the entry that it is to become, so that `undo` finds it should the process be killed in between.
    """
    if len(source.data) > _MOST_BYTES:
        return "", f"its copy would have more than {_MOST_BYTES // 1_000_000} MB"
    head = {
        "version": _VERSION,
        "path": os.path.realpath(source.target),
        "before": _hash(source.data),
        "after": _hash(data),
    }
    waiting = f"{_entry(source.target)}.{os.getpid()}-{os.urandom(8).hex()}"
    try:
        os.makedirs(folder(), mode=0o700, exist_ok=True)
        _make_room()
        descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with open(descriptor, "wb") as file:
            file.write(json.dumps(head).encode() + b"\n" + zlib.compress(source.data, 1))
            file.flush()
            os.fsync(descriptor)
    except OSError as error:
        with suppress(OSError):
            os.unlink(waiting)
        return "", f"no copy could be kept in {folder()}: {error.strerror or error}"
    return waiting, ""


def _make_room() -> None:
    """Drop the oldest entries where all together are too large; now and then."""
    global _count  # noqa: PLW0603 (how many were kept by this process)
    _count += 1
    if _count % _LOOK_EVERY != 1:
        return
    entries = []
    for name in os.listdir(folder()):
        with suppress(OSError):
            info = os.stat(os.path.join(folder(), name))
            entries.append((info.st_mtime_ns, info.st_size, name))
    size = sum(entry[1] for entry in entries)
    for _, length, name in sorted(entries):
        if size <= _MOST_IN_ALL:
            return
        with suppress(OSError):
            os.unlink(os.path.join(folder(), name))
        size -= length


def _names() -> Iterator[str]:
    with suppress(OSError):
        yield from sorted(os.listdir(folder()))


def _entries(target: str) -> list[str]:
    """Return what is kept of a file: its entry, and what became none since the process was killed."""
    entry = _entry(target)
    start = os.path.basename(entry)
    return [os.path.join(folder(), name) for name in _names() if name.startswith(start)]


def _entry(target: str) -> str:
    return os.path.join(folder(), _hash(os.fsencode(os.path.realpath(target))))


def _load(entry: str) -> Kept | None:
    """Return what an entry holds, None where there is none that can be read."""
    try:
        with open(entry, "rb") as file:
            head, _, packed = file.read().partition(b"\n")
        said = json.loads(head)
        return Kept(said["path"], said["before"], said["after"], packed) if said["version"] == _VERSION else None
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()
