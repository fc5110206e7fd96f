"""`python -m knotty`. The commands are cli's."""

from __future__ import annotations

import sys

from knotty.cli import main

if __name__ == "__main__":
    sys.exit(main())
