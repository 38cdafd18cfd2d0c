"""The Lite edition: the same lessons as a site in which Python runs inside the browser.

`python start.py lite` builds it: JupyterLite, Pyodide from npm, and the kit as a wheel.
`LITE.md` says what was tested, and what was not.

- `kit.server.lite.pins`: which Pyodide, and which packages come from where.
- `kit.server.lite.fetch`: Pyodide from npm, pure packages from PyPI, each checked.
- `kit.server.lite.wheel`: the kit with its tables and questions as one package.
- `kit.server.lite.lock`: the list from which Pyodide loads packages.
- `kit.server.lite.site`: everything put together.
- `kit.server.lite.browser`: what a lesson runs first, inside the browser.
- `kit.server.lite.keeper`: answers that outlast a page, inside the browser.
"""
