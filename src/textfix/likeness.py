"""Making a new file like the one it is to replace, in everything but its bytes."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress

from textfix.errors import TextfixError


def make_like(descriptor: int, target: str, like: os.stat_result) -> None:
    """Give the open new file the owner, extended attributes (so access lists, too) and mode of the old one.

    Raises TextfixError where one of them cannot be kept, OSError where the system fails.
    """
    # In this order, since a change of owner takes from the mode, and an access list changes it.
    if sys.platform == "win32":
        return
    with suppress(OSError):  # what came of it is asked below
        os.fchown(descriptor, *_owner(like))
    _keep_attributes(descriptor, target)
    if os.fstat(descriptor).st_mode != like.st_mode:  # some file systems have one mode for all files
        os.fchmod(descriptor, stat.S_IMODE(like.st_mode))
    new = os.fstat(descriptor)
    if _owner(new) != _owner(like) or new.st_mode != like.st_mode:
        raise TextfixError("belongs to a user or group that could not be kept; run textfix as its owner")


def _owner(info: os.stat_result) -> tuple[int, int]:
    return info.st_uid, info.st_gid


_OF_CONTENT = frozenset({"security.capability", "security.evm", "security.ima"})
"""Attributes that vouch for the content: they end when it changes, however it is written."""


def _keep_attributes(descriptor: int, target: str) -> None:
    if sys.platform != "linux":
        return
    old, new = _attributes(target), _attributes(descriptor)
    for name in new.keys() - old.keys():
        if "acl" in name:  # from the folder's default; the old file did not let these people in
            os.removexattr(descriptor, name)
    for name, value in old.items():
        if new.get(name) == value or name in _OF_CONTENT:
            continue
        try:
            os.setxattr(descriptor, name, value)
        except OSError as error:
            # A label that the system sets by itself may be out of our hands; what people set is kept or nothing is.
            if name.startswith("user.") or "acl" in name:
                raise TextfixError(
                    f"has the attribute {name}, which could not be kept ({error.strerror}); run textfix as its owner"
                ) from error


def _attributes(file: str | int) -> dict[str, bytes]:
    if sys.platform != "linux":
        return {}
    try:
        return {name: os.getxattr(file, name) for name in os.listxattr(file)}
    except OSError as error:
        if error.errno in (errno.ENOTSUP, errno.ENOSYS, errno.EINVAL):
            return {}
        raise
