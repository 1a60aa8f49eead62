"""What listings need of a person's notes, and how the index keeps it.

As text: rows of fields, so that reading it back is two splits. Every `todo` loads this; see
oneonone.domain.record.
"""

from __future__ import annotations

from oneonone.app.item_rows import DETAILS, ItemRow, fields_in, order_of_bytes, packed, unpacked
from oneonone.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from oneonone.app.brief import Brief
    from oneonone.app.coverage_facts import CoverageFacts
    from oneonone.app.number_items import Keys
    from oneonone.document.diagnostics import Diagnostic
    from oneonone.store.traces import Looks

FACTS = ("items", "details", "coverage", "brief", "keys", "texts", "findings")
"""The kinds of what is kept of a person, for listings to choose from."""
_NO_DETAILS = [""] * DETAILS


class About(Record):
    """What there is to know of a person besides their items and themes.

    `owner_word` is the owner their handle means on the command line; `problems` are the paths of
    notes that could not be read in full; `owners` own any line of theirs; `folders` are their
    folders below people/, each with what the profile in it calls them.
    """

    owner_word: str
    problems: tuple[str, ...]
    owners: tuple[str, ...]
    folders: tuple[tuple[str, tuple[str, ...]], ...]


class Known:
    """What the index keeps of everybody's notes, by handle; "" for notes in nobody's folder."""

    def __init__(
        self,
        about: Mapping[str, About],
        facts: Mapping[str, Mapping[str, bytes]],
        names: Mapping[str, str],
        themes: Sequence[str],
        seen: Mapping[str, Looks],
        token: bytes | None = None,
    ) -> None:
        """`facts` are by kind and handle; of what nobody is going to ask for there need be none.

        `names` are everybody's as oneonone.app.handles has them; `themes` those whose names mean
        themselves on the command line. `seen` is what the notes' folders look like. `token` is that
        of the index, if there is one that holds the same.
        """
        self.about = about
        self.names = names
        self.themes = themes
        self._facts = facts
        self.seen = seen
        self.token = token

    @property
    def handles(self) -> list[str]:
        """Everybody's."""
        return sorted(handle for handle in self.about if handle)

    def holds(self, kind: str) -> bool:
        """Whether facts of a kind are at hand; more were not asked for."""
        return kind in self._facts

    @property
    def paths(self) -> list[str]:
        """All notes, in the order of a listing."""
        from oneonone.store.traces import note_paths

        return note_paths(self.seen)

    @property
    def broken(self) -> set[str]:
        """The paths of the notes that could not be read in full."""
        return {path for about in self.about.values() for path in about.problems}

    def rows(self, today: date, *, detailed: bool) -> list[ItemRow]:
        """All open action items in the order of `todo`."""
        day = today.isoformat().encode()
        new = tuple.__new__  # as ItemRow._make, which counts the fields each time
        if not detailed:
            lines = [
                line for body in self._facts["items"].values() if body for line in body.split(b"\n")
            ]
            lines.sort(key=lambda line: order_of_bytes(line, day))
            return [new(ItemRow, fields_in(line) + _NO_DETAILS) for line in lines]
        whole = [
            (order_of_bytes(line, day), line, details)
            for handle, body in self._facts["items"].items()
            if body
            for line, details in zip(
                body.split(b"\n"), self._facts["details"][handle].split(b"\n"), strict=True
            )
        ]
        whole.sort()
        return [new(ItemRow, fields_in(line) + fields_in(details)) for _, line, details in whole]

    def coverage(
        self, handles: Iterable[str], month: tuple[date, date] | None, today: date
    ) -> list[CoverageFacts]:
        """What the notes of some people say of themes, as far as an answer of today needs it."""
        from oneonone.app.coverage_facts import first_needed, unpacked_coverage

        first = first_needed(month, today)
        kept = self._facts["coverage"]
        return [unpacked_coverage(one, kept[one], first, today) for one in handles]

    @property
    def keys(self) -> dict[str, Keys]:
        """The full ids of everybody's items."""
        from oneonone.app.number_items import unpacked_keys

        return {handle: unpacked_keys(body) for handle, body in self._facts["keys"].items()}

    @property
    def findings(self) -> list[Diagnostic]:
        """What is odd in everybody's notes, whatever day it is."""
        from oneonone.document.diagnostics import Diagnostic

        rows = (row for body in self._facts["findings"].values() for row in unpacked(body))
        return [
            Diagnostic(path, int(line), int(column), code, message)
            for path, line, column, code, message in rows
        ]

    def who_has(self, words: str) -> list[str]:
        """Whose items have ids that begin so, or texts that hold it; folded words."""
        letters = words.encode("utf-8", "surrogatepass")
        kept_as_is = words.isprintable() and "\\" not in words
        return [
            handle
            for handle, body in self._facts["texts"].items()
            if letters in body or not kept_as_is
            if any(key.startswith(words) or words in text for key, text in unpacked(body))
        ]

    def briefs(self, today: date) -> list[Brief]:
        """Everybody in brief, by handle."""
        from oneonone.app.brief import unpacked_brief

        kept = self._facts["brief"]
        return [unpacked_brief(handle, kept[handle], today) for handle in self.handles]


def packed_about(about: About) -> bytes:
    """As bytes."""
    head = [["", about.owner_word], ["", *about.problems], ["", *about.owners]]
    return packed([*head, *([folder, *names] for folder, names in about.folders)])


def unpacked_about(body: bytes) -> About:
    """What `packed_about` was given."""
    (_, word), (_, *problems), (_, *owners), *folders = unpacked(body)
    theirs = tuple((folder, tuple(names)) for folder, *names in folders)
    return About(word, tuple(problems), tuple(owners), theirs)
