"""A person one meets, as far as the notebook knows; every part is optional."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from oneonone.domain.cadence import Away, Cadence, parse_cadence

Relation = Literal["report", "manager", "skip-level", "peer", "mentee", "mentor"]
RELATIONS: tuple[str, ...] = get_args(Relation)
REPORT: Relation = "report"

_WEEKLY = parse_cadence("weekly")


@dataclass(frozen=True, slots=True)
class Person:
    """The profile of one person. Durations are minutes, windows days (None = off)."""

    handle: str
    name: str = ""
    aliases: tuple[str, ...] = ()
    relation: Relation = REPORT
    since: date | None = None
    cadence: Cadence | None = None
    duration: int | None = None
    buffer: int | None = None
    time: str | None = None
    timezone: str | None = None
    mode: str | None = None
    template: str | None = None
    style: str | None = None
    prefers: Mapping[str, str] = field(default_factory=dict)
    away: tuple[Away, ...] = ()
    themes: Mapping[str, int | None] = field(default_factory=dict)
    share: tuple[str, ...] = ()
    archived: date | None = None

    @property
    def rhythm(self) -> Cadence | None:
        """The cadence that holds: the profile's, else weekly for reports, else none."""
        if self.cadence is not None:
            return self.cadence
        return _WEEKLY if self.relation == REPORT else None

    @property
    def display_name(self) -> str:
        """The name, or one made from the handle."""
        return self.name or self.handle.replace("-", " ").title()

    def is_archived(self, today: date) -> bool:
        """Whether they are archived by `today`."""
        return self.archived is not None and self.archived <= today
