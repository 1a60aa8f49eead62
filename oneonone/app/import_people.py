"""Whom notes kept elsewhere are about: people of the notebook, and new ones, sure or not.

A new one is sure where something says that it is a person: *1:1*, a folder *people*, a key such as
`with`. A name that only comes again may be a topic's, and two new names may be one person's.
"""

from __future__ import annotations

import shlex

from oneonone.app.add_person import person_from_name
from oneonone.app.notebook import Notebook
from oneonone.domain.person import Person
from oneonone.domain.record import Record
from oneonone.domain.words import near_matches, normalised


class Who(Record):
    """A person of the notebook or a new one.

    `close_to` are handles of others, known and new, whose names are close to a new one's;
    `question` is what only the user can answer, with what to do, None where nothing is to be asked.
    """

    person: Person
    is_new: bool
    sure: bool = True
    close_to: tuple[str, ...] = ()
    question: str | None = None


class People:
    """The people of the notebook, and those that come to it."""

    def __init__(self, notebook: Notebook) -> None:
        self.handles = set(notebook.handles)
        self.known = {
            name: handle
            for name, handle in notebook.vocabulary.people.items()
            if handle in self.handles
        }
        self._new: dict[str, Person] = {}
        self._sure: set[str] = set()
        self._whos: dict[str, Who] = {}

    def knows(self, name: str) -> bool:
        """Whether a handle, name or alias, or the name of somebody met, is exactly that."""
        return normalised(name) in self.known

    def meet(self, name: str, *, sure: bool) -> None:
        """Take note of somebody a note names. Raises UsageError, UnsafeName as person_from_name."""
        handle = self.known.get(normalised(name))
        if handle is None:
            person = person_from_name(name)
            handle = person.handle
            if handle not in self.handles and not getattr(self._new.get(handle), "name", None):
                self._new[handle] = person
            for text in (name, handle):
                self.known.setdefault(normalised(text), handle)
        if sure:
            self._sure.add(handle)
        self._whos.clear()

    def who(self, name: str) -> Who:
        """The person of that name, who was met. Raises as `meet`."""
        if not self.knows(name):
            self.meet(name, sure=False)
        handle = self.known[normalised(name)]
        if handle in self.handles:
            return Who(Person(handle), is_new=False)
        if handle not in self._whos:
            self._whos[handle] = self._new_one(handle)
        return self._whos[handle]

    def _new_one(self, handle: str) -> Who:
        person, sure = self._new[handle], handle in self._sure
        close = self._close_to(handle)
        question = None
        if not sure:
            add = f"1on1 person add {shlex.quote(self._called(handle))}"
            question = f"is {handle} a person? then first: {add}; --yes takes every such name"
        elif close:
            question = self._same(handle, close)
        return Who(person, is_new=True, sure=sure, close_to=close, question=question)

    def _same(self, handle: str, close: tuple[str, ...]) -> str:
        """The question whether several names are one person's, in the same words for each of them.

        The one of the notebook is who they are, or the longest name of the new ones.
        """
        new = sorted(one for one in (handle, *close) if one not in self.handles)
        there = [one for one in close if one in self.handles]
        main = there[0] if there else max(new, key=lambda one: len(self._called(one)))
        others = [handle] if there else [one for one in new if one != main]
        add = "" if there else f"1on1 person add {shlex.quote(self._called(main))}, then "
        # Setting the key replaces it: what somebody is called already stays in it.
        kept = [text for text, one in self.known.items() if one == main and there]
        aliases = [*kept, *map(self._called, others)]
        told = ", ".join(text for text in aliases if text != normalised(main))
        return (
            f"is {', '.join(others)} the same as {', '.join(there) or main}? if so: {add}"
            f"1on1 person set {main} aliases {shlex.quote(f'[{told}]')}; "
            "--yes takes each name as a new person"
        )

    def _called(self, handle: str) -> str:
        return self._new[handle].name or handle

    def _close_to(self, handle: str) -> tuple[str, ...]:
        """The known people whose names are close, and all new ones that may be the same person."""
        found, waiting = {handle}, [handle]
        while waiting:
            one = waiting.pop()
            near = {other for other in self._near(one) if other not in found}
            found |= near
            waiting += near - self.handles
        return tuple(sorted(found - {handle}))

    def _near(self, handle: str) -> set[str]:
        """The people a slip or a part of the name away from a new one."""
        texts = [text for text, other in self.known.items() if other == handle]
        others = [text for text, other in self.known.items() if other != handle]
        near = {match for text in texts for match in near_matches(text, others)}
        part = {other for other in others for text in texts if _is_part(text, other)}
        return {self.known[text] for text in near | part}


def _is_part(one: str, other: str) -> bool:
    """Whether one name may be the other, cut short: `alice`, `alice e` and `alice example`."""
    pairs = list(zip(one.split(), other.split(), strict=False))
    if not pairs or pairs[0][0] != pairs[0][1]:
        return False
    return all(left.startswith(right) or right.startswith(left) for left, right in pairs[1:])
