"""The commands of `python -m toolkit`, in rooms by subject; each room adds its own to the parser."""
