"""What `start.py` runs: set the kit up once, then start JupyterLab, the tests or the benchmark.

Everything here needs the standard library only, because it runs before anything is installed.
For the same reason its sentences stand here and not in the catalogue of `kit.language`.
"""
