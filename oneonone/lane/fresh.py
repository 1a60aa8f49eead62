"""What the index knows, if every note still looks as it did when it was read."""

from __future__ import annotations

from oneonone import __version__
from oneonone.app.item_rows import unpacked
from oneonone.app.person_facts import Known, unpacked_about
from oneonone.document.unremarkable import is_unremarkable
from oneonone.lane.surroundings import SETTINGS
from oneonone.store.index import Index, Untrusted, stamp_of
from oneonone.store.traces import Odd, traces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


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
        if words.get("settings") != _read(f"{root}/{SETTINGS}"):
            return None
        if looks != {folder: one.as_bytes() for folder, one in traces(root, "people").items()}:
            return None
        if not _private_says_nothing(root, about):
            return None
    except (Untrusted, Odd, OSError):
        return None
    known = {handle: unpacked_about(body) for handle, body in about.items()}
    items, details, coverage = (facts.get(k, {}) for k in ("items", "details", "coverage"))
    return Known(known, items, details, coverage, {}, unpacked(words["themes"])[0])


def _private_says_nothing(root: str, handles: Iterable[str]) -> bool:
    """Whether the notes of private/ are all of people known, and hold nothing that is listed."""
    for folder, looks in traces(root, "private").items():
        names = looks.each()
        if names and "/" in folder and folder.split("/")[1] not in handles:
            return False
        if not all(is_unremarkable(_read(f"{root}/{folder}/{name}")) for name in names):
            return False
    return True


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.read()
