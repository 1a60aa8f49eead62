"""Notes torn apart and put together at random, a hundred thousand at a time: `make fuzz`.

Begins with real notes, for bytes at random never get past the first line of a parser: every note
of the demo notebook and of the bundled templates, and the pieces that mean something in any note.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from oneonone.assets import bundled
from oneonone.document.edits import edit_items, set_state
from oneonone.document.markdown_text import markdown
from oneonone.document.meeting_document import Document, parse
from oneonone.document.origin import origin_of
from oneonone.document.readable import public_lines
from oneonone.document.settings import read_settings
from oneonone.document.share import share
from oneonone.document.share_blocks import Permission
from oneonone.errors import EditRefused, OneOnOneError
from oneonone.scaffold.demo import render_demo
from tests.parsed_notes import VOCABULARY

COUNT = 100_000
TODAY = date(2026, 11, 20)
LONGEST = 20_000
PATHS = [
    "people/alice/2026-11-20.md",
    "people/alice/2026-11-20.md",
    "people/alice/2026-11-20-2.md",
    "people/alice/person.md",
    "people/alice/agenda.md",
    "people/alice/log.md",
    "private/alice/2026-11-20.md",
    "people/x.md",
    "1on1.yaml",
]
PIECES = [
    *b"---|...|person: alice|date: 2026-11-20|themes: [growth]|mood: 4/5|a: [b|{x: *a|&b|!!int|'|\""
    b"|- |* |+ |1. |2) |> |# |## |===|```|~~~|<!--|-->|%%|<div>|</div>| | |- [ ] |- [x] |[/]|[>]"
    b"|[-]|[1]|[]|\\[|[^1]: |`|due:2026-11-30|due:fri|due:x|done:2026-11-20|[due:: |(A) |!high"
    b"|#growth|^a3f9|[id:: |@alice|@me|[[Alice]]|owner:bob|[!private]|## Private|### Summary"
    b"|<!-- ask: growth-004 -->|- 2026-11-20 praise: |<<<<<<<|=======|>>>>>>>|    |\t|\\|*|_|&amp;"
    b"|&#91;|https://x|\x00|\xff|\xc3|\xed\xa0\x80|\x1b[0m|\x85|\x0b|\x0c".split(b"|"),
    *(
        piece.encode()
        for piece in ("📅 2026-11-30", "✅", "🆔 b1b1", "⏫", "é", "日本", "ﷺ", "\u202e")
    ),
    *(
        piece.encode()
        for piece in ("\ufeff", "\u2028", "\u00a0", "\u200b", "e\u0301", "–", "👩‍👩‍👧")
    ),
]
ENDS = [b"\n", b"\r\n", b"\r", b"\n\n"]


def seeds() -> list[bytes]:
    """Real notes."""
    demo = render_demo(bundled.template("demo/notebook.yaml.j2"), TODAY)
    fixtures = Path(__file__).parents[1] / "fixtures" / "templates"
    return [
        *(text.encode() for path, text in demo.items() if path.endswith((".md", ".yaml"))),
        *(path.read_bytes() for path in sorted(fixtures.glob("*.md"))),
        b"",
    ]


class Fuzz:
    """Byte strings without end; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.seeds = seeds()
        self.tears: list[Callable[[bytes], bytes]] = [
            self._insert,
            self._insert,
            self._cut,
            self._double,
            self._other_byte,
            self._move_lines,
            self._graft,
            self._indent,
            self._end_lines,
            self._repeat,
        ]

    def strings(self) -> Iterator[tuple[str, bytes]]:
        """A path and what lies there."""
        pick = self.random
        while True:
            data = pick.choice(self.seeds)
            if pick.random() < 0.3:  # a short one meets more of what stands at the edges
                start = pick.randrange(len(data) + 1)
                data = data[start : start + pick.randrange(80)]
            for _ in range(pick.choice((1, 2, 3, 5, 8, 20))):
                data = pick.choice(self.tears)(data)[:LONGEST]
            yield pick.choice(PATHS), data

    def _span(self, data: bytes, longest: int = 200) -> tuple[int, int]:
        start = self.random.randrange(len(data) + 1)
        return start, min(start + self.random.randrange(longest), len(data))

    def _insert(self, data: bytes) -> bytes:
        at, _ = self._span(data)
        pieces = [self.random.choice(PIECES) for _ in range(self.random.randrange(1, 6))]
        glue = self.random.choice((b"", b" ", *ENDS))
        return data[:at] + glue + glue.join(pieces) + data[at:]

    def _cut(self, data: bytes) -> bytes:
        start, end = self._span(data)
        return data[:start] + data[end:]

    def _double(self, data: bytes) -> bytes:
        start, end = self._span(data)
        return data[:end] + data[start:]

    def _other_byte(self, data: bytes) -> bytes:
        start, end = self._span(data, 2)
        return data[:start] + bytes([self.random.randrange(256)]) * (end - start) + data[end:]

    def _move_lines(self, data: bytes) -> bytes:
        lines = data.split(b"\n")
        at, to = (self.random.randrange(len(lines) + 1) for _ in range(2))
        taken, left = lines[at : at + 3], [*lines[:at], *lines[at + 3 :]]
        return b"\n".join([*left[:to], *taken, *left[to:]])

    def _graft(self, data: bytes) -> bytes:
        other = self.random.choice(self.seeds)
        (end, _), (start, _) = self._span(data), self._span(other)
        return data[:end] + other[start:]

    def _indent(self, data: bytes) -> bytes:
        start, end = self._span(data)
        before = self.random.choice((b"  ", b"    ", b"\t", b"> ", b"- ", b"  > "))
        return data[:start] + data[start:end].replace(b"\n", b"\n" + before) + data[end:]

    def _end_lines(self, data: bytes) -> bytes:
        start, end = self._span(data, 2000)
        return data[:start] + data[start:end].replace(b"\n", self.random.choice(ENDS)) + data[end:]

    def _repeat(self, data: bytes) -> bytes:
        at, _ = self._span(data)
        return data[:at] + self.random.choice(PIECES) * self.random.randrange(2, 200) + data[at:]


def read(path: str, data: bytes) -> None:
    """Everything that is done with a note without a disk; only what is refused may raise."""
    if path == "1on1.yaml":
        read_settings(data)
        return
    document = parse(data, origin_of(path), VOCABULARY)
    _places_are_there(document)
    public_lines(document, VOCABULARY)
    roles = frozenset(("summary", "decisions", "agenda", "actions"))
    lines = {box.facts.place: box.facts for box in document.boxes}
    for part in share(document, Permission(roles, lines)).parts:
        markdown(part.blocks)
    for box in document.boxes[:1]:
        try:
            edit_items(document, [(box, set_state(box, "x", TODAY, "plain"))], VOCABULARY, _any)
        except EditRefused:
            continue


def _any(_: object, __: object) -> bool:
    return True


def _places_are_there(document: Document) -> None:
    for one in document.diagnostics:
        assert 1 <= one.line <= len(document.lines), one
    for box in document.boxes:
        start, end = box.mark
        assert document.lines.data[start - 1 : end + 1].startswith(b"["), box


def fuzz(count: int, seed: int) -> tuple[int, list[tuple[str, bytes]]]:
    """Read so many strings; how many bytes they had, and those that raised."""
    size, failed = 0, []
    for number, (path, data) in enumerate(Fuzz(seed).strings()):
        if number == count:
            break
        size += len(data)
        try:
            read(path, data)
        except OneOnOneError:
            continue
        except Exception:  # noqa: BLE001  # this is what is looked for
            traceback.print_exc()
            failed.append((path, data))
    return size, failed


def main(words: Sequence[str]) -> int:
    """Fuzz, tell, and exit with 1 where anything raised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=1)
    wished = parser.parse_args(words)
    begun = time.monotonic()
    size, failed = fuzz(wished.count, wished.seed)
    for path, data in failed:
        sys.stdout.write(f"{path}: {data!r}\n")
    seconds = time.monotonic() - begun
    sys.stdout.write(
        f"byte strings read: {wished.count:,} ({size / 1e6:.0f} MB, seed {wished.seed}, "
        f"{seconds:.0f} s), exceptions {len(failed)}\n"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
