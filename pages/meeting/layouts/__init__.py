"""Layouts of slides: one module a layout, each from a slide to the screens it takes."""
