"""Reads the Dockerfile well enough to follow it where no container can be built: stages, copies, command."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction: its keyword in capitals, and the rest of it on one line."""

    keyword: str
    rest: str

    @property
    def words(self) -> list[str]:
        """The rest as words, options such as --from=build left out."""
        return [word for word in shlex.split(self.rest) if not word.startswith("--")]

    @property
    def listed(self) -> list[str]:
        """The words of the JSON form, which no shell reads."""
        return json.loads(self.rest[self.rest.index("[") :])


def read_steps(text: str) -> list[Step]:
    """Return the instructions in order; comments are left out and continued lines joined."""
    kept = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    joined = re.sub(r"\\\n\s*", "", kept)
    return [Step(*line.split(maxsplit=1)) for line in joined.splitlines() if line.strip()]


def read_stages(text: str) -> list[list[Step]]:
    """Return the instructions of each stage, FROM first."""
    stages: list[list[Step]] = []
    for step in read_steps(text):
        if step.keyword == "FROM":
            stages.append([])
        if stages:
            stages[-1].append(step)
    return stages


def find_last(stage: list[Step], keyword: str) -> Step:
    """Return the instruction of that keyword that counts, which is the last one."""
    return [step for step in stage if step.keyword == keyword][-1]


def read_environment(stage: list[Step]) -> dict[str, str]:
    """Return what ENV sets in a stage."""
    words = [word for step in stage if step.keyword == "ENV" for word in step.words]
    return dict(word.split("=", 1) for word in words)


def list_copied(stage: list[Step]) -> list[str]:
    """Return the paths of the repository that a stage copies into the image."""
    copies = [step for step in stage if step.keyword == "COPY" and "--from=" not in step.rest]
    return [source for step in copies for source in step.words[:-1]]


def copy_out(paths: list[str], folder: Path) -> None:
    """Copy these paths of the repository, and nothing else, into `folder`, as the builder does."""
    for path in paths:
        if (ROOT / path).is_dir():
            shutil.copytree(ROOT / path, folder / path, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / path, folder / path)
