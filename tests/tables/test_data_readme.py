"""The page on the data names every table, and nothing else."""

from __future__ import annotations

import re

from kit.tables.folders import data_folder, seeds_folder
from kit.tables.package import tables


def test_every_table_of_the_folder_is_named_once():
    page = (data_folder() / "README.md").read_text(encoding="utf-8")
    listed = page.split("## What is where")[1].split("##")[0]
    named = re.findall(r"`([a-z_]+)`", listed)
    own = [one.name for one in tables().values() if one.path.parent == data_folder()]
    assert sorted(named) == sorted(own)


def test_the_seed_describes_its_verdicts():
    page = (seeds_folder() / "README.md").read_text(encoding="utf-8").replace("\n", " ")
    for verdict in tables()["article_claims"].column("verdict").choices:
        assert verdict.replace("_", " ") in page
