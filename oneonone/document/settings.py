"""The notebook's settings: 1on1.yaml as facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from oneonone.document.diagnostics import Diagnostic
from oneonone.document.fields import DIALECTS, Dialect
from oneonone.document.keys import Keys
from oneonone.document.metadata import days_of_window, is_off, read_away, read_shared
from oneonone.document.places import FILE_NAME
from oneonone.document.sections import BUNDLED_THEMES, ROLES
from oneonone.document.yaml_file import YamlFile, read_yaml_file
from oneonone.domain.cadence import Away
from oneonone.domain.record import NOTHING, Record
from oneonone.domain.theme import BUNDLED, MONTH_DAYS, Theme, ThemeSet, theme_set
from oneonone.domain.words import handle_from, normalised

CARRY_MAX = 20
PROMPTED_THEMES = 3


class Settings(Record):
    """What 1on1.yaml says, or the defaults. `problem` is set where it is no YAML at all."""

    my_name: str = ""
    my_email: str = ""
    task_format: Dialect = "plain"
    autocommit: bool = True
    carry_max: int = CARRY_MAX
    prompted_themes: int = PROMPTED_THEMES
    share: tuple[str, ...] = ()
    themes: ThemeSet = BUNDLED_THEMES
    sections: Mapping[str, str] = NOTHING
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
    file = read_yaml_file(data, FILE_NAME, "S01")
    return Settings(problem=file.problem) if file.problem else _Reader(file).settings()


class _Reader:
    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.found: list[Diagnostic] = []
        self.keys = Keys(file.values, self.report)

    def report(self, _: str, key: str, message: str) -> None:
        self.found.append(Diagnostic(FILE_NAME, self.file.line(key), 1, "S01", message))

    def settings(self) -> Settings:
        me = self._inside("me")
        return Settings(
            my_name=me.text("name") or "",
            my_email=me.text("email") or "",
            task_format=self._task_format(),
            autocommit=self._autocommit(),
            carry_max=self._number("carry", "max", CARRY_MAX),
            prompted_themes=self._number("new", "themes", PROMPTED_THEMES),
            share=read_shared(self.keys),
            themes=self._themes(),
            sections=self._sections(),
            away=read_away(self.keys),
            diagnostics=tuple(self.found),
        )

    def _inside(self, key: str) -> Keys:
        """The keys below a key; what is wrong with one is reported at the line of the upper one."""
        return Keys(
            self.keys.mapping(key),
            lambda code, _, message: self.report(code, key, f"{key}.{message}"),
        )

    def _task_format(self) -> Dialect:
        word = self.keys.choice("task_format", DIALECTS)
        return next((dialect for dialect in DIALECTS if dialect == word), "plain")

    def _autocommit(self) -> bool:
        git = self._inside("git")
        value = git.given("autocommit")
        if not isinstance(value, (bool, type(None))):
            git.wrong("autocommit", "true or false")
            return False  # commits are for those who surely want them
        return value is not False

    def _number(self, key: str, inner: str, default: int) -> int:
        keys = self._inside(key)
        value = keys.given(inner)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            keys.wrong(inner, "a whole number from 0 up")
            return default
        return value

    def _themes(self) -> ThemeSet:
        """`themes: {career: 90d, status: off, craft: {window: 31d, aliases: [code]}}`."""
        themes = {theme.name: theme for theme in BUNDLED}
        configured = set()
        for name, value in self.keys.mapping("themes").items():
            known = theme_set(themes.values()).resolve(name) or normalised(name).replace(" ", "-")
            theme = _theme(themes.get(known, Theme(known, MONTH_DAYS)), value)
            if theme is None or not known:
                expected = "a window such as 90d, off, or {window, aliases}"
                self.report("S01", "themes", f"themes: {name}: {value!r} is not {expected}")
                continue
            taken = {normalised(alias) for alias in theme.aliases}
            themes = {one.name: _without_aliases(one, taken) for one in themes.values()}
            themes[known] = theme
            configured.add(known)
        return theme_set(themes.values(), configured) if configured else BUNDLED_THEMES

    def _sections(self) -> dict[str, str]:
        """`sections: {agenda: [Themen, Punkte]}`: more words for a role."""
        found: dict[str, str] = {}
        sections = self._inside("sections")
        for role in sections.values:
            if role in ROLES:
                found.update({normalised(word): role for word in sections.texts(role)})
            else:
                sections.report("S01", role, f"{role}: the roles are {', '.join(ROLES)}")
        return found


def _theme(theme: Theme, value: Any) -> Theme | None:
    inner = value if isinstance(value, dict) else {"window": value}
    window, aliases = inner.get("window"), inner.get("aliases") or []
    days = theme.window_days if window is None else days_of_window(window)
    wrong = days is None and window is not None and not is_off(window)
    if wrong or not isinstance(aliases, list) or not set(inner) <= {"window", "aliases"}:
        return None
    own = tuple(str(alias) for alias in aliases)
    return Theme(theme.name, days, (*own, *theme.aliases), theme.core)


def _without_aliases(theme: Theme, taken: set[str]) -> Theme:
    """A theme without the words the user has given to another one."""
    kept = tuple(alias for alias in theme.aliases if normalised(alias) not in taken)
    return theme._replace(aliases=kept)
