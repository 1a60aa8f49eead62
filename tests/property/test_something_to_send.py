"""Whether there is a recap to send is what the recap says, found without making all of it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from oneonone.app.share import Sharing
from tests.generated_notes import notes
from tests.notebooks import notebook, opened

HEADINGS = st.sampled_from(
    [b"", b"## Summary\n\n", b"## Actions\n\n", b"## Private\n\n", b"## Growth\n\n", b"# Notes\n"]
)
NOTES = st.builds(lambda heading, note: heading + note, HEADINGS, notes())


@given(st.lists(NOTES, min_size=1, max_size=3))
def test_there_is_something_to_send_where_a_recap_or_a_doubt_is(texts: list[bytes]) -> None:
    with TemporaryDirectory() as folder:
        files: dict[str, str | bytes] = {
            f"people/alice/2026-11-{day:02}.md": text for day, text in enumerate(texts, start=2)
        }
        known = opened(notebook(Path(folder) / "notes", files))
        alice = known.people["alice"]
        for document in alice.documents:
            sharing = Sharing(known, alice, alone=True)
            whole = sharing.of(document)
            assert sharing.leaves_nothing(document) != bool(whole.parts or whole.doubts)
