"""IJava's environment variables and magics."""
import json
import shutil
import tempfile
import unittest
import zipfile
from pathlib import Path

from front_end import KernelTestCase, kernel


class VariableTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_classpath(self):
        (self.folder / "words.txt").write_text("found")
        with zipfile.ZipFile(self.folder / "words.jar", "w") as jar:
            jar.write(self.folder / "words.txt", "words.txt")
        with kernel(IJAVA_CLASSPATH=str(self.folder / "*.jar")) as front:
            code = 'new String(Thread.currentThread().getContextClassLoader().getResourceAsStream("words.txt").readAllBytes())'
            self.assertEqual(front.run(code).result["text/plain"], "found")

    def test_startup_scripts_run_in_order(self):
        (self.folder / "one.jshell").write_text("int first = 1;\nint second = first + 1;")
        with kernel(
            IJAVA_STARTUP_SCRIPTS_PATH=str(self.folder / "*.jshell"), IJAVA_STARTUP_SCRIPT="int third = second + 1;"
        ) as front:
            self.assertEqual(front.run("first + second + third").result["text/plain"], "6")

    def test_failing_startup_script_is_shown_once(self):
        with kernel(IJAVA_STARTUP_SCRIPT="int a = 1;\nint b = a / 0;") as front:
            outcome = front.run("a")
            self.assertEqual(outcome.ename, "java.lang.ArithmeticException")
            self.assertIn("IJAVA_STARTUP_SCRIPT, line 2:", outcome.trace)
            self.assertEqual(front.run("a").result["text/plain"], "1")

    def test_compiler_options(self):
        with kernel(IJAVA_COMPILER_OPTS="-Xlint:all -Werror") as front:
            self.assertEqual(front.run("List raw = new ArrayList(); raw.add(1);").status, "error")

    def test_options_that_the_compiler_refuses(self):
        with kernel(IJAVA_COMPILER_OPTS="--nonsense") as front:
            self.assertIn("--nonsense", front.run("1").evalue)

    def test_timeout(self):
        with kernel(IJAVA_TIMEOUT="700 milliseconds") as front:
            outcome = front.run("int t = 1;\nwhile (true) { }")
            self.assertEqual(outcome.ename, "org.ascribe.kernel.CellInterrupted")
            self.assertIn("IJAVA_TIMEOUT, 700 ms", outcome.evalue)
            self.assertEqual(front.run("t").result["text/plain"], "1")

    def test_bad_timeout(self):
        with kernel(IJAVA_TIMEOUT="soon") as front:
            self.assertIn("IJAVA_TIMEOUT: 'soon' is no duration", front.run("1").evalue)


EXTENSION = """
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

public class Stars implements Extension {
    public final int count = 3;

    public void install(BaseKernel kernel) {
        kernel.getRenderer().createRegistration(Stars.class)
            .preferring(MIMEType.TEXT_HTML)
            .register((stars, context) -> context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<b>***</b>"));
    }
}
"""


class MagicTests(KernelTestCase):
    def write(self, name, text):
        (Path(self.folder.name) / name).write_text(text)

    def test_jars_and_their_paths(self):
        with zipfile.ZipFile(Path(self.folder.name) / "some lib.jar", "w") as jar:
            jar.writestr("a.txt", "a")
        outcome = self.front.run('List<String> added = %jars "some lib.jar"\nadded.size()')
        self.assertEqual(outcome.result["text/plain"], "1")
        self.assertIsNone(self.front.run("%classpath .").result)

    def test_extensions_of_added_jars_render(self):
        folder = Path(self.folder.name) / "extension"
        services = folder / "META-INF" / "services"
        services.mkdir(parents=True)
        (services / "org.dflib.jjava.jupyter.Extension").write_text("Stars\n")
        self.write("extension/Stars.java", EXTENSION)
        compiled = self.front.run(
            'javax.tools.ToolProvider.getSystemJavaCompiler().run(null, null, null, "-cp", '
            'System.getProperty("java.class.path"), "extension/Stars.java")'
        )
        self.assertEqual(compiled.result["text/plain"], "0")
        # A class of the unnamed package is reached by reflection only.
        outcome = self.front.run(
            "%classpath extension\n"
            'Class.forName("Stars", true, Thread.currentThread().getContextClassLoader()).getConstructor().newInstance()'
        )
        self.assertEqual(outcome.result.get("text/html"), "<b>***</b>")

    def test_jars_that_do_not_exist(self):
        self.assertIn("nothing matches none/*.jar", self.front.run("%jars none/*.jar").evalue)

    def test_load(self):
        self.write("more.jshell", "int loaded = 40;\nloaded + 2")
        self.assertEqual(self.front.run("%load more.jshell").result["text/plain"], "42")
        self.assertEqual(self.front.run("loaded").result["text/plain"], "40")

    def test_load_of_a_notebook(self):
        cells = [
            {"cell_type": "markdown", "source": "not code"},
            {"cell_type": "code", "source": ["int noted = 1;\n", "int twice = 2;"]},
            {"cell_type": "code", "source": "noted + twice"},
        ]
        self.write("more.ipynb", json.dumps({"cells": cells}))
        self.assertEqual(self.front.run("%load more.ipynb").result["text/plain"], "3")

    def test_load_names_the_line_that_fails(self):
        self.write("broken.jshell", "int fine = 1;\nint broken = fine / 0;")
        self.assertIn("broken.jshell, line 2:", self.front.run("%load broken.jshell").trace)
        self.assertIn("no file absent.jshell", self.front.run("%load absent.jshell").evalue)

    def test_time(self):
        outcome = self.front.run("%time Thread.sleep(100); 1 + 1")
        self.assertEqual(outcome.result["text/plain"], "2")
        self.assertRegex(outcome.stdout, r"wall time: 0\.\d+ s")
        self.assertEqual(self.front.run("%%time\nint q = 4;\nq * 2").result["text/plain"], "8")

    def test_time_can_be_interrupted(self):
        outcome = self.front.run("%%time\nwhile (true) { }", interrupt_after=0.7)
        self.assertEqual(outcome.ename, "org.ascribe.kernel.CellInterrupted")
        self.assertLess(outcome.seconds_after_interrupt, 1)

    def test_unknown_magic_lists_the_known(self):
        evalue = self.front.run("%nonsense").evalue
        self.assertIn("unknown magic %nonsense", evalue)
        self.assertIn("%maven", evalue)

    def test_remainders_and_formats_are_no_magics(self):
        self.front.run("int seven = 7, time = 4;")
        self.assertEqual(self.front.run('String.format("x = %d", 3)').result["text/plain"], "x = 3")
        self.assertEqual(self.front.run("int m = seven\n  % time;\nm").result["text/plain"], "3")

    def test_maven_coordinates_that_are_none(self):
        self.assertIn("'nonsense' are no Maven coordinates", self.front.run("%maven nonsense").evalue)


@unittest.skipUnless(shutil.which("mvn"), "no Maven here, so probably no repository either")
class MavenTests(KernelTestCase):
    """Need a Maven repository, local or remote."""

    def test_maven(self):
        outcome = self.front.run("%maven org.apache.commons:commons-math3:3.6.1")
        self.assertEqual((outcome.status, outcome.trace), ("ok", ""))
        code = "org.apache.commons.math3.util.ArithmeticUtils.gcd(12, 18)"
        self.assertEqual(self.front.run(code).result["text/plain"], "6")

    def test_pom_fragment(self):
        outcome = self.front.run(
            "%%loadFromPOM\n<dependency><groupId>org.apache.commons</groupId>"
            "<artifactId>commons-lang3</artifactId><version>3.12.0</version></dependency>"
        )
        self.assertEqual((outcome.status, outcome.trace), ("ok", ""))
        code = 'org.apache.commons.lang3.StringUtils.capitalize("word")'
        self.assertEqual(self.front.run(code).result["text/plain"], "Word")

    def test_missing_artifact_is_named(self):
        outcome = self.front.run("%maven org.example.none:absent:1")
        self.assertIn("org.example.none:absent", outcome.evalue)


if __name__ == "__main__":
    unittest.main()
