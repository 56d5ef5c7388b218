"""`tanhua` and `python -m desktop`."""

import sys

from desktop.cli import run


def main() -> None:
    """Run the command line and leave with its exit code (0, or 1 after one sentence on stderr)."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
