"""What is said of the changes that no test noticed."""

import sys
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import mutants  # noqa: E402 (the path above)

MUTATION = """<mutation detected="{}" status="{}"><mutatedClass>org.ascribe.path.Line</mutatedClass>
<mutatedMethod>nodes</mutatedMethod><lineNumber>{}</lineNumber><description>{}</description></mutation>"""
MUTATIONS = ElementTree.fromstring(
    "<mutations>"
    + MUTATION.format("false", "SURVIVED", 12, "replaced return")
    + MUTATION.format("true", "KILLED", 7, "negated conditional")
    + MUTATION.format("false", "NO_COVERAGE", 9, "removed call")
    + "</mutations>"
)


class MutantsTest(unittest.TestCase):
    def test_those_that_lived_are_listed_by_line(self):
        self.assertEqual(
            "no_coverage  path.Line:9  nodes: removed call\nsurvived  path.Line:12  nodes: replaced return\n",
            mutants.text(MUTATIONS),
        )

    def test_the_total(self):
        self.assertEqual("mutants: path: 1 of 3 noticed; the others are in page", mutants.told("path", MUTATIONS, "page"))

    def test_every_room_is_one(self):
        for room in mutants.ROOMS:
            self.assertTrue((mutants.ROOT / "lib/core/src/main/java/org/ascribe" / room).is_dir(), room)


if __name__ == "__main__":
    unittest.main()
