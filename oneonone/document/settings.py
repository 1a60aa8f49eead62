"""The notebook's settings: 1on1.yaml as facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from oneonone.document.diagnostics import Diagnostic
from oneonone.document.fields import DIALECTS, Dialect
from oneonone.document.frontmatter import find_header, key_line, read_header
from oneonone.document.lines import Lines
from oneonone.document.metadata import Keys, days_of_window, read_away
from oneonone.document.sections import ROLES
from oneonone.domain.cadence import Away
from oneonone.domain.theme import BUNDLED, Theme, ThemeSet, theme_set
from oneonone.domain.words import handle_from, normalised

FILE_NAME = "1on1.yaml"
CARRY_MAX = 20
PROMPTED_THEMES = 3


@dataclass(frozen=True, slots=True)
class Settings:
    """What 1on1.yaml says, or the defaults. `problem` is set where it is no YAML at all."""

    my_name: str = ""
    my_email: str = ""
    task_format: Dialect = "plain"
    autocommit: bool = True
    carry_max: int = CARRY_MAX
    prompted_themes: int = PROMPTED_THEMES
    share: tuple[str, ...] = ()
    themes: ThemeSet = field(default_factory=theme_set)
    sections: Mapping[str, str] = field(default_factory=dict)
    away: tuple[Away, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    problem: Diagnostic | None = None

    @property
    def me(self) -> frozenset[str]:
        """The handles that mean the notebook's owner."""
        handle = handle_from(self.my_name)
        return frozenset({handle} if handle else ())


def read_settings(data: bytes) -> Settings:
    """The settings in the bytes of 1on1.yaml; a key that does not fit is a diagnostic."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Settings(problem=Diagnostic(FILE_NAME, 1, 1, "S01", "not UTF-8 text"))
    lines = Lines(b"---\n" + text.encode() + b"\n---\n")
    header = find_header(lines)
    metadata = read_header(lines, header)
    if metadata.problem:
        _, line, column, message = metadata.problem
        return Settings(problem=Diagnostic(FILE_NAME, max(line - 1, 1), column, "S01", message))
    return _Reader(lines, metadata.values).settings()


class _Reader:
    def __init__(self, lines: Lines, values: Mapping[str, Any]) -> None:
        self.lines = lines
        self.found: list[Diagnostic] = []
        self.keys = Keys(values, self.report)

    def report(self, _: str, key: str, message: str) -> None:
        line = key_line(self.lines, find_header(self.lines), key.split(".", maxsplit=1)[0])
        self.found.append(Diagnostic(FILE_NAME, max(line - 1, 1), 1, "S01", message))

    def settings(self) -> Settings:
        me = Keys(self.keys.mapping("me"), self.report)
        share = self.keys.mapping("share").get("sections", [])
        return Settings(
            my_name=me.text("name") or "",
            my_email=me.text("email") or "",
            task_format=self._task_format(),
            autocommit=self._autocommit(),
            carry_max=self._number("carry", "max", CARRY_MAX),
            prompted_themes=self._number("new", "themes", PROMPTED_THEMES),
            share=tuple(str(s) for s in share) if isinstance(share, list) else (str(share),),
            themes=self._themes(),
            sections=self._sections(),
            away=read_away(self.keys),
            diagnostics=tuple(self.found),
        )

    def _task_format(self) -> Dialect:
        word = self.keys.choice("task_format", DIALECTS)
        return next((dialect for dialect in DIALECTS if dialect == word), "plain")

    def _autocommit(self) -> bool:
        value = self.keys.mapping("git").get("autocommit", True)
        if not isinstance(value, bool):
            self.report("S01", "git", f"git.autocommit: {value!r} is not true or false")
            return False
        return value

    def _number(self, key: str, inner: str, default: int) -> int:
        value = self.keys.mapping(key).get(inner, default)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            self.report("S01", key, f"{key}.{inner}: {value!r} is not a whole number from 0 up")
            return default
        return value

    def _themes(self) -> ThemeSet:
        """`themes: {career: 90d, status: off, craft: {window: 31d, aliases: [code]}}`."""
        themes = {theme.name: theme for theme in BUNDLED}
        configured = set()
        for name, value in self.keys.mapping("themes").items():
            word = normalised(name).replace(" ", "-")
            known = theme_set(themes.values()).resolve(name) or word
            theme = self._theme(themes.get(known, Theme(known, 31)), name, value)
            if theme is None or not known:
                self.report(
                    "S01",
                    "themes",
                    f"themes: {name}: {value!r} is not a window such as 90d, off, or {{window, aliases}}",
                )
                continue
            themes[known] = theme
            configured.add(known)
        return theme_set(themes.values(), configured)

    def _theme(self, theme: Theme, _: str, value: Any) -> Theme | None:
        inner = value if isinstance(value, dict) else {"window": value}
        window, aliases = inner.get("window", theme.window_days), inner.get("aliases", [])
        if not isinstance(aliases, list) or not set(inner) <= {"window", "aliases"}:
            return None
        days = None if window in ("off", False, None) else days_of_window(window)
        if days is None and window not in ("off", False, None):
            return None
        own = tuple(str(alias) for alias in aliases)
        return Theme(theme.name, days, (*own, *theme.aliases), theme.core)

    def _sections(self) -> dict[str, str]:
        """`sections: {agenda: [Themen, Punkte]}`: more words for a role."""
        found: dict[str, str] = {}
        for role, words in self.keys.mapping("sections").items():
            listed = words if isinstance(words, list) else [words]
            if role not in ROLES or any(isinstance(word, (list, dict)) for word in listed):
                self.report(
                    "S01",
                    "sections",
                    f"sections: {role}: give a list of headings for one of {', '.join(ROLES)}",
                )
                continue
            found.update({normalised(str(word)): role for word in listed})
        return found
