"""agenda.md and log.md on two machines: what both added is there, what was taken on is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.notebooks import cli, ok, run_git, text, tree, write
from tests.two_clones import Clones, commit, two_clones

AGENDA = "people/alice/agenda.md"
LOG = "people/alice/log.md"
NEW = "people/alice/2026-11-20.md"


@pytest.fixture
def clones(tmp_path: Path) -> Clones:
    return two_clones(tmp_path, {AGENDA: "- [ ] the budget\n", LOG: "- 2026-11-06 note: began\n"})


def settled(clones: Clones, path: str) -> str:
    """The note on both machines, after the faster one's commits came in here."""
    ok(clones.two, "sync")
    said = ok(clones.one, "sync")
    assert f"merged the lines of both sides in {path}\n" in said
    ok(clones.two, "sync")
    assert tree(clones.one) == tree(clones.two)
    assert run_git(clones.one, "status", "--porcelain") == ""
    return text(clones.one, path)


def test_points_added_on_both_sides_are_both_there_ours_first(clones: Clones) -> None:
    ok(clones.two, "agenda", "alice", "holidays")
    ok(clones.one, "agenda", "alice", "a new desk")
    assert settled(clones, AGENDA) == "- [ ] the budget\n- [ ] a new desk\n- [ ] holidays\n"
    assert ok(clones.one, "agenda", "alice").count("\n") == 3


def test_a_point_added_on_both_sides_is_there_once(clones: Clones) -> None:
    for root, own in ((clones.two, "holidays"), (clones.one, "a new desk")):
        ok(root, "agenda", "alice", "the office")
        ok(root, "agenda", "alice", own)
    merged = settled(clones, AGENDA)
    assert merged == "- [ ] the budget\n- [ ] the office\n- [ ] a new desk\n- [ ] holidays\n"


@pytest.mark.parametrize("drains", ["one", "two"])
def test_a_point_taken_into_a_meeting_here_stays_there_and_a_new_one_waits(
    clones: Clones, drains: str
) -> None:
    for name in ("one", "two"):
        root = getattr(clones, name)
        if name == drains:
            ok(root, "new", "alice")
            assert text(root, AGENDA) == ""
        else:
            ok(root, "agenda", "alice", "holidays")
    assert settled(clones, AGENDA) == "- [ ] holidays\n"
    listed = ok(clones.one, "agenda", "alice")
    assert (listed.count("the budget"), listed.count("holidays")) == (1, 1)
    assert text(clones.one, NEW).count("the budget") == 1


def test_entries_of_a_log_are_both_there_by_their_days(clones: Clones) -> None:
    day = date(2026, 11, 19)
    ok(clones.two, "log", "alice", "well argued", "--kind", "praise", today=day)
    ok(clones.one, "log", "alice", "calm in the outage", "--kind", "praise")
    assert settled(clones, LOG).splitlines() == [
        "- 2026-11-06 note: began",
        "- 2026-11-19 praise: well argued",
        "- 2026-11-20 praise: calm in the outage",
    ]


def test_a_log_that_both_sides_began_is_one(clones: Clones) -> None:
    path = "people/bob/log.md"
    for root, words in ((clones.two, "theirs"), (clones.one, "mine")):
        ok(root, "log", "bob", words, "--kind", "note")
    assert settled(clones, path) == "- 2026-11-20 note: mine\n- 2026-11-20 note: theirs\n"


def test_a_point_ticked_on_one_side_and_dated_on_the_other_is_settled_beside_new_ones(
    clones: Clones,
) -> None:
    commit(clones.two, {AGENDA: "- [x] the budget\n- [ ] holidays\n"})
    commit(clones.one, {AGENDA: "- [ ] the budget !high\n- [ ] a new desk\n"})
    ok(clones.two, "sync")
    assert ok(clones.one, "sync").splitlines()[1:3] == [
        f"merged 1 item in {AGENDA}",
        "  the budget: done, as there; here it was open",
    ]
    assert text(clones.one, AGENDA) == "- [x] the budget !high\n- [ ] a new desk\n- [ ] holidays\n"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("- [ ] the budget of spring\n", "- [ ] the budget and the rooms\n"),
        ("", "- [ ] the budget of spring\n"),
    ],
    ids=["other words on both sides", "taken out here, other words there"],
)
def test_a_point_that_both_changed_is_left_to_a_person(
    clones: Clones, ours: str, theirs: str
) -> None:
    commit(clones.two, {AGENDA: theirs})
    ok(clones.two, "sync")
    commit(clones.one, {AGENDA: ours})
    ran = cli(clones.one, "sync")
    assert (ran.code, f"  {AGENDA}:1: git has marked the places" in ran.err) == (6, True)
    write(clones.one, {AGENDA: theirs})
    assert ok(clones.one, "sync").startswith("finished the merge\n")


def test_line_ends_stay_what_they_are(clones: Clones) -> None:
    commit(clones.one, {AGENDA: "- [ ] the budget\r\n"})
    ok(clones.one, "sync")
    ok(clones.two, "sync")
    ok(clones.two, "agenda", "alice", "holidays")
    ok(clones.one, "agenda", "alice", "a new desk")
    merged = settled(clones, AGENDA)
    assert merged == "- [ ] the budget\r\n- [ ] a new desk\r\n- [ ] holidays\r\n"
