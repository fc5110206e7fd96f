"""What a prompt states outright, read by rules. What it leaves open is decided in compose."""

from knotty.designer.facts.model import Facts
from knotty.designer.facts.reading import read_facts

__all__ = ["Facts", "read_facts"]
