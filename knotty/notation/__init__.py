"""Text to Pattern and back. Nothing is worked here: whether a pattern adds up is fabric's."""
