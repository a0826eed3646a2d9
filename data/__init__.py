"""From what the Partnership agreed, what others published and what institutions report to one released file.

Knows nothing of pages. `python -m data --help` lists what it does.
"""

import os

# openpyxl takes lxml where it is installed. Workbooks of others are read with the parser of the standard library, which was tried on hostile ones.
os.environ["OPENPYXL_LXML"] = "False"
