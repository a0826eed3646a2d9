"""The pages of the app: where each script stands, its path in the address, its name; in the sections of the menu."""

from pages.view.words import mark

SECTIONS: dict[str, list[tuple[str, str, str]]] = {
    "": [("progress/overview", "", mark("Overview"))],
    mark("Results"): [
        ("progress/prosecution", "prosecution", mark("Prosecution")),
        ("progress/protection", "protection", mark("Protection")),
        ("progress/prevention", "prevention", mark("Prevention")),
        ("progress/regions", "regions", mark("Regions")),
        ("progress/indicators", "indicators", mark("Indicators")),
    ],
    mark("Partnership"): [("partnership/reports", "reports", mark("Reports"))],
    mark("Evidence"): [
        ("evidence/explore", "explore", mark("Explore")),
        ("evidence/public_record", "public-record", mark("Public record")),
        ("evidence/methods", "methods", mark("Methods")),
    ],
}
"""Script, path and name of each page, by section; the first page is the one without a path."""

SCRIPTS = {f"/{path}": script for pages in SECTIONS.values() for script, path, _ in pages}
"""The script of each page, by its path."""
