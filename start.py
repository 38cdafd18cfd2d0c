"""Start the kit: `python start.py`. The first start sets everything up; `--help` tells more.

This file keeps to syntax that an old Python can read, so that it can say what is wrong there.
"""

import os
import sys

OLDEST = (3, 11)
NEWEST = (3, 13)


def complaint(version: "tuple[int, ...]") -> str:
    """Return what is wrong with this version of Python and what to do, or nothing."""
    if OLDEST <= version <= NEWEST:
        return ""
    return (
        "This is Python {}.{}. The kit needs Python 3.11, 3.12 or 3.13.\n"
        "What to do: install Python 3.13 beside this one, then start the kit with it:\n"
        "    Windows:          py -3.13 start.py\n"
        "    macOS and Linux:  python3.13 start.py\n"
    ).format(*version)


def main() -> int:
    """Check Python, then hand over to `kit/server/launch`."""
    trouble = complaint(sys.version_info[:2])
    if trouble:
        sys.stderr.write(trouble)
        return 2
    root = os.path.dirname(os.path.abspath(__file__))
    sys.path.insert(0, root)
    from kit.server.launch.command import run

    return run(root, sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
