"""What a maker states outright, in a prompt (read by rules) or by options. What is left open is decided in compose."""

from knotty.designer.facts.model import Facts
from knotty.designer.facts.reading import read_facts
from knotty.designer.facts.wished import add_wishes

__all__ = ["Facts", "add_wishes", "read_facts"]
