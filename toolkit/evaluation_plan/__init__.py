"""The plan for an evaluation, worked out from a design: questions, pitfalls, size, burden, fairness and days."""
