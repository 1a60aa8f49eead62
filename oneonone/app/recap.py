"""What may be shared of a meeting, and which meetings nobody has shared yet."""

from __future__ import annotations

from datetime import date

from oneonone.app.notebook import Notebook, PersonNotes
from oneonone.document.meeting_document import Document


def unsent_recap(notebook: Notebook, notes: PersonNotes, today: date) -> Document | None:
    """The last held meeting where nobody has sent its recap, None where there is nothing to send.

    Only the last one: nobody is to be nagged about what was said long ago.
    """
    held = [occasion.meeting for occasion in notes.story(today) if occasion.held]
    if not held or held[-1].recap_sent:
        return None
    return notes.by_path[held[-1].path]
