"""``python -m cxlint`` and the ``cxlint`` command."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit status."""
    # a short run with many live values: the collector of cycles would mostly look in vain
    gc.set_threshold(200_000, 30, 30)
    from cxlint.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
