"""`1on1 stats`: the one-on-ones in numbers, and none where there is nothing to count."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.notebooks import cli, notebook, ok, write

ALICE = {
    "people/alice/person.md": "---\nname: Alice Example\nduration: 30\nmode: video\n---\n",
    "people/alice/agenda.md": "- [ ] @alice the conference\n",
    "people/alice/log.md": (
        "- 2026-11-10 feedback-given: shorter mails\n- 2026-11-11 praise: calm\n"
        "- 2025-11-10 praise: long ago\n- 2026-11-12 note: her sister is ill\n"
    ),
    "people/alice/2026-10-02.md": "---\nstatus: skipped\nreason: ill\n---\n",
    "people/alice/2026-10-09.md": (
        "---\nmood: 3/5\nactual: 45\nthemes: [status]\n---\n\n## Their topics\n\n"
        "- [x] the search\n- [x] the plan\n\n## My topics\n\n- [ ] the office\n"
    ),
    "people/alice/2026-11-06.md": (
        "---\nmood: 4/5\nactual: 25\nmode: walk\nthemes: [feedback]\n---\n\n## Actions\n\n"
        "- [x] @me one due:2026-11-10 done:2026-11-09\n- [ ] @me two due:2026-11-12\n"
        "- [x] @me three due:2026-11-10 done:2026-11-12\n- [x] @alice four due:2026-11-10 "
        "done:2026-11-10\n- [ ] @alice five\n- [ ] @alice six created:2026-11-16\n"
    ),
}
BOB = {"people/bob/person.md": "---\nrelation: peer\n---\n"}
GONE = {"people/carol/person.md": "---\narchived: 2026-11-01\n---\n"}


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return notebook(tmp_path / "notes", {**ALICE, **BOB, **GONE})


def rows(root: Path, *words: str) -> list[dict[str, Any]]:
    """What `1on1 stats --json WORDS…` lists."""
    items: list[dict[str, Any]] = json.loads(ok(root, "stats", "--json", *words))["items"]
    return items


def test_the_numbers_of_one_person(notes: Path) -> None:
    (alice,) = rows(notes, "alice")
    assert alice == {
        "person": "alice",
        "since": "2025-11-21",
        "held": 2,
        "skipped": 1, "unrecorded": 0,
        "status_only": 1,
        "modes": {"video": 1, "walk": 1},
        "minutes_planned": 60,
        "minutes_actual": 70,
        "minutes_meetings": 2,
        "points_theirs": 3,
        "points_mine": 1,
        "points_met": 3,
        "points_ticked": 2,
        "feedback_given": 1,
        "feedback_received": 0,
        "praise": 1,
        "feedback_meetings": 1,
        "mine": {
            "on_time": 1, "late": 1, "overdue": 1, "done": 0, "dropped": 0, "open": 1,
            "open_age_days": 14.0,
        },
        "theirs": {
            "on_time": 1, "late": 0, "overdue": 0, "done": 0, "dropped": 0, "open": 2,
            "open_age_days": 9.0,
        },
        "mood_first": {"date": "2026-10-09", "value": 3.0, "scale": 5},
        "mood_last": {"date": "2026-11-06", "value": 4.0, "scale": 5},
    }  # fmt: skip


def test_everybody_is_there_but_those_one_no_longer_meets(notes: Path) -> None:
    assert [one["person"] for one in rows(notes)] == ["alice", "bob"]
    assert [one["person"] for one in rows(notes, "carol")] == ["carol"]


def test_what_they_promised_in_other_peoples_notes_counts_as_theirs(notes: Path) -> None:
    write(notes, {"people/bob/2026-11-06.md": "- [ ] @alice read due:2026-11-10\n- [ ] @bob x\n"})
    alice, bob = rows(notes)
    assert (alice["theirs"]["overdue"], alice["theirs"]["open"]) == (1, 3)
    assert (bob["theirs"]["overdue"], bob["theirs"]["open"]) == (0, 1)
    assert rows(notes, "alice") == [alice]


def test_what_was_prepared_and_never_written_up_counts_apart(notes: Path) -> None:
    write(notes, {"people/alice/2026-11-13.md": "## Notes\n", "people/bob/2024-11-13.md": ""})
    alice, bob = rows(notes)
    assert (alice["held"], alice["skipped"], alice["unrecorded"]) == (2, 1, 1)
    assert bob["unrecorded"] == 0, "it is of another year"
    assert "- 1 prepared, and nothing says" in ok(notes, "--table", "stats", "alice")


def test_since_a_day_counts_from_then_on(notes: Path) -> None:
    (alice,) = rows(notes, "alice", "--since", "2026-11-01")
    assert (alice["held"], alice["skipped"], alice["points_met"]) == (1, 0, 0)
    assert alice["mood_last"] is None
    assert rows(notes, "alice", "--since", "2025-11-01")[0]["praise"] == 2


def test_the_table_gives_counts_where_a_percentage_would_make_much_of_little(notes: Path) -> None:
    assert ok(notes, "--table", "stats").splitlines()[:5] == [
        "person  held  theirs  ticked  feedback  minutes  status  I kept  they kept",
        "alice   67 %    75 %    67 %     1/0/1    35/30     1/2    33 %        1/1",
        "bob        –       –       –         –        –       –       –          –",
        "",
        "Since 21 November 2025",
    ]


@pytest.mark.parametrize("columns", ["40", "80"])
def test_no_line_is_wider_than_the_terminal(
    notes: Path, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for words in (["stats"], ["stats", "alice"], ["stats", "bob"]):
        lines = ok(notes, "--table", *words).splitlines()
        assert max(map(len, lines)) <= int(columns)


def test_on_a_narrow_terminal_everybody_has_a_block(
    notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert ok(notes, "--table", "stats").splitlines()[:4] == [
        "alice",
        "  held        67 %",
        "  theirs      75 %",
        "  ticked      67 %",
    ]


def test_one_person_s_page_says_it_in_sentences(notes: Path) -> None:
    found = ok(notes, "--table", "stats", "alice")
    for line in (
        "Alice Example, since 21 November 2025\n",
        "  - 67 % (2 of 3) held, the others skipped\n",
        "  - 1 of 2 about status and nothing else\n",
        "  - 35 minutes on average where 30 were planned (2 meetings with `actual`)\n",
        "  - 4 raised: 3 theirs, 1 yours\n",
        "  - 67 % (2 of 3) ticked, of those whose meeting was\n",
        "  - in the log: 1 given, 0 received, 1 praise\n",
        "  - it came up in 1 meeting; which way",
        "  - yours: 33 % (1 of 3) kept on time, 1 kept late, 1 overdue; open ones 14 days",
        "  - first 3/5 on 9 Oct, last 4/5 on 6 Nov\n",
    ):
        assert line in found


def test_a_person_without_notes_has_a_page_without_numbers(notes: Path) -> None:
    found = ok(notes, "--table", "stats", "bob")
    assert "%" not in found
    for line in ("- none held, none skipped", "- none raised", "- yours: none", "- theirs: none"):
        assert line in found
    assert "Mood" not in found


def test_one_mood_is_no_way_to_go(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": "---\nmood: 4\n---\n"})
    found = ok(root, "--table", "stats", "alice")
    assert "  - 4 on 6 Nov\n" in found
    assert "  - 1 held, none skipped\n" in found


def test_a_pipe_gets_counts_between_tabs(notes: Path) -> None:
    alice, bob = ok(notes, "stats").splitlines()
    assert alice == (
        "alice\t2\t1\t1\t3\t1\t3\t2\t1\t0\t1\t60\t70\t1\t1\t1\t1\t1\t0\t0\t2\t3/5\t4/5"
    )
    assert bob == "bob" + "\t0" * 20 + "\t\t"
    assert ok(notes, "stats", "alice") == f"{alice}\n"


def test_nobody_at_all_is_no_failure(tmp_path: Path) -> None:
    root = notebook(tmp_path)
    assert ok(root, "stats") == ""
    assert ok(root, "--table", "stats") == "Nobody to look at; see: 1on1 person list\n"
    assert rows(root) == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["alise"], 3, "nobody here is called 'alise'"),
        (["--since", "whenever"], 2, "'whenever' is no date"),
        (["--since", "2026-11-21"], 2, "2026-11-21 is still to come"),
    ],
)
def test_what_does_not_fit_is_refused(notes: Path, words: list[str], code: int, said: str) -> None:
    ran = cli(notes, "stats", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
