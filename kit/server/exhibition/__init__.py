"""Exhibition: a lesson or a wall of explorers as a page without code, for an open day.

- `kit.server.exhibition.pages`: what is shown, as a notebook (standard library only).
- `kit.server.exhibition.serve`: what `start.py exhibition` runs (standard library only).
- `kit.server.exhibition.visitors`: inside the server: one folder for each visitor, deleted again.
- `voila/templates/exhibition/`: the page around it, which asks no other host for anything.

The pages are made by Voilà, which only this command needs.
"""
