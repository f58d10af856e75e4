"""The execution of notebooks, in the real kernel: what passes, what fails, and what is kept of either."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

RUNNER = Path(__file__).resolve().parents[2] / "main/python/run_notebooks.py"
sys.path.insert(0, str(RUNNER.parent))

from sources import digest  # noqa: E402 (the path above)


class RunTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.lessons = Path(temporary.name) / "lessons"
        self.out = Path(temporary.name) / "out"

    def notebook(self, name, *cells):
        path = self.lessons / name
        path.parent.mkdir(parents=True, exist_ok=True)
        written = new_notebook(cells=[new_markdown_cell("# Title"), *map(new_code_cell, cells)])
        nbformat.write(written, path)
        return path

    def command(self, *arguments):
        return [sys.executable, RUNNER, "--lessons", self.lessons, "--out", self.out, *arguments]

    def run_notebooks(self, *notebooks, **environment):
        return subprocess.run(
            self.command(*notebooks), env={**os.environ, **environment}, capture_output=True, text=True, timeout=120
        )

    def executed(self, name):
        self.assertGreater((self.out / name).with_suffix(".html").stat().st_size, 1000)
        return [cell for cell in nbformat.read(self.out / name, as_version=4).cells if cell.cell_type == "code"]

    def test_a_good_notebook_passes_and_is_kept(self):
        path = self.notebook("course/good.ipynb", "40 + 2", 'System.out.println(System.getenv("ASCRIBE_SCALE"));')
        done = self.run_notebooks(path, ASCRIBE_SCALE="smoke")
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        self.assertRegex(done.stdout, r"course/good: passed, \d+ s\n1 of 1 notebooks passed")
        first, second = self.executed("course/good.ipynb")
        self.assertEqual("42", first.outputs[0].data["text/plain"])
        self.assertEqual("smoke\n", second.outputs[0].text)
        self.assertEqual([], nbformat.read(path, as_version=4).cells[1].outputs, "the lesson itself was changed")

    def test_what_a_notebook_showed_is_saved_into_it_if_it_passed(self):
        good, bad = self.notebook("good.ipynb", "40 + 2"), self.notebook("bad.ipynb", "1", "0.0 / 0.0")
        before = bad.read_bytes()
        self.assertEqual(1, self.run_notebooks("--save", good, bad).returncode)
        saved = nbformat.read(good, as_version=4)
        self.assertEqual("42", saved.cells[1].outputs[0].data["text/plain"])
        self.assertNotIn("execution", saved.cells[1].metadata)
        self.assertEqual(digest(saved.cells), saved.metadata.ascribe.shown)
        saved.cells[0].source = "# Another title"
        self.assertEqual(digest(saved.cells), saved.metadata.ascribe.shown, "words alone need no other run")
        saved.cells[1].source = "40 + 3"
        self.assertNotEqual(digest(saved.cells), saved.metadata.ascribe.shown)
        self.assertEqual(before, bad.read_bytes())

    def test_what_may_not_be_saved_is_shown_only_where_it_was_run(self):
        path = self.notebook("good.ipynb", "40 + 2", "40 + 3")
        lesson = nbformat.read(path, as_version=4)
        lesson.cells[1].metadata["ascribe"] = {"not-saved": "A picture without a licence."}
        nbformat.write(lesson, path)
        self.assertEqual(0, self.run_notebooks("--save", path).returncode)
        first, second = nbformat.read(path, as_version=4).cells[1:]
        self.assertEqual([{"text/plain": "A picture without a licence."}], [output.data for output in first.outputs])
        self.assertEqual("43", second.outputs[0].data["text/plain"])
        self.assertEqual("42", self.executed("good.ipynb")[0].outputs[0].data["text/plain"])

    def test_a_cell_that_throws_fails_and_ends_its_notebook_but_not_the_run(self):
        bad = self.notebook("bad.ipynb", "1", 'throw new IllegalStateException("no");', "3")
        done = self.run_notebooks(bad, self.notebook("good.ipynb", "1"))
        self.assertEqual(1, done.returncode)
        self.assertIn("cell 3: ", done.stdout)
        self.assertIn("IllegalStateException", done.stdout)
        self.assertIn("good: passed", done.stdout)
        self.assertIn("1 of 2 notebooks passed", done.stdout)
        one, two, three = self.executed("bad.ipynb")
        self.assertTrue(one.outputs)
        self.assertEqual("error", two.outputs[0].output_type)
        self.assertEqual([], three.outputs)

    def test_a_word_on_stderr_fails_though_the_cells_go_on(self):
        done = self.run_notebooks(self.notebook("loud.ipynb", 'System.err.println("oops");', "3"))
        self.assertEqual(1, done.returncode)
        self.assertIn("cell 2: wrote to stderr: oops", done.stdout)
        self.assertEqual("3", self.executed("loud.ipynb")[1].outputs[0].data["text/plain"])

    def test_numbers_that_are_none_fail_though_the_cells_go_on(self):
        huge = "new java.math.BigDecimal(\"2.97e149\").toPlainString()"
        cells = {
            "0.0 / 0.0": "NaN",
            'String.format("a = %.3f", -1 / 0.0)': "-Infinity",
            'String.format("%.3e", 1e31)': "1.000e+31",
            huge: "2970000000",
            'System.out.println("sum 1e149 of 3");': "1e149",
            '"class  share\\n7      -∞"': "-∞",
        }
        done = self.run_notebooks(self.notebook("odd.ipynb", *cells, "3"))
        self.assertEqual(1, done.returncode)
        for number, what in enumerate(cells.values(), start=2):
            self.assertRegex(done.stdout, rf"cell {number}: shows {re.escape(what)}")
        self.assertEqual("3", self.executed("odd.ipynb")[-1].outputs[0].data["text/plain"])

    def test_numbers_that_are_some_and_words_that_are_none_pass(self):
        cells = ["1e29", '"NaNometre, Infinitys, a∞-norm, ‖x‖_∞ < 3, α in (0, ∞)"', '"1,234,567 of 60,000 and 3.5e-38"']
        done = self.run_notebooks(self.notebook("fine.ipynb", *cells, '"sha 11e4096 0123456789abcdef0123456789abcdef0123456789"'))
        self.assertEqual(0, done.returncode, done.stdout)

    def test_a_lesson_may_say_that_it_means_to_show_no_number(self):
        path = self.notebook("meant.ipynb", "0.0 / 0.0")
        lesson = nbformat.read(path, as_version=4)
        lesson.cells[1].metadata["ascribe"] = {"no-numbers": "what the exercise is about"}
        nbformat.write(lesson, path)
        self.assertEqual(0, self.run_notebooks(path).returncode)

    def test_a_lesson_that_cannot_run_counts_and_says_why_in_one_line(self):
        why = "sub/other: not run, it lacks boxes"
        done = subprocess.run(
            [*self.command(self.notebook("good.ipynb", "1")), "--not-run", why], capture_output=True, text=True, timeout=120
        )
        self.assertEqual(1, done.returncode)
        self.assertRegex(done.stdout, rf"good: passed, \d+ s\n{why}\n1 of 2 notebooks passed")
        done = subprocess.run([*self.command(), "--not-run", why], capture_output=True, text=True, timeout=120)
        self.assertEqual((1, f"{why}\n0 of 1 notebooks passed; they are in {self.out}\n"), (done.returncode, done.stdout))

    def test_a_kernel_that_dies_fails_its_notebook(self):
        done = self.run_notebooks(self.notebook("dead.ipynb", "1", "Runtime.getRuntime().halt(3);", "3"))
        self.assertEqual(1, done.returncode)
        self.assertIn("cell 3: the kernel died, exit status 3", done.stdout)
        self.assertTrue(self.executed("dead.ipynb")[0].outputs)

    def test_a_crash_of_native_code_is_one_sentence_with_the_place_of_its_log(self):
        crash = """var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
            field.setAccessible(true);
            ((sun.misc.Unsafe) field.get(null)).putAddress(0, 0);"""
        path = self.notebook("crash.ipynb", "1", crash, "3")
        done = self.run_notebooks(path, self.notebook("good.ipynb", "1"))
        self.assertEqual((1, ""), (done.returncode, done.stderr))
        first, told, second, last = done.stdout.splitlines()
        self.assertRegex(told, r"^  cell 3: the engine ended the kernel; see /.*/logs/hs_err_pid\d+\.log$")
        self.assertRegex(second, "good: passed")
        log = Path(told.split("see ")[1])
        self.assertIn("SIGSEGV", log.read_text())
        log.unlink()
        log.with_name(log.name.replace("hs_err_pid", "kernel-")).unlink(missing_ok=True)
        self.assertEqual([path, self.lessons / "good.ipynb"], sorted(self.lessons.iterdir()))

    def test_a_kernel_that_does_not_start_fails_its_notebook_with_the_place_of_its_log(self):
        path = self.notebook("none.ipynb", "1")
        done = self.run_notebooks(path, JDK_JAVA_OPTIONS="-XX:+NoSuchOption")
        self.assertEqual(1, done.returncode, done.stderr)
        told = done.stdout.splitlines()[1]
        self.assertRegex(told, r"^  the kernel did not start: .*; see /.*/logs/kernel-\d+\.log$")
        log = Path(told.split("see ")[1])
        self.assertIn("Unrecognized VM option 'NoSuchOption'", log.read_text())
        log.unlink()

    def test_a_kernel_that_is_killed_says_by_what(self):
        kill = 'new ProcessBuilder("kill", "-KILL", "" + ProcessHandle.current().pid()).start().waitFor();'
        done = self.run_notebooks(self.notebook("killed.ipynb", kill))
        self.assertIn("cell 2: the kernel died of SIGKILL", done.stdout)

    def test_what_native_code_prints_stays_out_of_the_terminal(self):
        noise = """var out = new java.io.FileOutputStream(java.io.FileDescriptor.err);
            for (int i = 0; i < 1000; i++) { out.write("Could not initialize NNPACK!\\n".getBytes()); }
            ProcessHandle.current().pid()"""
        done = self.run_notebooks(self.notebook("noise.ipynb", noise))
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        self.assertEqual(2, len(done.stdout.splitlines()), done.stdout)
        pid = self.executed("noise.ipynb")[0].outputs[0].data["text/plain"]
        (Path(os.environ["ASCRIBE_HOME"]) / f"logs/kernel-{pid}.log").unlink(missing_ok=True)

    def test_stopped_from_outside_it_keeps_what_it_has_and_leaves_no_kernel(self):
        said = self.lessons / "pid"
        cells = (f'java.nio.file.Files.writeString(java.nio.file.Path.of("{said}"), "" + ProcessHandle.current().pid());',)
        path = self.notebook("long.ipynb", *cells, "Thread.sleep(60_000);")
        for stop in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(stop):
                said.unlink(missing_ok=True)
                process = subprocess.Popen(self.command(path), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
                deadline = time.monotonic() + 60
                while time.monotonic() < deadline and not (said.exists() and said.read_text()):
                    time.sleep(0.1)
                kernel = int(said.read_text())
                time.sleep(1)
                process.send_signal(stop)
                told = process.communicate(timeout=30)[1]
                self.assertEqual(130, process.returncode, told)
                self.assertNotIn("Traceback", told)
                self.assertEqual(1, self.executed("long.ipynb")[0].execution_count)
                with self.assertRaises(ProcessLookupError):
                    os.kill(kernel, 0)


if __name__ == "__main__":
    unittest.main()
