"""Parametric pieces, right by construction: squares, borders, and how a blanket is put together."""
