"""The made-up notebooks of the bench, and what is claimed of them."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bench.corpus import RARE, TODAY, make_corpus
from bench.workplace import Place, numbers_in
from tests.notebooks import ok, todo

NOTES = 150


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A small corpus, read only."""
    root = tmp_path_factory.mktemp("corpus") / "notes"
    make_corpus(root, NOTES)
    return Place(root, json.loads((root / "manifest.json").read_text(encoding="utf-8")))


def digest(root: Path) -> str:
    """Of all names and bytes."""
    whole = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        whole.update(path.relative_to(root).as_posix().encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()


def listed(place: Place, *words: str) -> list[dict[str, Any]]:
    """The items of a listing's JSON."""
    items: list[dict[str, Any]] = json.loads(ok(place.root, *words, "--json", today=TODAY))["items"]
    return items


def test_the_same_seed_gives_the_same_bytes_and_another_one_others(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        make_corpus(tmp_path / name, 20, seed)
    assert digest(tmp_path / "a") == digest(tmp_path / "b")
    assert digest(tmp_path / "a") != digest(tmp_path / "c")


def test_todo_lists_every_promise_of_the_manifest_with_its_facts_and_no_other(
    place: Place,
) -> None:
    keys = ("path", "line", "person", "owner", "due", "text")
    shown = [tuple(item[key] for key in keys) for item in todo(place.root)]
    meant = [tuple(item[key] for key in keys) for item in place.manifest["open"]]
    assert Counter(shown) == Counter(meant)


def test_coverage_knows_the_last_day_of_every_theme_of_the_manifest(place: Place) -> None:
    last = place.manifest["last"]
    shown: dict[str, dict[str, str]] = {handle: {} for handle in last}
    for item in listed(place, "coverage"):
        if item["last"]:
            shown[item["person"]][item["theme"]] = item["last"]
    assert shown == last


def test_the_other_listings_agree_with_the_manifest_too(place: Place) -> None:
    manifest = place.manifest
    for handle, points in manifest["points"].items():
        assert len(listed(place, "agenda", handle)) == points
    assert len(listed(place, "search", RARE)) == manifest["rare"] > 0
    assert [item["handle"] for item in listed(place, "person", "list")] == sorted(place.people)
    assert ok(place.root, "check", today=TODAY) == ""


def test_notes_and_boxes_are_counted_right(place: Place) -> None:
    manifest = place.manifest
    boxes = [item for item in listed(place, "todo", "--all") if "agenda.md" not in item["path"]]
    assert len(list((place.root / "people").rglob("2*.md"))) == manifest["notes"] == NOTES
    assert sum(manifest["closed"].values()) + len(manifest["open"]) == manifest["boxes"]
    assert len(boxes) == manifest["boxes"]


def test_every_promise_has_a_number_of_its_own(place: Place) -> None:
    assert len(place.open_numbers) == len(place.manifest["open"])
    assert numbers_in(ok(place.root, "todo", today=TODAY)) == place.open_numbers
    assert numbers_in(ok(place.root, "todo", "--overdue", today=TODAY)) == place.overdue_numbers


def test_the_corpus_holds_what_makes_reading_hard(place: Place) -> None:
    texts = [path.read_bytes().decode() for path in (place.root / "people").rglob("2*.md")]
    whole = "\n".join(texts)
    for piece in ("📅", "[due:: ", "due:2", "```", "<!--", "%%", "<div>", "[>]", "> - [", "1. ["):
        assert piece in whole
    assert any("\r\n" in text for text in texts)
    assert not whole.isascii()
    assert list((place.root / "people").rglob("*-2.md"))


def test_some_promises_were_carried_over_three_notes_and_more(place: Place) -> None:
    lines: Counter[str] = Counter()
    for path in (place.root / "people").rglob("2*.md"):
        lines.update(numbers_in("\n".join(re.findall(r"^.*\[.\].*$", path.read_text(), re.M))))
    assert max(lines.values()) >= 3
