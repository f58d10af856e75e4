"""What is said of the lines that the tests ran."""

import io
import sys
import tempfile
import unittest
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import coverage  # noqa: E402 (the path above)

CORE = """<report name="core">
  <package name="org/ascribe/path">
    <sourcefile name="Line.java"><line nr="7" mi="0" ci="3"/><line nr="9" mi="2" ci="0"/><line nr="11" mi="2" ci="1"/></sourcefile>
    <sourcefile name="Curve.java"><line nr="5" mi="0" ci="1"/></sourcefile>
  </package>
  <package name="org/ascribe"><sourcefile name="Target.java"><line nr="3" mi="1" ci="0"/></sourcefile></package>
</report>"""
LAB = """<report name="lab"><package name="org/ascribe/cli"><sourcefile name="A.java"><line nr="1" mi="0" ci="1"/></sourcefile></package></report>"""

PAGE = """ascribe    0.0 % of 1 lines
cli      100.0 % of 1 lines
path      75.0 % of 4 lines
all       66.7 % of 6 lines

Lines of the methods and metrics that no test runs
path  Line:9
"""


class CoverageTest(unittest.TestCase):
    def test_page(self):
        with tempfile.TemporaryDirectory() as temporary:
            build = Path(temporary)
            for module, report in {"core": CORE, "lab": LAB}.items():
                folder = build / module / "target/site/jacoco"
                folder.mkdir(parents=True)
                (folder / "jacoco.xml").write_text(report)
            said = io.StringIO()
            with redirect_stdout(said):
                self.assertEqual(0, coverage.main(build))
            self.assertEqual(PAGE, (build / "coverage.txt").read_text())
            self.assertEqual(f"coverage: 66.7 % of 6 lines, by room in {build / 'coverage.txt'}\n", said.getvalue())

    def test_no_report(self):
        with tempfile.TemporaryDirectory() as temporary, redirect_stderr(io.StringIO()) as said:
            self.assertEqual(1, coverage.main(Path(temporary)))
            self.assertIn("has no report of JaCoCo", said.getvalue())


if __name__ == "__main__":
    unittest.main()
