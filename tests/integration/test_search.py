"""`1on1 search`: words in all notes, newest first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from oneonone.errors import FileFailure
from oneonone.store.notebook_dir import read_file
from tests.notebooks import cli, notebook, ok

NOTES: dict[str, str | bytes] = {
    "people/alice/person.md": "---\nname: Alice Budget\n---\nthe budget\n",
    "people/alice/2026-11-06.md": "---\nthemes: [growth]\n---\nBudget\n\n## Private\nbudget\n",
    "people/alice/2026-11-13.md": "a <!-- budget -->\n",
    "people/alice/log.md": "# budget\n- 2026-11-10 praise: budget\n- 2026-11-20 note: budget\n",
    "people/bob/2026-11-13.md": "the bud\u00adget\n",
    "people/team.md": "budget of the team\n",
    "private/bob/2026-11-12.md": "# budget\n",
}


def hits(root: Path, *words: str) -> list[dict[str, Any]]:
    """What `1on1 search --json` gives."""
    items: list[dict[str, Any]] = json.loads(ok(root, "search", "--json", *words))["items"]
    return items


def places(root: Path, *words: str) -> list[str]:
    """Where it was found."""
    return [f"{hit['path']}:{hit['line']}" for hit in hits(root, *words)]


# -- where and in which order ----------------------------------------------------------------------


def test_all_notes_are_searched_the_newest_first_and_those_without_a_day_last(
    tmp_path: Path,
) -> None:
    root = notebook(tmp_path, NOTES)
    assert places(root, "budget") == [
        "people/alice/log.md:3",
        "people/alice/2026-11-13.md:1",
        "people/bob/2026-11-13.md:1",
        "private/bob/2026-11-12.md:1",
        "people/alice/log.md:2",
        "people/alice/2026-11-06.md:4",
        "people/alice/2026-11-06.md:7",
        "people/alice/log.md:1",
        "people/alice/person.md:2",
        "people/alice/person.md:4",
        "people/team.md:1",
    ]


def test_one_persons_notes_may_be_searched_alone(tmp_path: Path) -> None:
    root = notebook(tmp_path, NOTES)
    assert places(root, "budget", "--person", "Bob") == [
        "people/bob/2026-11-13.md:1",
        "private/bob/2026-11-12.md:1",
    ]
    assert cli(root, "search", "budget", "--person", "dave").code == 3


def test_a_period_holds_its_ends_and_nothing_without_a_day(tmp_path: Path) -> None:
    root = notebook(tmp_path, NOTES)
    words = ("--since", "2026-11-10", "--until", "2026-11-12")
    assert places(root, "budget", *words) == [
        "private/bob/2026-11-12.md:1",
        "people/alice/log.md:2",
    ]
    assert cli(root, "search", "a", "--since", "fri", "--until", "yesterday").code == 2


def test_a_line_says_whose_it_is_and_of_what_kind(tmp_path: Path) -> None:
    root = notebook(tmp_path, NOTES)
    shown = [(hit["person"], hit["date"], hit["kind"], hit["private"]) for hit in hits(root, "bu")]
    assert shown[0] == ("alice", "2026-11-20", "log", True)
    assert shown[3:7] == [
        ("bob", "2026-11-12", "private", True),
        ("alice", "2026-11-10", "log", False),
        ("alice", "2026-11-06", "meeting", False),
        ("alice", "2026-11-06", "meeting", True),
    ]
    assert shown[-1] == (None, None, "page", False)


def test_of_front_matter_only_values_are_searched_and_none_the_path_tells(tmp_path: Path) -> None:
    header = "---\nperson: alice\ndate: 2026-11-06\nmood: 4\n'reason': mood of alice\n- x\n---\n"
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": header, "people/a.md": header})
    note = "people/alice/2026-11-06.md"
    assert places(root, "mood") == [f"{note}:5", "people/a.md:5"]
    assert places(root, "alice") == [f"{note}:5", "people/a.md:2", "people/a.md:5"]
    assert places(root, "2026-11-06") == ["people/a.md:3"]
    assert places(root, "x") == [f"{note}:6", "people/a.md:6"]


# -- what is found ---------------------------------------------------------------------------------


def test_offsets_are_those_of_the_line_as_it_stands(tmp_path: Path) -> None:
    line = "STRASSE Straße İn cafe\u0301 café"
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": f"{line}\n"})
    (hit,) = hits(root, "straße")
    assert [line[start:end] for start, end in hit["matches"]] == ["STRASSE", "Straße"]
    (hit,) = hits(root, "CAFÉ")
    assert [line[start:end] for start, end in hit["matches"]] == ["cafe\u0301", "café"]
    assert hit["text"] == line


def test_capital_letters_matter_where_asked(tmp_path: Path) -> None:
    root = notebook(tmp_path, NOTES)
    assert places(root, "Budget", "--case") == [
        "people/alice/2026-11-06.md:4",
        "people/alice/person.md:2",
    ]


def test_several_words_are_one_phrase(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": "the  search\tRFC\nRFC search\n"})
    expected = ["people/alice/2026-11-06.md:1"]
    assert places(root, "search", "rfc") == places(root, " search rfc ") == expected
    assert places(root, "--", "search", "rfc") == expected


@pytest.mark.parametrize("words", [[""], [" \t"], ["\u200b"], []])
def test_nothing_to_look_for_is_a_usage_error(tmp_path: Path, words: list[str]) -> None:
    assert cli(notebook(tmp_path, NOTES), "search", *words).code == 2


# -- forms -----------------------------------------------------------------------------------------


def test_the_forms_of_the_list(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": "\ta B a\n"})
    assert ok(root, "search", "a") == "people/alice/2026-11-06.md\t1\talice\t2026-11-06\t␉a B a\n"
    assert ok(root, "search", "a", "--table") == "people/alice/2026-11-06.md:1: ␉a B a\n"
    assert ok(root, "search", "a", "--table", "--color", "always") == (
        "\x1b[2mpeople/alice/2026-11-06.md:1:\x1b[0m ␉\x1b[1ma\x1b[0m B \x1b[1ma\x1b[0m\n"
    )
    assert ok(root, "search", "z", "--table") == "Nothing found.\n"
    assert ok(root, "search", "z") == ok(root, "search", "z", "--context", "2") == ""


def test_lines_around_are_shown_once_and_stretches_apart(tmp_path: Path) -> None:
    files = {
        "people/alice/2026-11-06.md": "x\na\nb\nx\nc\nd\n\nx\n",
        "people/bob/2026-11-05.md": "x\n",
    }
    root = notebook(tmp_path, dict(files))
    note = "people/alice/2026-11-06.md"
    assert ok(root, "search", "x", "--context", "1").splitlines() == [
        *(f"{note}:1: x", f"{note}-2- a", f"{note}-3- b", f"{note}:4: x", f"{note}-5- c"),
        *("--", f"{note}-7-", f"{note}:8: x", "--", "people/bob/2026-11-05.md:1: x"),
    ]
    (first, *_) = hits(root, "x", "--context", "1")
    assert (first["before"], first["after"]) == ([], [{"line": 2, "text": "a"}])


# -- what is left out ------------------------------------------------------------------------------


def test_what_is_private_is_marked_or_left_out_around_hits_as_well(tmp_path: Path) -> None:
    root = notebook(tmp_path, NOTES)
    assert "2026-11-06.md:7: budget (private)\n" in ok(root, "search", "budget", "--table")
    assert places(root, "budget", "--no-private") == [
        *("people/bob/2026-11-13.md:1", "people/alice/log.md:2", "people/alice/2026-11-06.md:4"),
        *("people/alice/person.md:2", "people/alice/person.md:4", "people/team.md:1"),
    ]
    (hit,) = hits(root, "budget", "--no-private", "--context", "9", "--until", "2026-11-06")
    assert [line["text"] for line in hit["before"] + hit["after"]] == [
        *("---", "themes: [growth]", "---", "")
    ]


def test_lines_that_are_left_out_bring_no_others_closer(tmp_path: Path) -> None:
    note = "x\n<!-- 1 -->\n<!-- 2 -->\ny\n"
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": note})
    assert hits(root, "x", "--no-private", "--context", "2")[0]["after"] == []
    assert hits(root, "y", "--no-private", "--context", "3")[0]["before"] == [
        {"line": 1, "text": "x"}
    ]


def test_what_is_said_of_notes_in_doubt_does_not_tell_whether_they_hold_it(tmp_path: Path) -> None:
    files = {f"people/alice/2026-11-0{day}.md": "a\n\n```\nhush\n" for day in range(1, 6)}
    root = notebook(tmp_path, dict(files))
    ran = cli(root, "search", "hush", "--no-private")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == cli(root, "search", "nothing", "--no-private").err
    assert ran.err == (
        "left out from there on, for what is private is in doubt: people/alice/2026-11-01.md:3, "
        "people/alice/2026-11-02.md:3, people/alice/2026-11-03.md:3 and 2 more\n"
    )
    assert (len(hits(root, "hush")), cli(root, "search", "hush").err) == (5, "")


def test_notes_that_cannot_be_read_are_named_and_the_others_searched(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "people/alice/2026-11-06.md": b"caf\xe9\n",
        "people/alice/2026-11-07.md": b"a\0b\n",
        "people/alice/2026-11-08.md": "---\nmood: [\n---\nhello\n",
    }
    root = notebook(tmp_path, files)
    ran = cli(root, "search", "hello")
    assert ran.out.startswith("people/alice/2026-11-08.md\t4\t")
    assert ran.err == (
        "not searched: people/alice/2026-11-06.md, people/alice/2026-11-07.md; see: 1on1 check\n"
    )


def test_a_note_that_is_gone_meanwhile_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": "a\n", "people/bob/a.md": "a\n"})

    def gone(folder: Path, path: str) -> bytes:
        if path.startswith("people/alice"):
            raise FileFailure(f"{path}: no such file", "nothing was changed")
        return read_file(folder, path)

    monkeypatch.setattr("oneonone.app.notebook.read_file", gone)
    ran = cli(root, "search", "a")
    assert ran.out == "people/bob/a.md\t1\tbob\t\ta\n"
    assert ran.err == "not searched: people/alice/2026-11-06.md; see: 1on1 check\n"
