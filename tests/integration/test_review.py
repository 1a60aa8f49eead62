"""`1on1 review`: what the notes show of a period, each line with its place."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.notebooks import cli, notebook, ok

FILES = {
    "people/alice/person.md": (
        "---\nname: Alice Example\nsince: 2026-06-01\n---\n\n## Goals\n\n"
        "- [ ] lead a design due:2026-11-13\n- [/] give a talk due:2026-12-01\n"
        "- [x] ship the import done:2026-10-14\n- [x] long ago done:2026-01-02\n- [ ] someday\n"
    ),
    "people/alice/log.md": (
        "- 2026-07-10 praise: five sharp questions #growth\n"
        "- 2026-11-10 feedback-given: shorter mails\n"
        "- 2026-11-12 feedback-received: tell me earlier\n"
        "- 2026-12-01 praise: still to come\n"
    ),
    "people/alice/2026-07-03.md": (
        "---\nthemes: [growth, career]\nmood: 3/5\n---\n\n## Growth\n\n"
        "- Took the pager for a week,\n  and liked it.\n\n## Actions\n\n"
        "- [x] @me ask finance due:2026-07-10 done:2026-07-08\n"
        "- [x] @alice write the record due:2026-07-10 done:2026-07-13\n"
        "- [-] @me find a room cancelled:2026-07-20\n- [x] @alice tidy up\n- [ ] @bob not ours\n"
    ),
    "people/alice/2026-11-06.md": (
        "---\nmood: 4/5\nthemes: [status]\n---\n\n## Notes\n\nShe leads the round. #growth\n"
        "\n## Actions\n\n- [>] @me budget due:2026-11-10 ^a3f9\n"
    ),
    "people/alice/2026-11-13.md": (
        "---\nmood: 5/5\n---\n\n## Actions\n\n- [ ] @me budget due:2026-11-10 ^a3f9\n"
        "- [ ] @alice draft due:2026-11-27\n- [ ] look at the plan\n"
    ),
    "people/alice/2026-10-02.md": "---\nstatus: skipped\nreason: ill\n---\n",
}


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return notebook(tmp_path / "notes", FILES)


def dossier(root: Path, *words: str) -> dict[str, Any]:
    """The one object of `1on1 review alice --json WORDS…`."""
    (item,) = json.loads(ok(root, "review", "alice", "--json", *words))["items"]
    assert isinstance(item, dict)
    return item


def part(text: str, title: str) -> list[str]:
    """The lines that are not blank below a heading, up to the next."""
    rest = text.split(f"\n{title}\n", 1)[1]
    return [line for line in rest.split("\n#", 1)[0].splitlines() if line]


def test_the_page_begins_with_what_it_rests_on(notes: Path) -> None:
    assert ok(notes, "review", "alice").splitlines()[:5] == [
        "# Alice Example: 1 June 2026 to 20 November 2026",
        "",
        "- 3 meetings held, 1 skipped",
        "- 50 % (3 of 6) of what is cited is from the last six weeks",
        "- nothing is cited from June 2026 and August to October 2026",
    ]


def test_themes_come_by_month_with_text_and_place(notes: Path) -> None:
    found = ok(notes, "review", "alice")
    growth = found.split("### Growth\n", 1)[1].split("\n### ", 1)[0]
    july, november = growth.split("#### November 2026")
    assert (
        july.split()
        == (
            "#### July 2026 - 3 Jul: Took the pager for a week, and liked it. "
            "(people/alice/2026-07-03.md:8) - 10 Jul: five sharp questions #growth "
            "(people/alice/log.md:1)"
        ).split()
    )
    assert (
        november.strip() == "- 6 Nov: She leads the round. #growth (people/alice/2026-11-06.md:8)"
    )
    assert "- 3 Jul: named in front matter (people/alice/2026-07-03.md:2)" in found


def test_status_is_nothing_to_cite(notes: Path) -> None:
    assert "Status" not in ok(notes, "review", "alice")


def test_praise_and_feedback_stand_in_their_own_part_once(notes: Path) -> None:
    found = ok(notes, "review", "alice")
    assert part(found, "### Feedback received") == [
        "- 12 November 2026: tell me earlier (people/alice/log.md:3)"
    ]
    assert found.count("shorter mails") == 1
    assert "still to come" not in found


def test_promises_of_both_sides_the_broken_ones_first(notes: Path) -> None:
    found = ok(notes, "review", "alice")
    assert part(found, "### What I promised") == [
        "1 of 2 kept on time, 1 overdue, 1 dropped, 1 open and not yet due.",
        "- overdue by 10 days, carried once: budget (people/alice/2026-11-13.md:7)",
        "- dropped 20 July 2026: find a room (people/alice/2026-07-03.md:15)",
        "- done on time 8 July 2026: ask finance (people/alice/2026-07-03.md:13)",
        "- open: look at the plan (people/alice/2026-11-13.md:9)",
    ]
    assert part(found, "### What they promised") == [
        "0 of 1 kept on time, 1 kept late, 1 done without a day to tell by, "
        "1 open and not yet due.",
        "- done 3 days late: write the record (people/alice/2026-07-03.md:14)",
        "- done: tidy up (people/alice/2026-07-03.md:16)",
        "- open, due 27 November 2026: draft (people/alice/2026-11-13.md:8)",
    ]
    assert "not ours" not in found


def test_goals_stand_with_their_state_but_those_closed_before(notes: Path) -> None:
    assert part(ok(notes, "review", "alice"), "## Goals") == [
        "- open, overdue by 7 days: lead a design (people/alice/person.md:8)",
        "- doing, due 1 December 2026: give a talk (people/alice/person.md:9)",
        "- done 14 October 2026: ship the import (people/alice/person.md:10)",
        "- open: someday (people/alice/person.md:12)",
    ]


def test_moods_stand_by_month_and_whither_they_go(notes: Path) -> None:
    assert part(ok(notes, "review", "alice"), "## Mood") == [
        "On the whole rising.",
        "- July 2026: 3/5",
        "- November 2026: 4/5, 5/5",
        "<!-- made by 1on1 review -->",
    ]


def test_much_from_the_last_weeks_of_a_long_time_is_a_warning(tmp_path: Path) -> None:
    root = notebook(
        tmp_path,
        {f"people/alice/2026-{d}.md": "Well. #growth\n" for d in ("07-03", "11-06", "11-13")},
    )
    found = ok(root, "review", "alice")
    assert "67 % (2 of 3) of what is cited is from the last six weeks: look at the" in found
    assert dossier(root)["lopsided"] is True
    assert "look at the months before" not in ok(root, "review", "alice", "--since", "2026-10-01")


# -- the period ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ([], "2026-06-01", "2026-11-20"),
        (["--since", "2026-07-04"], "2026-07-04", "2026-11-20"),
        (["--since", "2020-01-01"], "2020-01-01", "2026-11-20"),
        (["--until", "2026-09-30"], "2026-06-01", "2026-09-30"),
        (["--until", "2027-09-30"], "2026-06-01", "2026-11-20"),
        (["--until", "2026-01-31"], "2026-01-31", "2026-01-31"),
    ],
)
def test_the_period_is_the_last_year_from_the_beginning_on(
    notes: Path, words: list[str], since: str, until: str
) -> None:
    found = dossier(notes, *words)
    assert (found["since"], found["until"]) == (since, until)


def test_without_a_profile_it_begins_with_the_first_meeting_or_entry(tmp_path: Path) -> None:
    root = notebook(
        tmp_path,
        {
            "people/alice/2026-09-04.md": "Hello. #growth\n",
            "people/alice/log.md": "- 2026-08-04 praise: well done\n",
            "people/bob/person.md": "Free text.\n",
        },
    )
    assert dossier(root)["since"] == "2026-08-04"
    assert ok(root, "review", "bob").startswith("# Bob: 20 November 2026 to 20 November 2026\n")


def test_it_ends_when_they_ceased_to_meet(tmp_path: Path) -> None:
    root = notebook(
        tmp_path,
        {
            "people/alice/person.md": "---\narchived: 2026-03-01\n---\n",
            "people/alice/2025-12-04.md": "Hello. #growth\n",
        },
    )
    found = dossier(root)
    assert (found["since"], found["until"], found["cited"]) == ("2025-12-04", "2026-03-01", 1)


def test_on_an_earlier_day_promises_stand_as_they_did_then(notes: Path) -> None:
    outcomes = {
        one["text"]: (one["outcome"], one["days"])
        for one in dossier(notes, "--until", "2026-07-11")["promises"]
    }
    assert outcomes == {
        "ask finance": ("on time", None),
        "write the record": ("overdue", 1),
        "find a room": ("open", None),
        "tidy up": ("done", None),
    }


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["alise"], 3, "nobody here is called 'alise'"),
        (["alice", "--since", "soon"], 2, "'soon' is no date"),
        (["alice", "--since", "tomorrow"], 2, "begin on 2026-11-21 and end on 2026-11-20"),
        (["alice", "--since", "2026-09-01", "--until", "2026-08-01"], 2, "earlier day"),
        ([], 2, "PERSON"),
    ],
)
def test_what_does_not_fit_is_refused(notes: Path, words: list[str], code: int, said: str) -> None:
    ran = cli(notes, "review", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


# -- forms -----------------------------------------------------------------------------------------


def test_nobody_and_nothing_is_a_short_page(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/person.md": "---\nsince: 2026-11-16\n---\n"})
    assert ok(root, "review", "alice") == (
        "# Alice: 16 November 2026 to 20 November 2026\n\n- 0 meetings held\n"
        "- nothing is cited from these days: no line that may be names a theme\n"
        "\n<!-- made by 1on1 review -->\n"
    )


def test_the_json_has_every_part(notes: Path) -> None:
    found = dossier(notes)
    assert (found["held"], found["skipped"], found["cited"], found["recent"]) == (3, 1, 6, 3)
    assert found["silent_months"] == ["2026-06", "2026-08", "2026-09", "2026-10"]
    assert found["evidence"][0] == {
        "theme": "career",
        "date": "2026-07-03",
        "kind": "front-matter",
        "text": None,
        "private": False,
        "path": "people/alice/2026-07-03.md",
        "line": 2,
    }
    assert [one["kind"] for one in found["log"]] == [
        "praise",
        "feedback-given",
        "feedback-received",
    ]
    assert found["goals"][2]["closed"] == "2026-10-14"
    assert found["moods"][0] == {"date": "2026-07-03", "value": 3.0, "scale": 5}
    assert (found["private_lines"], found["left_out"], found["doubts"]) == ([], 0, [])


def test_a_note_that_cannot_be_read_is_named_and_the_rest_cited(notes: Path) -> None:
    (notes / "people/alice/2026-08-07.md").write_bytes(b"\xff\xfe")
    ran = cli(notes, "review", "alice")
    assert ran.code == 0
    assert "not read in full: people/alice/2026-08-07.md" in ran.err


def test_control_characters_of_notes_and_names_are_shown(tmp_path: Path) -> None:
    root = notebook(
        tmp_path,
        {
            "people/alice/person.md": '---\nname: "Al\\e[31mice"\n---\n',
            "people/alice/2026-11-06.md": "A \x1b]8;;x\x07 link. #growth\n",
        },
    )
    found = ok(root, "review", "alice", today=date(2026, 11, 20))
    assert "\x1b" not in found
    assert "\x07" not in found
    assert "A ␛]8;;x␇ link." in found
