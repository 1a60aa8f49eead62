"""Whom a name means: by handle, name or alias, and by a first name where that is enough."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from oneonone.domain.words import near_matches, normalised
from oneonone.errors import AmbiguousPerson, PersonNotFound


def known_names(named: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Handles by normalised handle, name or alias; what two people share is the first one's."""
    folders = [(handle, tuple(names)) for handle, names in named]
    known: dict[str, str] = {}
    for handle, _ in folders:
        known.setdefault(normalised(handle), handle)
    for handle, names in folders:
        for name in names:
            known.setdefault(normalised(name), handle)
    return known


def find_handle(name: str, handles: Collection[str], names: Mapping[str, str]) -> str:
    """The handle a word of the command line means; `names` as known_names has them.

    Raises PersonNotFound with near matches, AmbiguousPerson where a first name fits two.
    """
    handle = _handle_of(name, handles, names)
    if handle is None:
        near = near_matches(name.casefold(), [*handles, *names])
        known = ", ".join(sorted({names.get(word, word) for word in near}))
        hint = f"did you mean {known}?" if known else "see: 1on1 person list"
        if not handles:
            hint = "nobody is here yet; begin with: 1on1 person add NAME"
        raise PersonNotFound(f"nobody here is called {name!r}", hint)
    return handle


def _handle_of(name: str, handles: Collection[str], names: Mapping[str, str]) -> str | None:
    if name in handles:
        return name
    word = normalised(name)
    handle = names.get(word)
    if handle is not None:
        return handle if handle in handles else None
    fitting = {known for text, known in names.items() if word in text.split()} & set(handles)
    if len(fitting) > 1:
        raise AmbiguousPerson(
            f"{name!r} fits more than one person: {', '.join(sorted(fitting))}",
            "use the handle",
        )
    return fitting.pop() if fitting else None
