"""Prompt files: what a language model is told, one file a task. Which values go in is the asker's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from string import Template

from knotty.errors import OwnFault

_FORM = re.compile(r"\s*# System\n(?P<system>.+?)\n# Ask\n(?P<ask>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt file: `system` goes as it is, `ask` has `$variables`. `sha256` is the hash of the whole file."""

    name: str
    system: str
    ask: str
    sha256: str

    def fill(self, **values: str) -> str:
        """Return the ask with every variable filled. Raises OwnFault for one that is missing, and for one it lacks.

        A `$` inside a value stays a `$`.
        """
        template = Template(self.ask)
        wrong = set(template.get_identifiers()) ^ set(values)
        if wrong or not template.is_valid():
            raise OwnFault(f"prompt {self.name}: {', '.join(sorted(wrong)) or 'a $'} does not fit its variables")
        return template.substitute(values)


@lru_cache(maxsize=16)
def load_prompt(name: str) -> Prompt:
    """Return the prompt in `prompts/<name>.md`, read once. Raises OwnFault where it is missing or has no two parts."""
    file = resources.files("knotty.designer").joinpath("prompts", f"{name}.md")
    if not file.is_file():
        raise OwnFault(f"there is no prompt {name}")
    return read_prompt(name, file.read_text(encoding="utf-8"))


def read_prompt(name: str, text: str) -> Prompt:
    """Return the prompt that `text` holds: a part `# System`, then a part `# Ask`."""
    parts = _FORM.fullmatch(text)
    if parts is None:
        raise OwnFault(f"prompt {name} needs a part '# System' and a part '# Ask'")
    return Prompt(name, parts["system"].strip(), parts["ask"].strip(), sha256(text.encode()).hexdigest())
