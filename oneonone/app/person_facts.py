"""What `todo` and `coverage` need of a person's notes, and how the index keeps it.

As text: rows of fields, so that reading it back is two splits. Every `todo` loads this; see
oneonone.domain.record.
"""

from __future__ import annotations

from oneonone.app.item_rows import DETAILS, ItemRow, fields_of, order_of_bytes, packed, unpacked
from oneonone.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from oneonone.app.coverage_facts import CoverageFacts

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
        items: Mapping[str, bytes],
        details: Mapping[str, bytes],
        coverage: Mapping[str, bytes],
        names: Mapping[str, str],
        themes: Sequence[str],
    ) -> None:
        """Of what nobody is going to ask for, nothing has to be given.

        `names` are everybody's as oneonone.app.handles has them; `themes` those whose names mean
        themselves on the command line.
        """
        self.about = about
        self.names = names
        self.themes = themes
        self._items = items
        self._details = details
        self._coverage = coverage

    @property
    def handles(self) -> list[str]:
        """Everybody's."""
        return sorted(handle for handle in self.about if handle)

    @property
    def broken(self) -> set[str]:
        """The paths of the notes that could not be read in full."""
        return {path for about in self.about.values() for path in about.problems}

    def rows(self, today: date, *, detailed: bool) -> list[ItemRow]:
        """All open action items in the order of `todo`."""
        day = today.isoformat().encode()
        new = tuple.__new__  # as ItemRow._make, which counts the fields each time
        if not detailed:
            lines = [line for body in self._items.values() if body for line in body.split(b"\n")]
            lines.sort(key=lambda line: order_of_bytes(line, day))
            return [new(ItemRow, fields_of(line.decode()) + _NO_DETAILS) for line in lines]
        whole = [
            (order_of_bytes(line, day), line, details)
            for handle, body in self._items.items()
            if body
            for line, details in zip(
                body.split(b"\n"), self._details[handle].split(b"\n"), strict=True
            )
        ]
        whole.sort()
        return [
            new(ItemRow, fields_of(line.decode()) + fields_of(details.decode()))
            for _, line, details in whole
        ]

    def coverage(
        self, handles: Iterable[str], month: tuple[date, date] | None, today: date
    ) -> list[CoverageFacts]:
        """What the notes of some people say of themes, as far as an answer of today needs it."""
        from oneonone.app.coverage_facts import first_needed, unpacked_coverage

        first = first_needed(month, today)
        return [unpacked_coverage(one, self._coverage[one], first, today) for one in handles]


def packed_about(about: About) -> bytes:
    """As bytes."""
    head = [["", about.owner_word], ["", *about.problems], ["", *about.owners]]
    return packed([*head, *([folder, *names] for folder, names in about.folders)])


def unpacked_about(body: bytes) -> About:
    """What `packed_about` was given."""
    (_, word), (_, *problems), (_, *owners), *folders = unpacked(body)
    theirs = tuple((folder, tuple(names)) for folder, *names in folders)
    return About(word, tuple(problems), tuple(owners), theirs)
