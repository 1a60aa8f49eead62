"""The notebook's settings: every key of 1on1.yaml, right and wrong, and a file that is broken."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from oneonone.document.settings import Settings, read_settings
from oneonone.domain.cadence import Away
from oneonone.domain.theme import BUNDLED

DEFAULTS = Settings()


def read(text: str) -> Settings:
    return read_settings(text.encode())


def findings(settings: Settings) -> list[tuple[str, str, int]]:
    assert settings.problem is None
    return [(one.path, one.code, one.line) for one in settings.diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "# nothing\n",
        "---\nme:\n",
        "me:\ngit:\ncarry:\nshare:\nthemes:\nsections:\naway:\n",
    ],
)
def test_everything_is_optional(text: str) -> None:
    settings = read(text)
    assert settings == DEFAULTS
    assert settings.autocommit
    assert (settings.carry_max, settings.prompted_themes) == (20, 3)
    assert (settings.task_format, settings.me) == ("plain", frozenset())


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("me: {name: Carol Example}", "my_name", "Carol Example"),
        ("me: {name: Carol Example}", "me", {"carol-example"}),
        ("me: {name: 五郎}", "me", set()),
        ("me:\n  email: carol@example.org", "my_email", "carol@example.org"),
        ("task_format: tasks", "task_format", "tasks"),
        ("task_format: Dataview", "task_format", "dataview"),
        ("task_format:", "task_format", "plain"),
        ("git: {autocommit: true}", "autocommit", True),
        ("git: {autocommit: false}", "autocommit", False),
        ("git: {autocommit: }", "autocommit", True),
        ("carry: {max: 5}", "carry_max", 5),
        ("carry: {max: 0}", "carry_max", 0),
        ("carry: {max: }", "carry_max", 20),
        ("new: {themes: 1}", "prompted_themes", 1),
        ("share: {sections: [notes, feedback]}", "share", ("notes", "feedback")),
        ("share: {sections: themes}", "share", ("themes",)),
        ("share: {sections: [summary]}", "share", ()),
        (
            "sections: {agenda: [Themen, Punkte!]}",
            "sections",
            {"themen": "agenda", "punkte": "agenda"},
        ),
        ("sections: {private: Nur für mich}", "sections", {"nur für mich": "private"}),
        ("sections: {notes: }", "sections", {}),
        (
            "away: [{from: 2026-08-01, to: 2026-08-14}]",
            "away",
            (Away(date(2026, 8, 1), date(2026, 8, 14)),),
        ),
    ],
)
@pytest.mark.parametrize("before", ["", "# ours\n", "---\n", "\ufeff", "colour: blue\n"])
def test_a_value_that_fits_is_read(before: str, text: str, key: str, value: Any) -> None:
    settings = read(f"{before}{text}\n")
    assert findings(settings) == []
    assert getattr(settings, key) == value


@pytest.mark.parametrize(
    "text",
    [
        "me: Carol",
        "me: {name: [Carol]}",
        "me:\n  name: true",
        "task_format: emoji",
        "task_format: [tasks]",
        "carry: 5",
        "carry: {max: many}",
        "carry: {max: -1}",
        "carry: {max: true}",
        "carry:\n  max: 1.5",
        "new: {themes: all}",
        "share: {sections: [private]}",
        "share: {sections: {notes: true}}",
        "share: 5",
        "themes: [career]",
        "themes: {career: soon}",
        "themes: {career: 0}",
        "themes: {career: {windw: 90d}}",
        "themes: {career: {aliases: promotion}}",
        "themes: {career: {window: soon}}",
        "themes: {'!': 90d}",
        "sections: [agenda]",
        "sections: {talks: [Themen]}",
        "sections: {agenda: {Themen: 1}}",
        "sections: {agenda: [[Themen]]}",
        "away: august",
        "away: [{from: 2026-08-14, to: 2026-08-01}]",
    ],
)
def test_a_value_that_does_not_fit_is_one_finding_and_counts_as_not_set(text: str) -> None:
    settings = read(f"# ours\n{text}\n")
    assert findings(settings) == [("1on1.yaml", "S01", 2)]
    assert settings.diagnostics[0].message.startswith(text.split(":", maxsplit=1)[0])
    assert read_settings(b"") == settings._replace(diagnostics=())


@pytest.mark.parametrize("text", ["git: {autocommit: sometimes}", "git: {autocommit: 1}"])
def test_what_autocommit_means_is_never_guessed(text: str) -> None:
    settings = read(f"# ours\n{text}\n")
    assert findings(settings) == [("1on1.yaml", "S01", 2)]
    assert settings.autocommit is False


def test_what_is_right_beside_a_wrong_value_still_counts() -> None:
    settings = read(
        "carry: {max: many}\nthemes: {career: soon, growth: 90d}\n"
        "sections: {talks: [x], notes: [Notizen]}\nme: {name: Carol, email: [x]}\n"
    )
    assert [line for _, _, line in findings(settings)] == [4, 1, 2, 3]
    assert settings.themes.get("growth").window_days == 90
    assert settings.sections == {"notizen": "notes"}
    assert settings.my_name == "Carol"


@pytest.mark.parametrize(
    ("text", "theme", "days"),
    [
        ("{career: 90d}", "career", 90),
        ("{career: 90}", "career", 90),
        ("{career: 2 weeks}", "career", 14),
        ("{career: off}", "career", None),
        ("{career: false}", "career", None),
        ("{career: {window: 90d}}", "career", 90),
        ("{career: {window: off}}", "career", None),
        ("{promotion: 90d}", "career", 90),  # by an alias
        ("{career: }", "career", 31),
        ("{recognition: }", "recognition", 14),
        ("{recognition: {aliases: [thanks]}}", "recognition", 14),
        ("{status: 7d}", "status", 7),
        ("{craft: 60d}", "craft", 60),  # a theme of one's own
        ("{Code Quality: 60d}", "code-quality", 60),
        ("{craft: }", "craft", 31),
    ],
)
def test_windows_of_themes_are_set(text: str, theme: str, days: int | None) -> None:
    settings = read(f"themes: {text}\n")
    assert findings(settings) == []
    assert settings.themes.get(theme).window_days == days
    assert settings.themes.configured == {theme}
    others = [one for one in BUNDLED if one.name != theme]
    assert [one for one in settings.themes.themes if one.name != theme] == others


def test_aliases_are_added_to_those_there_are() -> None:
    themes = read("themes: {growth: {aliases: [Fortbildung]}}\n").themes
    assert themes.resolve("fortbildung") == "growth"
    assert themes.resolve("Professional Development") == "growth"


def test_an_alias_can_be_given_to_another_theme() -> None:
    text = "themes: {craft: {window: 31d, aliases: [skills]}, engagement: {aliases: [mood]}}\n"
    themes = read(text).themes
    assert (themes.resolve("skills"), themes.resolve("mood")) == ("craft", "engagement")
    assert (themes.resolve("learning"), themes.resolve("check-in")) == ("growth", "morale")
    assert themes.get("growth").core


def test_a_new_theme_comes_last_and_is_no_core_one() -> None:
    themes = read("themes: {craft: 31d}\n").themes
    assert [one.name for one in themes.themes] == [*(one.name for one in BUNDLED), "craft"]
    assert not themes.get("craft").core


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        (b"carry: {max: 5\n", 1, 8, "not YAML"),
        (b"# x\nme:\n\tname: Carol\n", 3, 1, "not YAML"),
        (b"me: {}\nme: {}\n", 2, 1, "not YAML"),
        (b"a: &x 1\nb: *x\n", 2, 4, "aliases"),
        (b"- a\n- b\n", 1, 1, "the file must be lines of `key: value`"),
        (b"just text\n", 1, 1, "the file must be lines of `key: value`"),
        (b"carry: {max: 5}\n---\ngit: {autocommit: false}\n", 2, 1, "not YAML"),
        (b"x: " + b"y" * 70_000, 1, 1, "the file is larger than 64 KB"),
        (b"name: caf\xe9\n", 1, 1, "not UTF-8 text"),
        ("me: {}".encode("utf-16"), 1, 1, "not UTF-8 text"),
        (b"a: \x00\n", 1, 4, "not YAML"),
    ],
)
def test_a_broken_file_is_one_problem_at_its_place(
    data: bytes, line: int, column: int, message: str
) -> None:
    settings = read_settings(data)
    problem = settings.problem
    assert problem is not None
    assert (problem.path, problem.code, problem.line) == ("1on1.yaml", "S01", line)
    assert problem.column == column
    assert message in problem.message
    assert settings == Settings(problem=problem)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_told_by_any_line_end(end: str) -> None:
    assert findings(read(end.join(["# ours", "", "carry: 5", ""]))) == [("1on1.yaml", "S01", 3)]
