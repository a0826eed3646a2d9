"""How far a build or a release is: each step has a text in every language and a weight, its share of the whole work."""

import sys
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import IO, Any, NamedTuple

from tqdm import tqdm

from data.words import LANGUAGES
from data.words.speaking import language, say, speaking

BAR = "{desc} |{bar:20}| {percentage:3.0f} % [{elapsed}]"
WIDTH = 60
"""Characters of the description beside a bar."""


class Phrase(str):
    """A value of a text that is itself translated."""


class Update(NamedTuple):
    """What to tell: the text by language, the step (1 to `steps`) and the part of the work done before it (0 to 1).

    `share` is the part of the work that the step takes; 0 for a note beside the steps, such as a warning.
    """

    texts: Mapping[str, str]
    step: int
    steps: int
    done: float
    share: float

    @property
    def text(self) -> str:
        """The text in the language of the terminal or of the command."""
        return self.texts[language()]


Show = Callable[[Update], None]


class Work:
    """Counts the steps of one piece of work and tells `show` of each."""

    def __init__(self, show: Show, weights: Mapping[str, float]) -> None:
        """`weights` has the relative duration of each step under its name."""
        self._show = show
        self._weights = weights
        self._step = 0
        self._done = 0.0
        self._whole = sum(weights.values())

    def begin(self, name: str, text: str, **values: object) -> None:
        """Tell that the step `name` begins; the steps before it are done. Raises KeyError for a name without a weight."""
        share = self._weights[name] / self._whole
        self._step += 1
        self._tell(text, values, share)
        self._done += share

    def note(self, text: str, **values: object) -> None:
        """Tell something beside the steps."""
        self._tell(text, values, 0.0)

    def _tell(self, text: str, values: Mapping[str, object], share: float) -> None:
        self._show(Update({each: _translate(each, text, values) for each in LANGUAGES}, self._step, len(self._weights), self._done, share))


def _translate(chosen: str, text: str, values: Mapping[str, object]) -> str:
    with speaking(chosen):
        return say(text, **{name: say(value) if isinstance(value, Phrase) else value for name, value in values.items()})


def ignore(_: Update) -> None:
    """Tell nobody."""


class Terminal:
    """Shows progress on a stream, standard error by default: a bar where it is a terminal, else a line for each step.

    Used as a context manager, it removes the bar at the end.
    """

    def __init__(self, stream: IO[str] | None = None) -> None:
        self._stream = stream or sys.stderr
        self._bar: Any = None

    def __call__(self, update: Update) -> None:
        """Show one update."""
        if not self._stream.isatty():
            print(update.text, file=self._stream, flush=True)
        elif not update.share:
            tqdm.write(update.text, file=self._stream)
        else:
            if self._bar is None:
                self._bar = tqdm(total=1.0, file=self._stream, bar_format=BAR, leave=False)
            self._bar.set_description_str(f"{update.step}/{update.steps} {update.text}"[:WIDTH].ljust(WIDTH), refresh=False)
            self._bar.n = update.done
            self._bar.refresh()

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.close()
