"""The sample notebook's files from their template, which counts all days from today."""

from __future__ import annotations

from datetime import date, timedelta

from oneonone.domain.dates import long_date


def render_demo(source: str, today: date) -> dict[str, str]:
    """Notebook-relative paths and texts; the template is ours and renders to YAML."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from ruamel.yaml import YAML

    def day(offset: int) -> str:
        return (today + timedelta(days=offset)).isoformat()

    def workday(offset: int) -> str:
        found = today + timedelta(days=offset)
        return (found - timedelta(days=max(found.weekday() - 4, 0))).isoformat()

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, keep_trailing_newline=True
    )
    text = environment.from_string(source).render(
        d=day, w=workday, long=lambda iso: long_date(date.fromisoformat(iso))
    )
    return {str(path): str(note) for path, note in YAML(typ="safe", pure=True).load(text).items()}
