"""The notebook as a whole: its settings, its people, everything their notes say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from oneonone.app.handles import find_handle, known_names
from oneonone.app.number_items import Keys, keys_of, short_ids_of
from oneonone.app.person_notes import People, PersonNotes, Progress
from oneonone.document.diagnostics import Diagnostic
from oneonone.document.frontmatter import find_header, read_header
from oneonone.document.lines import Lines
from oneonone.document.meeting_document import Document, parse
from oneonone.document.metadata import read_profile
from oneonone.document.origin import PEOPLE, Origin, origin_of
from oneonone.document.places import FILE_NAME
from oneonone.document.sections import Vocabulary
from oneonone.document.settings import Settings, read_settings
from oneonone.domain.action_item import Item, ItemLine, resolve
from oneonone.domain.person import Person
from oneonone.domain.short_ids import ShortIds
from oneonone.errors import OneOnOneError, SettingsBroken
from oneonone.store.notebook_dir import Listing, list_notes, read_file

if TYPE_CHECKING:
    from oneonone.app.person_facts import Known


class Notebook:
    """A notebook on disk, read when asked and not before; every note is read once.

    `progress` hears of long readings. `gists` are those of notes that an index knows, by path.
    """

    def __init__(self, root: Path, progress: Progress = lambda _done, _whole: None) -> None:
        self.root = root
        self._progress = progress
        self._bytes: dict[str, bytes] = {}
        self.gists: dict[str, bytes | None] = {}
        self.unreadable: list[Diagnostic] = []

    @cached_property
    def settings(self) -> Settings:
        """1on1.yaml. Raises SettingsBroken where it is no YAML: it says what is private."""
        settings = read_settings(self.bytes_of(FILE_NAME))
        if settings.problem is not None:
            found = settings.problem
            raise SettingsBroken(
                f"{found.path}:{found.line}:{found.column}: {found.message}",
                f"correct {FILE_NAME}; until then nothing is read, for it says what is private",
            )
        return settings

    @cached_property
    def listing(self) -> Listing:
        """The notes' paths and what was passed over. Raises SettingsBroken, notes or not."""
        _ = self.settings
        return list_notes(self.root)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words notes are read by; people's names come from their profiles."""
        settings = self.settings
        return Vocabulary(settings.themes, settings.sections, known_names(self.named), settings.me)

    @property
    def named(self) -> list[tuple[str, tuple[str, ...]]]:
        """Whose notes there are, in the order of the listing, and what a profile calls them."""
        return [
            (origin.person, self._names(origin, origin.person) if origin.kind == "profile" else ())
            for origin in self.origins
            if origin.person
        ]

    @cached_property
    def origins(self) -> list[Origin]:
        """What the notes' paths say, in the order of the listing."""
        return [origin_of(path) for path in self.listing.notes]

    @cached_property
    def people(self) -> People:
        """Everybody by handle: a folder below people/ with a note in it is a person."""
        by_person: dict[str, list[Origin]] = {}
        for origin in self.origins:
            if origin.person:
                by_person.setdefault(origin.person, []).append(origin)
        return People(dict(sorted(by_person.items())), self._person, self._progress)

    @property
    def paths_by_handle(self) -> dict[str, list[str]]:
        """The notes of each person, "" for nobody's, in the order of the listing."""
        found: dict[str, list[str]] = {}
        for origin in self.origins:
            found.setdefault(origin.person or "", []).append(origin.path)
        return found

    def part(self, paths: Iterable[str]) -> Notebook:
        """A notebook of the same settings that holds some of the notes alone."""
        part = Notebook(self.root)
        part.settings = self.settings
        part.listing = Listing(list(paths))
        return part

    def share_bytes(self, part: Notebook) -> None:
        """Go by what a part has read: nothing of it is read again."""
        self._bytes.update(part._bytes)

    @property
    def known(self) -> Known | None:
        """What an index knows of everybody's notes; None where there is none to ask."""
        return None

    @property
    def owners(self) -> Collection[str]:
        """Everybody who owns a line, known or not."""
        return {line.owner for item in self.items for line in item.lines if line.owner}

    @property
    def handles(self) -> Collection[str]:
        """Everybody's handle; their notes need not be read for it."""
        return self.people

    @cached_property
    def loose(self) -> list[Document]:
        """Notes that lie in nobody's folder."""
        return self.read(origin for origin in self.origins if not origin.person)

    @cached_property
    def loose_items(self) -> list[Item]:
        """The items of notes that lie in nobody's folder."""
        return resolve(None, [line for document in self.loose for line in document.items])

    @property
    def documents(self) -> list[Document]:
        """Every note that could be read from disk."""
        everyone = [document for notes in self.people.values() for document in notes.documents]
        return [*everyone, *self.loose]

    @property
    def problems(self) -> list[Diagnostic]:
        """The findings that keep a note from being read in full."""
        found = [one for document in self.documents for one in document.diagnostics]
        return [
            one
            for one in (*found, *self.unreadable)
            if one.severity == "error" and one.code != "F07"
        ]

    @property
    def broken(self) -> set[str]:
        """The paths of the notes that could not be read in full."""
        return {one.path for one in self.problems}

    @cached_property
    def items(self) -> list[Item]:
        """Every item of the notebook."""
        return [item for notes in self.people.values() for item in notes.items] + self.loose_items

    @cached_property
    def lines_of_id(self) -> Mapping[str, Sequence[ItemLine]]:
        """All lines with an id written on them by that id, whoever's they are."""
        found: dict[str, list[ItemLine]] = {}
        for item in self.items:
            for line in item.lines:
                if line.id:
                    found.setdefault(line.key, []).append(line)
        return found

    @property
    def keys(self) -> Mapping[str, Keys]:
        """The full ids of everybody's items by handle, "" for nobody's."""
        everybody = {handle: keys_of(notes.items) for handle, notes in self.people.items()}
        return {**everybody, "": keys_of(self.loose_items)}

    @cached_property
    def short_ids(self) -> ShortIds:
        """The ids to show for items, each as short as the others allow."""
        return short_ids_of(self.keys.values())

    def shown_id(self, item: Item) -> str:
        """The id to show for an item."""
        return self.short_ids.of(item.key, item.person, is_open=item.state.is_open)

    def items_like(self, words: str) -> Iterable[Item]:
        """All items whose ids begin so or whose texts hold it, and maybe others; folded words."""
        return self.items

    def promises_about(self, person: str) -> Iterable[Item]:
        """All open action items in somebody's notes, all they own elsewhere, and maybe others."""
        return self.items

    def document(self, path: str) -> Document:
        """A note by its path; no more is read than its person's."""
        person = origin_of(path).person
        return self.people[person].by_path[path] if person else self.by_path[path]

    def find_person(self, name: str) -> PersonNotes:
        """The person of that handle, name or alias. Raises as find_handle."""
        return self.people[self.find_handle(name)]

    def find_handle(self, name: str) -> str:
        """The handle of the person of that handle, name or alias. Raises as handles.find_handle."""
        return find_handle(name, self.handles, self.vocabulary.people)

    @cached_property
    def by_path(self) -> dict[str, Document]:
        """Every note by its path."""
        return {document.origin.path: document for document in self.documents}

    def stranger(self, person: Person) -> PersonNotes:
        """Somebody of whom there is no note yet."""
        return PersonNotes(person, person.handle, (), self.settings)

    def bytes_of(self, path: str) -> bytes:
        """A note's bytes as they were read; the write path compares with them."""
        if path not in self._bytes:
            self._bytes[path] = read_file(self.root, path)
        return self._bytes[path]

    def _person(self, handle: str, origins: Sequence[Origin]) -> PersonNotes:
        documents = self.read(sorted(origins, key=lambda origin: origin.sequence))
        profile = next((d.profile for d in documents if d.profile), None) or Person(handle)
        folder = next((o.folder for o in origins if not o.private and o.folder), handle)
        return PersonNotes(profile, folder, tuple(documents), self.settings)

    def read(self, origins: Iterable[Origin]) -> list[Document]:
        """The notes there; those that cannot be read go to `unreadable`."""
        documents = []
        for origin in origins:
            try:
                documents.append(self._remembered(origin) or self._parsed(origin))
            except OneOnOneError as error:
                self.unreadable.append(Diagnostic(origin.path, 1, 1, "N05", error.message))
        return documents

    def _parsed(self, origin: Origin) -> Document:
        return parse(self.bytes_of(origin.path), origin, self.vocabulary)

    def _remembered(self, origin: Origin) -> Document | None:
        """A note that is not read unless somebody wants more than its gist."""
        body = self.gists.get(origin.path)
        if body is None:
            return None
        from oneonone.app.gists import unpacked_gist
        from oneonone.document.gist import Remembered
        from oneonone.store.index import discard

        try:
            gist = unpacked_gist(body, origin)
        except ValueError:
            return None
        # Most likely it changed just now; but should what read it have changed, a Markdown parser
        # say, an index that is kept would be in the way each time.
        distrust = partial(discard, str(self.root))
        return Remembered(origin, gist, partial(self._parsed, origin), distrust)

    def _names(self, origin: Origin, handle: str) -> tuple[str, ...]:
        """By a profile's front matter alone: names are wanted before the notes can be read."""
        try:
            lines = Lines(self.bytes_of(origin.path))
            lines.data.decode("utf-8")
        except (OneOnOneError, UnicodeDecodeError):
            return ()
        metadata = read_header(lines, find_header(lines))
        profile = read_profile(handle, metadata.values, self.settings.themes, lambda *_: None)
        return tuple(name for name in (profile.name, *profile.aliases) if name)

    def person_folder(self, handle: str) -> str:
        """The folder of a person below people/, which need not exist yet."""
        notes = self.people.get(handle)
        return f"{PEOPLE}/{notes.folder if notes else handle}"
