"""Being written."""

from pages.shared.frame import page_view, show_heading

view = page_view("/prevention")
show_heading("prevention")
