"""Changes to a design in a maker's words, without a model: reading them, and making them. Facts are in facts."""

from knotty.designer.edits.apply import apply_edit
from knotty.designer.edits.model import Edit
from knotty.designer.edits.reading import read_edit
from knotty.designer.edits.subject import Subject

__all__ = ["Edit", "Subject", "apply_edit", "read_edit"]
