"""The command line as Typer sees it: every spelling of every option, completion, and what is wrong with the rest.

The options come from `textfix.command.arguments`; nothing is declared here.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable

import typer

from textfix.command.arguments import OPTIONS, Option, Values
from textfix.errors import TextfixError
from textfix.visible import command


def understand(words: list[str]) -> Values | int:
    """Return the options given, by key; or the exit status where Typer did all that was asked for (completion).

    Raises TextfixError, with one line that says what is wrong, where the words cannot be understood.
    """
    try:
        result: Values | int = typer.main.get_command(_app())(words, prog_name="textfix", standalone_mode=False)
    except Exception as error:
        say: Callable[[], str] | None = getattr(error, "format_message", None)
        if say is None:
            raise
        raise TextfixError(f"{' '.join(say().split()).rstrip(' .')}; {_way_out(words)}") from None
    return result


def _way_out(words: list[str]) -> str:
    """Return what to do: most words with a dash that are no options are misspelt, some are files called so."""
    named = next((word for word in words if word.startswith("-") and word != "-" and os.path.lexists(word)), None)
    return f"for the file of that name say {command(named)}" if named else "textfix --help lists all"


def _app() -> typer.Typer:
    # The help page is ours: it needs no Typer, and says the same in half the lines.
    app = typer.Typer(pretty_exceptions_enable=False, rich_markup_mode=None)
    app.command(context_settings={"help_option_names": []})(_command())
    return app


def _command() -> Callable[..., Values]:
    def textfix(**values: object) -> Values:
        given = {key: value for key, value in values.items() if _given(key, value)}
        return {"paths": [], **given}

    keyword = inspect.Parameter.KEYWORD_ONLY
    paths = inspect.Parameter("paths", keyword, default=typer.Argument(None), annotation=list[str])
    options = (
        inspect.Parameter(option.key, keyword, default=_default(option), annotation=_type(option)) for option in OPTIONS
    )
    textfix.__signature__ = inspect.Signature([paths, *options])  # type: ignore[attr-defined]
    textfix.__annotations__ = {}
    return textfix


def _given(key: str, value: object) -> bool:
    return value is not None and value != [] and (value is not False or key == "final_newline")


def _type(option: Option) -> object:
    if not option.value:
        return bool | None
    return list[str] if option.many else str | None


def _default(option: Option) -> object:
    names = ["/".join(filter(None, (option.names[-1], option.off))), *option.names[:-1]]
    return typer.Option(
        None,
        *names,
        help=option.does,
        metavar=option.value or None,
        callback=_check(option) if option.words or option.number else None,
        autocompletion=_complete(option) if option.words or option.value == "FAMILY" else None,
    )


def _check(option: Option) -> Callable[[str | None], str | int | None]:
    def check(value: str | None) -> str | int | None:
        read = None if value is None else option.read(value)
        if value is None or read is not None:
            return read
        expected = f"none of {', '.join(option.words)}" if option.words else "no whole number above 0"
        raise typer.BadParameter(f"{value!r} is {expected}")

    return check


def _complete(option: Option) -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        from textfix.families import names

        return [word for word in option.words or names() if word.startswith(incomplete)]

    return complete
