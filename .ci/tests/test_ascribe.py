"""The command as a user types it: what it answers to mistakes, and that it keeps to its home."""

import os
import shutil
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def ascribe(*arguments, **environment):
    return subprocess.run(
        [ROOT / "ascribe", *arguments], env={**os.environ, **environment}, capture_output=True, text=True, timeout=300
    )


class MistakesTest(unittest.TestCase):
    def assert_one_line(self, done, *told):
        self.assertEqual(2, done.returncode, done.stderr)
        self.assertEqual("", done.stdout)
        self.assertEqual(1, len(done.stderr.splitlines()), done.stderr)
        for words in told:
            self.assertIn(words, done.stderr)

    def test_unknown_command(self):
        self.assert_one_line(ascribe("frobnicate"), "unknown command 'frobnicate'", "lab, run")

    def test_unknown_notebook(self):
        self.assert_one_line(ascribe("run", "nope"), "unknown notebook 'nope'", "01-reformulation-errors")

    def test_unknown_scale(self):
        self.assert_one_line(ascribe("run", "--scale", "huge"), "unknown scale 'huge'", "smoke, lesson, paper")

    def test_unknown_data_set(self):
        self.assert_one_line(ascribe("data", "nope"), "unknown data set 'nope'", "mnist")

    def test_unknown_step_of_the_tests(self):
        self.assert_one_line(ascribe("test", "nope"), "unknown step 'nope'", "kernel")

    def test_unknown_option(self):
        self.assert_one_line(ascribe("lab", "--prot=1"), "--prot", "./ascribe lab --help")

    def test_unknown_kernel(self):
        notebook = Path(__file__).parent / "one-cell.ipynb"
        done = ascribe("run", "--kernel", "nope", notebook)
        self.assertEqual(2, done.returncode)
        # Where Jupyter had to be installed first, that was said before.
        self.assertIn("unknown kernel 'nope'", done.stderr.splitlines()[-1])

    def test_help_names_every_command(self):
        told = ascribe("--help")
        self.assertEqual(0, told.returncode)
        for command in ("lab", "run", "test", "doctor", "data"):
            self.assertIn(f"  {command} ", told.stdout)


class CrashTest(unittest.TestCase):
    def test_a_crash_is_told_last_and_leaves_its_log_in_the_home(self):
        with tempfile.TemporaryDirectory() as here:
            begun = [ROOT / "ascribe", "python", "-c", "import sys; print(); sys.stdout.flush(); sys.stdin.read()"]
            command = subprocess.Popen(
                begun, cwd=here, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            command.stdout.readline()
            command.send_signal(signal.SIGSEGV)
            told = command.communicate(timeout=60)[1]
            self.assertEqual(1, command.returncode, told)
            log = Path(os.environ["ASCRIBE_HOME"]) / f"logs/hs_err_pid{command.pid}.log"
            self.assertEqual(f"ascribe: the engine ended this command, see {log}", told.splitlines()[-1])
            self.assertIn("SIGSEGV", log.read_text())
            self.assertEqual([], os.listdir(here))
            log.unlink()


class HomeTest(unittest.TestCase):
    def test_builds_into_a_home_with_a_space_and_nowhere_else(self):
        with tempfile.TemporaryDirectory() as temporary:
            source = Path(temporary) / "a checkout"
            kept = shutil.ignore_patterns(".git", ".ascribe", "target", "notebooks", "__pycache__")
            shutil.copytree(ROOT, source, ignore=kept)
            before = sorted(source.rglob("*"))
            home = Path(temporary) / "a home"
            command = [source / "ascribe", "data"]
            environment = {**os.environ, "ASCRIBE_HOME": str(home)}
            environment.pop("PYTHONDONTWRITEBYTECODE", None)
            first = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600)
            again = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600)
            self.assertEqual((0, 0), (first.returncode, again.returncode), first.stderr + again.stderr)
            self.assertIn("building Ascribe", first.stderr)
            self.assertEqual("", again.stderr)
            self.assertIn("missing mnist", again.stdout)
            self.assertEqual(before, sorted(source.rglob("*")))


if __name__ == "__main__":
    unittest.main()
