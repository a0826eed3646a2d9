"""The one threshold of disclosure: what a release withholds, its checks, its status and the texts read it here.

Source: the threshold of 11 as CTDC and CMS have it.
"""

THRESHOLD = 11
"""Counts that describe child victims are withheld from 1 to one less; statements call that under 11, but not 0."""
