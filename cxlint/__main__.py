"""``python -m cxlint`` and the ``cxlint`` command."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit status."""
    # a short run whose values live to its end: the collector of cycles would only look in vain
    gc.disable()
    from cxlint.cli import run

    status = run(sys.argv[1:])
    # and it need not look once more while Python shuts down, which takes a tenth of a short run
    gc.freeze()
    sys.exit(status)


if __name__ == "__main__":
    main()
