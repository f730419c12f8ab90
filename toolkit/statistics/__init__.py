"""The arithmetic behind every figure: whole arrays in, whole arrays out, each formula with its source."""
