"""What a chart of lines is made of: marks at years, lines of them, spans to shade, and the axis of the years."""

from collections.abc import Mapping
from dataclasses import dataclass, field

NAME_LINE = 15
"""Pixels of a line of names above a plot."""


@dataclass(frozen=True)
class Mark:
    """One point: the year it stands at, its value or its code, how it is printed, its row's key and where a click leads.

    `text` is the full print (56.3 % (9 of 16) [p]), `label` the short one that stands in the drawing (56 %). `apart` is a year
    that is not complete, `period` how it is called (2024, Jan–Jun).
    """

    year: str
    value: float | None
    text: str
    key: str
    href: str = ""
    code: str = ""
    apart: bool = False
    label: str = ""
    period: str = ""

    @property
    def short(self) -> str:
        """What is written beside the point."""
        return self.label or self.text


@dataclass(frozen=True)
class Line:
    """One line of a chart. `code` names the place (or other series) and decides the colour; `caption` stands under a panel's name.

    `year` is the year its label speaks of; without one, the last complete year that has a value.
    """

    code: str
    name: str
    marks: list[Mark]
    colour: str = ""
    marker: str = "circle"
    dash: str = "solid"
    caption: str = ""
    year: str = ""

    @property
    def joined(self) -> list[Mark]:
        """The marks of complete years, with a gap where another year lies between them."""
        return [Mark(mark.year, None, "", "") if mark.apart else mark for mark in self.marks]

    @property
    def apart(self) -> list[Mark]:
        """The marks with a value whose years are not complete."""
        return [mark for mark in self.marks if mark.apart and mark.value is not None]

    @property
    def last(self) -> Mark | None:
        """The point that the label at the end speaks of."""
        return next((mark for mark in reversed(self.joined) if mark.value is not None and self.year in ("", mark.year)), None)

    @property
    def points(self) -> int:
        """How many complete years have a value."""
        return sum(mark.value is not None for mark in self.joined)


@dataclass(frozen=True)
class Span:
    """Years to shade with a word of explanation, such as COVID-19."""

    first: str
    last: str
    name: str


@dataclass(frozen=True)
class Axis:
    """The years in order with their printed labels (`<br>` for a second line), and the height of the drawing in pixels.

    `breaks` are years that do not compare with the one before, each with the name of what broke them; `suffix` follows each value
    at the axis, `most` is the highest value there can be (100 for percentages).
    """

    years: list[str]
    labels: list[str]
    height: int = 260
    spans: list[Span] = field(default_factory=list)
    breaks: tuple[tuple[str, str], ...] = ()
    suffix: str = ""
    most: float | None = None

    @property
    def label_lines(self) -> int:
        """How many lines of text the years need."""
        return max((label.count("<br>") + 1 for label in self.labels), default=1)

    @property
    def names_above(self) -> int:
        """Pixels above the plot that the names of spans and breaks need; a name of each kind has a line of its own."""
        return NAME_LINE * (bool(self.shown_spans) + bool(self.breaks))

    @property
    def shown_spans(self) -> list[Span]:
        """The spans that lie within the years."""
        return [span for span in self.spans if span.first in self.years]


@dataclass(frozen=True)
class LineChart:
    """Lines over one axis; `target` is that of a single place, `aims` are targets of one year by the code of their line."""

    lines: tuple[Line, ...]
    axis: Axis
    target: Line | None = None
    target_name: str = ""
    aims: Mapping[str, Line] = field(default_factory=dict)


@dataclass(frozen=True)
class PanelChart:
    """Small multiples on equal scales: a line a panel, each with its own target where it has one."""

    lines: tuple[Line, ...]
    axis: Axis
    targets: Mapping[str, Line]
    target_name: str = ""
