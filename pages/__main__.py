"""`python -m pages`: documents from the released file."""

import sys

from pages.documents.command import main

if __name__ == "__main__":
    sys.exit(main())
