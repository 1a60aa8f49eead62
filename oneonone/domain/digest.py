"""`blake2b` without the rest of `hashlib`, which loads OpenSSL and takes longer than a note."""

from __future__ import annotations

__all__ = ["blake2b"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hashlib import blake2b
else:
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
