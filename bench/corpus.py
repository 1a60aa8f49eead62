"""Made-up notebooks of any size, and the true answers about them.

    python -m bench.corpus DIR --notes 10000

The same seed gives the same bytes. Notes are 30 to 65 lines with 4 boxes on average, 12 % of them
open, in every dialect and nesting, some carried over several notes, with look-alikes in code and
comments, some with CRLF, some days with two. `manifest.json` beside the notes holds what the
commands must say, known from the making and not from reading.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

TODAY = date(2026, 11, 20)
SEED = 7
OPEN_SHARE = 0.12
CARRIED_SHARE = 0.06
CARRIED_AGAIN_SHARE = 0.4
CRLF_SHARE = 0.1
SAME_DAY_SHARE = 0.03
RARE = "lighthouse"
"""A word to search for: it stands in prose alone, on as many lines as the manifest says."""

_WORDS = (
    "the a with for about after before team plan draft review budget search index page call note "
    "talk idea week month release customer support design question answer result step list rota "
    "office résumé naïve Zürich façade 日本 – “quoted” it's half-done and slowly better "
    "deadline outage meeting train garden paper bridge signal lamp harbour winter quiet "
    "Ελλάδα שלום cafe\u0301 👍🏽 50% C++ a/b (again) we’ll"
).split()
_NAMES = (
    "alice bob carol dave erin frank grace heidi ivan judy karl lena mona nils olga peggy quinn "
    "rupert sybil trent ursula victor wendy xaver yann zoe"
).split()
_THEMES = ("morale", "engagement", "growth", "career", "feedback", "coaching")
_LOOK_ALIKES = (
    "```\n- [ ] in a fence\n```",
    "~~~ text\n* [x] in another fence\n~~~",
    "<!--\n- [ ] in a comment\n-->",
    "%%\n- [ ] in a comment of Obsidian\n%%",
    "- [1] see the list\n- [a](link) and `- [ ] code`",
    "    - [ ] an indented block of code",
    "| [ ] | a table |\n|---|---|\n| [x] | is no list |",
    "> ```\n> - [ ] in a fence in a quote\n> ```",
    "<div>\n- [ ] in a block of HTML\n</div>",
    "the box [ ] in the middle of a line, and \\- [ ] escaped",
    "- [ ]\n- []\n- an empty box, and none",
)
_BULLETS = ("-", "-", "-", "*", "+", "1.", "  -", "> -")
_FIELDS = {
    "plain": {
        "due": "due:{}",
        "done": "done:{}",
        "id": "^{}",
        "created": "created:{}",
        "priority": "!high",
    },
    "tasks": {"due": "📅 {}", "done": "✅ {}", "id": "🆔 {}", "created": "➕ {}", "priority": "⏫"},
    "dataview": {
        "due": "[due:: {}]",
        "done": "[completion:: {}]",
        "id": "[id:: {}]",
        "created": "[created:: {}]",
        "priority": "[priority:: high]",
    },
}


@dataclass
class Promise:
    """An action item as it was made: `text` without fields, `due` and `owner` None where unsaid."""

    text: str
    id: str | None
    owner: str | None
    due: date | None
    is_open: bool
    dialect: str


@dataclass
class Truth:
    """What the commands must say of the corpus.

    By person: `closed` boxes, waiting `points`, and the `last` day of each theme. `rare` is on how
    many lines RARE stands.
    """

    notes: int = 0
    boxes: int = 0
    rare: int = 0
    open_items: list[dict[str, Any]] = field(default_factory=list)
    closed: dict[str, int] = field(default_factory=dict)
    points: dict[str, int] = field(default_factory=dict)
    last: dict[str, dict[str, str]] = field(default_factory=dict)

    def manifest(self) -> dict[str, Any]:
        """As it is written beside the notes."""
        return {
            "today": TODAY.isoformat(),
            "notes": self.notes,
            "boxes": self.boxes,
            "rare": self.rare,
            "open": sorted(self.open_items, key=lambda one: (one["path"], one["line"])),
            "closed": self.closed,
            "points": self.points,
            "last": self.last,
        }


def make_corpus(root: Path, notes: int, seed: int = SEED) -> Truth:
    """Write a notebook of so many notes below `root`, a new folder, and its manifest."""
    truth = Truth()
    rng = random.Random(seed)
    root.mkdir(parents=True)
    (root / "1on1.yaml").write_text("")
    people = max(notes // 250, 10)
    for number in range(people):
        share = notes // people + (1 if number < notes % people else 0)
        name = _NAMES[number % len(_NAMES)]
        handle = name if number < len(_NAMES) else f"{name}-{number // len(_NAMES) + 1}"
        _write_person(root / "people" / handle, handle, share, rng, truth)
    (root / "manifest.json").write_text(json.dumps(truth.manifest(), ensure_ascii=False))
    return truth


def _write_person(folder: Path, handle: str, notes: int, rng: random.Random, truth: Truth) -> None:
    folder.mkdir(parents=True)
    first = TODAY - timedelta(days=3 * notes)
    profile = f"---\nname: {handle.title()}\nsince: {first.isoformat()}\ncadence: weekly\n---\n"
    (folder / "person.md").write_text(profile)
    carried: list[Promise] = []
    last: dict[str, str] = {}
    truth.closed[handle] = 0
    for name, day in _days(first, notes, rng):
        is_last = day == first + timedelta(days=3 * (notes - 1))
        text, carried, themes, found = _note(handle, day, carried, rng, is_last=is_last)
        last.update(dict.fromkeys(themes, day.isoformat()))
        (folder / name).write_bytes(text.encode())
        truth.notes += 1
        truth.boxes += len(found)
        truth.rare += text.count(RARE)
        truth.closed[handle] += sum(not one.is_open for _, one in found)
        truth.open_items += [
            _open_item(f"people/{handle}/{name}", line, handle, one)
            for line, one in found
            if one.is_open
        ]
    truth.last[handle] = last
    points = truth.points[handle] = rng.randint(1, 3)
    (folder / "agenda.md").write_text(
        "".join(f"- [ ] {_sentence(rng)}\n" for _ in range(points)), encoding="utf-8"
    )


def _days(first: date, notes: int, rng: random.Random) -> Iterator[tuple[str, date]]:
    """The names and days of a person's notes, every third day; now and then a day has two."""
    second = False
    for number in range(notes):
        second = not second and 0 < number < notes - 1 and rng.random() < SAME_DAY_SHARE
        day = first + timedelta(days=3 * (number - second))
        yield f"{day.isoformat()}{'-2' if second else ''}.md", day


def _open_item(path: str, line: int, handle: str, one: Promise) -> dict[str, Any]:
    return {
        "path": path,
        "line": line,
        "person": handle,
        "owner": one.owner,
        "due": one.due.isoformat() if one.due else None,
        "text": one.text,
    }


def _note(
    handle: str, day: date, carried: list[Promise], rng: random.Random, *, is_last: bool
) -> tuple[str, list[Promise], set[str], list[tuple[int, Promise]]]:
    """A note's text, what goes on into the next one, its themes, and its items by line."""
    themes = set(rng.sample(_THEMES, rng.randint(0, 2)))
    named = sorted(themes)[:1]
    lines = ["---", f"person: {handle}", f"date: {day.isoformat()}"]
    lines += [f"themes: [{', '.join(named)}]", f"mood: {rng.randint(1, 5)}/5", "---", ""]
    lines += [f"# {handle.title()}, {day.day} {day:%B %Y}", ""]
    found: list[tuple[int, Promise]] = []
    goes_on: list[Promise] = []

    def put(one: Promise) -> None:
        moves = one.is_open and one.id is not None and not is_last
        lines.append(_line(one, moves=moves, rng=rng, day=day))
        if moves:
            goes_on.append(one)
            one = Promise(one.text, one.id, one.owner, one.due, False, one.dialect)
        found.append((len(lines), one))

    if carried:
        lines += ["## Follow-ups", ""]
        for one in carried:
            one.is_open = rng.random() < CARRIED_AGAIN_SHARE
            put(one)
        lines.append("")
    lines += ["## Notes", "", *_prose(rng)]
    for theme in sorted(themes - set(named)):
        tagged = rng.random() < 0.5
        headed = ["", f"### {theme.title()}", "", _sentence(rng)]
        lines += [f"{_sentence(rng)} #{theme}"] if tagged else headed
    # A paragraph ends every list above, or an indented block would go on with it.
    lines += ["", "As I said:", "", *rng.choice(_LOOK_ALIKES).split("\n"), "", "## Actions", ""]
    for _ in range(rng.randint(2, 6)):
        put(_promise(handle, day, rng))
    lines += ["", "## Private", "", _sentence(rng), ""]
    end = "\r\n" if rng.random() < CRLF_SHARE else "\n"
    return end.join(lines), goes_on, themes, found


def _promise(handle: str, day: date, rng: random.Random) -> Promise:
    owner = rng.choice([handle, "me", "me", None])
    due = day + timedelta(days=rng.randint(3, 60)) if rng.random() < 0.6 else None
    text = f"{_sentence(rng)} {rng.randrange(10**9):09}"
    carried = rng.random() < CARRIED_SHARE
    identity = f"{rng.randrange(32**6):06x}" if carried else None
    dialect = rng.choice(["plain", "plain", "tasks", "dataview"])
    return Promise(text, identity, owner, due, carried or rng.random() < OPEN_SHARE, dialect)


def _line(one: Promise, *, moves: bool, rng: random.Random, day: date) -> str:
    mark = ">" if moves else rng.choice("  /") if one.is_open else rng.choice("xxxX-")
    words = [f"@{one.owner}"] if one.owner else []
    words.append(one.text)
    fields = _FIELDS[one.dialect]
    if one.due:
        words.append(fields["due"].format(one.due.isoformat()))
    if rng.random() < 0.1:
        words.append(fields["created"].format(day.isoformat()))
    if rng.random() < 0.1:
        words.append(fields["priority"])
    if mark in "xX" and rng.random() < 0.7:
        done = day + timedelta(days=rng.randint(0, 9))
        words.append(fields["done"].format(done.isoformat()))
    if one.id:
        words.append(fields["id"].format(one.id))
    return f"{rng.choice(_BULLETS)} [{mark}] {' '.join(words)}"


def _sentence(rng: random.Random) -> str:
    return " ".join(rng.choice(_WORDS) for _ in range(rng.randint(5, 12)))


def _prose(rng: random.Random) -> Iterator[str]:
    for _ in range(rng.randint(6, 26)):
        rare = f" {RARE}" if rng.random() < 0.005 else ""
        yield rng.choice(("- ", "", "  - ", "> ")) + _sentence(rng) + rare


def main() -> None:
    """Make a corpus from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=SEED)
    words = parser.parse_args()
    truth = make_corpus(words.folder, words.notes, words.seed)
    print(f"{truth.notes} notes, {truth.boxes} boxes, {len(truth.open_items)} open")


if __name__ == "__main__":
    main()
