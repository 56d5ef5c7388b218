"""What the packaged program starts with."""

from desktop.__main__ import main

main()
