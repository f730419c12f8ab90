"""The theory of change in the text formats of other programs: out, and where they can hold it, back in."""
