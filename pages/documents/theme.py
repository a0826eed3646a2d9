"""The look of documents: colours and letters of the theme, and the clean-up of texts for XML."""

import re

FONT = "Arial"
COLOURS = {
    "dk1": "1B1B1B", "lt1": "FFFFFF", "dk2": "565C65", "lt2": "E6E6E6", "accent1": "1B2B85", "accent2": "C2850C", "accent3": "5F3617",
    "accent4": "009EC1", "accent5": "B50909", "accent6": "1B5E35", "hlink": "005EA2", "folHlink": "54278F",
}  # fmt: skip
"""The theme: the colours of places in the order of the charts, ink, paper and the ribbon."""
UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
"""Characters that XML has no place for, and those that turn the direction of a text."""


def recolour(theme: bytes) -> bytes:
    """The XML of a theme with our colours and letters."""
    xml = theme.decode("utf-8")
    for name, colour in COLOURS.items():
        xml = re.sub(rf"(<a:{name}>).*?(</a:{name}>)", rf'\g<1><a:srgbClr val="{colour}"/>\g<2>', xml, flags=re.DOTALL)
    return re.sub(r'(<a:latin typeface=")[^"]*(")', rf"\g<1>{FONT}\g<2>", xml).encode("utf-8")


def clean(text: str) -> str:
    """The text without what XML cannot hold and what turns its direction."""
    return UNSAFE.sub("", text)
