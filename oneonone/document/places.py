"""Where things lie in a notebook, for those that must not load what reads them."""

from __future__ import annotations

FILE_NAME = "1on1.yaml"
"""The settings; the folder that holds it is a notebook."""
