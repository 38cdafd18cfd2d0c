"""The twin: ordinary Python with the package versions that the browser has.

`python -m kit.server.lite.twin` prints them as requirements. To run the tests of tables, analysis
and lessons with them, in an environment that is thrown away afterwards:

    python3.13 -m venv twin
    twin/bin/pip install -e ".[test]"
    python -m kit.server.lite.twin > twin.txt
    twin/bin/pip install --no-deps -r twin.txt
    twin/bin/python -m pytest tests/tables tests/analysis tests/figures tests/lessons
"""

from __future__ import annotations

from kit.server.lite import pins


def requirements() -> list[str]:
    """Return the compiled packages and those whose versions differ, each with its version."""
    return [f"{name}=={version}" for name, version in pins.TWIN.items()]


if __name__ == "__main__":
    print("\n".join(requirements()))
