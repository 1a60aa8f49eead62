"""Colour: a few meanings, and whether to use it at all."""

from __future__ import annotations

from oneonone.domain.record import Record

TYPE_CHECKING = False  # every `todo` loads this; see oneonone.domain.record
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    Meaning = Literal["late", "soon", "good", "quiet", "strong", "plain"]
    When = Literal["auto", "always", "never"]
else:
    Meaning = When = str

_CODES: dict[str, str] = {
    "late": "31",
    "soon": "33",
    "good": "32",
    "quiet": "2",
    "strong": "1",
}
_FORCING = ("CLICOLOR_FORCE", "FORCE_COLOR")


def wants_color(when: When, *, is_terminal: bool, environment: Mapping[str, str]) -> bool:
    """Whether to colour: `when` decides, else the variables of `1on1 help environment` and the
    terminal do; NO_COLOR weighs most, then what forces colours.
    """
    if when != "auto":
        return when == "always"
    if environment.get("NO_COLOR"):
        return False
    if any(environment.get(name, "0") not in ("", "0") for name in _FORCING):
        return True
    if environment.get("TERM") == "dumb" or environment.get("CLICOLOR") == "0":
        return False
    return is_terminal


class Style(Record):
    """Paints text by meaning; never the only carrier of it."""

    color: bool

    def paint(self, text: str, meaning: Meaning) -> str:
        """The text in the colour of a meaning."""
        if not self.color or meaning == "plain" or not text:
            return text
        return f"\x1b[{_CODES[meaning]}m{text}\x1b[0m"
