"""The style sheets of a page, in the order in which they are read."""

STYLES = ("front.css", "folds.css", "scorecard.css", "slides.css")
