"""The themes of a working relationship: names, aliases, windows."""

from __future__ import annotations

from oneonone.domain.record import Record

TYPE_CHECKING = False  # every `coverage` loads this; see oneonone.domain.record
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MONTH_DAYS = 31
"""The longest window that `coverage --month` looks at."""

ANTI_THEME = "status"


class Theme(Record):
    """A theme and after how many days without it it counts as stale (None = never)."""

    name: str
    window_days: int | None
    aliases: tuple[str, ...] = ()
    core: bool = False


CORE = ("morale", "engagement", "growth", "career", "feedback", "coaching")
"""The six that want to come up every month, in the order of display."""

BUNDLED: tuple[Theme, ...] = (
    Theme("morale", 31, ("check-in", "mood", "how are you"), core=True),
    Theme("engagement", 31, ("motivation", "energy"), core=True),
    Theme(
        "growth",
        31,
        ("professional development", "development", "skills", "learning"),
        core=True,
    ),
    Theme("career", 31, ("aspirations", "career development", "promotion"), core=True),
    Theme("feedback", 31, ("feedback both ways",), core=True),
    Theme("coaching", 31, ("behaviour", "behavior", "mentoring"), core=True),
    Theme("recognition", 14, ("wins", "praise", "successes", "achievements", "kudos")),
    Theme("well-being", 31, ("wellbeing", "health", "workload", "work-life balance", "stress")),
    Theme("goals", 31, ("goal", "objectives", "okrs", "accountability")),
    Theme("blockers", 31, ("obstacles", "impediments", "frustrations")),
    Theme("trust", 31, ("safety", "psychological safety")),
    Theme("purpose", 92, ("culture", "values", "mission", "culture and values", "vision")),
    Theme("team", 92, ("teamwork", "collaboration", "team dynamics")),
    Theme("clarity", 92, ("expectations", "role", "priorities")),
    Theme("ideas", 92, ("suggestions", "improvements")),
    Theme("meta", 92, ("this meeting", "our one-on-ones", "our 1-1s", "one-on-ones", "our 1:1s")),
    Theme(ANTI_THEME, None, ("status update", "status report", "updates", "project status")),
)

_BUNDLED_ALIASES = frozenset((theme.name, alias) for theme in BUNDLED for alias in theme.aliases)

STARTING_SET_OF_OTHERS = ("feedback", "meta")
"""What is followed with peers, managers, mentees and so on, until a profile says more."""


class ThemeSet(Record):
    """The notebook's themes in order of display, and every word that names one of them."""

    themes: tuple[Theme, ...]
    names: Mapping[str, str]
    configured: frozenset[str] = frozenset()

    def resolve(self, text: str) -> str | None:
        """The theme a heading, a tag or a word names, None where it names none."""
        from oneonone.domain.words import normalised

        return self.names.get(normalised(text))

    def resolve_tag(self, tag: str) -> str | None:
        """As `resolve`, for a tag: `growth/skills` counts by its first part."""
        return self.resolve(tag) or self.resolve(tag.split("/", 1)[0])

    def get(self, name: str) -> Theme:
        """The theme of that very name; KeyError where there is none."""
        for theme in self.themes:
            if theme.name == name:
                return theme
        raise KeyError(name)


def theme_set(themes: Iterable[Theme] = BUNDLED, configured: Iterable[str] = ()) -> ThemeSet:
    """A ThemeSet with its lookup table.

    Of themes that share a word the one so named has it, then the one the user gave it to, then
    the first one. A word of which nothing remains, such as an emoji, names none.
    """
    from oneonone.domain.words import normalised

    ordered = tuple(themes)
    aliases = [(theme.name, alias) for theme in ordered for alias in theme.aliases]
    names: dict[str, str] = {}
    for name, word in (
        *((theme.name, theme.name) for theme in ordered),
        *(pair for pair in aliases if pair not in _BUNDLED_ALIASES),
        *(pair for pair in aliases if pair in _BUNDLED_ALIASES),
    ):
        names.setdefault(normalised(word), name)
    names.pop("", None)
    return ThemeSet(ordered, names, frozenset(configured))
