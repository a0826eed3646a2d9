"""The address of a view, to be copied: opening it shows the same figures of the same release to anybody."""

from markupsafe import Markup

from pages.view.templates import fill
from pages.view.view import View


def write_address(view: View) -> Markup:
    """The link of this view and a button that copies it whole (front.js puts the host before it)."""
    link = view.here(asof=view.selection.asof or str(view.releases[-1].released_on))
    return fill("view/address.html", view, link=link)
