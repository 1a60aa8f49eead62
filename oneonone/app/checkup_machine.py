"""What `doctor` says of the machine."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from pathlib import Path

from oneonone import __version__
from oneonone.app.checkup import Answer
from oneonone.errors import EditorNotFound
from oneonone.store import machine
from oneonone.store.editor import editor_command


def _program(_: Mapping[str, str]) -> Answer:
    return Answer("ok", __version__)


def _python(_: Mapping[str, str]) -> Answer:
    return Answer("ok", machine.python_and_system())


def _libraries(_: Mapping[str, str]) -> Answer:
    found = machine.libraries()
    if not found:
        return Answer("note", "versions unknown: 1on1 was not installed as a package")
    missing = [name for name, version in found.items() if version is None]
    if missing:
        return Answer("problem", f"missing: {', '.join(missing)}", "install 1on1 anew")
    return Answer("ok", ", ".join(f"{name} {version}" for name, version in found.items()))


def _git(_: Mapping[str, str]) -> Answer:
    version = machine.git_version()
    if version is None:
        return Answer("note", "not found; notes work without it", "nothing is committed, no sync")
    return Answer("ok", version)


def _locale(_: Mapping[str, str]) -> Answer:
    found = machine.encodings()
    names = {codecs.lookup(name).name for name in (found.text, found.names)}
    if names == {"utf-8"}:
        return Answer("ok", "utf-8")
    return Answer(
        "note",
        f"{found.text}, file names {found.names}",
        r"what that cannot show appears as \uXXXX; set LANG to one in UTF-8, such as C.UTF-8",
    )


def _editor(environment: Mapping[str, str]) -> Answer:
    name = "$VISUAL" if environment.get("VISUAL") else "$EDITOR"
    if not environment.get("VISUAL") and not environment.get("EDITOR"):
        return Answer("note", "none set", "for new -e and edit set $EDITOR, to vim or nano, say")
    try:
        words = editor_command(environment)
    except EditorNotFound:
        return Answer("problem", f"{name} names no program that can be found", f"correct {name}")
    return Answer("ok", f"{Path(words[0]).name}, by {name}")


MACHINE: dict[str, Callable[[Mapping[str, str]], Answer]] = {
    "1on1": _program,
    "Python": _python,
    "libraries": _libraries,
    "git": _git,
    "locale": _locale,
    "editor": _editor,
}


def shown(path: Path) -> str:
    """A folder as it may be shown to others: the user's home, whose name is theirs, is `~`."""
    try:
        return f"~/{path.relative_to(Path.home()).as_posix()}"
    except (ValueError, RuntimeError):  # elsewhere, or nobody knows where home is
        return path.as_posix()
