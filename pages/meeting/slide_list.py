"""The slides of a presentation as a list one can order, name and shorten, and the ways to show, send, keep and open it."""

from collections.abc import Sequence
from html import escape
from itertools import accumulate, islice

from pages.cards.kinds import UnknownCard, build_card
from pages.meeting.slideshow import LEFT_OUT, lay_out
from pages.view.presentation import LONG, Slide, move, remove, view_slide, write_slide
from pages.view.view import View


def write_list(view: View, slides: Sequence[Slide], left_out: int) -> str:
    """The list with its actions, as HTML; every change of it is a link, or a form that slides.js turns into one."""
    # A slide whose table is split takes several steps, so its first one is not its place in the list.
    steps = accumulate((len(lay_out(view, [slide])) for slide in slides), initial=1)
    items = "".join(_item(view, slides, place, step) for place, step in enumerate(islice(steps, len(slides))))
    return f'<section class="presentation">{_head(view, slides, left_out)}<ol>{items}</ol></section>'


def write_empty(view: View) -> str:
    """What to do where there is no slide yet, and the way to open a presentation that was kept as a file."""
    text = view.say("No slides yet. On any page, “+ Slide” under a card adds it to the presentation; nothing is stored, the link holds it all.")
    return f'<section class="presentation"><p>{escape(text)}</p><p>{_open(view)}</p></section>'


def address_of(view: View, slides: Sequence[Slide], **more: str) -> str:
    """The link of these slides, pinned to the release shown."""
    return view.here(slides=tuple(map(write_slide, slides)), asof=_day(view), region=(), **more)


def _day(view: View) -> str:
    """The day the figures are known on: the chosen one, or that of the release shown."""
    return view.selection.asof or (str(view.release.released_on)[:10] if view.release else "")


def _head(view: View, slides: Sequence[Slide], left_out: int) -> str:
    link = address_of(view, slides)
    actions = [
        f'<a class="button" data-present href="{escape(address_of(view, slides, slide="1"))}">{escape(view.say("Present"))}</a>',
        f'<button type="button" data-copy="{escape(link)}" data-copied="{escape(view.say("Copied"))}">{escape(view.say("Copy the link"))}</button>',
        f'<button type="button" data-keep-file="{_day(view)}">{escape(view.say("Keep as a file"))}</button>',
        _open(view),
        f'<a href="{escape(view.here(slides=()))}">{escape(view.say("Remove all"))}</a>',
    ]
    told = []
    if len(link) > LONG:
        told.append(view.say("This link is long; some programs cut it. Keep the presentation as a file and send that."))
    if left_out:
        told.append(view.words.count(*LEFT_OUT, left_out))
    notes = "".join(f'<p class="notice" role="status">{escape(text)}</p>' for text in told)
    return f'<p class="acts">{" ".join(actions)}</p>{notes}'


def _open(view: View) -> str:
    wrong = escape(view.say("This file is no presentation of this program. Open one that was kept with “Keep as a file”."))
    return (
        f'<label class="button open-file" data-open="{escape(view.here(slides=()))}" data-wrong="{wrong}">{escape(view.say("Open a file"))}'
        f'<input type="file" accept="application/json,.json" class="unseen"></label><span role="alert" class="problem"></span>'
    )


def _item(view: View, slides: Sequence[Slide], place: int, step: int) -> str:
    slide = slides[place]
    own = view_slide(view, slide)
    try:
        name = build_card(own, slide.card).title
    except UnknownCard:
        name = view.say("There is no card “{card}” in this release. The other slides are there.", card=slide.card)
    to = lambda changed: escape(view.here(slides=tuple(map(write_slide, changed))))  # noqa: E731
    fields = "".join(
        f'<input name="{field}" maxlength="{most}" value="{escape(value)}" placeholder="{escape(shown)}" aria-label="{escape(label)}">'
        for field, most, value, shown, label in (
            ("own", 200, slide.title, view.say("Own title"), view.say("Title of slide {number}", number=place + 1)),
            ("note", 400, slide.note, view.say("Speaker note"), view.say("Note of slide {number}", number=place + 1)),
        )
    )
    up, down, gone = view.say("Up"), view.say("Down"), view.say("Remove")
    return (
        f'<li><a class="name" href="{escape(address_of(view, slides, slide=str(step)))}">{escape(name)}</a>'
        f'<form data-slide="{place}">{fields}<button>{escape(view.say("Keep"))}</button></form>'
        f'<a href="{to(move(slides, place, -1))}" aria-label="{escape(f"{up}: {name}")}">▲</a> '
        f'<a href="{to(move(slides, place, 1))}" aria-label="{escape(f"{down}: {name}")}">▼</a> '
        f'<a href="{to(remove(slides, place))}" aria-label="{escape(f"{gone}: {name}")}">✕</a></li>'
    )
