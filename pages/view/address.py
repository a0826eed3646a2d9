"""The address of a view, to be copied: opening it shows the same figures of the same release to anybody."""

from html import escape

from pages.view.view import View


def write_address(view: View) -> str:
    """The link of this view and a button that copies it whole (front.js puts the host before it)."""
    link = view.here(asof=view.selection.asof or str(view.releases[-1].released_on))
    copied = escape(view.say("Copied"))
    lead = view.say("This link opens exactly this view, as known today:")
    return (
        f'<p class="address"><span>{escape(lead)}</span> <a href="{escape(link)}"><code>{escape(link)}</code></a> '
        f'<button type="button" data-copy="{escape(link)}" data-copied="{copied}">{escape(view.say("Copy the link"))}</button></p>'
    )
