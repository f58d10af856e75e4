"""What a cell may do, and what a reader sees of it when it fails."""
import re
import time
import unittest

from front_end import KernelTestCase


class CellTests(KernelTestCase):
    def run_cell(self, code, **options):
        return self.front.run(code, **options)

    def test_last_expression_is_the_result(self):
        self.assertEqual(self.run_cell("int a = 2; int b = 3; a * b").result["text/plain"], "6")
        self.assertIsNone(self.run_cell("int c = 4;").result)

    def test_declarations_outlive_their_cell(self):
        self.run_cell("int twice(int x) { return 2 * x; } class Box { int held = twice(4); }")
        self.assertEqual(self.run_cell("new Box().held").result["text/plain"], "8")

    def test_a_cell_that_ends_in_display_shows_no_id(self):
        outcome = self.run_cell('display("x");')
        self.assertIsNone(outcome.result)
        self.assertEqual(outcome.displays[0]["data"]["text/plain"], "x")

    def test_a_cell_that_ends_in_printf_shows_no_stream(self):
        outcome = self.run_cell('System.out.printf("%d and %s%n", 3, "x")')
        self.assertIsNone(outcome.result)
        self.assertEqual(outcome.stdout, "3 and x\n")

    def test_update_display_names_the_display(self):
        outcome = self.run_cell('String id = display("before"); updateDisplay(id, "<i>after</i>", "text/html");')
        shown, updated = outcome.displays[0], outcome.updates[0]
        self.assertEqual(shown["transient"]["display_id"], updated["transient"]["display_id"])
        self.assertEqual(updated["data"]["text/html"], "<i>after</i>")

    def test_output_is_live(self):
        request = self.front.client.execute('System.out.print("first"); Thread.sleep(1500);')
        start = time.monotonic()
        while True:
            message = self.front.client.get_iopub_msg(timeout=10)
            if message["msg_type"] == "stream" and message["parent_header"]["msg_id"] == request:
                break
        self.assertLess(time.monotonic() - start, 1.4)
        self.front.follow(request)

    def test_background_threads_are_heard(self):
        code = 'Thread t = new Thread(() -> System.out.println("from afar")); t.start(); t.join();'
        self.assertEqual(self.run_cell(code).stdout, "from afar\n")

    def test_much_output_arrives_whole(self):
        outcome = self.run_cell("for (int i = 0; i < 20000; i++) System.out.println(i);")
        self.assertEqual(outcome.stdout, "".join("%d\n" % i for i in range(20000)))

    def test_compile_error_underlines_its_place(self):
        outcome = self.run_cell("int ok = 1;\n// a comment\nint bad = ok + unknown;")
        self.assertEqual(outcome.ename, "org.ascribe.kernel.CompilationFailed")
        self.assertIn("cannot find symbol", outcome.evalue)
        self.assertIn("line 3:", outcome.trace)
        source, carets = [line for line in plain(outcome) if "unknown;" in line or "^" in line][:2]
        self.assertEqual(source.index("unknown"), carets.index("^"))
        self.assertEqual(carets.count("^"), len("unknown"))

    def test_exception_shows_type_message_line_and_causes(self):
        outcome = self.run_cell(
            "int x = 1;\n/* why\n not */\nthrow new IllegalStateException(\n"
            '    "outer", new RuntimeException("inner"));'
        )
        self.assertEqual(outcome.ename, "java.lang.IllegalStateException")
        self.assertEqual(outcome.evalue, "outer")
        lines = plain(outcome)
        self.assertEqual(lines[0], "java.lang.IllegalStateException: outer")
        self.assertRegex(lines[1], r"In \[\d+\], line 4:")
        self.assertEqual(lines[2].strip(), "throw new IllegalStateException(")
        self.assertIn("Caused by: java.lang.RuntimeException: inner", lines)

    def test_trace_ends_with_the_cell(self):
        self.run_cell("int divide(int x) {\n    return 1 / x;\n}")
        outcome = self.run_cell("// first\nStream.of(0).map(v -> divide(v)).toList()")
        self.assertIn("    return 1 / x;", outcome.trace)
        self.assertRegex(outcome.trace, r"at divide \(In \[\d+\], line 2\)")
        self.assertRegex(outcome.traceback[-1], r"at In \[\d+\], line 2")
        self.assertNotIn("java.util.stream", outcome.trace)
        self.assertNotIn("reflect", outcome.trace)

    def test_stack_overflow_is_an_error_not_a_death(self):
        outcome = self.run_cell("int deep(int n) { return deep(n + 1) + 1; } deep(0)")
        self.assertEqual(outcome.ename, "java.lang.StackOverflowError")
        self.assertEqual(self.run_cell("1").status, "ok")

    def test_failing_to_string_is_the_cells_error(self):
        outcome = self.run_cell('class Bad { public String toString() { throw new IllegalStateException("no text"); } } new Bad()')
        self.assertEqual((outcome.status, outcome.evalue), ("error", "no text"))

    def test_names_are_those_of_the_cell(self):
        self.run_cell("class TooFar extends RuntimeException { TooFar(String m) { super(m); } } Object nothing = null;")
        self.assertEqual(self.run_cell('throw new TooFar("here")').ename, "TooFar")
        self.assertIn('because "nothing" is null', self.run_cell("nothing.hashCode()").evalue)

    def test_logs_are_not_the_cells_errors(self):
        outcome = self.run_cell('java.util.logging.Logger.getLogger("x").warning("for the log");')
        self.assertEqual((outcome.status, outcome.stderr), ("ok", ""))

    def test_cells_sent_before_an_error_are_skipped(self):
        failing = self.front.client.execute("Thread.sleep(500); int[] none = {}; none[0]")
        waiting = self.front.client.execute('System.out.println("not reached")')
        self.assertEqual(self.front.follow(failing).status, "error")
        skipped = self.front.follow(waiting)
        self.assertEqual((skipped.status, skipped.stdout), ("aborted", ""))
        self.assertEqual(self.run_cell("1").status, "ok")

    def test_silent_cells_leave_no_trace(self):
        before = self.run_cell("0")
        silent = self.run_cell('System.out.println("hush"); 5', silent=True)
        self.assertEqual((before.status, silent.stdout, silent.result), ("ok", "", None))

    def test_user_expressions(self):
        outcome = self.run_cell("int w = 5;", user_expressions={"w": "w + 1", "bad": "undeclared"})
        self.assertEqual(outcome.expressions["w"]["data"]["text/plain"], "6")
        self.assertEqual(outcome.expressions["bad"]["status"], "error")

    def test_input(self):
        outcome = self.run_cell(
            "var in = new Scanner(System.in); in.nextLine() + in.nextInt()", answers=["grüße ", "12"]
        )
        self.assertEqual(outcome.result["text/plain"], "grüße 12")

    def test_input_that_is_not_allowed(self):
        outcome = self.run_cell("System.in.read()", allow_stdin=False)
        self.assertIn("allows no input", outcome.evalue)

    def test_incomplete_code_is_indented(self):
        for code, indent in [("if (x) {", "    "), ("  int a = f(", "      ")]:
            self.front.client.is_complete(code)
            reply = self.front.client.get_shell_msg(timeout=10)["content"]
            self.assertEqual(reply, {"status": "incomplete", "indent": indent})

    def test_inspection_shows_signature_and_documentation(self):
        self.front.client.inspect("Math.sqrt", 7)
        data = self.front.client.get_shell_msg(timeout=30)["content"]["data"]
        self.assertIn("double Math.sqrt(double a)", data["text/plain"])

    def test_completion_counts_characters_as_jupyter_does(self):
        code = 'String s = "😀"; Math.sqr'
        self.front.client.complete(code, len(code))
        reply = self.front.client.get_shell_msg(timeout=10)["content"]
        self.assertEqual((reply["cursor_start"], reply["cursor_end"]), (len(code) - 3, len(code)))


def plain(outcome):
    return [re.sub("\x1b\\[[0-9;]*m", "", line) for line in outcome.traceback]


if __name__ == "__main__":
    unittest.main()
