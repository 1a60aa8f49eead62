"""`1on1 prep`: what to have in mind three minutes before a meeting."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.notebooks import cli, notebook, ok, text, tree, write

PROFILE = """\
---
name: Alice Example
since: 2026-01-01
time: 10:30
duration: 30
mode: video
style: thinks out loud
prefers: {feedback: in writing, agenda_in_advance: true}
---

## Goals

- [ ] give a talk due:2026-11-10
- [ ] lead a design
- [x] settle in
"""
HELD = """\
---
themes: [growth]
mood: {mood}
---

## Summary

The search is hers.
She will say
how far it is.

- budget first

## Decisions

- two reviewers, not five

## Notes

Long words.

## Actions

{actions}"""


def held(mood: str = "", actions: str = "") -> str:
    return HELD.format(mood=mood, actions=actions)


FILES: dict[str, str | bytes] = {
    "people/alice/person.md": PROFILE,
    "people/alice/2026-10-30.md": held("3/5"),
    "people/alice/2026-11-06.md": held("3/5"),
    "people/alice/2026-11-13.md": held(
        "5/5",
        "- [ ] @me ask finance due:2026-11-16\n- [ ] @alice draft the RFC due:2026-11-30\n"
        "- [ ] somebody should\n- [ ] @bob lend a hand !high\n",
    ),
    "people/alice/agenda.md": "- [ ] the office\n- [ ] @alice the conference\n",
    "people/alice/log.md": (
        "- 2026-11-12 praise: said already\n- 2026-11-16 praise: calmed the customer down\n"
        "- 2026-11-17 note: her sister is ill\n- 2026-12-01 praise: to come\n"
    ),
    "people/bob/2026-11-13.md": "## Actions\n- [ ] @alice review Bob's page due:2026-11-18\n",
    "private/alice/notes.md": "# Plan\n\n- leave pauses\n- [ ] think about a raise\n- [x] old\n",
    "private/alice/2026-11-06.md": "history\n",
    "private/alice/2026-11-13.md": "he listens now\nmore of it\n",
}


def prep(root: Path, *words: str, today: date = date(2026, 11, 20)) -> dict[str, Any]:
    """The one item `1on1 prep alice --json` gives."""
    (page,) = json.loads(ok(root, "prep", "alice", "--json", *words, today=today))["items"]
    found: dict[str, Any] = page
    return found


def shown(root: Path, *words: str, today: date = date(2026, 11, 20)) -> str:
    return ok(root, "prep", "alice", "--table", *words, today=today)


def texts(rows: list[dict[str, Any]]) -> list[str]:
    return [row["text"] for row in rows]


def test_looking_changes_nothing(tmp_path: Path) -> None:
    root = notebook(tmp_path, FILES)
    before = tree(root)
    for words in ([], ["--table"], ["--paper"], ["--json"]):
        assert prep(root) == prep(root)
        assert ok(root, "prep", "alice", *words) == ok(root, "prep", "Alice Example", *words)
    assert tree(root) == before


# -- what stands on it -----------------------------------------------------------------------------


def test_promises_stand_by_side_overdue_first(tmp_path: Path) -> None:
    page = prep(notebook(tmp_path, FILES))
    assert texts(page["mine"]) == ["ask finance", "somebody should"]
    assert texts(page["theirs"]) == ["review Bob's page", "draft the RFC"]
    assert texts(page["others"]) == ["lend a hand"]
    lines = shown(tmp_path).splitlines()
    start = lines.index("You promised" + " " * 30 + "Alice Example promised")
    left, right = "  - 4 days late: ask finance", "- 2 days late: review Bob's page (in"
    assert lines[start + 1] == f"{left:<42}{right}"
    assert "Others promised\n  - ! lend a hand (@bob)\n" in shown(tmp_path)


def test_on_a_narrow_terminal_they_stand_one_below_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = shown(notebook(tmp_path, FILES)).splitlines()
    assert lines.index("You promised") < lines.index("Alice Example promised")
    assert all(len(line) <= 40 for line in lines)


def test_a_promise_of_one_side_alone_takes_the_whole_width(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-13.md": "- [ ] @alice " + "word " * 12})
    assert "  - " + ("word " * 12).strip() in shown(root)
    assert "You promised" not in shown(root)


def test_points_wait_theirs_first(tmp_path: Path) -> None:
    root = notebook(tmp_path, FILES)
    assert texts(prep(root)["points"]) == ["the conference", "the office"]
    assert "  - theirs: the conference\n  - mine: the office\n" in shown(root)


def test_praise_since_the_last_meeting_is_not_said_yet(tmp_path: Path) -> None:
    root = notebook(tmp_path, FILES)
    assert texts(prep(root)["praise"]) == ["calmed the customer down"]
    write(root, {"people/alice/2026-11-19.md": held()})
    assert prep(root)["praise"] == []


def test_open_goals_say_how_long_goals_were_no_theme(tmp_path: Path) -> None:
    root = notebook(tmp_path, FILES)
    assert texts(prep(root)["goals"]) == ["give a talk", "lead a design"]
    assert "Goals, never came up\n  - 10 days late: give a talk\n" in shown(root)
    write(root, {"people/alice/2026-11-12.md": "---\nthemes: [goals]\n---\n"})
    assert "Goals, last came up 8 days ago\n" in shown(root)


def test_preferences_are_recalled_and_the_points_sent_beforehand(tmp_path: Path) -> None:
    page = shown(notebook(tmp_path, FILES))
    assert "  feedback: in writing\n  agenda in advance: yes\n  style: thinks out loud\n" in page
    assert "  wants the points beforehand: 1on1 message alice agenda\n" in page


def test_a_list_that_is_too_long_says_how_much_is_missing(tmp_path: Path) -> None:
    points = "".join(f"- [ ] point {number}\n" for number in range(20))
    page = shown(notebook(tmp_path, {"people/alice/agenda.md": points}))
    assert "point 11\n  - and 8 more\n" in page


# -- questions -------------------------------------------------------------------------------------


def test_the_questions_are_those_new_would_ask_and_then_those_of_the_note(tmp_path: Path) -> None:
    root = notebook(tmp_path, FILES)
    before = prep(root, today=date(2026, 11, 20))["questions"]
    assert len(before) == 3
    ok(root, "new", "alice")
    after = prep(root, today=date(2026, 11, 20))["questions"]
    assert [(q["id"], q["text"]) for q in after] == [(q["id"], q["text"]) for q in before]
    assert {q["path"] for q in after} == {"people/alice/2026-11-20.md"}
    write(
        root,
        {
            "people/alice/2026-11-20.md": text(root, "people/alice/2026-11-20.md").replace(
                before[0]["text"], "My\n> own words?"
            )
        },
    )
    assert prep(root)["questions"][0]["text"] == "My own words?"


def test_a_question_of_a_theme_nobody_knows_is_asked_all_the_same(tmp_path: Path) -> None:
    note = "> What? <!-- ask: juggling-001 -->\n"
    root = notebook(tmp_path, {"people/alice/2026-11-27.md": note})
    (question,) = prep(root)["questions"]
    assert (question["theme"], question["days"]) == (None, None)
    assert "Questions\n  - What?\n" in shown(root)


# -- whom ------------------------------------------------------------------------------------------


def test_somebody_without_notes_gets_a_friendly_page(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/person.md": "---\nname: Alice\n---\n"})
    page = shown(root)
    assert page.startswith("Alice, no meeting planned\n  no note yet: 1on1 new alice\n\nQuestions")
    assert "you have not met yet: 1on1 new alice --template first" in page
    write(root, {"people/alice/person.md": "---\nrelation: skip-level\n---\n"})
    assert "--template skip-level" in shown(root)
    assert prep(root)["mood_trend"] is None


def test_an_archived_person_is_not_to_be_met(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/person.md": "---\narchived: 2026-11-01\n---\n"})
    page = shown(root)
    assert page.startswith("Alice, archived since 1 Nov\n")
    assert "1on1 new" not in page


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["alise"], 3, "did you mean alice?"),
        ([], 2, "Missing argument 'PERSON'"),
        (["alice", "--paper", "--json"], 2, "--paper is for eyes and --json for scripts"),
        (["alice", "--paper", "--private"], 2, "--private is for you alone"),
    ],
)
def test_what_does_not_fit_is_refused(
    tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    ran = cli(notebook(tmp_path, FILES), "prep", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_a_broken_note_is_named_and_the_rest_shown(tmp_path: Path) -> None:
    files = FILES | {"people/alice/2026-11-12.md": "---\nmood: [\n---\n## Summary\n\nstill read\n"}
    ran = cli(notebook(tmp_path, files), "prep", "alice", "--table")
    assert ran.code == 0
    assert "still read" in ran.out
    assert ran.err == "not read in full: people/alice/2026-11-12.md; see: 1on1 check\n"


def test_what_was_noted_privately_the_last_time_comes_back_and_older_things_do_not(
    tmp_path: Path,
) -> None:
    private = "## Notes\n\nfine\n\n## Private\n\n{}\n"
    root = notebook(
        tmp_path,
        {
            "people/alice/2026-11-06.md": private.format("long ago"),
            "people/alice/2026-11-13.md": private.format("ask again, gently"),
        },
    )
    page = ok(root, "--table", "prep", "alice")
    assert "ask again, gently (people/alice/2026-11-13.md:7)" in page
    assert "long ago" not in page
    assert "gently" not in ok(root, "prep", "alice", "--paper")
