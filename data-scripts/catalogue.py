"""What data sets there are: one JSON file each, naming its files, their SHA-256 and the places that have them."""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, List, Optional, Sequence

FOLDER = Path(__file__).parent / "datasets"


@dataclass(frozen=True)
class DataFile:
    name: str
    sha256: str
    bytes: Optional[int] = None  # None where only the hash is published
    lines: Optional[str] = None  # of which members of an archive it is made, a line each: a pattern of their names
    archives: Sequence[str] = ()  # what such an archive is called in a folder

    def is_at(self, path):
        """Whether a path holds it at its full size; what bears its name was verified when it came."""
        return path.is_file() and self.bytes in (None, path.stat().st_size)


@dataclass(frozen=True)
class Form:
    """The same data may be had in several forms: as other files, from other places."""

    files: List[DataFile]
    places: List[Dict[str, str]]

    def missing_from(self, folder):
        """The files that are not in a folder."""
        return [file for file in self.files if not file.is_at(folder / file.name)]


@dataclass(frozen=True)
class DataSet:
    name: str
    title: str
    forms: List[Form]  # any of them will do; the first is asked for first

    @property
    def size(self):
        """In bytes, of the form asked for first; infinite where that is not known."""
        sizes = [file.bytes for file in self.forms[0].files]
        return math.inf if None in sizes else sum(sizes)

    def missing_from(self, folder):
        """The files that are not in a folder, of the form of which the fewest are missing."""
        return min((form.missing_from(folder) for form in self.forms), key=len)


def load(folder=FOLDER):
    """Every data set by name."""
    return {path.stem: read(path) for path in sorted(folder.glob("*.json"))}


def read(path):
    described = json.loads(path.read_text(encoding="utf-8"))
    forms = [
        Form([DataFile(**file) for file in form["files"]], form["places"]) for form in described.get("forms", [described])
    ]
    return DataSet(path.stem, described["title"], forms)
