"""Take out one condition at a time, and list those that no case needs: ``python tools/guards.py src/textfix/misread``.

The house rule is that every guard has a near miss that fails without it. This shows where it is broken. Of the named
modules, each condition is made to hold always, or never, as it would stand there if somebody took it out: an operand
of ``and`` or ``or``, the test of an ``if``, the ``if`` of a comprehension, an entry of a table of reasons, the answer
of a function that says yes or no. Then the cases of ``fixtures/`` whose repair reaches it are run. What is printed
made no case fail: it lacks a near miss, or is not needed, or only saves time, which a person has to tell.

It needs ``os.fork``, and about a second of one core for each condition.

Printed are, for each: where it stands, whether it was made to hold always or never, its source, and how many cases
reached it.
"""

from __future__ import annotations

import argparse
import ast
import copy
import gc
import importlib
import inspect
import os
import signal
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

_SECONDS = 60
"""A case that takes longer than this goes round for ever."""
_Trial = tuple[str, Callable[[], bool]]
_Tree = ast.Module
_Change = tuple[str, "ast.expr | ast.FunctionDef", Callable[[ast.AST], None]]
_Remembering = type(lru_cache(int))
_TABLES = ("textfix.language.tables",)


class Condition(NamedTuple):
    """One condition: the lines of its expression, what was done to it, its source, the module without it."""

    first: int
    last: int
    done: str
    source: str
    tree: _Tree


def conditions(source: str) -> Iterator[Condition]:
    """Return every condition of the functions of a module, each with the tree in which it is taken out."""
    tree = ast.parse(source)
    for number, node in enumerate(ast.walk(tree)):
        for done, part, change in _changes(node):
            changed = copy.deepcopy(tree)
            change(next(other for at, other in enumerate(ast.walk(changed)) if at == number))
            text = " ".join((ast.get_source_segment(source, part) or "").split(":\n")[0].split())
            yield Condition(part.lineno, part.end_lineno or part.lineno, done, text, ast.fix_missing_locations(changed))


def _changes(node: ast.AST) -> Iterator[_Change]:
    if isinstance(node, ast.BoolOp):
        holds = isinstance(node.op, ast.And)
        for at, part in enumerate(node.values):
            yield _word(value=holds), part, partial(_operand, at=at, value=holds)
    elif isinstance(node, (ast.If, ast.IfExp)):
        for value in (False, True) if isinstance(node, ast.IfExp) else (False,):
            yield _word(value=value), node.test, partial(_test, value=value)
    elif isinstance(node, ast.comprehension):
        for at, part in enumerate(node.ifs):
            yield _word(value=True), part, partial(_filter, at=at)
    else:
        yield from _answers(node)


def _answers(node: ast.AST) -> Iterator[_Change]:
    if isinstance(node, ast.Dict):
        for at, (key, part) in enumerate(zip(node.keys, node.values, strict=True)):
            if isinstance(key, ast.Constant) and isinstance(part, (ast.BoolOp, ast.Compare)):
                yield _word(value=False), part, partial(_operand, at=at, value=False)
    elif isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Name) and node.returns.id == "bool":
        for value in (False, True):
            yield _word(value=value), node, partial(_answer, value=value)


def _word(*, value: bool) -> str:
    return "always" if value else "never"


def _filter(node: ast.AST, *, at: int) -> None:
    del node.ifs[at]


def _test(node: ast.AST, *, value: bool) -> None:
    node.test = ast.copy_location(ast.Constant(value), node.test)


def _operand(node: ast.AST, *, at: int, value: bool) -> None:
    node.values[at] = ast.copy_location(ast.Constant(value), node.values[at])


def _answer(node: ast.AST, *, value: bool) -> None:
    node.body = [ast.copy_location(ast.Return(ast.Constant(value)), node.body[0])]


def trials() -> list[_Trial]:
    """Return what can fail: the cases of the families, the healthy texts, the documents."""
    import test_families
    from cases import clean_texts, documents, family_cases

    from textfix.api import repair_bytes

    def case_holds(table: str, case: test_families.Case) -> bool:
        report = test_families.repaired(case)
        applied = [entry for entry in report.entries if entry.applied]
        ours = [entry for entry in applied if entry.family == case.family]
        left = [entry for entry in report.entries if not entry.applied and entry.family == case.family]
        told = {"leave": not ours, "repair": bool(ours), "report": bool(left)}[table]
        return report.text == case.after and told and (not case.how or case.how in [entry.how for entry in applied])

    def file_holds(before: Path, after: Path) -> bool:
        return repair_bytes(before.read_bytes(), filename=str(before)).data == after.read_bytes()

    found: list[_Trial] = [
        (f"{case.family}: {case.label}", lambda table=table, case=case: case_holds(table, case))
        for table in ("leave", "repair", "report")
        for case in family_cases(table)
    ]
    found += [(path.name, lambda path=path: file_holds(path, path)) for path in clean_texts()]
    for folder in documents():
        found += [(folder.name, lambda folder=folder: file_holds(folder / "damaged.txt", folder / "clean.txt"))]
    return found


def reached(some: list[_Trial], files: set[str]) -> dict[str, list[set[int]]]:
    """Return for each file the lines that each trial reaches; what was remembered is forgotten between them."""
    lines: dict[str, list[set[int]]] = {name: [set() for _ in some] for name in files}
    remembered = [each for each in gc.get_objects() if isinstance(each, _Remembering) and _is_of_texts(each)]
    for number, (_, holds) in enumerate(some):
        for each in remembered:
            each.cache_clear()

        def local(frame: FrameType, event: str, _: object, number: int = number) -> object:
            lines[frame.f_code.co_filename][number].add(frame.f_lineno)
            return local

        sys.settrace(lambda frame, event, arg: local(frame, event, arg) if frame.f_code.co_filename in files else None)
        try:
            holds()
        finally:
            sys.settrace(None)
    return lines


def _is_of_texts(function: Callable[..., object]) -> bool:
    """Tell whether the function remembers what it said of texts; tables, once read, stay."""
    return bool(function.__module__ not in _TABLES and inspect.signature(function).parameters)


def codes(code: CodeType) -> Iterator[CodeType]:
    """Return the code of the functions and methods of a module, not of those inside of functions."""
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            if not each.co_flags & inspect.CO_OPTIMIZED:
                yield from codes(each)


def take_out(path: Path, tree: _Tree) -> None:
    """Put the code of the changed tree into the functions that are there."""
    changed = {(each.co_name, each.co_firstlineno): each for each in codes(compile(tree, str(path), "exec"))}
    for function in [each for each in gc.get_objects() if isinstance(each, FunctionType)]:
        old = function.__code__
        new = changed.get((old.co_name, old.co_firstlineno)) if old.co_filename == str(path) else None
        if new is not None and new.co_freevars == old.co_freevars:
            function.__code__ = new


def fails(path: Path, tree: _Tree, some: list[_Trial]) -> str | None:
    """Return the first trial that fails without the condition, in a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        try:
            os.write(writer, _first_failure(path, tree, some).encode())
        finally:
            os._exit(0)
    os.close(writer)
    with open(reader, encoding="utf-8") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said or None


def _first_failure(path: Path, tree: _Tree, some: list[_Trial]) -> str:
    gc.disable()
    take_out(path, tree)
    for label, holds in some:
        signal.alarm(_SECONDS)
        try:
            if not holds():
                return label
        except Exception as error:  # noqa: BLE001 (whatever goes wrong, the case needs the condition)
            return f"{label} ({type(error).__name__})"
    return ""


def main() -> None:
    """Print the conditions of the modules that no case needs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("paths", nargs="+", type=Path, help="modules of src/textfix, or folders of them")
    parser.add_argument("--all", action="store_true", help="print the needed ones, too, with a case that fails")
    options = parser.parse_args()
    given = [path.resolve() for path in options.paths]
    paths = [path for each in given for path in (sorted(each.rglob("*.py")) if each.is_dir() else [each])]
    for path in paths:
        importlib.import_module(
            ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
        )
    some = trials()
    _read_tables()
    lines = _in_child(lambda: reached(some, set(map(str, paths))))
    for path in paths:
        for condition in conditions(path.read_text(encoding="utf-8")):
            here = set(range(condition.first, condition.last + 1))
            there = [trial for trial, hit in zip(some, lines[str(path)], strict=True) if hit & here]
            failed = fails(path, condition.tree, there)
            if options.all or failed is None:
                where = f"{path.relative_to(ROOT)}:{condition.first}"
                print(
                    where,
                    condition.done,
                    condition.source,
                    f"[{failed or f'{len(there)} cases'}]",
                    sep="  ",
                    flush=True,
                )


def _read_tables() -> None:
    """Read here what each process would read again."""
    from textfix.language.tables import header, table

    for group in header()[0]:
        table(group)


def _in_child(wanted: Callable[[], dict[str, list[set[int]]]]) -> dict[str, list[set[int]]]:
    """Return what the call returns, from a process of its own: nothing of it is remembered here."""
    import marshal

    reader, writer = os.pipe()
    if not os.fork():
        os.close(reader)
        with open(writer, "wb") as pipe:
            pipe.write(marshal.dumps(wanted()))
        os._exit(0)
    os.close(writer)
    with open(reader, "rb") as pipe:
        data = pipe.read()
    os.wait()
    return marshal.loads(data)


if __name__ == "__main__":
    main()
