"""Searches for texts that break the reader or the hook, guided by coverage. Needs atheris (requirements-soak.txt).

Run as `python -m tests.fuzz.reader [--seconds 600] [--keep]`. It starts from the kept corpus and every pattern of the
tests; a text that breaks a promise, takes longer than SLOW_S or more than MOST_MB is printed and ends the run with 1.
`--keep` minimises what was reached and keeps it in corpus.jsonl.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from knotty.notation.vocabulary import CRAFT_WORDS, WORDS
from tests.fuzz.corpus import decode, load_corpus, pack_corpus, unpack_corpus
from tests.pattern_files import load_cases

SLOW_S, MOST_MB, LONGEST = 20, 2000, 1500
_LONGEST_SEED = 1200
_MARKS = (
    "*", "**", "; rep from * ", " 2 more times", "(counts as dc)", "(", ")", "[", "]", " twice", "Rnd 2: ",
    "Rows 2-4: ", "\n", "in next ch-2 sp", "in each st around", "ch 3", "join", "turn", "Ch 4, join to form a ring.\n",
    "UK terms\n", "Sizes: S (M, L)\n", "to next corner", "sc2tog", "(24 dc)", "Rep Rnd 2", "working in BLO", "with B",
)  # fmt: skip


def main() -> int:
    """Fuzz for a while; return 1 if a text broke something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--keep", action="store_true", help="minimise what was reached into corpus.jsonl")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found, words = folder / "found", folder / "words.dict"
        found.mkdir()
        unpack_corpus((*load_corpus(), *_seeds()), found)
        words.write_text("".join(f'"{_escape(word)}"\n' for word in (*WORDS, *CRAFT_WORDS, *_MARKS)), encoding="utf-8")
        code = _search(found, f"-max_total_time={options.seconds}", f"-dict={words}", f"-artifact_prefix={folder}/")
        for broken in (*folder.glob("crash-*"), *folder.glob("timeout-*"), *folder.glob("oom-*")):
            print(f"{broken.name.split('-')[0]}: {decode(broken.read_bytes())!r}")
        if options.keep and code == 0:
            kept = folder / "kept"
            kept.mkdir()
            code = _search(kept, str(found), "-merge=1")
            print(f"{pack_corpus(kept)} texts kept")
    return 1 if code else 0


def _seeds() -> list[str]:
    return [case.text for case in load_cases() if len(case.text) <= _LONGEST_SEED]


def _escape(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def _search(folder: Path, *options: str) -> int:
    """Run libFuzzer in a process of its own: it ends the process it runs in."""
    limits = (f"-timeout={SLOW_S}", f"-rss_limit_mb={MOST_MB}", f"-max_len={LONGEST}", "-print_final_stats=1")
    again = folder.parent / "again.sh"  # merging starts itself again, by the name of its program
    again.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tests.fuzz.target "$0" "$@"\n', encoding="utf-8")
    again.chmod(0o755)
    return subprocess.run([again, folder, *options, *limits], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
