"""What the index knows, if every note still looks as it did when it was read."""

from __future__ import annotations

from oneonone import __version__
from oneonone.app.item_rows import unpacked
from oneonone.app.person_facts import Known, unpacked_about
from oneonone.document.places import FILE_NAME
from oneonone.document.unremarkable import is_unremarkable
from oneonone.store.index import Index, Untrusted, stamp_of
from oneonone.store.traces import Odd, read_all, traces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from oneonone.store.traces import Looks


def fresh_facts(root: str, *kinds: str) -> Known | None:
    """What is known of everybody, their facts of some kinds only.

    None where anything changed, or only a full reading could tell.
    """
    try:
        index = Index(root, stamp_of(root, __version__))
        try:
            words, looks = index.kind("words"), index.kind("looks")
            about, facts = index.kind("about"), {kind: index.kind(kind) for kind in kinds}
        finally:
            index.close()
        if any({"", *about} != {"", *kept} for kept in facts.values()):
            return None  # made by a program that kept less
        if words.get("settings") != read_all(f"{root}/{FILE_NAME}"):
            return None
        seen, private = traces(root, "people"), traces(root, "private")
        if looks != {folder: one.as_bytes() for folder, one in seen.items()}:
            return None
        if not _says_nothing(root, private, about):
            return None
    except (Untrusted, Odd, OSError):
        return None
    known = {handle: unpacked_about(body) for handle, body in about.items()}
    names, themes = dict(unpacked(words["names"])), unpacked(words["themes"])[0]
    return Known(known, facts, names, themes, {**seen, **private}, index.token)


def _says_nothing(root: str, private: Mapping[str, Looks], handles: Iterable[str]) -> bool:
    """Whether the notes of private/ are all of people known, and hold nothing that is listed."""
    for folder, looks in private.items():
        names = looks.each()
        if names and "/" in folder and folder.split("/")[1] not in handles:
            return False
        if not all(is_unremarkable(read_all(f"{root}/{folder}/{name}")) for name in names):
            return False
    return True
