"""What is seen of native code that prints, or that ends the kernel: a log, and one sentence."""
import os
import tempfile
import time
import unittest
from pathlib import Path

from front_end import FrontEnd
from jupyter_client.manager import KernelManager

NOISE = """
var out = new java.io.FileOutputStream(java.io.FileDescriptor.err);
for (int i = 0; i < 5000; i++) {
    out.write(("[W1130 06:44:" + i + " NNPACK.cpp:57] Could not initialize NNPACK!\\n").getBytes());
}
out.write("something else\\n".getBytes());
ProcessHandle.current().pid()"""

CRASH = """
var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
field.setAccessible(true);
((sun.misc.Unsafe) field.get(null)).putAddress(0, 0);"""

PID = "ProcessHandle.current().pid()"


class CrashTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.terminal = self.folder / "terminal"
        self.beside = self.folder / "notebooks"
        self.beside.mkdir()
        self.manager = KernelManager(kernel_name="java")
        argv = self.manager.kernel_spec.argv
        self.logs = Path(argv[next(i for i, word in enumerate(argv) if word.endswith("start-kernel")) + 1])
        terminal = open(self.terminal, "wb")  # the manager uses it again when it restarts the kernel
        self.addCleanup(terminal.close)
        self.manager.start_kernel(cwd=str(self.beside), stdout=terminal, stderr=terminal)
        self.front = FrontEnd(self.manager)

    def tearDown(self):
        self.front.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def end(self):
        deadline = time.monotonic() + 30
        while self.manager.is_alive() and time.monotonic() < deadline:
            time.sleep(0.1)
        self.assertFalse(self.manager.is_alive())
        while not self.terminal.read_text() and time.monotonic() < deadline:
            time.sleep(0.1)

    def test_what_native_code_prints_is_a_line_of_a_log(self):
        outcome = self.front.run(NOISE)
        log = self.logs / f"kernel-{outcome.result['text/plain']}.log"
        self.addCleanup(log.unlink)
        self.assertEqual(("", ""), (outcome.stderr, outcome.stdout))
        self.front.client.shutdown()
        deadline = time.monotonic() + 30
        while "5000 times" not in log.read_text() and time.monotonic() < deadline:
            time.sleep(0.1)
        self.assertEqual("", self.terminal.read_text())
        lines = log.read_text().splitlines()
        self.assertEqual(3, len(lines), lines)
        self.assertIn("Could not initialize NNPACK!", lines[0])
        self.assertEqual("something else", lines[1])
        self.assertTrue(lines[2].startswith("5000 times: [W1130"), lines[2])

    def test_a_crash_is_told_in_the_terminal_and_by_the_next_kernel(self):
        pid = self.front.run(PID).result["text/plain"]
        self.front.client.execute(CRASH)
        self.end()
        crash = self.logs / f"hs_err_pid{pid}.log"
        self.addCleanup(crash.unlink)
        self.addCleanup((self.logs / f"kernel-{pid}.log").unlink)
        self.assertTrue(crash.exists())
        told = f"the engine ended the kernel; see {crash}"
        self.assertEqual(f"ascribe: {told}\n", self.terminal.read_text())
        self.assertEqual([], os.listdir(self.beside))
        self.front.client.stop_channels()
        self.manager.restart_kernel(now=True)
        self.front = FrontEnd(self.manager)
        first, second = self.front.run("6 * 7"), self.front.run("6 * 7")
        self.assertEqual("42", first.result["text/plain"])
        self.assertIn(told, first.stdout)
        self.assertEqual(("", "", ""), (first.stderr, second.stdout, second.stderr))

    def test_an_end_that_is_no_crash_is_not_told_as_one(self):
        self.front.run("1")
        self.front.client.stop_channels()
        self.manager.restart_kernel(now=True)
        self.front = FrontEnd(self.manager)
        self.assertEqual("", self.front.run("1").stdout)
        self.assertEqual("", self.terminal.read_text())


if __name__ == "__main__":
    unittest.main()
