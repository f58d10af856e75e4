"""What a reader of the lessons meets who has not run them."""

import json
import re
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "notebooks"
sys.path.insert(0, str(ROOT / "lib/lab/src/main/python"))

from sources import digest  # noqa: E402 (the path above)

MOST_ROOMS = 8
LONGEST_FIRST_CELL = 25  # lines


class LessonsTest(unittest.TestCase):
    def lessons(self):
        for path in sorted(NOTEBOOKS.rglob("*.ipynb")):
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            yield str(path.relative_to(NOTEBOOKS)), [cell for cell in cells if cell["cell_type"] == "code"]

    def test_there_are_lessons(self):
        self.assertGreaterEqual(len(list(self.lessons())), 13)

    def test_every_cell_that_ends_in_something_shows_it(self):
        """./ascribe run --save puts the outputs there."""
        for name, cells in self.lessons():
            for number, cell in enumerate(cells, 1):
                if not "".join(cell["source"]).rstrip().endswith((";", "}")):
                    self.assertTrue(cell["outputs"], f"{name}: code cell {number} shows nothing")

    def test_cells_were_run_in_their_order_from_the_first(self):
        for name, cells in self.lessons():
            self.assertEqual(list(range(1, len(cells) + 1)), [cell["execution_count"] for cell in cells], name)

    def test_what_a_lesson_shows_is_of_the_cells_it_has(self):
        """./ascribe run --save notes the cells that were run; one that was edited since has to be run again."""
        for path in sorted(NOTEBOOKS.rglob("*.ipynb")):
            lesson = json.loads(path.read_text(encoding="utf-8"))
            shown = lesson["metadata"]["ascribe"].get("shown")
            self.assertEqual(digest(lesson["cells"]), shown, f"{path.relative_to(NOTEBOOKS)}: run it with --save")

    def test_few_imports_serve_a_lesson(self):
        for name, cells in self.lessons():
            rooms = set(re.findall(r"^import (org\.ascribe[\w.]*)\.\*;", "\n".join("".join(cell["source"]) for cell in cells), re.M))
            self.assertLessEqual(len(rooms), MOST_ROOMS, f"{name}: {sorted(rooms)}")

    def test_the_first_cell_is_short(self):
        for name, cells in self.lessons():
            self.assertLessEqual(len("".join(cells[0]["source"]).splitlines()), LONGEST_FIRST_CELL, name)


if __name__ == "__main__":
    unittest.main()
