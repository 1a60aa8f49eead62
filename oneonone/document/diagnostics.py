"""What is odd about a note: one code a kind of finding, each with its entry in docs/errors.md."""

from __future__ import annotations

from typing import Literal

from oneonone.domain.record import Record

Severity = Literal["error", "warning", "hint"]

CODES: dict[str, tuple[Severity, str]] = {
    "N01": ("error", "the note is not UTF-8 text"),
    "N02": ("error", "the note holds NUL bytes"),
    "N03": ("warning", "a %% comment is never closed"),
    "N04": ("error", "git conflict markers stand in the note"),
    "N05": ("error", "the file cannot be read"),
    "N06": ("warning", "an HTML comment or a code fence is never closed"),
    "F01": ("error", "the front matter is never closed"),
    "F02": ("error", "the front matter is not YAML"),
    "F03": ("error", "the front matter is not a list of keys and values"),
    "F04": ("error", "the front matter is larger than 64 KB"),
    "F05": ("error", "the front matter uses YAML aliases"),
    "F06": ("warning", "a key has a value it cannot take"),
    "F07": ("error", "the front matter disagrees with the path"),
    "F08": ("warning", "a moved meeting names no day, or a skipped one no reason"),
    "F09": ("warning", "no theme has that name"),
    "F10": ("warning", "something is written of a meeting that is said to have fallen through"),
    "I01": ("warning", "the character in the box has no meaning"),
    "I02": ("warning", "one item has two values for the same field"),
    "I03": ("warning", "a field holds no date"),
    "I04": ("warning", "a date word needs the day of a meeting"),
    "I05": ("warning", "an item stands open in one place and closed in another"),
    "I06": ("hint", "an open item has no owner"),
    "I07": ("hint", "an open item has no due date"),
    "I08": ("hint", "an open item is due more than a quarter away"),
    "I09": ("warning", "an open box has a done: or cancelled: date"),
    "I10": ("warning", "an item was carried on, but the note it went to no longer holds it"),
    "L01": ("warning", "a log entry has no date or no known kind"),
    "P01": ("warning", "a folder's name makes no handle, or another folder makes the same"),
    "P02": ("warning", "two people share a name or an alias"),
    "S01": ("error", "a setting in 1on1.yaml has a value it cannot take"),
    "B01": ("error", "a question bank cannot be used"),
    "T01": ("warning", "a template brings text of its own that would count as written"),
    "T02": ("error", "a template cannot be used"),
}


class Diagnostic(Record):
    """One finding: notebook-relative path, 1-based line and column (in characters)."""

    path: str
    line: int
    column: int
    code: str
    message: str

    @property
    def severity(self) -> Severity:
        """error and warning are problems; a hint shows with `--strict` only."""
        return CODES[self.code][0]
