"""Measurements of the real app: they report, and never fail because something was slow."""
