"""`python -m data COMMAND`: what the engine does, one command each (data/cli/main.py)."""

import sys

from data.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
