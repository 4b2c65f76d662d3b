from __future__ import annotations

import errno
import os
import signal
import socket
import stat
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from textfix import write
from textfix.errors import TextfixError
from textfix.write import Terminated, TooLargeError, read, write_back, write_to

OLD, NEW = b"of May.\xc4\xachina\n", b"of May.\nChina\n"
NOBODY = 65534
IS_ROOT = sys.platform != "win32" and os.geteuid() == 0
needs_root = pytest.mark.skipif(not IS_ROOT, reason="only root can give files to others")
needs_attributes = pytest.mark.skipif(sys.platform != "linux", reason="Python knows extended attributes on Linux only")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "notes.txt"
    path.write_bytes(OLD)
    path.chmod(0o644)
    return path


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that other users can enter, which pytest's own is not."""
    with tempfile.TemporaryDirectory(prefix="textfix-test-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Act without root's rights; someone who is not root has none to lose."""
    if not IS_ROOT:
        yield
        return
    groups = os.getgroups()
    os.setgroups([])
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
        os.setgroups(groups)


def owned_by_nobody(path: Path) -> None:
    if IS_ROOT:
        os.chown(path, NOBODY, NOBODY)


def refusal(action: Callable[[], object]) -> str:
    with pytest.raises(TextfixError) as caught:
        action()
    message = str(caught.value)
    assert "\n" not in message
    return message


def assert_untouched(path: Path, data: bytes = OLD) -> None:
    assert path.read_bytes() == data
    assert_no_temporary(path.parent)


def assert_no_temporary(folder: Path) -> None:
    assert [name for name in os.listdir(folder) if name.startswith(write.TEMPORARY)] == []


# --- reading: what must be refused


def test_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal(lambda: read(str(tmp_path / "none.txt"))) == "does not exist; check the name"


def test_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(lambda: read(str(tmp_path))) == "is a folder, not a file; name the files in it"


def test_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    code = "import sys; from textfix.write import read; read(sys.argv[1])"
    done = subprocess.run([sys.executable, "-c", code, pipe], capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr.endswith("RefusedError: is a pipe, not a file; use `-` for stdin and stdout\n")


def test_pipe_that_took_the_files_place_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    info = file.stat()
    file.unlink()
    os.mkfifo(file)
    monkeypatch.setattr(write, "_behind_links", lambda path: (path, info))
    assert "is a pipe" in refusal(lambda: read(str(file)))


def test_link_that_took_the_files_place_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    info = file.stat()
    file.rename(file.with_name("moved"))
    file.symlink_to("moved")
    monkeypatch.setattr(write, "_behind_links", lambda path: (path, info))
    assert refusal(lambda: read(str(file))).startswith("cannot be read: ")


def test_device_is_refused_without_opening_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("opening a device can set it going"))
    assert "is a device" in refusal(lambda: read("/dev/null"))


def test_socket_is_refused(shared: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(shared / "s"))
        assert "is a socket" in refusal(lambda: read(str(shared / "s")))


def test_link_to_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("none")
    assert "is a link to a file that does not exist" in refusal(lambda: read(str(tmp_path / "link")))


def test_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert "leads back to itself" in refusal(lambda: read(str(tmp_path / "a")))


def test_unreadable_file_is_refused(shared: Path) -> None:
    path = shared / "secret.txt"
    path.write_bytes(OLD)
    path.chmod(0)
    with as_nobody():
        assert refusal(lambda: read(str(path))).startswith("cannot be read: Permission denied; ")


@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_name_that_no_file_has_is_refused(name: str) -> None:
    assert refusal(lambda: read(name)) == "cannot be read: no file can have this name; check it"


def test_error_without_a_number_is_said_as_it_is() -> None:
    assert write.reason(OSError("odd")) == "cannot be read: odd; see to that and run it again, or leave it out"


def test_large_file_is_refused_by_the_byte(file: Path) -> None:
    assert read(str(file), len(OLD)).data == OLD
    with pytest.raises(TooLargeError, match=r"has 14 bytes, more than --max-size 13; "):
        read(str(file), len(OLD) - 1)


def test_file_that_grows_while_it_is_read_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fstat(descriptor: int, real: Callable[[int], os.stat_result] = os.fstat) -> os.stat_result:
        info = real(descriptor)
        monkeypatch.undo()
        file.write_bytes(OLD * 2)
        return info

    monkeypatch.setattr(os, "fstat", fstat)
    with pytest.raises(TooLargeError):
        read(str(file), len(OLD))


def test_refusals_leave_no_descriptor_open(file: Path) -> None:
    before = len(os.listdir("/dev/fd"))
    for _ in range(10):
        refusal(lambda: read(str(file), 1))
        refusal(lambda: read(str(file.parent)))
    assert len(os.listdir("/dev/fd")) == before


# --- reading: what is read


@pytest.mark.parametrize("name", ["a.txt", "two\nlines", "\x1b[31mred", "caf\udce9.txt", "-o", " "])
def test_any_name_is_read_and_written(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open(name, "wb") as file:
        file.write(OLD)
    source = read(name)
    assert (source.path, source.target, source.data) == (name, name, OLD)
    write_back(source, NEW)
    assert read(name).data == NEW
    assert os.listdir() == [name]


def test_name_of_the_greatest_length_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 255)
    path.write_bytes(OLD)
    write_back(read(str(path)), NEW)
    assert path.read_bytes() == NEW


def test_links_are_followed(file: Path) -> None:
    (file.parent / "one").symlink_to("notes.txt")
    (file.parent / "two").symlink_to(file.parent / "one")
    source = read(str(file.parent / "two"))
    assert source.target == str(file)
    assert source.path.endswith("two")


# --- writing back: what must be refused, and stay as it is


def test_hard_links_are_refused(file: Path) -> None:
    other = file.with_name("other")
    os.link(file, other)
    message = refusal(lambda: write_back(read(str(file)), NEW))
    assert message.startswith("has 2 names (hard links)")
    assert_untouched(file)
    assert file.samefile(other)


def test_read_only_file_is_refused_even_to_root(file: Path) -> None:
    file.chmod(0o444)
    message = refusal(lambda: write_back(read(str(file)), NEW))
    assert message == "is read-only; make it writable (chmod u+w), or leave it out"
    assert_untouched(file)


@needs_root
def test_file_of_another_that_we_may_not_write_is_refused(shared: Path) -> None:
    path = shared / "theirs.txt"
    path.write_bytes(OLD)
    path.chmod(0o644)
    owned_by_nobody(shared)
    with as_nobody():
        assert "is read-only" in refusal(lambda: write_back(read(str(path)), NEW))
    assert_untouched(path)


def test_folder_that_takes_no_files_is_refused(shared: Path) -> None:
    path = shared / "ours.txt"
    path.write_bytes(OLD)
    path.chmod(0o644)
    owned_by_nobody(path)
    shared.chmod(0o555)
    with as_nobody():
        message = refusal(lambda: write_back(read(str(path)), NEW))
    shared.chmod(0o755)
    assert message.startswith("its folder takes no new file: Permission denied; ")
    assert_untouched(path)


@needs_root
@pytest.mark.parametrize(("user", "group"), [(1234, NOBODY), (NOBODY, 1234)])
def test_owner_that_cannot_be_kept_is_refused(shared: Path, user: int, group: int) -> None:
    path = shared / "theirs.txt"
    path.write_bytes(OLD)
    path.chmod(0o666)
    os.chown(path, user, group)
    owned_by_nobody(shared)
    with as_nobody():
        message = refusal(lambda: write_back(read(str(path)), NEW))
    assert message == "belongs to a user or group that could not be kept; run textfix as its owner"
    assert_untouched(path)
    assert (path.stat().st_uid, path.stat().st_gid) == (user, group)


def test_mode_that_cannot_be_kept_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fchmod", lambda *_: None)
    assert "could not be kept" in refusal(lambda: write_back(read(str(file)), NEW))
    assert_untouched(file)


def same_size_and_time(path: Path) -> None:
    info = path.stat()
    path.write_bytes(OLD.replace(b"May", b"Mai"))
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))


def another_file(path: Path) -> None:
    info = path.stat()
    other = path.with_name("other")
    other.write_bytes(OLD)
    os.utime(other, ns=(info.st_atime_ns, info.st_mtime_ns))
    other.rename(path)


def newer(path: Path) -> None:
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1_000_000_000))


def a_link(path: Path) -> None:
    path.rename(path.with_name("moved"))
    path.symlink_to("moved")


def longer(path: Path) -> None:
    info = path.stat()
    path.write_bytes(OLD * 2)
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))


CHANGES = [same_size_and_time, another_file, newer, a_link, longer]


@pytest.mark.parametrize("change", CHANGES)
def test_file_changed_since_it_was_read_is_refused(file: Path, change: Callable[[Path], None]) -> None:
    source = read(str(file))
    change(file)
    after = file.read_bytes()
    message = refusal(lambda: write_back(source, NEW))
    assert message == "changed while textfix was reading it; run it again"
    assert_untouched(file, after)


@pytest.mark.parametrize("change", CHANGES)
def test_file_changed_while_it_is_written_is_refused(
    file: Path, change: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fsync(descriptor: int, real: Callable[[int], None] = os.fsync) -> None:
        real(descriptor)
        change(file)

    source = read(str(file))
    monkeypatch.setattr(os, "fsync", fsync)
    assert "changed" in refusal(lambda: write_back(source, NEW))
    assert_untouched(file, OLD * 2 if change is longer else file.read_bytes())
    assert file.read_bytes() != NEW


def test_file_removed_since_it_was_read_is_not_made_anew(file: Path) -> None:
    source = read(str(file))
    file.unlink()
    assert "changed" in refusal(lambda: write_back(source, NEW))
    assert os.listdir(file.parent) == []


def test_file_removed_while_it_is_written_is_not_made_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = read(str(file))
    monkeypatch.setattr(os, "fsync", lambda _: file.unlink())
    assert "changed" in refusal(lambda: write_back(source, NEW))
    assert os.listdir(file.parent) == []


# --- writing back: what goes wrong on the way

STEPS = ["open", "write", "fchmod", "fsync", "close", "replace"]
FAILURES = [KeyboardInterrupt(), SystemExit(1), MemoryError(), OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))]


def fail_in(step: str, failure: BaseException, monkeypatch: pytest.MonkeyPatch, *, after: bool) -> None:
    """Let the next call of that function fail: before it does its work, or as soon as it has."""
    real = getattr(os, step)

    def failing(*given: Any, **named: Any) -> Any:
        monkeypatch.setattr(os, step, real)
        if after or step == "close":  # what fails to close is closed all the same
            real(*given, **named)
        raise failure

    monkeypatch.setattr(os, step, failing)


@pytest.mark.parametrize("failure", FAILURES, ids=repr)
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_failure_at_any_step_leaves_a_whole_file_and_no_other(
    file: Path, step: str, *, after: bool, failure: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = read(str(file))
    fail_in(step, failure, monkeypatch, after=after)
    with pytest.raises((type(failure), TextfixError)) as caught:
        write_back(source, NEW)
    assert isinstance(caught.value, TextfixError) == isinstance(failure, OSError)
    assert_untouched(file, NEW if (step, after) == ("replace", True) else OLD)


def test_full_disk_is_said_in_one_line(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_half(descriptor: int, data: memoryview, real: Callable[..., int] = os.write) -> int:
        if len(data) < len(NEW):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(descriptor, data[: len(NEW) // 2])

    source = read(str(file))
    monkeypatch.setattr(os, "write", write_half)
    message = refusal(lambda: write_back(source, NEW))
    assert message == "cannot be written: No space left on device; nothing was changed; make room and run it again"
    assert_untouched(file)


def test_failures_leave_no_descriptor_open(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = len(os.listdir("/dev/fd"))
    fail_in("fsync", KeyboardInterrupt(), monkeypatch, after=False)
    with pytest.raises(KeyboardInterrupt):
        write_back(read(str(file)), NEW)
    assert len(os.listdir("/dev/fd")) == before


def test_temporary_name_that_is_taken_is_left_to_its_owner(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "urandom", bytes)
    theirs = file.with_name(f"{write.TEMPORARY}{os.getpid()}-{'00' * 8}")
    theirs.write_bytes(b"theirs")
    assert "File exists" in refusal(lambda: write_back(read(str(file)), NEW))
    assert theirs.read_bytes() == b"theirs"
    assert file.read_bytes() == OLD


@pytest.mark.parametrize("relative", [False, True])
def test_folder_is_synced_after_the_file(file: Path, *, relative: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = []
    monkeypatch.chdir(file.parent if relative else "/")
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
    write_back(read(file.name if relative else str(file)), NEW)
    assert synced == [file.stat().st_ino, file.parent.stat().st_ino]


def test_folder_that_cannot_be_synced_is_no_failure(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", fsync)
    write_back(read(str(file)), NEW)
    assert_untouched(file, NEW)


# --- signals

END = """
import os, signal, sys
from textfix import write
{before}
write.terminate_as_interrupt()
source = write.read(sys.argv[1])
fsync, unlink = os.fsync, os.unlink
def killing(descriptor):
    fsync(descriptor)
    os.kill(os.getpid(), signal.{signal})
def killed_again(path):
    os.kill(os.getpid(), signal.{signal})
    unlink(path)
os.fsync, os.unlink = killing, killed_again
try:
    write.write_back(source, {new!r})
except write.Terminated as ended:
    sys.exit(128 + ended.args[0])
"""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_signal_to_end_leaves_a_whole_file_and_no_other(file: Path, name: str) -> None:
    code = END.format(signal=name, new=NEW, before="")
    done = subprocess.run([sys.executable, "-c", code, file], timeout=60, check=False)
    assert done.returncode == 128 + getattr(signal, name)
    assert_untouched(file)


def test_signal_that_is_ignored_stays_ignored(file: Path) -> None:
    code = END.format(signal="SIGHUP", new=NEW, before="signal.signal(signal.SIGHUP, signal.SIG_IGN)  # nohup")
    subprocess.run([sys.executable, "-c", code, file], timeout=60, check=True)
    assert_untouched(file, NEW)


def test_terminated_is_an_interrupt() -> None:
    assert issubclass(Terminated, KeyboardInterrupt)


# --- writing back: what is kept


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o755, 0o777, 0o1644])
def test_mode_is_kept(file: Path, mode: int) -> None:
    source = read(str(file))
    file.chmod(mode)
    write_back(source, NEW)
    assert stat.S_IMODE(file.stat().st_mode) == mode
    file.chmod(0o600)
    assert_untouched(file, NEW)


def test_file_system_that_has_one_mode_for_all_is_fine(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.chmod(0o600)
    monkeypatch.setattr(os, "fchmod", lambda *_: pytest.fail("nobody may do that here"))
    monkeypatch.setattr(os, "fchown", lambda *_: os.stat("/none"))
    write_back(read(str(file)), NEW)
    assert_untouched(file, NEW)


@needs_root
def test_owner_is_kept(file: Path) -> None:
    os.chown(file, 1234, 2345)
    file.chmod(0o6755)  # what a change of owner takes away
    write_back(read(str(file)), NEW)
    info = file.stat()
    assert (info.st_uid, info.st_gid, stat.S_IMODE(info.st_mode)) == (1234, 2345, 0o6755)


def test_links_stay_and_their_target_is_repaired(file: Path) -> None:
    folder = file.parent / "links"
    folder.mkdir()
    (folder / "one").symlink_to("../notes.txt")
    (folder / "two").symlink_to("one")
    write_back(read(str(folder / "two")), NEW)
    assert os.readlink(folder / "two") == "one"
    assert os.readlink(folder / "one") == "../notes.txt"
    assert sorted(os.listdir(folder)) == ["one", "two"]
    assert_untouched(file, NEW)


def test_new_file_is_hidden_and_private_and_on_disk_before_it_takes_the_place(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def spy(name: str) -> None:
        real = getattr(os, name)

        def spying(*given: Any, **named: Any) -> Any:
            new = [entry for entry in os.scandir(file.parent) if entry.name.startswith(f".textfix-{os.getpid()}-")]
            seen.append((name, [stat.S_IMODE(entry.stat().st_mode) for entry in new], file.read_bytes()))
            return real(*given, **named)

        monkeypatch.setattr(os, name, spying)

    source = read(str(file))
    for name in ("write", "fsync", "replace"):
        spy(name)
    write_back(source, NEW)
    assert seen == [("write", [0o600], OLD), ("fsync", [0o644], OLD), ("replace", [0o644], OLD), ("fsync", [], NEW)]


def test_bytes_are_written_to_the_last_even_in_small_bites(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def one_byte(descriptor: int, data: memoryview, real: Callable[..., int] = os.write) -> int:
        return real(descriptor, data[:1])

    monkeypatch.setattr(os, "write", one_byte)
    write_back(read(str(file)), NEW)
    assert_untouched(file, NEW)


def test_empty_result_is_written(file: Path) -> None:
    write_back(read(str(file)), b"")
    assert_untouched(file, b"")


# --- extended attributes and access lists


def set_attribute(path: Path, name: str, value: bytes) -> None:
    if sys.platform == "linux":
        try:
            os.setxattr(path, name, value)
        except OSError as error:
            pytest.skip(f"this file system keeps no {name}: {error}")


def attribute(path: Path, name: str) -> bytes | None:
    if sys.platform == "linux" and name in os.listxattr(path):
        return os.getxattr(path, name)
    return None


def access_list(user: int) -> bytes:
    """An access list that lets one more user read: the kernel's own form of it."""
    none = 0xFFFFFFFF
    entries = [(0x01, 6, none), (0x02, 4, user), (0x04, 0, none), (0x10, 4, none), (0x20, 0, none)]
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


@needs_attributes
@pytest.mark.parametrize(
    ("name", "value"), [("user.origin", b"https://example.org/"), ("system.posix_acl_access", access_list(1234))]
)
def test_attributes_are_kept(file: Path, name: str, value: bytes) -> None:
    set_attribute(file, name, value)
    mode = file.stat().st_mode
    write_back(read(str(file)), NEW)
    assert attribute(file, name) == value
    assert file.stat().st_mode == mode


@needs_attributes
def test_access_that_the_folder_gives_to_new_files_is_not_given(file: Path) -> None:
    set_attribute(file.parent, "system.posix_acl_default", access_list(1234))
    write_back(read(str(file)), NEW)
    assert attribute(file, "system.posix_acl_access") is None
    assert stat.S_IMODE(file.stat().st_mode) == 0o644


@needs_attributes
@pytest.mark.parametrize(
    ("name", "kept"),
    [("user.origin", True), ("system.posix_acl_access", True), ("security.selinux", False), ("trusted.x", False)],
)
def test_attribute_that_cannot_be_kept(file: Path, name: str, *, kept: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def setxattr(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "listxattr", lambda where: [] if isinstance(where, int) else [name])
    monkeypatch.setattr(os, "getxattr", lambda *_: b"value")
    monkeypatch.setattr(os, "setxattr", setxattr)
    source = read(str(file))
    if kept:
        message = (
            f"has the attribute {name}, which could not be kept (Operation not permitted); run textfix as its owner"
        )
        assert refusal(lambda: write_back(source, NEW)) == message
        assert_untouched(file)
    else:
        write_back(source, NEW)
        assert_untouched(file, NEW)


@needs_attributes
def test_attribute_that_vouches_for_the_old_bytes_is_not_copied(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "listxattr", lambda where: [] if isinstance(where, int) else ["security.ima"])
    monkeypatch.setattr(os, "getxattr", lambda *_: b"hash")
    monkeypatch.setattr(os, "setxattr", lambda *_: pytest.fail("it would be a lie"))
    write_back(read(str(file)), NEW)
    assert_untouched(file, NEW)


@needs_attributes
@pytest.mark.parametrize(("number", "fine"), [(errno.ENOTSUP, True), (errno.EIO, False)])
def test_file_system_that_knows_no_attributes_is_fine(
    file: Path, number: int, *, fine: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listxattr(_: object) -> list[str]:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "listxattr", listxattr)
    source = read(str(file))
    if fine:
        write_back(source, NEW)
    else:
        refusal(lambda: write_back(source, NEW))
    assert_untouched(file, NEW if fine else OLD)


@needs_attributes
def test_label_that_only_the_new_file_has_is_left_to_the_system(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "listxattr", lambda where: ["security.selinux"] if isinstance(where, int) else [])
    monkeypatch.setattr(os, "getxattr", lambda *_: b"label")
    monkeypatch.setattr(os, "removexattr", lambda *_: pytest.fail("it is not ours to remove"))
    write_back(read(str(file)), NEW)
    assert_untouched(file, NEW)


@needs_attributes
def test_attribute_that_the_new_file_has_already_is_not_set(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "listxattr", lambda _: ["user.x"])
    monkeypatch.setattr(os, "getxattr", lambda *_: b"value")
    monkeypatch.setattr(os, "setxattr", lambda *_: pytest.fail("it is there already"))
    write_back(read(str(file)), NEW)
    assert_untouched(file, NEW)


# --- writing elsewhere


def test_folder_pipe_and_device_take_no_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", lambda *_: pytest.fail("it would be gone"))
    os.mkfifo(tmp_path / "pipe")
    assert "is a folder" in refusal(lambda: write_to(str(tmp_path), NEW))
    assert "is a pipe" in refusal(lambda: write_to(str(tmp_path / "pipe"), NEW))
    assert "is a device" in refusal(lambda: write_to("/dev/null", NEW))


def test_output_into_a_missing_folder_is_refused(tmp_path: Path) -> None:
    message = refusal(lambda: write_to(str(tmp_path / "none" / "out.txt"), NEW))
    assert message == "cannot be written: No such file or directory; make its folder first"


def test_output_over_a_hard_link_or_a_read_only_file_is_refused(file: Path) -> None:
    file.chmod(0o444)
    assert "is read-only" in refusal(lambda: write_to(str(file), NEW))
    file.chmod(0o644)
    os.link(file, file.with_name("other"))
    assert "hard links" in refusal(lambda: write_to(str(file), NEW))
    assert_untouched(file)


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_output_that_fails_leaves_nothing(tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_in(step, KeyboardInterrupt(), monkeypatch, after=False)
    with pytest.raises(KeyboardInterrupt):
        write_to(str(tmp_path / "out.txt"), NEW)
    assert os.listdir(tmp_path) == []


def test_output_is_a_new_file_like_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_to("out.txt", NEW)
    with open("like.txt", "wb") as like:
        like.write(NEW)
    assert read("out.txt").data == NEW
    assert os.stat("out.txt").st_mode == os.stat("like.txt").st_mode
    assert sorted(os.listdir()) == ["like.txt", "out.txt"]


def test_output_over_a_file_keeps_its_mode_and_what_links_to_it(file: Path) -> None:
    file.chmod(0o640)
    link = file.with_name("link")
    link.symlink_to("notes.txt")
    write_to(str(link), NEW)
    assert link.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert_untouched(file, NEW)


def test_output_through_a_link_to_nothing_makes_its_target(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("target")
    write_to(str(tmp_path / "link"), NEW)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == NEW
