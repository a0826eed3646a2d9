"""From what the Partnership agreed, what others published and what institutions report to one released file.

Knows nothing of pages. `python -m data --help` lists what it does.
"""
