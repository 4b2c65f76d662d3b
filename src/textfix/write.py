"""Reading and writing files so that nothing is ever lost.

A repaired file is written beside the old one, forced to disk, given the old one's owner, mode and attributes, and put
in its place in one step. Whatever goes wrong before that step (a full disk, Ctrl-C, a file that changed in between)
leaves the old file as it was and no temporary file behind. What could not be put back as it was is refused: hard
links would be split, a read-only file is not ours to replace, a pipe is no file.

Messages of errors do not name the path: who prints them shows it in front, made printable.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from textfix.errors import TextfixError
from textfix.likeness import make_like

TEMPORARY = ".textfix-"
"""What the names of temporary files start with; a walk passes over them."""

ELSEWHERE = "choose another path for -o"
"""What to do where a result cannot be written."""

_SAFE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | _SAFE
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFE


class TooLargeError(TextfixError):
    """The file has more bytes than ``--max-size`` allows."""


class RefusedError(TextfixError):
    """A file cannot be read or written: ``what`` is the matter, and what to do. ``number`` is that of the system."""

    def __init__(self, what: str, advice: str, number: int = 0) -> None:
        """Make the message of both."""
        super().__init__(f"{what}; {advice}")
        self.what, self.number = what, number


class Terminated(KeyboardInterrupt):
    """The process was asked to end by the signal ``args[0]``."""


class Source(NamedTuple):
    """A file as it was read: ``path`` as it was named, ``target`` the real file behind symbolic links.

    ``identity`` is what ``fstat`` said of it before its bytes were read.
    """

    path: str
    target: str
    data: bytes
    identity: os.stat_result


def read(path: str, max_size: int | None = None) -> Source:
    """Return the file's bytes and what identifies it; ``max_size`` is in bytes.

    Never blocks: pipes, sockets, devices and folders are refused. Raises TooLargeError where the file is larger than
    ``max_size``, TextfixError where it is no file or cannot be read.
    """
    with opened(path, max_size) as (descriptor, target, info):
        with open(descriptor, "rb", buffering=0, closefd=False) as file:
            data = file.readall()
        _refuse_large(len(data), max_size)
    return Source(path, target, data, info)


@contextmanager
def opened(path: str, max_size: int | None = None) -> Iterator[tuple[int, str, os.stat_result]]:
    """Open a file as ``read`` does, and give its descriptor, the real file behind links, and what identifies it."""
    with _refusals("cannot be read", path):
        target, info = _behind_links(path)
        # Asked before opening, since opening a device can set it going, and again after, since it may be another now.
        _refuse_special(info)
        descriptor = os.open(target, _READ)
        try:
            info = os.fstat(descriptor)
            _refuse_special(info)
            _refuse_large(info.st_size, max_size)
            yield descriptor, target, info
        finally:
            os.close(descriptor)


def write_back(source: Source, data: bytes) -> None:
    """Put ``data`` in the place of the file that was read, in one step, with the same mode, owner and attributes.

    Raises TextfixError, the file being as it was, where it has hard links, is read-only, was changed since it was
    read, or where the new file could not be made just like it.
    """
    with _refusals("cannot be written", source.target):
        try:
            info = os.lstat(source.target)
        except FileNotFoundError:
            raise _changed() from None
        if not _same(source.identity, info):
            raise _changed()
        _refuse_unreplaceable(source.target, info)
        _replace(source.target, data, info, lambda: _refuse_changed(source))


def write_to(path: str, data: bytes | Iterable[bytes]) -> None:
    """Write ``data`` to a new file, or in the place of an existing one, in one step; nothing in between is ever seen.

    A new file has the mode that any new file gets, an existing one keeps its own. Raises TextfixError where the path
    is a folder, pipe or device, is read-only, has hard links, or its folder does not take files.
    """
    try:
        with _refusals("cannot be written", path):
            _write_to(path, data)
    except RefusedError as error:
        if error.number in (errno.ENOSPC, errno.EDQUOT, errno.ENOENT):
            raise
        raise TextfixError(f"{error.what}; {ELSEWHERE}") from error


def _write_to(path: str, data: bytes | Iterable[bytes]) -> None:
    try:
        target, info = _behind_links(path)
    except FileNotFoundError:
        _replace(os.path.realpath(path), data, None, lambda: None)
        return
    _refuse_special(info)
    _refuse_unreplaceable(target, info)
    _replace(target, data, info, lambda: None)


def terminate_as_interrupt() -> None:
    """Let SIGTERM and SIGHUP raise Terminated, a KeyboardInterrupt, so that what is being written is tidied up.

    A signal that is ignored (``nohup``) stays ignored. Call it once, in the main thread of the process.
    """
    import signal

    def end(signum: int, frame: object) -> None:
        signal.signal(signum, signal.SIG_IGN)  # a second one must not interrupt the tidying up
        raise Terminated(signum)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, end)


def reason(error: OSError | ValueError, doing: str = "cannot be read", path: str = "") -> str:
    """Return one line, without the path, that says what is wrong and what to do.

    >>> reason(PermissionError(errno.EACCES, "Permission denied"))
    'cannot be read: Permission denied; change its permissions, or leave it out'
    """
    return str(_refused(error, doing, path))


def _refused(error: OSError | ValueError, doing: str, path: str) -> RefusedError:
    if not isinstance(error, OSError):
        return RefusedError(f"{doing}: no file can have this name", "check it")
    if error.errno == errno.ENOENT and os.path.islink(path):
        return RefusedError("is a link to a file that does not exist", "mend the link, or leave it out")
    if error.errno == errno.ENOENT and doing == "cannot be read":
        return RefusedError("does not exist", "check the name")
    number = error.errno or 0
    hint = _HINTS.get(number, "see to that and run it again, or leave it out")
    return RefusedError(f"{doing}: {error.strerror or error}", hint, number)


_HINTS = {
    errno.EACCES: "change its permissions, or leave it out",
    errno.EPERM: "change its permissions, or leave it out",
    errno.EROFS: "copy it to where it can be written",
    errno.ENOENT: "make its folder first",
    errno.ENOTDIR: "check the name",
    errno.EISDIR: "name a file",
    errno.ENAMETOOLONG: "use a shorter name",
    errno.ELOOP: "the link leads back to itself: remove it, or leave it out",
    errno.ENOSPC: "nothing was changed; make room and run it again",
    errno.EDQUOT: "nothing was changed; make room and run it again",
    errno.EBUSY: "it may be mounted by itself: use -o and copy the result over it",
}


@contextmanager
def _refusals(doing: str, path: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        raise _refused(error, doing, path) from error


def _behind_links(path: str) -> tuple[str, os.stat_result]:
    info = os.lstat(path)
    if not stat.S_ISLNK(info.st_mode):
        return path, info
    return os.path.realpath(path), os.stat(path)


_SPECIAL = {
    stat.S_IFDIR: ("is a folder, not a file", "name the files in it"),
    stat.S_IFIFO: ("is a pipe, not a file", "use `-` for stdin and stdout"),
    stat.S_IFSOCK: ("is a socket, not a file", "leave it out"),
    stat.S_IFCHR: ("is a device, not a file", "use `-` for stdin and stdout"),
}


def _refuse_special(info: os.stat_result) -> None:
    if not stat.S_ISREG(info.st_mode):
        raise RefusedError(*_SPECIAL.get(stat.S_IFMT(info.st_mode), ("is no regular file", "leave it out")))


def _refuse_large(size: int, max_size: int | None) -> None:
    if max_size is not None and size > max_size:
        raise TooLargeError(f"has {size} bytes, more than --max-size {max_size}; raise --max-size, or leave it out")


def _refuse_unreplaceable(target: str, info: os.stat_result) -> None:
    if info.st_nlink > 1:
        what = f"has {info.st_nlink} names (hard links), and writing would part them"
        raise RefusedError(what, "use -o and copy the result over it, or leave it out")
    # To root every file is writable: that its owner made it read-only still means that it is not ours to replace.
    effective = os.access in os.supports_effective_ids
    if not info.st_mode & stat.S_IWUSR or not os.access(target, os.W_OK, effective_ids=effective):
        raise RefusedError("is read-only", "make it writable (chmod u+w), or leave it out")


def _same(one: os.stat_result, other: os.stat_result) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in ("st_dev", "st_ino", "st_size", "st_mtime_ns"))


def _changed() -> TextfixError:
    return TextfixError("changed while textfix was reading it; run it again")


def _refuse_changed(source: Source) -> None:
    # The bytes are compared, too: a file system's clock can be too coarse to tell two writes apart.
    try:
        now = read(source.target)
    except TextfixError:
        raise _changed() from None
    linked = now.target != source.target  # the file was moved, and a link took its place
    if linked or not _same(source.identity, now.identity) or source.data != now.data:
        raise _changed()


def _replace(path: str, data: bytes | Iterable[bytes], like: os.stat_result | None, check: Callable[[], None]) -> None:
    """Write a new file beside the old one, and put it in its place when ``check`` has nothing against it."""
    folder = os.path.dirname(path)
    # The name is known before the file exists, so an interrupt can come at any moment and the file is still removed.
    name = os.path.join(folder, f"{TEMPORARY}{os.getpid()}-{os.urandom(8).hex()}")
    try:
        descriptor = _create(name, 0o666 if like is None else 0o600)
        try:
            _write_all(descriptor, data)
            if like is not None:
                make_like(descriptor, path, like)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        check()
        os.replace(name, path)
    except FileExistsError:  # somebody else's file, not ours to remove
        raise
    except BaseException:
        with suppress(OSError):  # an interrupt can come when it took the old one's place already
            os.unlink(name)
        raise
    _sync_folder(folder or ".")


def _create(name: str, mode: int) -> int:
    try:
        return os.open(name, _CREATE, mode)
    except PermissionError as error:
        what = f"its folder takes no new file: {error.strerror}"
        raise RefusedError(what, "change that, or write elsewhere with -o") from error


def _write_all(descriptor: int, data: bytes | Iterable[bytes]) -> None:
    for part in (data,) if isinstance(data, bytes) else data:
        rest = memoryview(part)
        while rest:
            rest = rest[os.write(descriptor, rest) :]


def _sync_folder(folder: str) -> None:
    # The new file is in its place already: a file system that cannot sync folders is no reason to complain.
    if sys.platform != "win32":
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
