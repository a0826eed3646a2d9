"""Being written."""

from pages.shared.frame import page_view, show_heading

view = page_view("/indicators")
show_heading("indicators")
