"""Finding and reading the bundled templates and question banks."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def folder(name: str) -> Path:
    """`templates` or `question_banks`: beside this file in a wheel, at the top in a checkout."""
    installed = _HERE / name
    return installed if installed.is_dir() else _HERE.parents[1] / name


def templates() -> dict[str, str]:
    """Every bundled template by its name, such as `meeting/default.md.j2`."""
    root = folder("templates")
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*.j2"))
    }


def template(name: str) -> str:
    """One bundled template by its name. Raises FileNotFoundError."""
    return (folder("templates") / name).read_text(encoding="utf-8")


def bank(theme: str) -> bytes | None:
    """The bundled question bank of a theme, None where there is none."""
    banks = folder("question_banks")
    path = banks / f"{theme}.yaml"
    # A theme's name is the user's own word and may hold a slash.
    return path.read_bytes() if path.parent == banks and path.is_file() else None
