"""What a heading's text says about the section below it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from oneonone.document.blocks import Blocks
from oneonone.domain.record import NOTHING, Record
from oneonone.domain.theme import ThemeSet, theme_set
from oneonone.domain.words import handle_from, normalised

ROLES = ("agenda", "summary", "notes", "decisions", "actions", "feedback", "private")

_PRIVATE_BEGINNINGS = ("private", "confidential", "notes to self")

SYNONYMS: dict[str, str] = {
    normalised(word): role
    for role, words in {
        "agenda": (
            "agenda, talking points, topics, their topics, theirs, their agenda, their points, "
            "my topics, mine, my agenda, my points, your topics, discussion topics"
        ),
        "summary": "summary, recap, in short",
        "notes": "notes, meeting notes, discussion",
        "decisions": "decisions, decision, decided",
        "actions": (
            "actions, action items, action item, next steps, follow-ups, follow-up, follow up, "
            "to-dos, to-do, todo, todos, tasks, new action items"
        ),
        "feedback": "feedback",
        "private": "private, confidential, notes to self",
    }.items()
    for word in words.split(", ")
}
Side = Literal["theirs", "mine"]
_SIDES: dict[str, Side] = {
    **dict.fromkeys(
        ("their topics", "theirs", "their agenda", "their points", "your topics"), "theirs"
    ),
    **dict.fromkeys(("my topics", "mine", "my agenda", "my points"), "mine"),
}


BUNDLED_THEMES = theme_set()
"""Those of a notebook whose settings say nothing of themes."""


class Vocabulary(Record):
    """The words a notebook reads by: themes, headings, people.

    `sections` maps normalised headings to roles, `people` normalised names and aliases to
    handles, `me` are the handles that mean the notebook's owner.
    """

    themes: ThemeSet = BUNDLED_THEMES
    sections: Mapping[str, str] = NOTHING
    people: Mapping[str, str] = NOTHING
    me: frozenset[str] = frozenset()

    def role(self, heading: str) -> str | None:
        """The role a heading's text names, None where it names none."""
        return self.role_of_words(normalised(heading))

    def role_of_words(self, text: str) -> str | None:
        """As `role`, for a text that is normalised."""
        if text.startswith(_PRIVATE_BEGINNINGS):
            return "private"
        return self.sections.get(text) or SYNONYMS.get(text)

    def handle_named(self, name: str) -> str:
        """The handle a name, alias or handle means; what it would make where it is unknown."""
        return self.people.get(normalised(name)) or handle_from(name)


class Section(Record):
    """A heading with what it means; `own_role` is that of its own words alone.

    `role` is inherited from the heading above where the words say nothing; `in_agenda` and
    `in_goals` look through theme headings (`## Agenda` › `### Growth` is still agenda).
    """

    heading: str
    line: int
    start: int
    own_role: str | None
    role: str | None
    theme: str | None
    side: Side | None
    in_agenda: bool
    private: bool
    in_goals: bool = False


NOWHERE = Section("", 0, 0, None, None, None, None, in_agenda=False, private=False)
"""Where text before the first heading stands."""


def sections_of(
    blocks: Blocks, vocabulary: Vocabulary, line_of: Mapping[int, int]
) -> list[Section]:
    """One Section for each heading, in the same order; `line_of` maps their starts to lines."""
    sections: list[Section] = []
    for heading in blocks.headings:
        above = sections[heading.parent] if heading.parent is not None else NOWHERE
        words = normalised(heading.text)
        role = vocabulary.role_of_words(words)
        theme = vocabulary.themes.names.get(words)
        says_nothing = role is None and theme is None
        private = above.private or role == "private"
        sections.append(
            Section(
                heading=heading.text,
                line=line_of[heading.start],
                start=heading.start,
                own_role=role,
                role="private" if private else role or (above.role if says_nothing else None),
                theme=theme or (above.theme if says_nothing else None),
                side=_SIDES.get(words) or (above.side if role is None else None),
                in_agenda=role == "agenda" or (role is None and above.in_agenda),
                private=private,
                in_goals=words == "goals" or (role is None and above.in_goals),
            )
        )
    return sections
