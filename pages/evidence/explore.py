"""Being written."""

from pages.shared.frame import page_view, show_heading

view = page_view("/explore")
show_heading("explore")
