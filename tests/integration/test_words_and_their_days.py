"""Small things a command line says back: the day of a word, a word as it is known, a near id."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.notebooks import cli, notebook, ok, text

NOTE = {"people/alice/2026-11-06.md": "- [ ] @me call ^a3f9\n- [x] @me walk ^b4g9\n"}
PROFILE = "people/alice/person.md"


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("relation", "Peer", "peer"),
        ("relation", " Skip  Level", "skip-level"),
        ("mode", "In person", "in-person"),
        ("cadence", "Every  10 Days", "every 10 days"),
    ],
)
def test_a_word_is_kept_as_it_is_known(tmp_path: Path, key: str, typed: str, kept: str) -> None:
    root = notebook(tmp_path, NOTE)
    assert ok(root, "person", "set", "alice", key, typed) == f"alice: {key}: {kept}\n"
    assert text(root, PROFILE) == f"---\n{key}: {kept}\n---\n"


def test_a_new_person_gets_the_known_word_too(tmp_path: Path) -> None:
    root = notebook(tmp_path)
    ran = cli(root, "person", "add", "bob", "--relation", "PEER", "--since", "yesterday")
    assert ran.err == "yesterday is Thu 19 Nov\n"
    assert text(root, "people/bob/person.md") == "---\nrelation: peer\nsince: 2026-11-19\n---\n"


def test_the_day_of_a_word_in_a_profile_is_said(tmp_path: Path) -> None:
    root = notebook(tmp_path, NOTE)
    ran = cli(root, "person", "set", "alice", "since", "fri")
    assert (ran.out, ran.err) == ("alice: since: 2026-11-20\n", "fri is Fri 20 Nov\n")
    assert cli(root, "person", "set", "alice", "since", "2026-11-27").err == ""


def test_a_profile_in_a_pipe_has_a_line_for_every_key(tmp_path: Path) -> None:
    profile = (
        "---\nname: Alice\naliases: [Al, 'A\tB']\nprefers: {feedback: in writing}\n"
        "away: [{from: 2026-12-20, to: 2027-01-06}]\nthemes: {career: 90d}\n---\n"
    )
    root = notebook(tmp_path, {PROFILE: profile})
    rows = dict(
        line.split("\t", 1) for line in ok(root, "person", "show", "alice").splitlines()[:-1]
    )
    assert rows["name"] == "Alice"
    assert rows["aliases"] == "Al\tA␉B"
    assert rows["since"] == ""
    assert rows["prefers"] == "feedback: in writing"
    assert rows["away"] == "from: 2026-12-20 to: 2027-01-06"
    assert rows["themes"] == "career: 90d"
    assert ok(root, "person", "show", "alice", "--table").splitlines()[0] == "handle    alice"


@pytest.mark.parametrize(
    "words",
    [
        ["review", "alice", "--since"],
        ["review", "alice", "--until"],
        ["stats", "--since"],
        ["history", "alice", "--since"],
        ["search", "call", "--until"],
        ["report", "--out", "-", "--since"],
        ["recap", "alice", "--date"],
    ],
)
def test_looking_back_a_weekday_is_the_last_one_and_is_said(
    tmp_path: Path, words: list[str]
) -> None:
    ran = cli(notebook(tmp_path, NOTE), *words, "mon")
    assert ran.err.splitlines()[0] == "mon is Mon 16 Nov"
    assert cli(notebook(tmp_path), *words, "2026-11-16").err.count("Mon 16 Nov") == 0


def test_looking_back_a_weekday_may_be_today(tmp_path: Path) -> None:
    ran = cli(notebook(tmp_path, NOTE), "history", "alice", "--since", "fri")
    assert ran.err == "fri is Fri 20 Nov\n"


def test_looking_back_another_word_is_refused_with_what_there_is(tmp_path: Path) -> None:
    ran = cli(notebook(tmp_path, NOTE), "stats", "--since", "someday")
    assert ran.code == 2
    assert "'someday' is no date" in ran.err
    assert "fri (the last one, today included)" in ran.err


@pytest.mark.parametrize("word", ["a3f8", "3f9", "a3ff9", "3af9", "^A3F8", "alice/a3f8"])
def test_an_id_that_is_nearly_one_names_that_one(tmp_path: Path, word: str) -> None:
    ran = cli(notebook(tmp_path, NOTE), "done", word)
    assert (ran.code, ran.err.splitlines()[1].strip()) == (3, "did you mean a3f9 (call)?")


def test_what_is_done_is_meant_where_something_is_opened_again(tmp_path: Path) -> None:
    root = notebook(tmp_path, NOTE)
    assert "did you mean b4g9 (walk)?" in cli(root, "reopen", "b4g8").err
    assert "did you mean" not in cli(root, "done", "b4g8").err


@pytest.mark.parametrize("word", ["a3", "zzzz", "a3 f8"])
def test_another_word_names_the_list(tmp_path: Path, word: str) -> None:
    assert "see the ids with: 1on1 todo" in cli(notebook(tmp_path, NOTE), "done", word).err


def test_many_near_ids_name_the_list(tmp_path: Path) -> None:
    note = "".join(f"- [ ] item {n} ^a3f{n}\n" for n in range(5))
    ran = cli(notebook(tmp_path, {"people/alice/2026-11-06.md": note}), "done", "a3fx")
    assert "see the ids with: 1on1 todo" in ran.err


@pytest.mark.parametrize("words", [["agenda", "alice"], ["coverage", "alice"], ["prep", "alice"]])
def test_an_empty_notebook_says_how_to_begin(tmp_path: Path, words: list[str]) -> None:
    ran = cli(notebook(tmp_path), *words)
    assert ran.code == 3
    assert "1on1 person add NAME" in ran.err.splitlines()[1]
