"""Laboratories: where the learner adds codes, probabilities or positions, and compares them."""
