"""The sums under the last line of ./ascribe test."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import counts  # noqa: E402 (the path above)

SUREFIRE = """<testsuite>
  <testcase name="a"/>
  <testcase name="b"><failure>no</failure></testcase>
  <testcase name="c"><error>no</error></testcase>
  <testcase name="d"><skipped message="../shared is absent"/></testcase>
  <testcase name="e"><skipped message="../shared is absent"/></testcase>
</testsuite>"""


class CountsTest(unittest.TestCase):
    def test_surefire(self):
        with tempfile.TemporaryDirectory() as temporary:
            reports = Path(temporary) / "ascribe-lab/target/surefire-reports"
            reports.mkdir(parents=True)
            (reports / "TEST-x.xml").write_text(SUREFIRE)
            total = counts.of_surefire(Path(temporary))
            self.assertEqual("1 passed, 2 failed, 2 skipped", str(total))
            self.assertEqual({"../shared is absent": 2}, total.reasons)
            counts.forget_surefire(Path(temporary))
            self.assertEqual(counts.Tally(), counts.of_surefire(Path(temporary)))

    def test_unittest(self):
        for said, expected in {
            "x\nRan 7 tests in 1s\n\nOK\n": "7 passed, 0 failed, 0 skipped",
            "x\nRan 7 tests in 1s\n\nFAILED (failures=2, errors=1, skipped=1)\n": "3 passed, 3 failed, 1 skipped",
            "Traceback": "0 passed, 0 failed, 0 skipped",
        }.items():
            self.assertEqual(expected, str(counts.of_unittest(said)))

    def test_reasons_of_unittest(self):
        said = "t (x.T) ... skipped 'no network'\n\nRan 1 test in 0s\n\nOK (skipped=1)\n"
        self.assertEqual({"no network": 1}, counts.of_unittest(said).reasons)

    def test_suite_and_notebooks(self):
        self.assertEqual("4 passed, 1 failed, 0 skipped", str(counts.of_suite("a\n4 passed, 1 failed\n")))
        skipped = "skipped a.T.test_x no Maven here\nskipped setUpClass (a.U) no Maven here\n4 passed, 1 failed\n"
        self.assertEqual("4 passed, 1 failed, 2 skipped", str(counts.of_suite(skipped)))
        self.assertEqual({"no Maven here": 2}, counts.of_suite(skipped).reasons)
        self.assertEqual("2 passed, 1 failed, 0 skipped", str(counts.of_notebooks("2 of 3 notebooks passed; they")))

    def test_a_failed_step_is_never_lost(self):
        self.assertEqual(1, counts.Tally(passed=5).after(1).failed)
        self.assertEqual(2, counts.Tally(passed=5, failed=2).after(1).failed)
        self.assertEqual(1, counts.Tally().after(0).passed)


if __name__ == "__main__":
    unittest.main()
