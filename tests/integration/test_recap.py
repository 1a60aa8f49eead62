"""`1on1 recap`: which meeting, and what of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from oneonone.app import notebook as app_notebook
from oneonone.errors import FileFailure
from oneonone.store.notebook_dir import read_file
from tests.notebooks import TODAY, cli, notebook, ok, write
from tests.shared_notes import talk

NOTE = "people/alice/2026-11-13.md"

# -- what ------------------------------------------------------------------------------------------


def test_a_recap_holds_what_may_be_shared_and_names_what_stays(tmp_path: Path) -> None:
    root = talk(tmp_path)
    ran = cli(root, "recap", "alice")
    assert ran.code == 0
    assert ran.out == (
        "# Our one-on-one on 13 November 2026\n\nHello Alice,\n\n"
        "this is what I took away from our talk. If I got something wrong or forgot something, "
        "tell me.\n\n"
        "## Your topics\n\n- a **quieter** place\n\n## Summary\n\nA good month.\n\n"
        "## Decisions\n\n- We move in May.\n\n## Actions\n\n"
        "- [ ] Alice: draft the RFC (due 30 November 2026)\n- [x] me: call\n"
    )
    assert ran.err == (
        "left out: Their topics (a point that is not ticked), Notes, Private\n"
        "  share: [notes] in the profile or 1on1.yaml would add Notes\n"
    )


def test_settings_and_profile_add_sections(tmp_path: Path) -> None:
    profile = "---\nname: Alice Example\nshare: [notes]\n---\n"
    root = talk(tmp_path, settings="me: {name: Carol Specimen}\n")
    write(root, {"people/alice/person.md": profile})
    said = ok(root, "recap", "alice")
    assert "## Notes\n\nShe is tired.\n" in said
    assert "- [ ] Alice Example: draft" in said
    assert "- [x] Carol Specimen: call" in said
    assert said.startswith("# Our one-on-one on 13 November 2026\n\nHello Alice,\n")
    assert said.endswith("\n\nCarol Specimen\n")
    write(root, {"people/alice/person.md": "", "1on1.yaml": "share: {sections: [notes]}\n"})
    assert "She is tired." in ok(root, "recap", "alice")


def test_what_settings_cannot_add_is_private(tmp_path: Path) -> None:
    root = talk(
        tmp_path,
        settings="share: {sections: [private, notes, whatever]}\nsections: {notes: [Private]}\n",
    )
    assert "doubt" not in ok(root, "recap", "alice")


def test_words_of_ones_own_for_private_are_as_private(tmp_path: Path) -> None:
    note = "## Vertraulich\n\na\n\n### Summary\n\nb\n\n## Fazit\n\nc\n"
    settings = "sections: {private: [Vertraulich], summary: [Fazit]}\n"
    root = notebook(tmp_path, {NOTE: note}, settings=settings)
    said = ok(root, "recap", "alice")
    assert said.endswith("\n\n## Fazit\n\nc\n")
    assert "b\n" not in said.partition("## ")[2]


def test_an_item_leaves_only_if_none_of_its_lines_is_private(tmp_path: Path) -> None:
    root = talk(tmp_path)
    assert "draft the RFC" in ok(root, "recap", "alice")
    for path, text in {
        "private/alice/plan.md": "- [ ] draft the RFC ^k2mm\n",
        "people/alice/log.md": "- [ ] draft ^K2MM\n",
        "people/alice/person.md": "## Goals\n\n- [ ] draft ^k2mm\n",
        "people/alice/plan.md": "## Actions\n\n- [ ] draft ^k2mm\n",
        "people/alice/2026-11-06.md": "## Private\n\n- [>] draft ^k2mm\n",
        "people/alice/2026-11-05.md": "## Notes\n\n- [>] draft [id:: k2mm]\n",
        "people/alice/2026-11-03.md": "## Actions\n\n- [>] draft ^k2mm\n\n<p>\n",
        "people/alice/agenda.md": "# Whatever\n\n- [>] draft ^k2mm\n",
        "people/bob/2026-11-06.md": "## Private\n\n- [ ] something else ^k2mm\n",
        "people/loose.md": "- [ ] draft ^k2mm\n",
    }.items():
        write(root, {path: text})
        ran = cli(root, "recap", "alice")
        assert "draft" not in ran.out, path
        assert "Actions (an item that stands elsewhere too)" in ran.err, path
        (root / path).unlink()
    assert "draft the RFC" in ok(root, "recap", "alice")


def test_an_item_whose_lines_all_may_be_shared_leaves_as_it_stands_today(tmp_path: Path) -> None:
    root = notebook(
        tmp_path,
        {
            "people/alice/2026-11-06.md": "## Actions\n\n- [>] @alice draft ^k2mm\n",
            NOTE: "## Actions\n\n- [>] @alice draft ^k2mm\n- [>] call ^c1ll\n\n## Recap\n\na\n",
            "people/alice/2026-11-20.md": "## Tasks\n\n- [x] draft ^k2mm\n- [ ] call ^c1ll\n",
            "people/alice/agenda.md": "- [>] call ^c1ll\n",
        },
    )
    said = ok(root, "recap", "alice", "--date", "2026-11-13")
    assert "- [x] Alice: draft\n- [ ] call\n" in said


@pytest.mark.parametrize(
    "data", [b"- [ ] d\xffraft ^k2mm\n", "- [ ] draft ^K2mm\n".encode("utf-16"), b"\0 ^k2mm"]
)
def test_a_note_that_is_no_text_may_hold_a_private_line(tmp_path: Path, data: bytes) -> None:
    root = talk(tmp_path)
    write(root, {"private/alice/plan.md": data})
    assert "draft" not in ok(root, "recap", "alice")
    write(root, {"private/alice/plan.md": b"\xff"})
    assert "draft" in ok(root, "recap", "alice")


def test_a_note_that_cannot_be_read_may_hold_a_line_of_any_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = talk(tmp_path, {"private/alice/plan.md": "- [ ] call\n"})

    def refusing(root: Path, path: str) -> bytes:
        if path.startswith("private/"):
            raise FileFailure(f"{path}: permission denied")
        return read_file(root, path)

    monkeypatch.setattr(app_notebook, "read_file", refusing)
    said = ok(root, "recap", "alice")
    assert "draft" not in said
    assert "- [x] me: call" in said


def test_a_date_word_next_is_the_next_meeting(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: "## Actions\n\n- [ ] call due:next\n\n## Notes\n\na\n"})
    assert "- [ ] call (due 20 November 2026)" in ok(root, "recap", "alice")


# -- which meeting ---------------------------------------------------------------------------------


def test_it_is_the_last_meeting_held_or_that_of_a_day(tmp_path: Path) -> None:
    root = talk(tmp_path)
    write(
        root,
        {
            "people/alice/2026-11-06.md": "## Summary\n\nearlier\n",
            "people/alice/2026-11-19.md": "---\nstatus: skipped\n---\n## Summary\n\nno\n",
            "people/alice/2026-11-20.md": "## Summary\n\n<!-- nothing yet -->\n",
            "people/alice/2026-11-27.md": "## Summary\n\nplanned\n",
        },
    )
    assert "13 November" in ok(root, "recap", "alice")
    assert "earlier" in ok(root, "recap", "alice", "--date", "2026-11-06")
    assert "planned" in ok(root, "recap", "alice", today=date(2026, 11, 28))
    assert "earlier" in ok(root, "recap", "alice", "--date", "yesterday", today=date(2026, 11, 7))


def test_of_two_meetings_on_a_day_each_has_its_turn(tmp_path: Path) -> None:
    root = talk(tmp_path)
    write(root, {"people/alice/2026-11-13-2.md": "## Summary\n\nonce more\n"})
    assert "once more" not in ok(root, "recap", "alice", "--date", "2026-11-13")
    ok(root, "recap", "alice", "--date", "2026-11-13", "--sent")
    assert "once more" in ok(root, "recap", "alice", "--date", "2026-11-13")
    ok(root, "recap", "alice", "--date", "2026-11-13", "--sent")
    assert "once more" in ok(root, "recap", "alice", "--date", "2026-11-13")


@pytest.mark.parametrize(
    ("header", "day", "said"),
    [
        ("status: planned", TODAY, "that meeting is only planned"),
        ("status: skipped\nreason: ill", TODAY, "that meeting was skipped"),
        ("status: moved\nmoved_to: 2026-12-01", TODAY, "that meeting was moved to 2026-12-01"),
        ("status: moved", TODAY, "that meeting was moved"),
        ("mood: 4", date(2026, 12, 1), "that meeting is still to come"),
    ],
)
def test_of_a_meeting_that_was_not_held_there_is_no_recap(
    tmp_path: Path, header: str, day: date, said: str
) -> None:
    path = f"people/alice/{day}.md"
    root = notebook(tmp_path, {path: f"---\n{header}\n---\n## Summary\n\na\n"})
    for words in ([], ["--date", str(day)]):
        ran = cli(root, "recap", "alice", *words)
        assert (ran.code, ran.out) == (3, "")
        assert ran.err.startswith(f"1on1: {path}: {said}")
        assert ran.err.endswith("      begin with: 1on1 new alice\n")


def test_a_fresh_note_or_none_is_no_meeting_held(tmp_path: Path) -> None:
    root = talk(tmp_path)
    ok(root, "new", "alice")
    ran = cli(root, "recap", "alice", "--date", "today")
    assert ran.code == 3
    assert "nothing was written in it yet" in ran.err
    assert "the last ones held: 2026-11-13" in ran.err
    write(root, {"people/bob/person.md": "---\nname: Bob\n---\n"})
    assert "there was no meeting with bob yet" in cli(root, "recap", "bob").err
    ran = cli(root, "recap", "alice", "--date", "2026-01-01")
    assert (ran.code, "no note of a meeting with alice on 2026-01-01" in ran.err) == (3, True)


def test_nothing_to_share_is_said_with_what_stays(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: "## Notes\n\na\n\n## Private\n\nb\n"})
    ran = cli(root, "recap", "alice")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == f"1on1: {NOTE}: nothing in it may be shared\n      left out: Notes, Private\n"
    write(root, {NOTE: "---\nmood: 4\n---\n"})
    assert "write a summary, decisions or actions" in cli(root, "recap", "alice").err


# -- doubts ----------------------------------------------------------------------------------------


def test_a_note_in_doubt_is_refused_by_line_and_nothing_printed(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: "## Summary\n\na <b>b</b>\n\n```\nsecret\n"})
    ran = cli(root, "recap", "alice")
    assert (ran.code, ran.out) == (5, "")
    assert ran.err == (
        f"1on1: {NOTE}:3: HTML stands here, and it is unclear what it shows\n"
        f"      {NOTE}:5: this code fence is never closed, so what follows belongs to it\n"
        "      nothing was shared; correct them and try again\n"
    )
    many = "## Summary\n\n" + "<b>\n\n" * 9
    write(root, {NOTE: many})
    assert "… and 6 more\n" in cli(root, "recap", "alice").err


@pytest.mark.parametrize(
    "header", ["person: bob", "date: 2026-11-12", "person: [", "a: &b c\nd: *b", "- a"]
)
def test_a_note_whose_front_matter_is_in_doubt_is_refused(tmp_path: Path, header: str) -> None:
    root = notebook(tmp_path, {NOTE: f"---\n{header}\n---\n\n## Summary\n\na\n"})
    ran = cli(root, "recap", "alice")
    assert (ran.code, ran.out) == (5, "")


def test_a_note_that_is_no_text_is_refused_where_it_may_be_the_one(tmp_path: Path) -> None:
    root = talk(tmp_path)
    write(root, {"people/alice/2026-11-19.md": b"\xff"})
    assert cli(root, "recap", "alice").code == 5
    assert cli(root, "recap", "alice", "--date", "2026-11-19").code == 5
    assert cli(root, "recap", "alice", "--date", "2026-11-13").code == 0
    (root / "people/alice/2026-11-19.md").rename(root / "people/alice/2026-11-05.md")
    assert cli(root, "recap", "alice").code == 0


def test_settings_that_may_say_what_is_private_have_to_be_whole(tmp_path: Path) -> None:
    root = talk(tmp_path, settings="sections: {privat: [Vertraulich]}\n")
    ran = cli(root, "recap", "alice")
    assert (ran.code, ran.out) == (5, "")
    assert ran.err.startswith("1on1: 1on1.yaml:1: sections.privat: the roles are")
