"""What the packaged program starts with."""

import os

from desktop.__main__ import main

# The starter has set it for the libraries beside the program; other programs are not to see it.
if (before := os.environ.pop("LD_LIBRARY_PATH_ORIG", None)) is not None:
    os.environ["LD_LIBRARY_PATH"] = before
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
main()
