"""Names that the style sheet and the browser script use."""

import re


def css_name(address: str) -> str:
    """A card's address as part of a CSS class: letters, digits and hyphens only."""
    return re.sub(r"[^A-Za-z0-9]+", "-", address).strip("-")
