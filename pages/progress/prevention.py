"""Prevention: objective 3, its activities, their series, breakdowns and narrative."""

from pages.progress.objective_page import show_objective

show_objective("3", "/prevention")
