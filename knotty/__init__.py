"""Knotty: granny-square crochet patterns that are worked on a simulated hook before anyone sees them."""

__version__ = "0.1.0"
