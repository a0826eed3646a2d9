"""Prevention: objective 3, its activities, their series, breakdowns and narrative."""

from pages.shared.objective import show_objective

show_objective("3", "/prevention")
