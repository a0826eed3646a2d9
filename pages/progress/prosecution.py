"""Prosecution: objective 1, its activities, their series, breakdowns and narrative."""

from pages.progress.objective_page import show_objective

show_objective("1", "/prosecution")
