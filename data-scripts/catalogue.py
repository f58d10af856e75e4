"""What data sets there are: one JSON file each, naming its files, their SHA-256 and the places that have them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, List

FOLDER = Path(__file__).parent / "datasets"


@dataclass(frozen=True)
class DataFile:
    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class DataSet:
    name: str
    title: str
    files: List[DataFile]
    places: List[Dict[str, str]]

    def missing_from(self, folder):
        """The files that are not in a folder at their full size; what is there was verified when it came."""
        return [file for file in self.files if size(folder / file.name) != file.bytes]


def size(path):
    return path.stat().st_size if path.is_file() else -1


def load(folder=FOLDER):
    """Every data set by name."""
    return {path.stem: read(path) for path in sorted(folder.glob("*.json"))}


def read(path):
    described = json.loads(path.read_text(encoding="utf-8"))
    files = [DataFile(**file) for file in described["files"]]
    return DataSet(path.stem, described["title"], files, described["places"])
