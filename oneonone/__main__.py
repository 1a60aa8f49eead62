"""The entry of `1on1` and `python -m oneonone`."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False

if TYPE_CHECKING:
    from oneonone.cli.progress import Progress

_SELDOM = 20_000  # objects more than before, until Python looks again


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        if "_ONEONONE_COMPLETE" in os.environ:  # a shell asks what may come next
            from oneonone.cli.completing import main as complete

            return complete(sys.argv[1:], os.environ)
        _answer_at_once(sys.argv[1:])
        # What is made of notes stays; to look through it for garbage is a fifth of a long answer.
        gc.set_threshold(_SELDOM)
        from oneonone.cli.main import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before the error boundary stands, while modules are loaded
        code = 130
    sys.exit(code)


def _answer_at_once(args: list[str]) -> None:
    """Answer and be gone, where the fast lane knows the answer.

    Without a look at what might be thrown away and without clearing up, which is for processes
    that live longer.
    """
    if "todo" not in args and "coverage" not in args:
        return
    from oneonone.lane.answer import answer

    gc.disable()
    try:
        found = answer(args, _reading)
    except Exception:  # noqa: BLE001 - the command line says it, where it meets the same
        found = None
    gc.enable()
    if found is None:
        return
    try:
        if not found.is_long or not _paged(found.out):
            sys.stdout.write(found.out)
    except UnicodeEncodeError:
        return  # nothing was written yet, and the command line knows what to do
    except OSError as error:
        _end(error)
    if sys.stderr is not None:
        sys.stderr.write(found.said)
    try:
        sys.stdout.flush()
    except OSError as error:
        _end(error)
    os._exit(found.code)


def _reading() -> Progress:
    from oneonone.cli.progress import Progress

    return Progress("reading notes")


def _paged(text: str) -> bool:
    """Show it in the pager, as oneonone.cli.paging would. Raises UnicodeEncodeError, OSError."""
    from oneonone.store.pager import pager_command, show_in_pager

    words = pager_command(os.environ)
    data = text.encode(sys.stdout.encoding or "utf-8")
    return bool(words) and show_in_pager(words, data, os.environ)


def _end(error: OSError) -> None:
    """The reader has gone, or the disk is full."""
    from oneonone.cli.boundary import output_failed

    sys.exit(output_failed(error, debug=False))


if __name__ == "__main__":
    main()
