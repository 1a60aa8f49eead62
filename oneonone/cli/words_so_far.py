"""What is being typed, from the words so far: a command, an option, a value, and of which kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from oneonone.cli.command_table import CommandWords, Parameter
from oneonone.domain.record import Record

_QUOTES = "'\""


class Typing(Record):
    """The word at the cursor is `partial`, `option` what stands before it in it: `--theme=`.

    `wanted` is what the help calls a value, `commands` or `options`; None for nothing we know.
    `command` is the command it belongs to, `values` are those given to it so far.
    """

    partial: str
    option: str
    wanted: str | None
    command: str
    values: tuple[str, ...]
    notebook: str | None


def typing(words: Sequence[str], table: Mapping[str, CommandWords]) -> Typing:
    """What the last word is; the others are complete."""
    reader = _Reader(table)
    *before, partial = _joined([_plain(word) for word in words]) or [""]
    for word in before:
        reader.read(word)
    return reader.at(partial)


class _Reader:
    """Reads word after word as the command line will."""

    def __init__(self, table: Mapping[str, CommandWords]) -> None:
        self.table = table
        self.command = ""
        self.values: list[str] = []
        self.waiting: Parameter | None = None
        self.only_values = False
        self.notebook: str | None = None

    def read(self, word: str) -> None:
        """One complete word."""
        if self.waiting is not None:
            self._give(self.waiting, word)
            self.waiting = None
        elif self.only_values or not word.startswith("-") or word == "-":
            self._read_value(word)
        elif word == "--":
            self.only_values = True
        else:
            name, has_value, value = word.partition("=")
            option = self._option(name)
            if option is not None and option.value and has_value:
                self._give(option, value)
            elif option is not None and option.value and not option.value.startswith("["):
                self.waiting = option

    def at(self, partial: str) -> Typing:
        """What the word at the cursor is, as far as it is typed."""
        if self.waiting is not None:
            return self._typing(partial, "", self.waiting.value)
        if partial.startswith("-") and not self.only_values:
            name, has_value, value = partial.partition("=")
            option = self._option(name)
            if has_value:
                return self._typing(value, f"{name}=", option.value if option else None)
            return self._typing(partial, "", "options")
        known = self.table[self.command]
        if known.is_group:
            return self._typing(partial, "", "commands")
        return self._typing(partial, "", self._argument(known))

    def _argument(self, known: CommandWords) -> str | None:
        place = len(self.values)
        if place < len(known.arguments):
            return known.arguments[place].value.removesuffix("...")
        last = known.arguments[-1].value if known.arguments else ""
        return last.removesuffix("...") if last.endswith("...") else None

    def _read_value(self, word: str) -> None:
        inner = f"{self.command} {word}".strip()
        if self.table[self.command].is_group and inner in self.table:
            self.command = inner
        else:
            self.values.append(word)

    def _give(self, option: Parameter, value: str) -> None:
        if "--notebook" in option.names:
            self.notebook = value

    def _option(self, name: str) -> Parameter | None:
        options = (*self.table[self.command].options, *self.table[""].options)
        return next((one for one in options if name in one.names), None)

    def _typing(self, partial: str, option: str, wanted: str | None) -> Typing:
        return Typing(partial, option, wanted, self.command, tuple(self.values), self.notebook)


def _joined(words: Sequence[str]) -> list[str]:
    """Bash takes `--theme=growth` apart into three words."""
    joined: list[str] = []
    is_rest = False
    for word in words:
        is_sign = word == "=" and joined[-1:] != [] and joined[-1].startswith("--")
        if is_sign or is_rest:
            joined[-1] += word
        else:
            joined.append(word)
        is_rest = is_sign
    return joined


def _plain(word: str) -> str:
    """A word without the quotes and backslashes of a shell, closed or not."""
    if word[:1] in _QUOTES:
        word = word[1:].removesuffix(word[0]) if len(word) > 1 else ""
    return word.replace("\\", "")
