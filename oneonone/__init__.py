"""One-on-one notes as plain Markdown files."""

__version__ = "0.1.0"
