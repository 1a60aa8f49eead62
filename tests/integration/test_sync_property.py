"""Whatever two machines write into one note, a sync loses none of it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.notebooks import cli, ok, run_git, text
from tests.two_clones import ALICE, NOTE, commit, every_text, head, two_clones


class TestNothingIsLost:
    LINES = st.sampled_from(
        ["Mine.", "Theirs.", "", "- [ ] new", "- [x] @me call the vendor ^k2mm"]
    )

    @settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(LINES, max_size=4), st.lists(LINES, max_size=4), st.data())
    def test_every_line_of_either_side_is_in_the_folder_or_in_the_history(
        self,
        tmp_path_factory: pytest.TempPathFactory,
        ours: list[str],
        theirs: list[str],
        data: st.DataObject,
    ) -> None:
        clones = two_clones(tmp_path_factory.mktemp("clones"))
        notes = []
        for number, lines in enumerate((ours, theirs)):
            at = data.draw(st.integers(0, NOTE.count("\n")))
            old = NOTE.splitlines()
            notes.append("\n".join([*old[:at], *lines, *old[at:], f"side {number}\n"]))
        commit(clones.two, {ALICE: notes[1]})
        ok(clones.two, "sync")
        commit(clones.one, {ALICE: notes[0]})
        before = head(clones.one)
        ran = cli(clones.one, "sync")
        assert ran.code in (0, 6)
        held = every_text(clones.one)
        assert notes[0] in held
        assert notes[1] in held
        run_git(clones.one, "merge-base", "--is-ancestor", before, "HEAD")
        for line in [*ours, *theirs]:
            assert line in text(clones.one, ALICE)
