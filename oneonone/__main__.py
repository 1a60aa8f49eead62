"""The entry of `1on1` and `python -m oneonone`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        from oneonone.cli.main import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before the error boundary stands, while modules are loaded
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
