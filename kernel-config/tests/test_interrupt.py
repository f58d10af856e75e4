"""An interrupt ends the cell within a second, and the next cell works."""
import os
import subprocess
import sys
import time
import unittest

from front_end import KernelTestCase, kernel

CELLS = {
    "a busy loop": "int n = 0; while (true) { n++; }",
    "a loop with an empty body": "for (;;);",
    "sleep": "Thread.sleep(100_000);",
    "sleep that will not be woken": "while (true) { try { Thread.sleep(500); } catch (InterruptedException e) { } }",
    "a loop that catches everything": "while (true) { try { Math.sin(1); } catch (Throwable t) { } }",
    "endless recursion": "long fib(int i) { return i < 2 ? i : fib(i - 1) + fib(i - 2); } fib(90)",
    "an endless stream": "Stream.iterate(1, i -> i + 1).forEach(i -> { })",
    "a parallel stream": "IntStream.range(0, 64).parallel().forEach(i -> { while (true) { Math.sin(i); } })",
    "a library that looks": (
        "var queue = new java.util.concurrent.LinkedBlockingQueue<Integer>(); queue.take();"
    ),
    "printing": "while (true) { System.out.println(1); }",
    "input": "new Scanner(System.in).nextLine()",
    "a thread that waits for another": (
        "Thread other = new Thread(() -> { while (true) { Math.sin(1); } }); other.start(); other.join();"
    ),
    "code that never looks": "java.math.BigInteger.valueOf(7).pow(300_000_000)",
}


class InterruptTests(KernelTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.front.run("int warm = 1; for (int i = 0; i < 10; i++) { warm += i; }")

    def test_every_kind_of_cell(self):
        for kind, code in CELLS.items():
            with self.subTest(kind):
                outcome = self.front.run(code, interrupt_after=0.7, allow_stdin=True)
                self.assertEqual(outcome.status, "error")
                self.assertEqual(outcome.ename, "org.ascribe.kernel.CellInterrupted")
                self.assertLess(outcome.seconds_after_interrupt, 1.0)
                following = self.front.run('System.out.println("next"); 6 * 7')
                self.assertEqual((following.stdout, following.result["text/plain"]), ("next\n", "42"))

    def test_where_it_was(self):
        outcome = self.front.run("int i = 0;\nwhile (true) {\n    i++;\n}", interrupt_after=0.7)
        self.assertIn("line 2:", outcome.trace.replace("line 3:", "line 2:"))

    def test_finally_blocks_run(self):
        outcome = self.front.run(
            'try { Thread.sleep(100_000); } finally { System.out.println("tidied"); }', interrupt_after=0.7
        )
        self.assertEqual(outcome.stdout, "tidied\n")

    def test_an_abandoned_cell_is_not_heard_later(self):
        stubborn = (
            "Object lock = new Object(); Thread holder = new Thread(() -> { synchronized (lock) { "
            "java.util.concurrent.locks.LockSupport.parkNanos(3_000_000_000L); } }); holder.start(); Thread.sleep(100);"
            'synchronized (lock) { System.out.println("late"); }'
        )
        outcome = self.front.run(stubborn, interrupt_after=0.7)
        self.assertEqual(outcome.ename, "org.ascribe.kernel.CellInterrupted")
        later = self.front.run("Thread.sleep(3500); 1")
        self.assertEqual((later.stdout, later.result["text/plain"]), ("", "1"))

    def test_library_pools_survive(self):
        self.front.run("IntStream.range(0, 64).parallel().forEach(i -> { while (true) { } })", interrupt_after=0.7)
        outcome = self.front.run("IntStream.range(0, 1000).parallel().map(i -> { int s = i; return s; }).sum()")
        self.assertEqual((outcome.trace, outcome.result), ("", {"text/plain": "499500"}))

    def test_an_idle_kernel_ignores_it(self):
        self.front.manager.interrupt_kernel()
        time.sleep(0.2)
        self.assertEqual(self.front.run("1").status, "ok")

    def test_shutdown_of_a_busy_kernel(self):
        with kernel() as front:
            front.client.execute("while (true) { }")
            time.sleep(1.5)
            start = time.monotonic()
            front.client.stop_channels()
            front.manager.shutdown_kernel()
            self.assertLess(time.monotonic() - start, 3)
            front.close = lambda: None

    @unittest.skipUnless(os.path.isdir("/proc/self"), "looks for the process in /proc")
    def test_a_kernel_ends_with_its_server(self):
        script = (
            "import time; from front_end import kernel\n"
            "with kernel() as front:\n"
            "    print(front.run('ProcessHandle.current().pid()').result['text/plain'], flush=True)\n"
            "    time.sleep(60)\n"
        )
        server = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
        pid = int(server.stdout.readline())
        server.kill()
        server.wait()
        server.stdout.close()
        deadline = time.monotonic() + 10
        while alive(pid) and time.monotonic() < deadline:
            time.sleep(0.1)
        self.assertFalse(alive(pid))


def alive(pid):
    try:
        with open("/proc/%d/stat" % pid) as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


if __name__ == "__main__":
    unittest.main()
