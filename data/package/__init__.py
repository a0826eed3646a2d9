"""A release as an open data package, by two standards, with what proves it."""
