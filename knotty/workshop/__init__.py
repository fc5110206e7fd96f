"""The use cases: design a pattern, check a pattern, keep and track it.

What ui, api and cli call; no screen is known here.
"""
