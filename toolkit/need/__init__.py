"""Need in places: indicators, published figures, and readings of them against a reference."""
