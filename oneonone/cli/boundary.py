"""Where failures end: one message on standard error, one exit code of the contract."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from oneonone.cli.context import Context
from oneonone.errors import FileFailure, OneOnOneError
from oneonone.render.visible import visible

FAULT = 1
INTERRUPTED = 130
PIPE_CLOSED = 141


@contextmanager
def error_boundary(ctx: typer.Context | None = None) -> Iterator[None]:
    """Whatever fails inside becomes a message and typer.Exit; --debug shows the traceback too."""
    try:
        try:
            yield
        finally:
            flush()  # a full disk or a closed pipe may show only now
    except OneOnOneError as error:
        raise typer.Exit(report(error, debug=_debug(ctx))) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except OSError as error:
        raise typer.Exit(output_failed(error, debug=_debug(ctx))) from None
    except Exception as error:
        if isinstance(getattr(error, "message", None), str):
            # One of Typer's usage errors, which quote the words given; Typer will show it.
            error.message = visible(error.message)  # type: ignore[attr-defined]
        raise


def output_failed(error: OSError, *, debug: bool) -> int:
    """Say what the system says, or nothing where the reader has gone; returns the exit code."""
    _discard_output()
    if isinstance(error, BrokenPipeError):
        return PIPE_CLOSED
    what = (error.strerror or type(error).__name__).lower()
    name = error.filename or "standard output"
    return report(FileFailure(f"{name}: {what}"), debug=debug)


def _debug(ctx: typer.Context | None) -> bool:
    """Asked only now: the option may stand behind the command, whose words are read inside."""
    context = ctx.find_object(Context) if ctx else None
    return context is not None and context.debug


def flush() -> None:
    """Hand on what was written; there is no standard output where the caller closed it."""
    if sys.stdout is not None:
        sys.stdout.flush()


def report(error: OneOnOneError, *, debug: bool) -> int:
    """Say what is wrong and what to do next, on standard error; returns the exit code."""
    lines = [f"1on1: {error.message}"]
    if error.hint:
        lines.append(f"      {error.hint}")
    _say("\n".join(lines), debug=debug)
    return error.exit_code


def report_fault(error: Exception, *, debug: bool) -> int:
    """Say that 1on1 itself is at fault; the message of an unknown error may hold a note's text."""
    hint = "" if debug else "\n      run it again with --debug and report what it shows"
    _say(f"1on1: a fault in 1on1 itself: {type(error).__name__}{hint}", debug=debug)
    return FAULT


def _say(text: str, *, debug: bool) -> None:
    if sys.stderr is not None:
        text = f"{traceback.format_exc()}{text}" if debug else text
        sys.stderr.write(visible(text) + "\n")


def _discard_output() -> None:
    """Nobody takes what is left in the buffer, and the interpreter must not try again at its end.

    The reader has gone, as `head` does, or the disk is full.
    """
    try:
        descriptor = sys.stdout.fileno()
    except (AttributeError, OSError):
        return  # closed, or no file at all
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)


def escaped(error: UnicodeError) -> tuple[str, int]:
    r"""What a locale cannot show, as `\uXXXX`; an error handler, and JSON stays JSON by it."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end
