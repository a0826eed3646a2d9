"""Figures by the standard of statistical offices, SDMX 3.0: data as SDMX-CSV 2.0, its structure as SDMX-ML."""
