"""Lets `python -m goldenthread` do what the installed command `goldenthread` does."""

import sys

from goldenthread.site.commands import main

sys.exit(main(sys.argv[1:]))
