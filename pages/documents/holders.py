"""The placeholders of a slide: position, size and colour of each. A change of the layout changes all slides."""

from dataclasses import dataclass

from pptx.util import Emu

WIDTH, HEIGHT, EDGE = 12_192_000, 6_858_000, 420_000
"""A slide of 16:9, and the room at its edges, in EMU (914,400 an inch)."""
INNER = WIDTH - 2 * EDGE
HEAD, TOP, LOW, FOOT = 300_000, 1_500_000, 5_250_000, 6_380_000
ASIDE = 3_300_000


@dataclass(frozen=True)
class Box:
    """A place on a slide, in EMU."""

    left: int
    top: int
    width: int
    height: int

    @property
    def at(self) -> tuple[Emu, Emu, Emu, Emu]:
        """As python-pptx takes it."""
        return Emu(self.left), Emu(self.top), Emu(self.width), Emu(self.height)


@dataclass(frozen=True)
class Holder:
    """A placeholder of the layout: its number and name, its place, and its type in points."""

    idx: int
    name: str
    box: Box
    size: int
    colour: str = "tx1"
    bold: bool = False
    kind: str = "body"


TITLE = Box(EDGE, HEAD, INNER, 760_000)
MEASURE = Holder(10, "Measure and filters", Box(EDGE, 1_080_000, INNER, 400_000), 13, "tx2")
PLACES = Holder(11, "Places", Box(WIDTH - EDGE - ASIDE, TOP, ASIDE, FOOT - 120_000 - TOP), 18)
BELOW = Holder(12, "Explained, asked, decided", Box(EDGE, LOW, INNER, FOOT - LOW - 80_000), 12)
SOURCE = Holder(13, "Source and release", Box(EDGE, FOOT, INNER - 4_300_000, 300_000), 12, "tx2")
RIBBON = Holder(14, "Ribbon", Box(WIDTH - EDGE - 4_200_000, FOOT, 3_500_000, 300_000), 12, "accent5", bold=True)
NUMBER = Holder(15, "Slide number", Box(WIDTH - EDGE - 600_000, FOOT, 600_000, 300_000), 12, "tx2", kind="sldNum")
HOLDERS = (MEASURE, PLACES, BELOW, SOURCE, RIBBON, NUMBER)
AFTER = (PLACES, BELOW, SOURCE, RIBBON)
"""Those that are read after the charts, in their order."""
