"""What a template says, its own words and not a note made of it."""

from __future__ import annotations

from oneonone.app.notebook import Notebook
from oneonone.app.own_templates import KnownTemplate, named_template, own_source
from oneonone.assets import bundled
from oneonone.domain.record import Record


class ShownTemplate(Record):
    """A template and its text."""

    template: KnownTemplate
    source: str


def show_template(notebook: Notebook, kind: str | None, name: str) -> ShownTemplate:
    """The source of the one that would be used; the kind is as `named_template` has it.

    Raises UnsafeName, TemplateNotFound, TemplateFailed where it is no text.
    """
    found = named_template(notebook, kind, name)
    if found.origin == "bundled":
        return ShownTemplate(found, bundled.template(found.source_name))
    return ShownTemplate(found, own_source(notebook, found.own_path))
