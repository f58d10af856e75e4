"""Runs every test_*.py beside this file and ends with the line 'N passed, N failed'."""
import sys
import unittest
from pathlib import Path


def main():
    tests = unittest.defaultTestLoader.discover(str(Path(__file__).parent))
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(tests)
    failed = {test.id() for test, _ in result.errors + result.failures}
    # A test with several failing parts is reported once for each of them.
    failed = {name.split(" ")[0] for name in failed}
    for test, reason in result.skipped:
        print("skipped %s %s" % (test.id(), reason))
    print("%d passed, %d failed" % (result.testsRun - len(failed) - len(result.skipped), len(failed)))
    sys.exit(0 if result.wasSuccessful() else 1)


if __name__ == "__main__":
    main()
