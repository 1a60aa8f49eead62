"""A notebook with an index: what concerns everybody is asked there, and only the notes of whom a
command is about are read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from oneonone.app.fresh_facts import fresh_facts
from oneonone.app.gists import folders_of_paths, stored_gists
from oneonone.app.notebook import Notebook
from oneonone.app.number_items import Keys
from oneonone.app.person_facts import Known
from oneonone.app.person_notes import People, PersonNotes, Progress
from oneonone.app.update_index import known_facts
from oneonone.document.origin import Origin, handle_of_folder, origin_of
from oneonone.document.sections import Vocabulary
from oneonone.domain.action_item import Item
from oneonone.store.index import Untrusted, stamp_of
from oneonone.store.notebook_dir import Listing
from oneonone.store.traces import Looks, has_notes, note_paths


class _OriginsByHandle(Mapping[str, Sequence[Origin]]):
    """What the notes' paths say, by whose they are, in the order of the listing; made out for
    those alone who are asked for.
    """

    def __init__(self, seen: Mapping[str, Looks]) -> None:
        self._folders: dict[str, dict[str, Looks]] = {}
        self._made_out: dict[str, list[Origin]] = {}
        for folder, looks in seen.items():
            _, _, inside = folder.partition("/")
            handle = handle_of_folder(inside.split("/")[0])
            if handle and has_notes(looks):
                self._folders.setdefault(handle, {})[folder] = looks

    def __getitem__(self, handle: str) -> Sequence[Origin]:
        if handle not in self._made_out:
            paths = note_paths(self._folders[handle])
            self._made_out[handle] = [origin_of(path) for path in paths]
        return self._made_out[handle]

    def __contains__(self, handle: object) -> bool:
        return handle in self._folders

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._folders))

    def __len__(self) -> int:
        return len(self._folders)


class IndexedNotebook(Notebook):
    """As a Notebook, and with the same answers; `progress` hears of long readings.

    `kinds` are those of the facts that are going to be asked for; without one the notes are read.
    """

    def __init__(
        self, root: Path, version: str, progress: Progress, kinds: Collection[str]
    ) -> None:
        super().__init__(root, progress)
        self._version = version
        self._kinds = kinds
        self._read_anew: dict[str, Notebook] = {}

    @cached_property
    def known(self) -> Known | None:
        """What everybody's notes say, read where the index does not know it."""
        found = fresh_facts(str(self.root), *self._kinds)
        if found is not None:
            return found
        known, self._read_anew = known_facts(self, self._version, self._progress)
        return known

    @cached_property
    def listing(self) -> Listing:
        """The notes as they stood where the index was compared with them."""
        return super().listing if self.known is None else Listing(self.known.paths)

    @cached_property
    def people(self) -> People:
        """Everybody by handle."""
        if self.known is None:
            return super().people
        return People(_OriginsByHandle(self.known.seen), self._person, self._progress)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words notes are read by."""
        plain = self.settings
        if self.known is None:
            return super().vocabulary
        return Vocabulary(plain.themes, plain.sections, self.known.names, plain.me)

    @property
    def handles(self) -> Collection[str]:
        """Everybody's handle."""
        return super().handles if self.known is None else self.known.handles

    @property
    def owners(self) -> Collection[str]:
        """Everybody who owns a line."""
        if self.known is None:
            return super().owners
        return {owner for about in self.known.about.values() for owner in about.owners}

    @property
    def broken(self) -> set[str]:
        """The paths of the notes that could not be read in full."""
        return super().broken if self.known is None else self.known.broken

    @property
    def keys(self) -> Mapping[str, Keys]:
        """The full ids of everybody's items."""
        known = self._known_of("keys")
        return super().keys if known is None else known.keys

    def items_like(self, words: str) -> Iterable[Item]:
        """All items of whoever has one like it."""
        known = self._known_of("texts")
        return super().items_like(words) if known is None else self._items_of(known.who_has(words))

    def promises_about(self, person: str) -> Iterable[Item]:
        """All items of them and of whoever's notes hold a promise of theirs."""
        known = self._known_of("items")
        if known is None:
            return super().promises_about(person)
        rows = known.rows(date.max, detailed=False)
        others = {row.person for row in rows if row.owner == person}
        return self._items_of(others | ({person} & set(self.handles)))

    def _known_of(self, kind: str) -> Known | None:
        return self.known if self.known is not None and self.known.holds(kind) else None

    def _items_of(self, handles: Iterable[str]) -> Iterator[Item]:
        """In the order of `items`: everybody's by handle, and nobody's last."""
        for handle in sorted(handles, key=lambda handle: (not handle, handle)):
            yield from self.people[handle].items if handle else self.loose_items

    def _person(self, handle: str, origins: Sequence[Origin]) -> PersonNotes:
        reader = self._read_anew.get(handle)
        if reader is None or [one.path for one in reader.origins] != [one.path for one in origins]:
            self._recall(one.path for one in origins)
            return super()._person(handle, origins)  # those of private/ that say nothing, too
        self.share_bytes(reader)
        return reader.people[handle]

    def _recall(self, paths: Iterable[str]) -> None:
        """Have the gists of some notes at hand, as far as the index knows them."""
        if self.known is None:
            return
        try:
            stamp = stamp_of(str(self.root), self._version)
        except Untrusted:
            return
        seen, token = self.known.seen, self.known.token
        folders = folders_of_paths(paths)
        self.gists.update(stored_gists(str(self.root), stamp, token, seen, folders))
