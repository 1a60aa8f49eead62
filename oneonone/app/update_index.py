"""Bringing the index up to date: the notes of whoever's folders look different are read again.

What cannot be saved is answered all the same, and nobody is waited for.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

from oneonone.app.gists import (
    GIST,
    folders_of_paths,
    looks_below,
    packed_gist,
    stored_gists,
    stored_names,
)
from oneonone.app.handles import known_names
from oneonone.app.item_rows import ItemRow, packed, unpacked
from oneonone.app.notebook import Notebook
from oneonone.app.number_items import Parts, number, of_kind
from oneonone.app.person_facts import FACTS, Known, unpacked_about
from oneonone.app.person_notes import Progress
from oneonone.app.read_facts import PersonFacts, folders_of, known_of, parts_of, read_facts
from oneonone.document.gist import Remembered, gist_of
from oneonone.document.origin import PEOPLE, PRIVATE, handle_of_folder, origin_of
from oneonone.document.places import FILE_NAME
from oneonone.document.sections import Vocabulary
from oneonone.document.unremarkable import is_unremarkable
from oneonone.errors import FileFailure
from oneonone.store.index import Index, Untrusted, clock, discard, save, stamp_of
from oneonone.store.notebook_dir import read_file
from oneonone.store.traces import Looks, Odd, changed_at, note_paths, settled, traces

SAVE_EVERY_SECONDS = 5.0
"""How much of a long reading an interruption may cost."""

_KEPT = 3
"""People whose notes stay in memory after they were read."""

KINDS = ("words", "looks", "about", *FACTS)


def known_facts(
    notebook: Notebook, version: str, progress: Progress
) -> tuple[Known | None, dict[str, Notebook]]:
    """What everybody's notes say, read only where the index does not know it; and by handle whose
    were read, each as a notebook that holds no others, unless these are many.

    None where only a full reading can tell. Raises SettingsBroken.
    """
    _ = notebook.settings
    try:
        return _Update(notebook, version, progress).run()
    except Odd:
        discard(str(notebook.root))  # what it holds may be gone from the notes, or private by now
        return None, {}


class _Update:
    """`parts` is what the index is to hold, `saved` what it holds."""

    def __init__(self, notebook: Notebook, version: str, progress: Progress) -> None:
        """Raises Odd."""
        self.notebook = notebook
        self.progress = progress
        self.root = str(notebook.root)
        self.can_save = True
        self.started = self._clock()  # before anything is looked at: a later change is to show
        self.seen = traces(self.root, PEOPLE)
        self.paths = _paths_by_handle(self.seen)
        self.seen_private = traces(self.root, PRIVATE)
        self.private = _private_to_read(notebook.root, self.seen_private, self.paths)
        self.settings = notebook.bytes_of(FILE_NAME)
        self.stamp = _stamp(self.root, version)
        self.saved, self.token = _stored(self.root, self.stamp)
        self.parts = dict(self.saved)
        self.gists: dict[str, bytes | None] = {}
        self.fresh: dict[str, tuple[ItemRow, ...]] = {}
        self.apart: dict[str, PersonFacts] = {}

    def run(self) -> tuple[Known, dict[str, Notebook]]:
        """What everybody's notes say, and who was read."""
        readers = self._readers()
        names = self._names(readers)
        words = self._words(names)
        if any(self.parts.get(part) != body for part, body in words.items()):
            self.saved, self.token, self.parts = {}, None, {}  # who owns what may have changed
            readers = self._readers()
            self.parts.update(words)
        settings = self.notebook.settings
        vocabulary = Vocabulary(settings.themes, settings.sections, names, settings.me)
        self._read(readers, vocabulary)
        self._save()
        parts = self._with_those_apart()
        themes = unpacked(words["words", "themes"])[0]
        seen = {**self.seen, **self.seen_private}
        return known_of(parts, names, themes, seen, self.token), readers

    def _words(self, names: Mapping[str, str]) -> Parts:
        """What notes are read by, and the themes that mean themselves on a command line."""
        themes = self.notebook.settings.themes
        plain = [one.name for one in themes.themes if themes.resolve_tag(one.name) == one.name]
        return {
            ("words", "settings"): self.settings,
            ("words", "names"): packed(names.items()),
            ("words", "themes"): packed([["", *plain]]),
        }

    def _readers(self) -> dict[str, Notebook]:
        """Whose notes are to be read, each as a notebook that holds no others.

        Whoever has notes in private/ that say something is read each time.
        """
        stored = of_kind(self.parts, "looks")
        seen = {folder: looks.as_bytes() for folder, looks in self.seen.items()}
        folders = (f for f in {*stored, *seen} if stored.get(f) != seen.get(f))
        # Of notes just written no looks are kept: nothing tells that they went, but their absence.
        gone = set(of_kind(self.parts, "about")) - set(map(_handle_of, seen))
        handles = {*map(_handle_of, folders), *self.private, *gone}
        for kind, name in list(self.parts):
            whose = _handle_of(name) if kind == "looks" else name
            if whose in handles and kind != "words":
                del self.parts[kind, name]
        return {handle: self._reader(handle) for handle in sorted(handles)}

    def _reader(self, handle: str) -> Notebook:
        return self.notebook.part([*self.paths.get(handle, ()), *self.private.get(handle, ())])

    def _names(self, readers: Mapping[str, Notebook]) -> dict[str, str]:
        """Everybody's names; of whom nothing changed, the index knows them."""
        found = {}
        for handle, body in of_kind(self.parts, "about").items():
            found.update({folder: (handle, own) for folder, own in unpacked_about(body).folders})
        for handle, reader in readers.items():
            found.update({folder: (handle, own) for folder, own in folders_of(reader)})
        return known_names(found[folder] for folder in sorted(found))

    def _read(self, readers: dict[str, Notebook], vocabulary: Vocabulary) -> None:
        """Read what is to be read, saving now and then, and where somebody loses patience."""
        whole = sum(len(reader.listing.notes) for reader in readers.values())
        done, last_saved = 0, time.monotonic()
        few = len(readers) <= _KEPT
        for handle in list(readers):
            # All the notes of a notebook have no room in memory.
            reader = readers[handle] if few else readers.pop(handle)
            self.progress(done, whole)
            done += len(reader.listing.notes)
            reader.vocabulary = vocabulary
            reader.gists = self._stored_gists(handle)
            try:
                facts = read_facts(reader, handle) if reader.listing.notes else None
            except KeyboardInterrupt:
                self._save()
                raise
            self._put(handle, reader, facts)
            if time.monotonic() - last_saved > SAVE_EVERY_SECONDS:
                self._save()
                last_saved = time.monotonic()
        self.progress(whole, whole)

    def _put(self, handle: str, reader: Notebook, facts: PersonFacts | None) -> None:
        """Take up what was read of somebody; of those with something private apart."""
        self._put_gists(handle, reader)
        if facts is not None and handle in self.private:
            self.apart[handle] = facts
            return
        if facts is not None:
            self.parts.update(parts_of(handle, facts))
            self.fresh[handle] = facts.rows
        if not reader.unreadable:
            self._put_looks(handle)

    def _stored_gists(self, handle: str) -> dict[str, bytes | None]:
        folders = folders_of_paths(self.paths.get(handle, ())) if handle else ()
        return stored_gists(self.root, self.stamp, self.token, self.seen, folders)

    def _put_gists(self, handle: str, reader: Notebook) -> None:
        """Take up what was read of somebody's meetings, and what they no longer say for gone."""
        if not handle or not reader.listing.notes:
            return
        gone = (path for path, body in reader.gists.items() if body is None)
        self.gists.update(dict.fromkeys(gone))
        folders = folders_of_paths(self.paths.get(handle, ()))
        looks = {p: look for f in folders for p, look in looks_below(f, self.seen).items()}
        for document in reader.people[handle].documents:
            path = document.origin.path
            gist = None if isinstance(document, Remembered) else gist_of(document)
            if gist and path in looks and settled(changed_at(looks[path]), self.started):
                self.gists[path] = looks[path] + packed_gist(gist)

    def _changed_gists(self) -> dict[str, bytes | None]:
        """Those to save, and those of notes that are gone."""
        there = {path for paths in self.paths.values() for path in paths}
        known = stored_names(self.root, self.stamp, self.token)
        return {**{path: None for path in known if path not in there}, **self.gists}

    def _clock(self) -> int:
        try:
            return clock(self.root, PEOPLE)
        except Untrusted:
            self.can_save = False
            return 0

    def _put_looks(self, handle: str) -> None:
        """Remember what their folders looked like, unless they may still change without a sign."""
        for folder, looks in self.seen.items():
            if _handle_of(folder) == handle and settled(looks.newest, self.started):
                self.parts["looks", folder] = looks.as_bytes()

    def _save(self) -> None:
        """Number what was read, and save what is new."""
        if self.parts == self.saved and not self.gists:
            return
        number(self.parts, self.saved, self.fresh)
        self.fresh = {}
        gone: dict[tuple[str, str], bytes | None] = {
            part: None for part in self.saved if part not in self.parts
        }
        new = {part: body for part, body in self.parts.items() if self.saved.get(part) != body}
        if self.can_save:
            gists = {(GIST, path): body for path, body in self._changed_gists().items()}
            self.token = save(self.root, self.stamp, self.token, {**gone, **new, **gists})
            self.can_save = self.token is not None
        self.saved = dict(self.parts)
        self.gists = {}

    def _with_those_apart(self) -> Parts:
        """All that is known, those included of whom the index is to keep nothing."""
        if not self.apart:
            return self.parts
        parts = dict(self.parts)
        for handle, facts in self.apart.items():
            parts.update(parts_of(handle, facts))
        number(parts, self.parts, {handle: facts.rows for handle, facts in self.apart.items()})
        return parts


def _stamp(root: str, version: str) -> str:
    try:
        return stamp_of(root, version)
    except Untrusted:
        raise Odd from None


def _stored(root: str, stamp: str) -> tuple[Parts, bytes | None]:
    """What the index holds and its token; nothing where it is not to be trusted."""
    try:
        index = Index(root, stamp)
    except Untrusted:
        return {}, None
    try:
        found = {(kind, name): body for kind in KINDS for name, body in index.kind(kind).items()}
    except Untrusted:
        return {}, None
    finally:
        index.close()
    return found, index.token


def _handle_of(folder: str) -> str:
    """Whose a folder is, by its path; "" for nobody's."""
    parts = folder.split("/")
    return (handle_of_folder(parts[1]) or "") if len(parts) > 1 else ""


def _paths_by_handle(seen: Mapping[str, Looks]) -> dict[str, list[str]]:
    """The notes in the order in which a listing has them."""
    found: dict[str, list[str]] = {}
    for path in note_paths(seen):
        found.setdefault(_handle_of(path.rpartition("/")[0]), []).append(path)
    return found


def _private_to_read(
    root: Path, seen: Mapping[str, Looks], people: Mapping[str, list[str]]
) -> dict[str, list[str]]:
    """The notes of private/ that say something, by handle.

    Raises Odd where somebody has notes there and none below people/: no index knows of them.
    """
    found: dict[str, list[str]] = {}
    for paths in _paths_by_handle(seen).values():
        for path in paths:
            handle = origin_of(path).person or ""
            if handle and handle not in people:
                raise Odd
            try:
                says_nothing = is_unremarkable(read_file(root, path))
            except FileFailure:
                says_nothing = False
            if not says_nothing:
                found.setdefault(handle, []).append(path)
    return found
