"""Two machines with the same notebook, and the bare repository between them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.notebooks import Ran, cli, notebook, run_git, tree, write

ALICE = "people/alice/2026-11-06.md"
BOB = "people/bob/2026-11-06.md"
NOTE = """\
# Alice

## Actions

- [ ] @me call the vendor ^k2mm
- [ ] @alice draft the plan due:2026-11-30 ^a3f9

## Notes

She has settled in.
"""


@dataclass(frozen=True)
class Clones:
    """`one` and `two` are notebooks, `hub` is where they meet."""

    hub: Path
    one: Path
    two: Path


def two_clones(folder: Path, files: dict[str, str] | None = None) -> Clones:
    """Both clones and the hub hold the same notes, all committed."""
    one = notebook(
        folder / "one", {ALICE: NOTE, BOB: "- [ ] order ^bb22\n"} | (files or {}), git=True
    )
    hub = folder / "hub.git"
    run_git(folder, "clone", "--quiet", "--bare", str(one), str(hub))
    run_git(one, "remote", "add", "origin", str(hub))
    run_git(one, "fetch", "--quiet")
    run_git(one, "branch", "--quiet", "--set-upstream-to=origin/main")
    run_git(folder, "clone", "--quiet", str(hub), "two")
    return Clones(hub, one, folder / "two")


def commit(root: Path, files: dict[str, str | None], message: str = "by hand") -> None:
    """Change files by hand (None takes one away) and commit just these."""
    write(root, {path: text for path, text in files.items() if text is not None})
    for path, text in files.items():
        if text is None:
            (root / path).unlink()
    run_git(root, "add", "--all", "--", *files)
    run_git(root, "commit", "--quiet", "-m", message)


def head(root: Path, ref: str = "HEAD") -> str:
    """The commit a ref means."""
    return run_git(root, "rev-parse", ref).strip()


def every_text(root: Path) -> str:
    """All that a repository holds: the files of every commit that a ref reaches, and the folder."""
    objects = run_git(root, "rev-list", "--all", "--objects").split("\n")
    names = [line.split(" ")[0] for line in objects if " people/" in line]
    stored = [run_git(root, "cat-file", "-p", name) for name in names]
    lying = [path.read_text() for path in (root / "people").rglob("*.md")]
    return "\n".join([*stored, *lying])


def refused(root: Path, code: int, reason: str, *words: str) -> Ran:
    """A sync that changes neither note, index nor branch, and leaves nothing under way."""
    before = _state(root)
    ran = cli(root, "sync", *words)
    assert (ran.code, reason in ran.err) == (code, True), ran
    assert _state(root) == before
    return ran


def _state(root: Path) -> tuple[dict[str, bytes], list[str]]:
    """The notes, and what git says of branch, index and files; not how far the remote is."""
    words = ("--porcelain=v2", "--branch", "--untracked-files")
    lines = run_git(root, "status", *words).splitlines()
    return tree(root), [line for line in lines if not line.startswith("# branch.ab")]
