"""Releases in a DuckLake whose catalog is a PostgreSQL, so that any number of machines can follow them.

What is here runs in an environment of its own (`data/lake/requirements.txt`): the extensions are those of an older DuckDB than the program's,
and come with that environment, never from the network. It imports nothing else of this program.
"""
