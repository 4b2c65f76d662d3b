"""Several processes at work, each with one file at hand and one to come.

So little is under way when everything ends at once: after Ctrl-C no more files are begun than that, and what was
finished is still shown. A worker that is killed takes one file with it, and it is known which. A worker whose
parent is gone finds its pipe closed after the file it is at, and ends.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar, cast

J = TypeVar("J")
D = TypeVar("D")

_EACH = 2
_AHEAD = 32
"""So many jobs for each worker are handed out at once, and so many may be ahead of the one that is shown next."""

_END = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
_ALL = [signal.SIGINT, *_END]


class Crew(Generic[J, D]):
    """Does jobs by several processes and shows the results in the order of the jobs.

    ``lost`` makes the result of a job whose worker was killed, from the job and what is to be said.
    """

    def __init__(self, jobs: Sequence[J], work: Callable[[J], D], lost: Callable[[J, str], D]) -> None:
        """Take what is to be done; ``work`` goes to other processes."""
        self._jobs, self._work, self._lost = jobs, work, lost
        self._processes: dict[Connection, Process] = {}
        self._busy: dict[Connection, list[int]] = {}
        self._done: dict[int, D] = {}
        self._waiting = list(range(len(jobs) - 1, -1, -1))
        self._shown = 0
        self._ending = False

    def run(self, processes: int, show: Callable[[D], None]) -> None:
        """Do all jobs. On an interrupt, show what has been done and what is being done, and pass it on."""
        try:
            for _ in range(processes):
                self._start()
            while self._shown < len(self._jobs):
                self._hand_out()
                if self._busy:
                    self._collect()
                else:  # no worker is left
                    number = self._waiting.pop()
                    self._done[number] = self._work(self._jobs[number])
                while self._shown in self._done:
                    self._shown += 1
                    show(self._done.pop(self._shown - 1))
        except KeyboardInterrupt:
            self._ending = True
            while self._busy:
                self._collect()
            for number in sorted(self._done):
                show(self._done.pop(number))
            raise
        finally:
            for pipe in self._processes:
                pipe.close()
            for process in self._processes.values():
                process.join()

    def _start(self) -> None:
        ours, theirs = Pipe()
        # The ends of the others go along to be closed there: a pipe ends with the last process that holds it.
        process = Process(target=_serve, args=(theirs, [ours, *self._processes], self._work), daemon=True)
        with _undisturbed():
            process.start()
            self._processes[ours] = process
        theirs.close()

    def _hand_out(self) -> None:
        most = self._shown + _AHEAD * len(self._processes)
        for length in range(_EACH):
            for pipe in [pipe for pipe in self._processes if len(self._busy.get(pipe, ())) == length]:
                if not self._waiting or self._waiting[-1] >= most:
                    return
                with _undisturbed():
                    # What cannot be sent, since the worker is gone, is found out when its results are collected.
                    with suppress(OSError):
                        pipe.send(self._jobs[self._waiting[-1]])
                    self._busy.setdefault(pipe, []).append(self._waiting.pop())

    def _collect(self) -> None:
        """Wait until a worker has something to say, and take it."""
        for pipe in cast("list[Connection]", wait(list(self._busy))):
            with _undisturbed():
                number, *more = self._busy.pop(pipe)
                try:
                    self._done[number] = pipe.recv()
                except (EOFError, OSError):
                    self._waiting += reversed(more)
                    why = self._dismiss(pipe)
                    if not self._ending:  # else it was told to end, too
                        self._done[number] = self._lost(self._jobs[number], why)
                else:
                    if more:
                        self._busy[pipe] = more

    def _dismiss(self, pipe: Connection) -> str:
        """Forget a worker that ended by itself, and return what is to be said of the file that it was at."""
        process = self._processes.pop(pipe)
        pipe.close()
        process.join()
        code = process.exitcode or 0
        how = f"was killed (signal {-code})" if code < 0 else f"ended (status {code})"
        return f"the process that was at it {how}; the file is whole; run textfix for it again"


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let signals wait until the block, which is short, is through."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ALL)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, others: list[Connection], work: Callable[[J], D]) -> None:
    """Be a worker: do what comes through the pipe until there is nobody at its other end."""
    for other in others:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is left to the parent
    _end_by_default()
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ALL)
    with suppress(EOFError, OSError):
        while True:
            pipe.send(_tidily(work, pipe.recv()))


def _tidily(work: Callable[[J], D], job: J) -> D:
    """Do a job so that a signal to end leaves no temporary file behind."""
    from textfix.write import Terminated, terminate_as_interrupt

    terminate_as_interrupt()
    try:
        return work(job)
    except Terminated as ended:
        signal.signal(ended.args[0], signal.SIG_DFL)
        os.kill(os.getpid(), ended.args[0])
        raise
    finally:
        _end_by_default()


def _end_by_default() -> None:
    for number in _END:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
