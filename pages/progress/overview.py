"""Where do we stand?"""

from pages.shared.cards import build_card
from pages.shared.frame import page_view, show_cards, show_heading

view = page_view("/")
show_heading(view.say("Where do we stand?"))
show_cards(view, [build_card(view, f"trend:{series}::small") for series in ("1.6-d.cases", "2.6-a.children", "3.1-a.schools")], columns=3)
