"""What the process that templates run in may use."""

from __future__ import annotations


def limit_memory(megabytes: int) -> None:
    """Let this process have so much memory and no more."""
    try:
        import resource
    except ImportError:  # Windows: the time limit alone has to do
        return
    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
