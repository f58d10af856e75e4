"""Ties what a notebook shows to the cells that showed it."""

import hashlib
import json


def digest(cells):
    """A hash of the sources of the code cells, in their order; equal before and after a change of words or outputs alone."""
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return hashlib.sha256(json.dumps(sources).encode()).hexdigest()[:16]
