"""`tanhua` and `python -m desktop`."""

import sys

from desktop.cli import run
from desktop.crash import tell


def main() -> None:
    """Run the command line and leave with its exit code (0, or 1 after one sentence on stderr)."""
    sys.excepthook = tell
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
