"""The theory of change: boxes and arrows, their drawing, and their text forms."""
