"""`date` and `timedelta` without the rest of `datetime`.

Before Python 3.12 that module reads its own two thousand lines of Python and throws them away for
the compiled ones, which takes a tenth as long as Python's own start. Every `todo` loads this.
"""

from __future__ import annotations

__all__ = ["date", "timedelta"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, timedelta
else:
    try:
        from _datetime import date, timedelta
    except ImportError:
        from datetime import date, timedelta
