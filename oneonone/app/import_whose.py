"""Whose a note kept elsewhere is: by its front matter, its name, its folder and its neighbours.

A name the notebook knows is sure. A new one has to show that it is a person's: two notes at least
bear it, or the path says *1:1*; *retro* in `alice/2026-11-20 retro.md` is none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from oneonone.app.add_person import person_from_name
from oneonone.app.notebook import Notebook
from oneonone.document.foreign_header import HeaderFacts
from oneonone.document.foreign_names import PathFacts, folder_name, looks_like_a_name
from oneonone.document.foreign_notes import Part
from oneonone.document.meeting_document import Document
from oneonone.domain.person import Person
from oneonone.domain.words import near_matches, normalised
from oneonone.errors import OneOnOneError

_NOBODY = "nothing says whose it is; --into PERSON says it"
_WHICH = "is its file named after the person, or its folder? --into PERSON says it"
_NO_PERSON = (
    "nothing says that what it names is a person; add them first, with 1on1 person add NAME, or "
    "say whose it is with --into PERSON"
)


@dataclass(frozen=True, slots=True)
class ForeignNote:
    """A note as it was read. `parts` are below headings of days; `stuck` says why there are none.

    A note whose path names a day has no parts: it is of that day as a whole.
    """

    source: str
    document: Document
    path: PathFacts
    header: HeaderFacts
    parts: tuple[Part, ...] = ()
    stuck: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A name that says whose a note is, and what its file's name says besides."""

    name: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why nobody can tell; `nobody` is set where no name stands there at all."""

    reason: str
    nobody: bool = False


_SEVERAL = Unclear("it names more than one person")


@dataclass(frozen=True, slots=True)
class Who:
    """A person of the notebook or a new one, with the known people whose names are close."""

    person: Person
    is_new: bool
    close_to: tuple[str, ...] = ()


class People:
    """The people of the notebook, and those that come to it."""

    def __init__(self, notebook: Notebook) -> None:
        self.handles = set(notebook.handles)
        self.known = {
            name: handle
            for name, handle in notebook.vocabulary.people.items()
            if handle in self.handles
        }

    def knows(self, name: str) -> bool:
        """Whether a handle, name or alias is exactly that."""
        return normalised(name) in self.known

    def who(self, name: str) -> Who:
        """The person of that name. Raises UsageError, UnsafeName for one no folder should have."""
        handle = self.known.get(normalised(name))
        if handle is None:
            person = person_from_name(name)
            if person.handle not in self.handles:
                return Who(person, is_new=True, close_to=self._close_to(name, person.handle))
            handle = person.handle
        return Who(Person(handle), is_new=False)

    def _close_to(self, name: str, handle: str) -> tuple[str, ...]:
        word = normalised(name)
        near = [*near_matches(word, self.known), *near_matches(handle, self.known)]
        share = [text for text in self.known if text.split()[:1] == word.split()[:1]]
        return tuple(sorted({self.known[text] for text in (*near, *share)}))


class Whose:
    """Tells whose each of the notes of a folder is."""

    def __init__(self, notes: Sequence[ForeignNote], people: People, top: str) -> None:
        self.people = people
        self.top = folder_name(top)
        self._bearing: Counter[str] = Counter()
        self._below: Counter[str] = Counter()
        self._silent: Counter[str] = Counter()
        self._words: dict[str, set[str]] = defaultdict(set)
        for note in notes:
            self._count(note)

    def _count(self, note: ForeignNote) -> None:
        facts = note.path
        word, folder = normalised(facts.words), _folder_of(note.source)
        days = 1 if facts.dates or facts.day or note.header.date else min(len(note.parts), 2)
        if not days:
            return
        self._below[folder] += 1
        self._silent[folder] += word in ("", normalised(facts.folder))
        self._bearing[word] += days
        self._words[folder].add(word)
        self._bearing[f"{normalised(facts.folder)}/"] += days

    def of(self, note: ForeignNote) -> Named | Unclear:
        """Whose a note is, as a name; Unclear where front matter, name and folders do not say."""
        told = note.header.people
        if told:
            return Named(told[0]) if len(told) == 1 else _SEVERAL
        facts = note.path
        if len(facts.sides) > 1:
            return _SEVERAL
        words, folder = facts.words, facts.folder
        if self.people.knows(words) and self.people.knows(folder):
            same = self.people.who(words) == self.people.who(folder)
            return Named(folder) if same else _SEVERAL
        if self.people.knows(folder):
            return Named(folder, words)
        if self.people.knows(words):
            return Named(words)
        return self._new(note, words, folder)

    def _new(self, note: ForeignNote, words: str, folder: str) -> Named | Unclear:
        if not words and not folder:
            at_top = "/" not in note.source and self.people.knows(self.top)
            return Named(self.top) if at_top else Unclear(_NOBODY, nobody=True)
        place = _folder_of(note.source)
        topic = "" if normalised(words) == normalised(folder) else words
        if folder and self._is_a_person(note, folder, f"{normalised(folder)}/"):
            if not topic or self._silent[place] * 2 >= self._below[place]:
                return Named(folder, topic)
        elif folder and not words:
            return Unclear(_NO_PERSON)
        if not self._is_a_person(note, words, normalised(words)):
            return Unclear(_NO_PERSON)
        if folder and not self._are_people(place):
            return Unclear(_WHICH)
        return Named(words)

    def _is_a_person(self, note: ForeignNote, name: str, counted: str) -> bool:
        """Whether a name nobody knows shows that it is one."""
        return looks_like_a_name(name) and (note.path.one_on_one or self._bearing[counted] > 1)

    def _are_people(self, place: str) -> bool:
        """Whether the names in a folder come again, more than one of them, as people's do."""
        return sum(self._bearing[word] > 1 for word in self._words[place]) > 1


def _folder_of(source: str) -> str:
    return source.rpartition("/")[0]


def who_or_why(people: People, named: Named) -> Who | Unclear:
    """The person of a name, or why it can be nobody's."""
    try:
        return people.who(named.name)
    except OneOnOneError as error:
        return Unclear(error.message)


def with_seen(people: People, seen: Iterable[Who]) -> Mapping[str, str]:
    """Names that may head a part of a note: the known ones, and those seen in other notes."""
    new = {
        normalised(text): who.person.handle
        for who in seen
        for text in (who.person.handle, who.person.name)
        if text
    }
    return {**new, **people.known}
