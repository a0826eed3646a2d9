"""The Implementation Plan's own indicators and targets, brought in over the proposed ones without losing these."""
