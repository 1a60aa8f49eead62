"""The words of a command line, where they are plain.

`-C DIR`, `--theme=growth` and flags in any order are; everything else, wrong or only unusual, is
for the command line proper. tests/cli/test_lane.py gives both the same words.
"""

from __future__ import annotations

from oneonone.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_GLOBAL = {
    "-C": "notebook",
    "--notebook": "notebook",
    "--today": "today",
    "--color": "color",
    "--table": "",
    "--no-input": "",
}
"""Every option with the name of its value, "" for a flag; the same for the commands below."""

COMMANDS = {
    "todo": {
        "--mine": "",
        "--theirs": "",
        "--owner": "owner",
        "--overdue": "",
        "--before": "before",
        "--theme": "theme",
        "--no-private": "",
        "--exit-code": "",
        "--json": "",
    },
    "coverage": {"--month": "month", "--days": "days", "--exit-code": "", "--json": ""},
}
THIS_MONTH = "this"
_MONTH_LENGTH = len("2026-11")


class Words(Record):
    """A command with its person, the values of its options by name, and its flags."""

    command: str
    person: str | None
    values: Mapping[str, str]
    flags: frozenset[str]


def read_words(args: Sequence[str]) -> Words | None:
    """What the words mean; None where that takes more than looking them up."""
    options = dict(_GLOBAL)
    command: str | None = None
    person: str | None = None
    values: dict[str, str] = {}
    flags: set[str] = set()
    waiting = list(reversed(args))
    while waiting:
        word = waiting.pop()
        if not word.isprintable() or not word:
            return None
        if word[0] != "-":
            if command is None and word in COMMANDS:
                command, options = word, {**_GLOBAL, **COMMANDS[word]}
            elif command is not None and person is None:
                person = word
            else:
                return None
            continue
        option, equals, value = word.partition("=")
        name = options.get(option)
        if name is None or name in values or (equals and (not name or not option.startswith("--"))):
            return None
        if not name:
            flags.add(option)
            continue
        if not equals:
            value = _next_value(name, waiting)
        if not value or value[0] == "-" or not value.isprintable():
            return None
        if name == "color" and value not in ("auto", "always", "never"):
            return None
        values[name] = value
    return Words(command, person, values, frozenset(flags)) if command else None


def _next_value(name: str, waiting: list[str]) -> str:
    """The next word; --month goes without one where that looks like none."""
    if name == "month" and not (waiting and waiting[-1][:4].isdigit()):
        return THIS_MONTH
    if not waiting or (name == "month" and len(waiting[-1]) != _MONTH_LENGTH):
        return ""
    return waiting.pop()
