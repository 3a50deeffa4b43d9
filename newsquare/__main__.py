"""`python -m newsquare` is the command `newsquare`."""

from newsquare.config.cli import main

main()
