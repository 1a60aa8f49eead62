"""Whose a note kept elsewhere is: by its front matter, its name, its folder and its neighbours.

A name the notebook knows is sure, and so is one that something says to be a person's. A name that
two notes bear may be one; *retro* in `alice/2026-11-20 retro.md` is none.
"""

from __future__ import annotations

import shlex
from collections import Counter, defaultdict
from collections.abc import Sequence

from oneonone.app.import_people import People, Who
from oneonone.app.notebook import Notebook
from oneonone.document.foreign_header import HeaderFacts
from oneonone.document.foreign_names import (
    PathFacts,
    folder_name,
    looks_like_a_name,
    path_facts,
)
from oneonone.document.foreign_notes import Part
from oneonone.document.meeting_document import Document
from oneonone.domain.record import Record
from oneonone.domain.words import near_matches, normalised
from oneonone.errors import OneOnOneError, PersonNotFound
from oneonone.store.foreign_files import ForeignFiles

_NOBODY = "nothing says whose it is; --into PERSON says it"
_WHICH = "is its file named after the person, or its folder? --into PERSON says it"
_NO_PERSON = (
    "nothing says that what it names is a person; add them first, with 1on1 person add NAME, or "
    "say whose it is with --into PERSON"
)
_NO_FOLDER = (
    "add them under a handle of your own, such as: 1on1 person add yamada, give them that name: "
    "1on1 person set yamada name NAME, and import again; or --into PERSON"
)


class ForeignNote(Record):
    """A note as it was read. `parts` are below headings of days; `stuck` says why there are none.

    A note whose path names a day has no parts: it is of that day as a whole.
    """

    source: str
    document: Document
    path: PathFacts
    header: HeaderFacts
    parts: tuple[Part, ...] = ()
    stuck: str | None = None


class Named(Record):
    """A name that says whose a note is, and what its file's name says besides.

    `sure` tells that something says that the name is a person's.
    """

    name: str
    topic: str = ""
    sure: bool = True


class Unclear(Record):
    """Why nobody can tell, and the line that is to blame if one is.

    `nobody` is set where no name stands there at all.
    """

    reason: str
    nobody: bool = False
    line: int | None = None


_SEVERAL = Unclear("it names more than one person")


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
            sure = looks_like_a_name(told[0])
            return Named(told[0], sure=sure) if len(told) == 1 else _SEVERAL
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
                return Named(folder, topic, sure=note.path.one_on_one)
        elif folder and not words:
            return Unclear(_NO_PERSON)
        if not self._is_a_person(note, words, normalised(words)):
            return Unclear(_NO_PERSON)
        if folder and not self._are_people(place):
            return Unclear(_WHICH)
        return Named(words, sure=note.path.one_on_one)

    def _is_a_person(self, note: ForeignNote, name: str, counted: str) -> bool:
        """Whether a name nobody knows shows that it is one, or at least comes again."""
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
        return Unclear(f"{error.message}; {_NO_FOLDER}")


def given_person(notebook: Notebook, name: str, files: ForeignFiles) -> str:
    """The handle of the person all is said to be about.

    Raises AmbiguousPerson; PersonNotFound, which names people whom files are named after.
    """
    try:
        return notebook.find_handle(name)
    except PersonNotFound as error:
        facts = [path_facts(source, files.top.name) for source in files.notes]
        seen = {
            text for one in facts for text in (one.words, one.folder) if looks_like_a_name(text)
        }
        near = near_matches(normalised(name), {normalised(one) for one in seen})
        known = f"{error.hint} " if error.hint and "did you mean" in error.hint else ""
        named = f"the folder names {', '.join(sorted(near))}; " if near else ""
        error.hint = f"{known}{named}for somebody new: 1on1 person add {shlex.quote(name)}"
        raise
