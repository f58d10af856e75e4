"""What is seen of native code that prints, or that ends the kernel: a log, and one sentence."""
import os
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from front_end import FrontEnd
from jupyter_client.manager import KernelManager

STARTER = Path(__file__).resolve().parents[1] / "start-kernel"

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
        self.addCleanup(log.unlink, missing_ok=True)
        self.assertEqual(("", ""), (outcome.stderr, outcome.stdout))
        self.front.client.shutdown()
        deadline = time.monotonic() + 30
        while not (log.exists() and "5000 times" in log.read_text()) and time.monotonic() < deadline:
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
        self.addCleanup(crash.unlink, missing_ok=True)
        self.addCleanup((self.logs / f"kernel-{pid}.log").unlink, missing_ok=True)
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

    def test_free_memory_stays_with_the_kernel(self):
        cell = 'System.getenv("MALLOC_TRIM_THRESHOLD_") + " " + System.getenv("MALLOC_TOP_PAD_")'
        self.assertEqual("268435456 67108864", self.front.run(cell).result["text/plain"])


class EndTest(unittest.TestCase):
    """The terminal is a pipe here: it ends when the kernel and its reader both have."""

    def start(self, *flags):
        manager = KernelManager(kernel_name="java")
        argv = manager.kernel_spec.argv
        at = next(i for i, word in enumerate(argv) if word.endswith("start-kernel"))
        argv[at + 3 : at + 3] = flags  # after the folder of the logs and the Java
        read, write = os.pipe()
        self.addCleanup(os.close, read)
        manager.start_kernel(stdout=write, stderr=write)
        os.close(write)
        self.addCleanup(lambda: manager.has_kernel and manager.shutdown_kernel(now=True))
        self.logs, self.pid = Path(argv[at + 1]), manager.provisioner.pid
        return manager, read

    def told(self, read):
        said = b""
        while chunk := os.read(read, 1000):
            said += chunk
        return said.decode()

    def log(self):
        path = self.logs / f"kernel-{self.pid}.log"
        self.addCleanup(path.unlink, missing_ok=True)
        return path

    def test_an_end_that_is_no_crash_is_not_told_as_one(self):
        for now in (True, False):
            with self.subTest(killed=now):
                manager, read = self.start()
                front = FrontEnd(manager)
                front.run("1")
                front.client.stop_channels()
                manager.shutdown_kernel(now=now)
                self.assertEqual("", self.told(read))

    def test_last_words_are_told_though_the_whole_group_is_killed(self):
        for words in ("terminate called after throwing", "libc++abi: terminating"):
            with self.subTest(words):
                manager, read = self.start()
                front = FrontEnd(manager)
                out = "new java.io.FileOutputStream(java.io.FileDescriptor.err)"
                front.run(f'{out}.write("{words}\\n".getBytes());')
                front.client.stop_channels()
                manager.shutdown_kernel(now=True)
                self.assertEqual(f"ascribe: the engine ended the kernel; see {self.log()}\n", self.told(read))

    def test_a_kernel_that_does_not_start_is_told(self):
        for flags in (["-XX:+NoSuchOption"], ["-cp", "nowhere", "no.such.Main"]):
            with self.subTest(flags):
                _, read = self.start(*flags)
                self.assertEqual(f"ascribe: the kernel did not start; see {self.log()}\n", self.told(read))
                self.assertIn(flags[-1].split("+")[-1], self.log().read_text())

    def test_a_java_that_is_not_there_is_told(self):
        with tempfile.TemporaryDirectory() as logs:
            command = [sys.executable, STARTER, logs, "/no/such/java", "connection.json"]
            done = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            said = done.communicate(timeout=30)[0]
            log = Path(logs) / f"kernel-{done.pid}.log"
            self.assertEqual((1, f"ascribe: the kernel did not start; see {log}\n"), (done.returncode, said))
            self.assertEqual("Error: Could not run /no/such/java: No such file or directory\n", log.read_text())

    def test_what_a_program_of_a_cell_says_long_before_the_end_is_not_the_kernels(self):
        with tempfile.TemporaryDirectory() as logs:
            command = [sys.executable, STARTER, logs, "sh", "-c", "echo 'Error: Could not find or load main class X'; sleep 6"]
            done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=30)
            self.assertEqual((0, ""), (done.returncode, done.stdout))

    def test_what_an_earlier_process_of_the_same_number_left_is_not_this_ones(self):
        with tempfile.TemporaryDirectory() as logs:
            leave = f"for name in hs_err_pid$$.log kernel-$$.log; do echo earlier > {logs}/$name; done"
            command = ["sh", "-c", f"{leave}; exec {sys.executable} {STARTER} {logs} sh -c 'echo this'"]
            done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=30)
            self.assertEqual((0, ""), (done.returncode, done.stdout))
            left = {path.name.split(".", 1)[1]: path.read_text() for path in Path(logs).glob("kernel-*")}
            self.assertEqual({"log": "this\n", "log.earlier": "earlier\n"}, left)
            self.assertEqual(["log.earlier"], [path.name.split(".", 1)[1] for path in Path(logs).glob("hs_err_pid*")])


if __name__ == "__main__":
    unittest.main()
