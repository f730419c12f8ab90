"""Knows how a plan's data come back: the form to enter them, each cell checked, and what may be said of them."""
