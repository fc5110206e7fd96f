"""Clients of language models behind one Protocol. What they are asked is designer's."""
