"""What a person sees of a long transfer."""

import io
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from progress import Progress  # noqa: E402 (the path above)


class ProgressTest(unittest.TestCase):
    def shown(self, total, done, held=0, seconds=10):
        out = io.StringIO()
        progress = Progress("digits", total, held, out)
        progress.done = done
        progress.show(seconds)
        return out.getvalue()

    def test_it_says_how_much_and_how_long_yet(self):
        self.assertEqual("digits: 20.0 MB of 100.0 MB, 40 s left\n", self.shown(100_000_000, 20_000_000))

    def test_what_was_held_before_came_in_no_time(self):
        self.assertEqual("digits: 60.0 MB of 100.0 MB, 40 s left\n", self.shown(100_000_000, 60_000_000, 50_000_000))

    def test_it_does_not_guess_from_nothing(self):
        self.assertEqual("digits: 0.5 MB of 100.0 MB\n", self.shown(100_000_000, 500_000))

    def test_an_unknown_size_has_no_end(self):
        self.assertEqual("digits: 3.0 MB\n", self.shown(None, 3_000_000))


if __name__ == "__main__":
    unittest.main()
